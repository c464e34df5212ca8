// What a client says he can spend: «до 150 тысяч», "under $250k", «10 тысяч в месяц».
import type { Per, ProductWish } from './catalog';

type Budget = NonNullable<ProductWish['budget']>;

const CURRENCIES: [string, RegExp][] = [
  ['USD', /^\s*(\$|usd|долл|бакс|dollars?)/i],
  ['EUR', /^\s*(€|eur|евро)/i],
  ['RUB', /^\s*(₽|rub|руб|р\.)/i],
  ['IDR', /^\s*(idr|rp\b|рупи|rupiah)/i],
  ['GBP', /^\s*(£|gbp|фунт|pounds?)/i],
];
const PERIODS: [Per, RegExp][] = [
  ['night', /(?:за|в)\s+(?:одну\s+)?(?:ночь|сутки)|(?:per|a|\/)\s*night|\/\s*ночь/i],
  ['week', /в\s+неделю|за\s+неделю|(?:per|a|\/)\s*week/i],
  ['month', /в\s+месяц|за\s+месяц|ежемесячно|(?:per|a|\/)\s*month|monthly|\/\s*мес/i],
  ['year', /в\s+год|за\s+год|(?:per|a|\/)\s*year/i],
  ['lesson', /за\s+(?:урок|занятие)|(?:per|a)\s*lesson/i],
  ['hour', /в\s+час|за\s+час|(?:per|an|\/)\s*hour/i],
  ['course', /за\s+(?:весь\s+)?курс|(?:per|for the)\s*course/i],
];
const AMOUNT =
  /(до|не\s+дороже|не\s+больше|максимум|в\s+пределах|бюджет\p{L}*(?:\s+(?:у\s+нас|около|до))?|under|up\s+to|max(?:imum)?|budget(?:\s+(?:is|of|around|about))?|within|below|less\s+than|no\s+more\s+than)?\s*:?\s*([$€₽£])?\s*(\d{1,3}(?:[\s\u00a0.,]\d{3})+|\d+(?:[.,]\d+)?)\s*(тысяч\p{L}*|тыс\.?|миллион\p{L}*|млн\.?|thousand|million|mln|[kкmм](?![\p{L}\d]))?/giu;

/** undefined: no amount is named. `rest`: the words without it. */
export function budgetIn(text: string): { budget: Budget | undefined; rest: string } {
  for (const match of text.matchAll(AMOUNT)) {
    const [whole, limit, sign, digits, unit] = match;
    const after = text.slice(match.index + whole.length);
    const currency = CURRENCIES.find(([, words]) => words.test(sign ?? after))?.[0];
    const max = worth(digits as string) * factor(unit);
    // «до 3 спален» and «11 класс» are no money
    if (!currency && !unit && !(limit && max >= 1000)) continue;
    const period = PERIODS.find(([, words]) => words.test(after.slice(0, 40)))?.[0];
    const rest = `${text.slice(0, match.index)} ${after.replace(/^\s*[$€₽£]?(?:\s*(?:usd|eur|rub|idr|gbp|долл\p{L}*|евро|руб\p{L}*|рупи\p{L}*|dollars?|euros?))?/iu, '')}`;
    return { budget: { max, ...(currency && { currency }), ...(period && { per: period }) }, rest };
  }
  return { budget: undefined, rest: text };
}

function worth(digits: string): number {
  return Number(/^\d{1,3}(?:[\s\u00a0.,]\d{3})+$/.test(digits) ? digits.replace(/\D/g, '') : digits.replace(',', '.'));
}

function factor(unit: string | undefined): number {
  if (!unit) return 1;
  return /^(тыс|thou|k|к)/i.test(unit) ? 1000 : 1_000_000;
}
