// Numbers as clients write them: digits, words of both languages, and what hides in «двухспальная».
import { wordsOf } from './words';

const WORDS: [number, string][] = [
  [1, 'один одна одну одной одного одном первый первая первом первого one single first'],
  [2, 'два две двух двумя второй вторая втором второго two second'],
  [3, 'три трех тремя третий третья третьем третьего three third'],
  [4, 'четыре четырех четвертый четвертая четвертом four fourth'],
  [5, 'пять пяти пятый пятая пятом five fifth'],
  [6, 'шесть шести шестой шестая шестом six sixth'],
  [7, 'семь семи седьмой седьмая седьмом seven seventh'],
  [8, 'восемь восьми восьмой восьмая восьмом восьмого eight eighth'],
  [9, 'девять девяти девятый девятая девятом девятого nine ninth'],
  [10, 'десять десяти десятый десятая десятом десятого ten tenth'],
  [11, 'одиннадцать одиннадцати одиннадцатый одиннадцатом одиннадцатого eleven eleventh'],
  [12, 'двенадцать двенадцати двенадцатый двенадцатом twelve twelfth'],
];
const PREFIXES: [string, number][] = [
  ['одно', 1],
  ['двух', 2],
  ['трех', 3],
  ['четырех', 4],
  ['пяти', 5],
  ['шести', 6],
  ['семи', 7],
  ['восьми', 8],
  ['девяти', 9],
  ['десяти', 10],
  ['одиннадцати', 11],
];
/** Of people: «на двоих», «нас трое», "a couple". */
const PEOPLE: [number, string][] = [
  [1, 'одному'],
  [2, 'двое двоих двоим вдвоем пара пары паре couple'],
  [3, 'трое троих троим втроем'],
  [4, 'четверо четверых вчетвером'],
  [5, 'пятеро пятерых впятером'],
  [6, 'шестеро шестерых'],
  [7, 'семеро семерых'],
  [8, 'восьмеро восьмерых'],
];
/** What is counted when people are. */
const PERSON = /^(человек|люд|гост|персон|взросл|guest|people|person|adult)/;

const byWord = (table: [number, string][]) =>
  new Map(table.flatMap(([number, words]) => wordsOf(words).map((word) => [word, number] as const)));
const NUMBER_OF = byWord(WORDS);
const PEOPLE_OF = byWord(PEOPLE);

/** The number one word says; undefined: none. */
export const numberOf = (word: string): number | undefined => (/^\d+$/.test(word) ? Number(word) : NUMBER_OF.get(word));

/** «двухспальная» → 2 and «спальная»; undefined: no number stands in the word. */
export function numberIn(word: string): { number: number; rest: string } | undefined {
  const prefix = PREFIXES.find(([letters]) => word.startsWith(letters) && word.length > letters.length + 3);
  return prefix && { number: prefix[1], rest: word.slice(prefix[0].length) };
}

/** How many people the words speak of: «на двоих», "for 8 guests", «нас четверо». */
export function peopleIn(words: string[]): number | undefined {
  for (const [i, word] of words.entries()) {
    const people = PEOPLE_OF.get(word);
    if (people !== undefined) return people;
    const number = numberOf(word);
    if (number !== undefined && PERSON.test(words[i + 1] ?? '')) return number;
  }
  return undefined;
}
