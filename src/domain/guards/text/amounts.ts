// What a number stands for: money of a currency and for a period, a percentage, or a count of something.

import type { Per } from '../../catalog';
import { lettered } from '../../letters';
import { sharesIn } from './fractions';
import { CURRENCIES, NUMBER_WORDS, PERS } from './lexicon';
import { type NumberSpan, numbersIn } from './numbers';
import { wordOf } from './patterns';
import { isFunctionWord, stem } from './stems';
import { UNITS, unitOf } from './units';

export interface Amount extends NumberSpan {
  currency?: string;
  per?: Per;
  percent: boolean;
  /** stem of the word counted: «спальн», "minut" */
  noun?: string;
  /** what is counted, by one word for both languages: "day", "bedroom" */
  unit?: string;
  /** something that costs was not counted: the noun is one of time, people, rooms … */
  counted: boolean;
}

/** Every number of a folded text, judged. Dates, clock times, phones and links are to be masked before. */
export function amountsIn(text: string): Amount[] {
  const shares = sharesIn(text);
  const amounts = numbersIn(text)
    .filter((n) => !shares.some((s) => n.from < s.to && s.from < n.to))
    .map((number) => judge(text, number))
    .concat(compoundsIn(text))
    .concat(
      shares.map((share) => ({ ...AS_SHARE, ...share, value: Math.round(share.percent * 100) / 100, percent: true })),
    )
    .sort((a, b) => a.from - b.from);
  // «200–250 тысяч долларов в месяц»: what is said after the last is said of both
  for (let i = amounts.length - 2; i >= 0; i--) {
    const [a, b] = [amounts[i] as Amount, amounts[i + 1] as Amount];
    // «30, 30, 30 и 10 %»: a list of shares
    if (
      b.percent &&
      a.value <= 100 &&
      !a.currency &&
      !a.noun &&
      !a.unit &&
      /^(?:,|,?\s+и|,?\s+and|\s*\/|\s*\+)\s*(?:(?!действ)\p{L}+\s+)?$/u.test(text.slice(a.to, b.from))
    )
      a.percent = true;
    if (!a.rangeTo) continue;
    a.currency ??= b.currency;
    b.currency ??= a.currency;
    a.per ??= b.per;
    a.percent ||= b.percent;
    a.noun ??= b.noun;
    a.unit ??= b.currency ? undefined : b.unit;
    a.counted ||= b.counted && a.currency === undefined;
  }
  return amounts;
}

const AS_SHARE = { magnitude: false, ordinal: false, counted: false };

const COMPOUND =
  /(?<![\p{L}\d])(\p{L}{3,}?)(минутн|часов|дневн|недельн|месячн|летн|метров|спальн|местн|этажн)(?:ый|ая|ое|ые|ого|ому|ым|ом|ой|ую|ых|ими)(?!\p{L})/gu;
const COMPOUNDED: Record<string, string | undefined> = {
  минутн: 'minute',
  часов: 'hour',
  дневн: 'day',
  недельн: 'week',
  месячн: 'month',
  летн: 'year',
  метров: 'metre',
  спальн: 'bedroom',
};

/** «Двадцатиминутная консультация»: a number grown together with what it counts. */
function compoundsIn(text: string): Amount[] {
  return [...text.matchAll(COMPOUND)].flatMap((m) => {
    const value = NUMBER_WORDS.get(m[1] as string);
    if (value === undefined) return [];
    const unit = COMPOUNDED[m[2] as string];
    return [
      {
        value,
        from: m.index,
        to: m.index + m[0].length,
        magnitude: false,
        ordinal: false,
        percent: false,
        counted: true,
        unit,
      },
    ];
  });
}

