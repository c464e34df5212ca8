// Numbers in a folded text, in digits and in words, with what stands round them: "245k", «двести сорок пять тысяч», "0.25M", «полляма».
import { FRACTIONS, HALF_OF, MAGNITUDES, NUMBER_WORDS } from './lexicon';

export interface NumberSpan {
  value: number;
  from: number;
  to: number;
  /** a thousand, a million … was said or written with it */
  magnitude: boolean;
  /** the first number of «200–250 тысяч», «от 90 до 140», "90 or 95": what follows the last one belongs to it too */
  rangeTo?: NumberSpan;
  /** «11-й», "5th": counts, never costs */
  ordinal: boolean;
}

interface Token {
  text: string;
  from: number;
  to: number;
  value?: number;
}

const TOKEN =
  /\d{1,3}(?:([ ,.'])\d{3})(?:\1\d{3})*(?!\d)(?:[.,]\d{1,2}(?!\d))?|\d+(?:[.,]\d+)?|\p{L}[\p{L}\d]*(?:'\p{L}+)?/gu;

/** Every number of the text in order; a lone "one", «один» is none. */
export function numbersIn(text: string): NumberSpan[] {
  const tokens = [...text.matchAll(TOKEN)].map(
    (m): Token => ({ text: m[0], from: m.index, to: m.index + m[0].length, value: numberOf(m[0]) }),
  );
  // «CXX тысяч»: Roman only where a magnitude follows; "mix", "did" are words
  for (const [i, token] of tokens.entries())
    if (token.value === undefined && /^[ivxlcdm]{2,}$/.test(token.text) && MAGNITUDES.has(tokens[i + 1]?.text ?? ''))
      token.value = roman(token.text);
  const found: NumberSpan[] = [];
  for (let i = 0; i < tokens.length; ) {
    const [number, next] = read(text, tokens, i);
    if (number) found.push(number);
    i = next;
  }
  return joinRanges(text, found);
}

function numberOf(token: string): number | undefined {
  if (!/^\d/.test(token)) return NUMBER_WORDS.get(token);
  const grouped = /^\d{1,3}([ ,.'])\d{3}/.exec(token);
  if (grouped && !token.startsWith('0')) {
    const [, separator] = grouped as unknown as [string, string];
    const parts = token.split(separator);
    const last = parts.at(-1) as string;
    return Number(parts.slice(0, -1).join('') + last.replace(',', '.'));
  }
  return Number(token.replace(/[ ']/g, '').replace(',', '.'));
}

function roman(text: string): number {
  const values = [...text].map((c) => ({ i: 1, v: 5, x: 10, l: 50, c: 100, d: 500, m: 1000 })[c] ?? 0);
  return values.reduce((sum, value, i) => sum + (value < (values[i + 1] ?? 0) ? -value : value), 0);
}

/** The number that begins at token i, and where to go on. */
function read(text: string, tokens: Token[], start: number): [NumberSpan | undefined, number] {
  const first = tokens[start] as Token;
  const half = HALF_OF.exec(first.text);
  if (half && MAGNITUDE_STEMS[half[1] as string])
    return [span(first, first, 0.5 * (MAGNITUDE_STEMS[half[1] as string] as number), true), start + 1];
  const fraction = FRACTIONS.get(first.text);
  if (fraction !== undefined) return readFraction(text, tokens, start, fraction);
  const bareMagnitude = first.value === undefined ? spokenMagnitude(first.text) : undefined;
  if (first.value === undefined && bareMagnitude === undefined) return [undefined, start + 1];

  // «тысяча шестьсот»: what follows a thousand is added to it
  let total = bareMagnitude !== undefined && bareMagnitude >= 1000 ? bareMagnitude : 0;
  let current = first.value ?? (total > 0 ? 0 : (bareMagnitude ?? 0));
  let magnitude = bareMagnitude !== undefined;
  let decimalOf = grouping(first.text);
  let lastAdded = total || current;
  let i = start + 1;
  let end = first;
  for (; i < tokens.length; i++) {
    const token = tokens[i] as Token;
    const gap = text.slice((tokens[i - 1] as Token).to, token.from);
    if (!/^[^\p{L}\d$€£¥₽%]{0,4}$/u.test(gap)) break;
    if (
      /^(?:and|и|да)$/.test(token.text) &&
      magnitude &&
      (tokens[i + 1] as Token | undefined)?.value !== undefined &&
      !/\d/.test((tokens[i + 1] as Token).text)
    )
      continue;
    const times =
      MAGNITUDES.get(token.text) ?? (isMillions(token.text, gap, end.text, text[first.from - 1]) ? 1e6 : undefined);
    if (times !== undefined && canMultiply(token.text, gap, end.text) && !isTowards(token, text)) {
      if (decimalOf !== undefined && times >= 1e6) current = decimalOf;
      decimalOf = undefined;
      current = (current || 1) * times;
      if (times > 100) {
        total += current;
        current = 0;
      }
      lastAdded = times;
      magnitude = true;
      end = token;
      continue;
    }
    if (/^(?:с|with|and)$/.test(token.text) && (magnitude || current < 100)) {
      const [halfWord, more] = [tokens[i + 1]?.text, tokens[i + 2]?.text];
      if (halfWord && /^половин/.test(halfWord)) {
        total += 0.5 * (magnitude ? lastAdded : 1);
        end = tokens[i + 1] as Token;
        i++;
        continue;
      }
      if (halfWord === 'a' && more === 'half') {
        total += 0.5 * (magnitude ? lastAdded : 1);
        end = tokens[i + 2] as Token;
        i += 2;
        continue;
      }
    }
    if (token.value === undefined) break;
    const joined = append(current, lastAdded, token, first, magnitude, gap);
    if (joined === undefined) break;
    current = joined;
    lastAdded = token.value;
    end = token;
  }
  const value = total + current;
  const ordinal = /^-?(?:х|ти|ми|й|го|му|м|е|я|ю|ый|ая|ое|th|st|nd|rd)(?!\p{L})/u.test(text.slice(end.to, end.to + 4));
  const isOne =
    start === i - 1 &&
    value === 1 &&
    !/\d/.test(first.text) &&
    !/^\s*(?:процент|percent|per cent|%)/u.test(text.slice(end.to));
  return isOne ? [undefined, i] : [span(first, end, value, magnitude, ordinal), i];
}

const MAGNITUDE_STEMS: Record<string, number> = {
  миллион: 1e6,
  млн: 1e6,
  лям: 1e6,
  лимон: 1e6,
  тысяч: 1000,
  тыщ: 1000,
  косар: 1000,
  сотн: 100,
};

/** «косарь», "a grand", «тысяча», «миллион» by themselves are one of them. Single letters and «штука» are not. */
function spokenMagnitude(word: string): number | undefined {
  if (/^(?:k|к|т|тр|mm|gs|кило|штук\p{L}*|mil|mill|mio|kk|кк|bn|m|hundreds|thousands|millions)$/u.test(word))
    return undefined;
  return MAGNITUDES.get(word);
}

/** «0.15M», "$2m": millions; «7m», «2,5 м» are metres. */
const isMillions = (word: string, gap: string, digits: string, before: string | undefined): boolean =>
  /^[mм]$/.test(word) && gap === '' && (/^\d+[.,]\d+$/.test(digits) || /[$€£₽]/.test(before ?? ''));

/** A single letter multiplies only when it stands at the digits; «5 т» weighs five tons, «5т» costs. */
function canMultiply(word: string, gap: string, before: string): boolean {
  if (word.length > 2 || /^(?:мл|kk|кк)$/.test(word)) return true;
  return /\d$/.test(before) ? gap.length <= 1 : gap === ' ';
}

/** «Плюс два к Москве»: apart from its number and before a word, «к» is the preposition. */
const isTowards = ({ text: word, from, to }: Token, text: string): boolean =>
  word === 'к' && text[from - 1] === ' ' && /^\s\p{L}{3}/u.test(text.slice(to)) && !MONEY_NEXT.test(text.slice(to));
const MONEY_NEXT = /^\s(?:руб|долл|евро|бакс|тенге|лари|за|в|на|мес|год|если|это|но|и)/u;

/** «0,250», "1.245": decimals when millions follow. */
function grouping(token: string): number | undefined {
  return /^\d{1,3}[.,]\d{3}$/.test(token) ? Number(token.replace(',', '.')) : undefined;
}

/** "two hundred" + "forty" → 240; "two" + "forty-five" → 245 as people say prices; anything else starts a new number. */
function append(
  current: number,
  lastAdded: number,
  token: Token,
  first: Token,
  magnitude: boolean,
  gap: string,
): number | undefined {
  const value = token.value as number;
  const digits = /\d/.test(token.text);
  if (digits) {
    // «245 тысяч 500», and a number split over two messages: «245» «000»
    if (magnitude && lastAdded >= 1000 && value < lastAdded && !/[,.\n]/.test(gap)) return current + value;
    return undefined;
  }
  // "230k, two bedrooms"
  if (/\d/.test(first.text) && (!magnitude || gap.includes(','))) return undefined;
  if (current === 0) return value;
  // "two-four-five"
  // «три-четыре» is a range
  if (value < 10 && lastAdded < 10 && gap === '-' && current < 1000 && value !== current + 1)
    return current * 10 + value;
  const tail = current % 100;
  if (value < 10 && current >= 20 && current % 10 === 0 && (tail !== 10 || current >= 100)) return current + value;
  if (value >= 10 && value < 100 && current >= 100 && tail === 0) return current + value;
  // «семь девятьсот»: prices are said so
  if (value >= 100 && value < 1000 && value % 100 === 0 && current < 100 && gap === ' ') return current * 1000 + value;
  if (value >= 10 && value < 100 && current >= 1 && current < 10 && /^[ -]$/.test(gap)) return current * 100 + value;
  if (value >= 10 && value < 100 && current >= 10 && current < 20 && /^[ -]$/.test(gap) && value >= 20)
    return current * 100 + value;
  return undefined;
}

/** "half a million", "quarter of a million", «четверть миллиона»; other halves are the discount guard's. */
function readFraction(text: string, tokens: Token[], start: number, part: number): [NumberSpan | undefined, number] {
  let i = start + 1;
  while (i < tokens.length && /^(?:of|a|от|an|the)$/.test((tokens[i] as Token).text) && i < start + 3) i++;
  const times = MAGNITUDES.get(tokens[i]?.text ?? '');
  if (
    times === undefined ||
    times < 1000 ||
    text.slice((tokens[start] as Token).to, (tokens[i] as Token).from).length > 8
  )
    return [undefined, start + 1];
  return [span(tokens[start] as Token, tokens[i] as Token, part * times, true), i + 1];
}

const span = (first: Token, last: Token, value: number, magnitude: boolean, ordinal = false): NumberSpan => ({
  value: Math.round(value * 100) / 100,
  from: first.from,
  to: last.to,
  magnitude,
  ordinal,
});

const RANGE = /^\s*(?:-|до|to|or|или|и|and|либо|\/|\.\.+)\s*(?:[$€£₽]|до\s|up to\s|через\s|after\s|in\s)?\s*$/;
const THOUSANDS_AFTER = 1000;
const FALLS = 1000;

function joinRanges(text: string, numbers: NumberSpan[]): NumberSpan[] {
  for (let i = 0; i + 1 < numbers.length; i++) {
    const [a, b] = [numbers[i] as NumberSpan, numbers[i + 1] as NumberSpan];
    // «245 000 и 1 % нотариусу» runs from nothing to nothing
    if (!RANGE.test(text.slice(a.to, b.from)) || a.value > b.value * FALLS) continue;
    a.rangeTo = b;
    // «200–250 тысяч»: the thousands are of both
    if (b.magnitude && !a.magnitude && a.value < THOUSANDS_AFTER && b.value >= 1000) {
      const times = b.value >= 1e6 ? 1e6 : 1000;
      if (a.value * times < b.value) a.value *= times;
    }
  }
  return numbers;
}
