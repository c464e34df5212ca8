// Shares told in words: «дешевле на четверть», "half the price", «девять из десяти наших учеников». They are percentages, and judged as such.
import { NUMBER_WORDS } from './lexicon';
import { anyOf } from './patterns';

export interface Share {
  percent: number;
  from: number;
  to: number;
}

const WORDS: [percent: number, words: RegExp][] = [
  [0.5, /(?<!\p{L})(?:half (?:a |of a |of one )?per ?cent|полпроцента|половин\p{L} процента)(?!\p{L})/gu],
  [50, /(?<!\p{L})(?:половин(?:а|ы|у|е|ой)|половинн\p{L}+|half|пополам|полцен\p{L}*)(?!\p{L})/gu],
  [100 / 3, /(?<!\p{L})(?:треть|трети|третью(?: часть)?|треть\p{L} част\p{L}|a third|one third)(?!\p{L})/gu],
  [200 / 3, /(?<!\p{L})(?:две трети|двух третей|two thirds)(?!\p{L})/gu],
  [25, /(?<!\p{L})(?:четверт(?:ь|и|ью)|четверт\p{L}+ част\p{L}|a quarter|one quarter)(?!\p{L})/gu],
  [75, /(?<!\p{L})(?:три четверти|трех четвертей|three quarters)(?!\p{L})/gu],
  [20, /(?<!\p{L})(?:пят\p{L}{2} част\p{L}|a fifth|one fifth)(?!\p{L})/gu],
  [10, /(?<!\p{L})(?:десят\p{L}{2} (?:част\p{L}|дол\p{L}+)|десятин\p{L}|a tenth|one tenth)(?!\p{L})/gu],
];
// Of money; half an hour, half the lesson and half the island cost nothing.
const MONEY = anyOf`
  цен\p{L}+|стоимост\p{L}*|сумм\p{L}*|плат\p{L}*|оплат\p{L}*|предоплат\p{L}*|выручк\p{L}*|доход\p{L}*|взнос\p{L}*|минус|скид\p{L}+|скин\p{L}+|дешевле|дороже|ниже
  комисси\p{L}*|депозит\p{L}*|залог\p{L}*|уступ\p{L}*|прайс\p{L}*|каталог\p{L}*|отда\p{L}+|вернем|возвра\p{L}+|удерж\p{L}+|стоит|первого месяца|price\p{L}*|costs?|pay\p{L}*|paid|fees?|revenue
  income|minus|rent|deposit|prepayment|discount|off|cheaper|less|below|listed|list|rate|commission|refund\p{L}*|returned|kept|knock\p{L}*|shave|take
`;
const TIME_AFTER =
  /^\s*(?:an?\s+|of (?:an?|one)\s+)?(?:per ?cent|процент|час|hour|past|way|минут|урок|занят|дня|дом|день|day|an|board|сад|year|год)/u;
const AROUND = 45;

const N = `\\d{1,3}|${[...NUMBER_WORDS.keys()].filter((w) => w.length > 2).join('|')}`;
const OUT_OF = new RegExp(
  `(?<![\\p{L}\\d])(${N})\\s+(?:из|out of|in)\\s+(${N})(?![\\p{L}\\d])(?=\\s+(?:наш|учени|выпускник|покупател|клиент|владел|our|students|buyers|owners|clients|pupils|поступ|сда|pass|get|набир))`,
  'gu',
);
const EVERY =
  /(?<!\p{L})(?:кажд\p{L}+ (втор|трет|четверт|пят|десят)\p{L}+ (?=учени|выпускник|покупател|клиент|наш|доллар|рубл))/gu;

/**
 * Shares of money, or of people who succeeded, in a folded text.
 * @param ofAnything for the brand's own texts: «половина при записи» says of what it is a sentence earlier
 */
export function sharesIn(text: string, ofAnything = false): Share[] {
  const shares: Share[] = [];
  for (const [percent, words] of WORDS)
    for (const m of text.matchAll(words)) {
      const to = m.index + m[0].length;
      // «восемь с половиной» is a number
      if (/(?<!\p{L})(?:с|and a)\s$/u.test(text.slice(Math.max(0, m.index - 8), m.index))) continue;
      const around = `${text.slice(Math.max(0, m.index - AROUND), m.index)} ▒ ${text.slice(to, to + AROUND)}`;
      if (TIME_AFTER.test(text.slice(to)) || !(ofAnything || MONEY.test(clauseOf(around)))) continue;
      if (/(?:тысяч|миллион|million|thousand|млн|hundred|grand)/u.test(text.slice(to, to + 18))) continue;
      shares.push({ percent, from: m.index, to });
    }
  for (const m of text.matchAll(OUT_OF)) {
    const [a, b] = [m[1], m[2]].map((w) => NUMBER_WORDS.get(w as string) ?? Number(w)) as [number, number];
    if (a < b) shares.push({ percent: (100 * a) / b, from: m.index, to: m.index + m[0].length });
  }
  for (const m of text.matchAll(EVERY)) shares.push({ percent: 100 / 3, from: m.index, to: m.index + m[0].length });
  return shares.sort((a, b) => a.from - b.from);
}

const clauseOf = (around: string): string => around.split(/[.!?\n;]/u).find((part) => part.includes('▒')) ?? '';