function judge(text: string, number: NumberSpan): Amount {
  const after = text.slice(number.to, number.to + 60);
  const before = text.slice(Math.max(0, number.from - 40), number.from);
  const amount: Amount = { ...number, percent: false, counted: false };
  let rest = after
    .replace(/^-(?:х|ти|ми)(?!\p{L})/u, '')
    .replace(/^[\s,.()[\]-]{0,2}/u, (gap) => (/^[\s(-]*$/.test(gap) ? '' : gap));
  if (/^\s*(?:%|процент|percent|pct|проц\.|per cent)/.test(rest)) {
    amount.percent = true;
    return amount;
  }
  const symbol =
    /(us\$|[$€£₽¥฿₸₴₹₺₿]|(?<!\p{L})(?:usdt?|eur|gbp|rub|idr|rp|aed|руб|бакс\p{L}*|доллар\p{L}*|евро|dollars?|рубл\p{L}*))(?:[\s:]|\.(?!\s))*$/u.exec(
      before,
    );
  const ahead = currencyAt(rest);
  if (ahead) {
    amount.currency = ahead.code;
    rest = rest.slice(ahead.length);
  } else if (symbol) amount.currency = currencyAt(symbol[1] as string)?.code;
  amount.per = perAfter(rest) ?? perBefore(before);
  const noun =
    /^\s*(?:-\s*|(?:ровно|exactly|flat)(?!\p{L})\s*)?(\p{L}[\p{L}\d²-]*)(?:\s+(\p{L}[\p{L}\d-]*))?(?:\s+(\p{L}[\p{L}\d-]*))?/u.exec(
      rest,
    );
  // «за 8 900 осталось четыре из восьми»: what is counted ends where the next number begins
  const next = noun?.findIndex((word, i) => i > 0 && word !== undefined && NUMBER_WORDS.has(word)) ?? -1;
  if (noun && next > 1) noun.length = next;
  if (noun && !amount.currency) {
    amount.noun = isFunctionWord(noun[1] as string) ? undefined : stem(noun[1] as string);
    amount.counted =
      !isFunctionWord(noun[1] as string) &&
      noun
        .slice(1, 4)
        .some(
          (word, i) =>
            word !== undefined && (i === 0 || !/^(?:в|за|per|на|and|и|for)$/.test(noun[i] ?? '')) && COUNTED.test(word),
        );
  }
  if (noun && !amount.currency)
    amount.unit = beforeJoint(noun.slice(1, 4))
      .map((word) => word && UNITS.find(([, words]) => words.test(word))?.[0])
      .find(Boolean) as string | undefined;
  // «минут сорок пять», «звонок минут на двадцать»: about so many of them
  const inverted = !amount.currency && !amount.magnitude && !amount.unit ? INVERTED.exec(before)?.[1] : undefined;
  if (inverted && unitOf(inverted)) {
    amount.unit = unitOf(inverted);
    amount.counted = true;
  }
  if (COUNTED_BEFORE.test(before)) amount.counted ||= !amount.currency;
  if (number.ordinal) amount.counted ||= !amount.currency;
  return amount;
}

const INVERTED =
  /(?<!\p{L})(минут|часов|часа|дней|недель|месяцев|лет|метров|километров|человек|занятий|уроков)\s(?:(?:на|за|через|до|от|по|в|около|этак|так)\s){0,2}$/u;

/** «четыре индивидуальных в месяц» counts no months. */
function beforeJoint(words: readonly (string | undefined)[]): readonly (string | undefined)[] {
  const joint = words.findIndex((word) => word !== undefined && isFunctionWord(word));
  return joint < 0 ? words : words.slice(0, joint);
}

/** The currency written at the start of the text. */
function currencyAt(text: string): { code: string; length: number } | undefined {
  // no sentence ends between the number and its currency
  const blank = /^(?:[\s(,-]|\.(?!\s))*/.exec(text)?.[0].length ?? 0;
  for (const [code, words] of CURRENCIES) {
    const found = words.exec(text.slice(blank));
    // «восемь гостей, $320»: the sign is of the next number
    // a word belongs to what stands before it: «1112 рублей 50 копеек»
    if (
      found &&
      (/[а-я]{3}|₽/.test(found[0]) || !/^\s?\d/.test(text.slice(blank + found[0].length).replace(/^\p{L}.*/u, '')))
    )
      return { code, length: blank + found[0].length };
  }
  return undefined;
}

// a space after the word: «вместе» is no «в мес.»
const PER_AFTER = PERS.map(([per, words]): [Per, RegExp] => [
  per,
  lettered(
    `^[\\s,.(]*(?:(?:/\\s*|(?:в|за|per|a|an|each|every|каждый|кажд\\p{L}+|one|один|одну|одно|по)\\s+)(?:(?:кажд\\p{L}+|одну|одно|один|a|the|single|one|цел\\p{L}+|весь|всю|вс[её]|полн\\p{L}+|учебн\\p{L}+|перв\\p{L}+|calendar|whole|full|entire|first|academic|school|академическ\\p{L}+|календарн\\p{L}+)\\s+){0,2}(?:${words}))(?![\\p{L}])`,
  ),
]);
const ADVERBS: [Per, RegExp][] = [
  ['night', /^[\s,.(]*nightly(?!\p{L})/u],
  ['day', /^[\s,.(]*(?:daily|ежедневно|посуточно)(?!\p{L})/u],
  ['week', /^[\s,.(]*(?:weekly|еженедельно)(?!\p{L})/u],
  ['month', /^[\s,.(]*(?:monthly|ежемесячно|помесячно)(?!\p{L})/u],
  ['year', /^[\s,.(]*(?:yearly|annually|ежегодно|годовых)(?!\p{L})/u],
];

/** What a text that stands for a price begins with: «в день при аренде до 6 дней». */
export function perAfter(rest: string): Per | undefined {
  for (const [per, words] of ADVERBS) if (words.test(rest)) return per;
  for (const [per, words] of PER_AFTER) if (words.test(rest)) return per;
  return undefined;
}

const PER_BEFORE = PERS.map(([per, words]): [Per, RegExp] => [
  per,
  lettered(
    `(?<![\\p{L}])(?<!(?:дважды|трижды|раза?|twice|once|times|занят\\p{L}+|[\\d$€£₽%])\\s)(?:(?:в|за|per|a|each|every|кажд\\p{L}+|по)\\s+(?:${words})|(?:monthly|nightly|weekly|yearly|ежемесячно|помесячно)(?:\\s+(?:price|rate|rent|fee))?)(?:\\s+(?:is|это|стоит|costs?|выходит|будет|всего|only|just))?[\\s:—-]*[$€£₽]?\\s*$`,
  ),
]);

function perBefore(before: string): Per | undefined {
  for (const [per, words] of PER_BEFORE)
    if (words.test(before)) {
      const adverb =
        /(?:monthly|nightly|weekly|yearly|(?:еже|по)месячно)(?!.*(?:monthly|nightly|weekly|yearly|месячно))/su.exec(
          before,
        )?.[0];
      if (adverb)
        return /month|месяч/.test(adverb)
          ? 'month'
          : /night/.test(adverb)
            ? 'night'
            : /week/.test(adverb)
              ? 'week'
              : 'year';
      return per;
    }
  return undefined;
}

// Things that are counted and never paid: a number with one of them is no price, whatever stands round it.
const COUNTED = wordOf`
  спал\p{L}+|комнат\p{L}*|bed(?:room)?s?|bath(?:room)?s?|минут\p{L}*|мин|minutes?|mins?|час(?:а|ов|ам|ах)?|hours?
  секунд\p{L}*|seconds?|дн(?:я|ей|ям|ях|и)|день|days?|суток|ноч(?:ь|и|ей|ам)|nights?|недел\p{L}*|weeks?
  месяц\p{L}*|мес|months?|лет|год(?:а|ов|у|ах)?|years?|раза?|times?|m2|м2|м|m|кв|sqm|sq|квадрат\p{L}*|метр\p{L}*
  met(?:er|re)s?|км|km|километр\p{L}*|сот(?:ка|ки|ок|ке)|гектар\p{L}*|человек\p{L}*|people|person|persons|guests?
  гост\p{L}*|детей|ребен\p{L}*|children|kids|adults?|взросл\p{L}*|учени\p{L}*|students?|pupils?|класс\p{L}*|grade
  занят\p{L}*|урок\p{L}*|lessons?|classes|балл\p{L}*|points?|задани\p{L}*|tasks?|вопрос\p{L}*|questions?
  вариант\p{L}*|options?|предмет\p{L}*|subjects?|групп\p{L}*|groups?|вилл\p{L}*|villas?|дом(?:а|ов|ик\p{L}*)?
  houses?|homes?|апартамент\p{L}*|apartments?|flats|таунхаус\p{L}*|townhouses?|этаж\p{L}*|floors?|мест\p{L}*
  places?|seats?|шаг\p{L}*|steps?|част\p{L}*|parts?|стади\p{L}*|этап\p{L}*|stages?|платеж\p{L}*|payments?
  installments?|instal+ments?|договор\p{L}*|contracts?|преподавател\p{L}*|teachers?|филиал\p{L}*|branches
  тем\p{L}{0,2}|topics?|инженер\p{L}*|engineers?|мбит|mbit|mbps|кг|kg|градус\p{L}*|degrees?|байк\p{L}*|scooters?
  cars?|машин\p{L}*|экспертов?|типов?|видов?|показ\p{L}*|viewings?|звонк\p{L}*|calls?|страниц\p{L}*|pages?|pm|am
  утра|вечера|рабочи[хй]|working|business|учебн\p{L}+|school|календарн\p{L}+|следующ\p{L}+|ближайш\p{L}+
  subscribers?|отзыв\p{L}*|reviews?|канистр\p{L}*|недочет\p{L}*|animals?|животных|кошк\p{L}*|собак\p{L}*|человека
  двор\p{L}*|старшеклассник\p{L}*|выпускник\p{L}*|субботы?|суббот|of|из
`;
const COUNTED_BEFORE =
  /(?:класс[а-я]*|grade|№|no|номер|дом|корпус|строение|д\.|стр\.|часть|part|раздел|шаг|step|этаж|floor|задани[ея]|вариант|task|utc|gmt|level|уровень|кабинет\p{L}*|room|hak|mbps|переулок,|улица[^,]{0,25},|jl\.[^,\d]{0,25})[\s.:+]*$/u;
