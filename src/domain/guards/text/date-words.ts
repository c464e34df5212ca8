// The words by which a date binds us, is a day to meet, or hands something over.
import { anyOf } from './patterns';

// What a date binds us to; «в марте пробок меньше» binds to nothing.
export const BINDING = anyOf`
  сда(?:ча|чи|чу|ется|дут|дим|дите|ем|ют|н[аоы]?)|передач\p{L}*|переда[еюд]\p{L}*|старт\p{L}*|начал\p{L}*
  начн\p{L}*|начин\p{L}*|буд[уе]т готов\p{L}*|готов[аоы]? (?:к|в|через|до)|освобод\p{L}*|освобожда\p{L}*
  достро\p{L}*|заверш\p{L}*|засел\p{L}*|въех\p{L}*|заезд\p{L}*|свобод\p{L}*|пройд[её]т|состоится|откро\p{L}+
  въе(?:де|ха)\p{L}*|ключи|keys|дедлайн\p{L}*|срок\p{L}*|скидк\p{L}*|действует|набор\p{L}*|handover
  hand(?:ed)? over|handed|deliver\p{L}*|start\p{L}*|begin\p{L}*|began|ready|available|avail\p{L}*|finish\p{L}*
  complet\p{L}*|clos(?:es?|ed|ing)|закрыва\p{L}+|закро\p{L}+|move in|move into|takes? place|held|free (?:from|on)|becomes free|deadline|valid|expires?|discount
  launch\p{L}*|opens?
`;
export const MEETING = anyOf`
  звон\p{L}*|созвон\p{L}*|показ\p{L}*|просмотр\p{L}*|встре\p{L}*|диагностик\p{L}*|запиш\p{L}*|запис\p{L}*|удобно
  удобнее|подойдет|подходит|напиш\p{L}*|напомн\p{L}*|верн\p{L}*|посмотр\p{L}*|смотреть|увидеть|покаж\p{L}*|перен[ео]с\p{L}*|приез\p{L}*|прилет\p{L}*|call\p{L}*|viewing\p{L}*
  meet\p{L}*|book\p{L}*|moved|reschedul\p{L}*|slot\p{L}*|suit\p{L}*|work for you|convenient|write|text|remind|come back|get back
  arriv\p{L}*|fly\p{L}*|free on|videocall|video
`;
// Of a product, and not of a lesson or a call: those begin at hours people agree on.
export const HANDOVER = anyOf`
  ключи|keys|сдач\p{L}*|сдадут|сдадим|сдается к|передач\p{L}*|передад\p{L}*|переда(?:ем|ют)|достро\p{L}*
  старт(?:ует|уют|уем)|стартов\p{L}*|буд[уе]т готов\p{L}*|готов[аоы]? (?:через|к|уже)|освобод\p{L}*
  освобожда\p{L}*|свобод(?:ен|на|но|ны)|засел\p{L}*|въе(?:де|ха)\p{L}*|пройд[её]т|состоится|откро\p{L}+
  начн(?:ется|утся|ет|ем|ете)|начина(?:ется|ются|ет|ем|ют)|заезжа\p{L}+|заезд\p{L}*|переех\p{L}+|съех\p{L}+|занять|handover|hand(?:ed)? over|handed|will be ready|be ready
  ready (?:in|by|next)|is available|becomes? (?:free|available)|becomes? free|move into|move in|takes? place|empty|vacant|take it over|move\p{L}* out
  (?:is|are|gets?) free from|(?:tenants?|guests) (?:leave|move out)\p{L}*|(?:арендатор|жильц)\p{L}+ (?:съе\p{L}+|выез\p{L}+|выед\p{L}+)|(?:is|be) held|starts?|begins?|complet(?:ed|ion)|finishes|(?:be|is|are|gets?) finished
`;
/** A day the office is closed is the last day of nothing. */
export const OFFERED =
  /(?<!\p{L})(?:скидк\p{L}*|снима\p{L}+|действ\p{L}+|дешевле|минус|цен\p{L}+|discount|off|offer|price|valid|ready|готов\p{L}*)(?!\p{L})/u;
