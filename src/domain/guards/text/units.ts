// What is counted, by one name for both languages: «дней» and "days" are days.

/** What a word counts, by one name for both languages. */
export const unitOf = (word: string | undefined): string | undefined =>
  word === undefined ? undefined : UNITS.find(([, words]) => words.test(word))?.[0];

export const UNITS: [string, RegExp][] = [
  ['day', /^(?:дн(?:я|ей|ям|ях|и)|день|суток|days?)$/],
  ['week', /^(?:недел\p{L}*|weeks?)$/u],
  ['month', /^(?:месяц\p{L}*|мес|months?)$/u],
  ['year', /^(?:лет|год(?:а|ов|у|ах)?|years?)$/],
  ['hour', /^(?:час(?:а|ов|ам)?|hours?)$/],
  ['minute', /^(?:минут\p{L}*|мин|minutes?)$/u],
  ['night', /^(?:ноч\p{L}+|nights?)$/u],
  ['second', /^(?:секунд\p{L}*|seconds?|secs?)$/u],
  ['m2', /^(?:м2|m2|sqm|кв|квадрат\p{L}*|square|sq)$/u],
  ['hectare', /^(?:гектар\p{L}*|hectares?)$/u],
  ['acre', /^(?:акр\p{L}*|acres?)$/u],
  ['foot', /^(?:фут\p{L}*|foot|feet|ft)$/u],
  ['mile', /^(?:мил(?:я|и|ь|ю)|miles?)$/u],
  ['km', /^(?:км|километр\p{L}*|km|kilomet(?:er|re)s?)$/u],
  ['metre', /^(?:м|метр\p{L}*|met(?:er|re)s?|m)$/u],
  ['area', /^(?:сот(?:ка|ки|ок|ке|ку)|ares?)$/u],
  ['person', /^(?:человек\p{L}*|people|persons?|учени(?:к|ц)\p{L}*|students?|pupils?|гост\p{L}*|guests?)$/u],
  ['lesson', /^(?:занят\p{L}+|урок\p{L}*|lessons?)$/u],
  ['bedroom', /^(?:спал\p{L}+|bedrooms?)$/u],
];
