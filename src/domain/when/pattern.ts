// Patterns over canonical words, written as words: `at|on? {clock}`. A `{class}` names something with parts of its own,
// `{class:alias}` puts the alias before its groups, `?` makes a word optional.

const NUMBER = '\\d+(?:\\.5)?|~\\d';
const UNIT = 'sec|min|hour|day|workday|week|month|year';
const PART = 'morning|afternoon|evening|night';
const ORDINAL = 'o\\d+';

const CLASSES: Record<string, (alias: string) => string> = {
  n: (a) => `(?<${a}n>${NUMBER}) `,
  /** Words that stand before a time; none at all is fine. */
  pre: (a) => `(?<${a}pre>(?:(?:at|on|by|about|after|from|before|till|in) )*)`,
  about: () => '(?:about )?',
  unit: (a) => `(?<${a}unit>${UNIT}) `,
  /** half an hour · 2 and a half hours · 1 hour 30 minutes · an hour and a half · an hour */
  dur: (a) =>
    `(?:(?<${a}n>${NUMBER}|half|quarter) )?(?<${a}half>(?:and )?half )?(?<${a}unit>${UNIT}) ` +
    `(?<${a}plus>and half )?(?:(?:and )?(?<${a}n2>\\d+) (?<${a}unit2>min|sec) )?`,
  wd: (a) => `wd(?<${a}wd>\\d) `,
  mon: (a) => `mon(?<${a}mon>\\d+) `,
  rel: (a) => `rel(?<${a}rel>[+-]?\\d) `,
  dom: (a) => `(?<${a}dom>\\d{1,2}(?:th|go)?|${ORDINAL}) (?:dom )?`,
  /** «5» before «числа»; «5-го»; "5th" */
  day: (a) => `(?<${a}day>\\d{1,2}|${ORDINAL}) `,
  go: (a) => `(?<${a}go>\\d{1,2}go) (?:dom )?`,
  th: (a) => `(?<${a}th>\\d{1,2}th) `,
  /** "5th" with a time after it, or nothing. */
  lastTh: (a) =>
    `(?<${a}th>\\d{1,2}th) (?=$|, |at |after |from |till |before |between |about |by |in |next |this |morning|afternoon|evening|noon|lunch|\\d)`,
  dmy: (a) => `(?<${a}dmy>\\d{1,2}([./-])\\d{1,2}[./-]\\d{2,4}) `,
  slashed: (a) => `(?<${a}slashed>\\d{1,2}/\\d{1,2}) `,
  iso: (a) => `(?<${a}iso>iso\\S+) `,
  ordinal: (a) => `(?<${a}ordinal>${ORDINAL}) `,
  /** An ordinal or a number that ends what is said. */
  lastOrdinal: (a) => `(?<${a}ordinal>${ORDINAL}) (?=$|, |at |after |from |till |before )`,
  last: (a) => `(?<${a}h>\\d{1,2}) (?=$|, |or |and )`,
  holidays: (a) => `(?<${a}holidays>holany|holnewYear|holmay|holchristmas) `,
  bare: (a) => `(?<${a}bare>\\d{1,2}) (?=$|, )`,
  /** Two digits that end what is said, or stand before a day. */
  minute: (a) => `(?<${a}minute>[0-5]\\d) (?=$|, |rel|wd|at |on |next |this )`,
  nth: (a) => `(?<${a}nth>o\\d|sec|last|final) `,
  season: (a) => `season(?<${a}season>\\d+) `,
  year: (a) => `(?<${a}year>20\\d\\d) (?:year )?`,
  which: (a) => `(?<${a}which>this|next|coming|last|afternext) `,
  edge: (a) => `(?<${a}edge>start|mid|end) `,
  part: (a) => `(?<${a}part>${PART}) `,
  hm: (a) => `(?<${a}hm>\\d{1,2}[:.]\\d\\d) (?:hour )?(?:(?:in |at )?(?<${a}hmMark>am|pm|${PART}) )?`,
  /** 3 · 3 hours · 3 30 · 15 hours 30 minutes · 3 pm · 8 in the evening */
  h: (a) =>
    `(?<${a}h>\\d{1,2}) (?:hour |oclock )?(?:(?<${a}m>[0-5]\\d) (?:min )?)?(?:(?:in |at )?(?<${a}mark>am|pm|day|${PART}) )?(?!noun|mon\\d|week|workday|month|year|-? ?\\d+ noun)`,
  /** half past 3 · half of the fourth · quarter to 4 · without 5 minutes 6 · 10 minutes of the seventh; all may carry a mark */
  spoken: (a) =>
    `(?:(?:half |(?<${a}pol>pol ))(?:past )?(?<${a}halfOf>\\d{1,2}|${ORDINAL}) |` +
    `(?<${a}pastM>\\d{1,2}|quarter) (?:min )?past (?<${a}pastH>\\d{1,2}) |` +
    `(?<${a}ofM>\\d{1,2}|quarter) (?:min )?(?<${a}ofH>${ORDINAL}) |` +
    `(?:without )(?<${a}lessM>\\d{1,2}|quarter) (?:min )?(?<${a}lessH>\\d{1,2}) |` +
    `(?<${a}toM>5|10|20|25|quarter) (?:min )?to (?<${a}toH>\\d{1,2}) )(?:hour )?(?:(?:in |at )?(?<${a}spokenMark>am|pm|day|${PART}) )?`,
};

CLASSES.clock = (alias) =>
  `(?:${CLASSES.hm!(alias)}|${CLASSES.spoken!(alias)}|${CLASSES.h!(alias)}|(?<${alias}named>noon|midnight) )`;

export type Groups = Record<string, string | undefined>;

/** @param pattern words parted by spaces, as described above */
export function compile(pattern: string): RegExp {
  const parts = pattern.split(' ').map((part) => {
    const optional = part.endsWith('?');
    const word = optional ? part.slice(0, -1) : part;
    const [, name, alias = ''] = /^\{(\w+)(?::(\w+))?\}$/.exec(word) ?? [];
    const source = name ? CLASSES[name]!(alias) : `(?:${word}) `;
    return optional ? `(?:${source})?` : source;
  });
  return new RegExp(`^${parts.join('')}`);
}
