// Nobody is hurried: no last day of ours that the catalog has not, no rival at the door, no price about to rise.
import { clauseAt, denies } from './denial';
import type { Facts } from './facts';
import { everyOf } from './patterns';
import type { Finding } from './types';
import { excerptOf, sentenceAt, type View } from './view';

const WHEN_RU = String.raw`(?:сегодня|завтра|послезавтра|вечера|утра|ночи|полуноч\p{L}+|выходных|обеда|конца (?:дня|недели|месяца)|понедельник\p{L}*|вторник\p{L}*|сред[уы]|четверг\p{L}*|пятниц\p{L}*|суббот\p{L}*|воскресень\p{L}*|нового года)`;
const WHEN_EN = `(?:today|tonight|tomorrow|noon|midnight|(?:the )?(?:weekend|evening|end of (?:the )?(?:day|week|month))|monday|tuesday|wednesday|thursday|friday|saturday|sunday|christmas|new year)`;

const DECIDE = new RegExp(
  `(?<!\\p{L})(?:(?:решат\\p{L}*|решай\\p{L}*|решит\\p{L}*|определ\\p{L}+|подпис\\p{L}+|внос\\p{L}+|внес\\p{L}+|бронируй\\p{L}*|забронир\\p{L}+|успе\\p{L}+)(?: \\p{L}+){0,4} (?:до|к|в|за)?\\s?${WHEN_RU}|(?:придерж\\p{L}+|подерж\\p{L}+|держу|держим)(?: \\p{L}+){0,4} до ${WHEN_RU}|(?:надо|нужно|пора|стоит)(?: \\p{L}+)? решать (?:сегодня|сейчас|сразу|быстро)|(?:decid\\p{L}*|sign|commit|book it|pay|reserve)(?: \\p{L}+){0,4} (?:by|before|until|no later than) ${WHEN_EN}|(?:holding|hold|keep|keeping)(?: \\p{L}+){0,3} (?:until|till|by) ${WHEN_EN})(?!\\p{L})`,
  'gu',
);
const RIVAL = everyOf`
  уйдет (?:друг\p{L}+|к друг\p{L}+|завтра|быстро|сегодня|с рук)|(?:заберут|уведут|перехватят|забирают|разберут|раскупят|расхватают)
  (?:кто-то|другой (?:клиент|покупатель)|другая семья|другие (?:клиенты|покупатели|люди)|еще (?:двое|трое|один|одна|кто-то|две семьи|\d+ (?:клиент|человек|сем)\p{L}*)) [^.!?\n]{0,40}(?:готов\p{L}*|смотр\p{L}+|бер[еу]\p{L}*|внос\p{L}+|подпис\p{L}+|вписыва\p{L}+|претенд\p{L}+|оформля\p{L}+|хот\p{L}+|интересу\p{L}+|думает|думают)
  (?:завтра|послезавтра|к вечеру|на следующей неделе|через (?:день|два дня|неделю|час))[^.!?\n]{0,25}(?:не будет|уйдет|кончатся|закончатся|поздно|подорожает|дороже|не останется)
  (?:мест[ао]?|квартир\p{L}*|вилл\p{L}*|групп\p{L}*|он[аи]?)\s+(?:\p{L}+ )?(?:кончатся|закончатся|кончаются|заканчиваются|разойдутся|разлетаются|тают|улетят|улетают)
  (?:цен\p{L}+|стоимость)\s+(?:\p{L}+\s+){0,3}(?:поднимется|поднимутся|вырастет|вырастут|повысится|повысятся|подскочит|поднимаем|поднимем)
  условия (?:\p{L}+ )?(?:изменятся|поменяются|станут)|потом (?:\p{L}+ )?(?:будет дороже|подорожает|будет поздно)|осталось (?:всего |только |лишь )?(?:одно|два|три|пара|последн\p{L}+|\d) мест\p{L}*
  (?:осталась|остался|осталось) (?:всего |только |лишь )?(?:одна|один|одно|последн\p{L}+)|последн\p{L}+ (?:\p{L}+ )?(?:мест\p{L}*|вилл\p{L}*|юнит\p{L}*|квартир\p{L}*|апартамент\p{L}*)
  (?:someone|somebody) else [^.!?\n]{0,40}(?:sign|buy|tak|interest|look|offer|reserv|ready|deposit)\p{L}*|(?:another|two other|other|several) (?:buyer|client|couple|famil|people|person)\p{L}* [^.!?\n]{0,40}(?:sign|buy|tak|interest|look|offer|reserv|ready|view|circl|deposit)\p{L}*
  (?:will|'ll|would|might) (?:be )?(?:gone|sold|taken|snapped up)|about to (?:sell|sign|go|be sold)|(?:prices?|rates?) (?:\p{L}+ ){0,3}(?:go up|going up|goes up|rise|rising|increase)|terms (?:will )?change|before (?:it's|it is) (?:gone|too late)
  (?:only|just) (?:one|two|three|\d) (?:\p{L}+ )?(?:left|remaining|place|places|spot|spots|seats?)|last (?:\p{L}+ )?(?:unit|villa|place|spot|seat|one) (?:left|remaining|available)
`;

export function checkPressure(view: View, facts: Facts): Finding[] {
  const findings: Finding[] = [];
  for (const pattern of [DECIDE, RIVAL])
    for (const m of view.text.matchAll(pattern)) {
      const { text, from, question } = sentenceAt(view, m.index);
      if (
        question ||
        denies(clauseAt(text, m.index - from).replace(m[0], '')) ||
        (/(?<!\p{L})не будет|(?<!\p{L})don't/u.test(text) === false && denies(m[0]))
      )
        continue;
      if (view.dates.some((d) => d.day !== undefined && d.from >= from && d.from < from + text.length)) continue;
      if (/мест/.test(m[0]) && facts.statements.some((s) => s.text.includes(m[0]))) continue;
      findings.push({
        guard: 'date',
        what: 'false_deadline',
        excerpt: excerptOf(view, m.index, m.index + m[0].length),
        advice:
          'Hurry nobody: no day to decide by, no other buyer, no rising price. Name only a last day that stands in the catalog.',
      });
    }
  return findings;
}
