// Cuts a phrase into tokens: numbers, clock times, dates, words, clause marks. Offsets are those of the phrase as given.

import { LONGEST_MESSAGE } from '../message-length';

export interface Token {
  kind: 'iso' | 'dmy' | 'clock' | 'dotted' | 'slashed' | 'number' | 'word' | 'mark';
  text: string;
  /** What a Latin word may be in Russian letters. */
  russian?: string;
  /** Place in the phrase, UTF-16 units, [from, to). */
  from: number;
  to: number;
}

// Order matters: the first that matches at a place wins.
const SHAPES: [Token['kind'], RegExp][] = [
  ['iso', /\d{4}-\d{1,2}-\d{1,2}(?:[t ]\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:z|[+-]\d{2}:?\d{2})?)?(?![\d-])/y],
  ['dmy', /\d{1,2}([./-])\d{1,2}\1(?:\d{4}|\d{2})(?!\d)/y],
  ['clock', /\d{1,2}:\d{2}(?::\d{2})?(?!\d)/y],
  ['dotted', /\d{1,2}\.\d{2}(?!\d|\.\d)/y],
  ['slashed', /\d{1,2}\/\d{1,2}(?![\d/])/y],
  ['number', /\d+(?:[.,]5(?!\d))?/y],
  ['word', /[ap]\.\s?m\.?(?![\p{L}\d])/uy],
  // «где-то», «как-нибудь», «давай-ка» are one word; every other hyphen is a sign of its own.
  ['word', /[\p{L}\p{M}]+(?:'[\p{L}]+)?(?:-(?:то|нибудь|нить|либо|ка)(?![\p{L}]))?/uy],
  ['mark', /[-,;.!?()\n~@+%$€₽&:/]/uy],
];

/** Lower case, ё as е, one kind of dash, apostrophe and space; every character keeps its place. */
export function normalise(phrase: string): string {
  let out = '';
  for (const unit of phrase.slice(0, LONGEST_MESSAGE).split('')) {
    const plain = unit.normalize('NFKC');
    const low = (plain.length === 1 ? plain : unit).toLowerCase();
    out += low.length === 1 ? (SAME.get(low) ?? low) : unit;
  }
  return out;
}

const SAME = new Map([
  ['ё', 'е'],
  ['–', '-'],
  ['—', '-'],
  ['−', '-'],
  ['‑', '-'],
  ['‐', '-'],
  ['’', "'"],
  ['`', "'"],
  ['ʼ', "'"],
  ['\u00a0', ' '],
  ['\t', ' '],
  ['\r', '\n'],
]);

/** @param text from `normalise` */
export function tokenize(text: string): Token[] {
  const tokens: Token[] = [];
  for (let at = 0; at < text.length; ) {
    const token = tokenAt(text, at);
    if (token) tokens.push(token);
    at = token?.to ?? at + 1;
  }
  return tokens;
}

function tokenAt(text: string, at: number): Token | undefined {
  for (const [kind, shape] of SHAPES) {
    shape.lastIndex = at;
    const found = shape.exec(text)?.[0];
    if (found !== undefined) return { kind, text: found, from: at, to: at + found.length };
  }
  return undefined;
}

const LATIN_KEYS = "qwertyuiop[]asdfghjkl;'zxcvbnm,.";
const RUSSIAN_KEYS = 'йцукенгшщзхъфывапролджэячсмитьбю';

/** The same keys on a Russian keyboard: "pfdnhf" was meant to be «завтра». Every character keeps its place. */
export function onRussianKeys(phrase: string): string {
  return phrase.replace(/[^\s]/g, (key) => RUSSIAN_KEYS[LATIN_KEYS.indexOf(key.toLowerCase())] ?? key);
}

/** And the other way round: «ещьщккщц» is "tomorrow". */
export function onLatinKeys(phrase: string): string {
  return phrase.replace(/[^\s]/g, (key) => LATIN_KEYS[RUSSIAN_KEYS.indexOf(key.toLowerCase())] ?? key);
}
