// Nobody is hurried: no last day of ours that the catalog has not, no rival at the door, no price about to rise.

import type { Facts } from '../facts/facts';
import { clauseAt, denies } from '../text/denial';
import { anyOf, everyOf } from '../text/patterns';
import { excerptOf, sentenceAt, type View } from '../text/view';
import type { Finding } from '../types';

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

// A last day nobody has set.
const URGENT = everyOf`
  (?:только|лишь|последн\p{L}+ (?:день|шанс|час)|остал(?:ось|ся|ись)|истека\p{L}*|сгор\p{L}*|заканчива\p{L}*|закрыва\p{L}*|успе\p{L}+|действ\p{L}+|актуальн\p{L}*|держ\p{L}+|фиксир\p{L}*|цен\p{L}+|скидк\p{L}*|предложени\p{L}*|акци\p{L}*)[^.!?\n]{0,40}(?<!\p{L})(?:(?:до|в|за)\s+(?:конца\s+(?:дня|недели|месяца)|вечера|полуноч\p{L}+|полночь|утра|выходных|понедельника|вторника|среды|четверга|пятницы|субботы|воскресенья)|(?:до\s+)?(?:сегодня|завтра|послезавтра)(?:шн\p{L}+)?|(?:\d+|пару|несколько|два|три|один) (?:час|дн|минут)\p{L}*|на этой неделе)
  только сегодня|последн\p{L}+ (?:день|шанс|час)
  (?:only|last|ends?|expir\p{L}*|valid|good|hold\p{L}*|price|offer|discount|deal|rate|closes?|hurry|running out)[^.!?\n]{0,40}(?<!\p{L})(?:today|tonight|tomorrow|midnight|(?:the )?end of (?:the )?(?:day|week|month)|(?:until|till|by|on|this) (?:monday|tuesday|wednesday|thursday|friday|saturday|sunday|weekend|week|evening)|(?:next )?(?:\d+|few|two|three|couple of) (?:hours?|days?|minutes?))
  last chance|final (?:day|chance|hours)|today only|tonight only|act now
`;

const PRESSED = anyOf`
  цен\p{L}+|скидк\p{L}*|предложени\p{L}*|акци\p{L}*|услови\p{L}*|мест[оа]?|брон\p{L}*|успе\p{L}+|только сегодня
  последн\p{L}+|виллa?|price|offer|discount|deal|rate|place|spot|last chance|today only|tonight only|hurry|act now
  villa|final|terms
`;

// In any order: «до воскресенья надо определиться», "so decide today".
const SETTLE =
  /(?<!\p{L})(?:реш(?:ат|ай|ит|ить|ение)\p{L}*|определ(?:и|я)\p{L}+|подпис(?:ат|ыв|ыв)\p{L}*|внести|внесите|бронируйте|забронир\p{L}+|держу|держим|придерж\p{L}+|подерж\p{L}+|decide|commit|sign|hold(?:ing)?|keep(?:ing)?)(?!\p{L})/u;
const BY_WHEN = new RegExp(
  `(?<!\\p{L})(?:(?:до|к) ${WHEN_RU}|(?:by|before|until|till) ${WHEN_EN}|decide (?:today|now|tonight))(?!\\p{L})`,
  'u',
);

export function checkPressure(view: View, facts: Facts): Finding[] {
  const findings: Finding[] = [];
  for (const { text, from, to, question } of view.sentences)
    for (const clause of text.split(/[,;:]/u))
      if (
        !question &&
        SETTLE.test(clause) &&
        BY_WHEN.test(clause) &&
        !denies(clause) &&
        !facts.statements.some((s) => s.text.includes(clause.trim()))
      )
        findings.push({
          guard: 'date',
          what: 'false_deadline',
          excerpt: excerptOf(view, from, to),
          advice: 'Hurry nobody: no day to decide by. Name only a last day that stands in the catalog.',
        });
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
  for (const m of view.text.matchAll(URGENT)) {
    const { text, question } = sentenceAt(view, m.index);
    if (question || view.dates.some((d) => d.day !== undefined && sentenceAt(view, d.from).text === text)) continue;
    if (denies(clauseAt(text, m.index - sentenceAt(view, m.index).from)) || isTerm(view, m, facts)) continue;
    if (PRESSED.test(text) && !/(?<!\p{L})(?:не |нет |no |not |n't )/u.test(m[0]))
      findings.push({
        guard: 'date',
        what: 'false_deadline',
        excerpt: excerptOf(view, m.index, m.index + m[0].length),
        advice: 'No such deadline stands in the catalog. Press for nothing and name no deadline of your own.',
      });
  }
  return findings;
}

/** «Только первые три дня» where three days stand in the knowledge: a term, and no hurry. */
const isTerm = (view: View, m: RegExpMatchArray, { counts }: Facts): boolean =>
  view.amounts.some(
    (a) =>
      a.unit !== undefined &&
      a.from >= (m.index as number) &&
      a.from < (m.index as number) + m[0].length &&
      counts.has(`${a.value} ${a.unit}`),
  );
