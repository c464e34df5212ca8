// What a client says he can spend: «до 150 тысяч», "under $250k", «10 тысяч в месяц».
import type { Per, ProductWish } from './catalog';
import { CURRENCIES } from './guards/text/lexicon';

type Budget = NonNullable<ProductWish['budget']>;

const PERIODS: [Per, RegExp][] = [
  ['day', /(?:за|в)\s+(?:один\s+)?день|(?:per|a|\/)\s*day|\/\s*день/i],
  ['night', /(?:за|в)\s+(?:одну\s+)?(?:ночь|сутки)|(?:per|a|\/)\s*night|\/\s*ночь/i],
  ['week', /в\s+неделю|за\s+неделю|(?:per|a|\/)\s*week/i],
  ['month', /в\s+месяц|за\s+месяц|ежемесячно|(?:per|a|\/)\s*month|monthly|\/\s*мес/i],
  ['year', /в\s+год|за\s+год|(?:per|a|\/)\s*year/i],
  ['lesson', /за\s+(?:урок|занятие)|(?:per|a)\s*lesson/i],
  ['hour', /в\s+час|за\s+час|(?:per|an|\/)\s*hour/i],
  ['visit', /за\s+(?:один\s+)?(?:визит|приём|прием|посещение|сеанс)|(?:per|a)\s*(?:visit|session)/i],
  ['person', /(?:с|за|на)\s+человека|(?:per|a)\s*person/i],
  ['course', /за\s+(?:весь\s+)?курс|(?:per|for the)\s*course/i],
];
const CODES = CURRENCIES.map(([code]) => code).join('|');
const AMOUNT = new RegExp(
  [
    String.raw`(до|не\s+дороже|не\s+больше|максимум|в\s+пределах|бюджет\p{L}*(?:\s+(?:у\s+нас|около|до))?|under|up\s+to|max(?:imum)?|budget(?:\s+(?:is|of|around|about))?|within|below|less\s+than|no\s+more\s+than)?\s*:?\s*`,
    String.raw`(\p{Sc}|(?<!\p{L})(?:${CODES}))?`,
    String.raw`\s*(\d{1,3}(?:[\s\u00a0.,]\d{3})+|\d+(?:[.,]\d+)?)\s*(тысяч\p{L}*|тыс\.?|миллион\p{L}*|млн\.?|thousand|million|mln|[kкmм](?![\p{L}\d]))?`,
  ].join(''),
  'giu',
);

/** undefined: no amount is named. `rest`: the words without it. */
export function budgetIn(text: string): { budget: Budget | undefined; rest: string } {
  for (const match of text.matchAll(AMOUNT)) {
    const [whole, limit, sign, digits, unit] = match;
    const after = text.slice(match.index + whole.length);
    const [currency, named] = currencyAt(sign ?? after);
    const max = worth(digits as string) * factor(unit);
    // «до 3 спален» and «на бюджет 11 класс» are no money
    if (!currency && !unit && !(limit && max >= (/^(?:бюджет|budget)/i.test(limit) ? 100 : 1000))) continue;
    const period = PERIODS.find(([, words]) => words.test(after.slice(0, 40)))?.[0];
    const rest = `${text.slice(0, match.index)} ${sign ? after : after.slice(named)}`;
    return { budget: { max, ...(currency && { currency }), ...(period && { per: period }) }, rest };
  }
  return { budget: undefined, rest: text };
}

/** The currency a text begins with, and where its name ends. */
function currencyAt(text: string): [code: string | undefined, end: number] {
  const said = text.trimStart().toLowerCase();
  for (const [code, words] of CURRENCIES) {
    const [name] = words.exec(said) ?? [];
    if (name) return [code, text.length - said.length + name.length];
  }
  return [undefined, 0];
}

function worth(digits: string): number {
  return Number(/^\d{1,3}(?:[\s\u00a0.,]\d{3})+$/.test(digits) ? digits.replace(/\D/g, '') : digits.replace(',', '.'));
}

function factor(unit: string | undefined): number {
  if (!unit) return 1;
  return /^(тыс|thou|k|к)/i.test(unit) ? 1000 : 1_000_000;
}
