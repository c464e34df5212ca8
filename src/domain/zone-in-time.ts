// The clock named inside a time: «в 15:00 по Москве», "3 pm CET", "noon in London".
import { LONGEST_MESSAGE } from './message-length';
import { adjectiveAt, OFFSET, offsetIn, placeAt, shortZone, type Word, wordsOf } from './zone-words';

/** Words in the longest name. */
const LONGEST_NAME = 4;

/**
 * The zone named inside a time («в 15:00 по Москве», "3 pm Bali time", "at noon CET", "15:00 UTC+8", "3pm London") and where it
 * stands. A city by itself («буду в Москве») names no zone.
 * @param own the speaker's zone: "CST" and "IST" are his own, if it is one of those they stand for; else `zone` is undefined
 */
export function findZone(phrase: string, own?: string): { zone?: string; from: number; to: number } | undefined {
  const text = phrase.slice(0, LONGEST_MESSAGE);
  const offset = offsetIn(text);
  if (offset) return withTime(text, offset);
  if (OFFSET.test(text)) return undefined;
  const words = wordsOf(text);
  for (let at = 0; at < words.length; at++) {
    const spoken = zoneWordsAt(words, at) ?? afterClock(text, words, at, own);
    if (spoken) return { zone: spoken.zone, from: words[at]!.from, to: words[at + spoken.length - 1]!.to };
  }
  return undefined;
}

/** A whole clock time, so that "on the 5th, London" is a place and nothing more. */
const CLOCK = /(?:\d:\d\d|\d\s?[ap]\.?m\.?|\bnoon|\bmidnight|\d\s?ч|час(?:а|ов)?|утра|дня|вечера)[\s,(]*$/iu;
/** "At 9 Eastern": after a bare hour only what is nothing but a clock; "at 5 London Road" is a place. */
const BARE_HOUR = /(?:^|[\s(])(?:at|to|в|до|к)\s\d{1,2}[\s,(]*$/iu;
const CLOCK_NAMES = /^(eastern|central|mountain|pacific|nyc)$/;
/** Of these two letters only right after a clock is a zone made: they are words elsewhere. */
const US_CLOCKS: Record<string, string> = {
  et: 'America/New_York',
  ct: 'America/Chicago',
  mt: 'America/Denver',
  pt: 'America/Los_Angeles',
};
/** Abbreviations several countries use for clocks of their own. */
const SHARED: Record<string, RegExp> = {
  ist: /^(Asia\/(Kolkata|Calcutta|Jerusalem|Tel_Aviv)|Europe\/Dublin)$/,
  cst: /^(America\/(Chicago|Winnipeg|Regina|Mexico_City|Costa_Rica|Guatemala|Havana)|Asia\/(Shanghai|Taipei|Macau))$/,
};

function afterClock(
  text: string,
  words: Word[],
  at: number,
  own: string | undefined,
): { zone?: string; length: number } | undefined {
  const first = words[at]!;
  const before = text.slice(Math.max(0, first.from - 12), first.from);
  if (!CLOCK.test(before) && !(CLOCK_NAMES.test(first.text) && BARE_HOUR.test(before))) return undefined;
  if (/^(in|в|во)$/.test(first.text)) {
    // "3 pm in London", «в 15:00 в Москве»: a meeting there, or a clock; where both are one it does not matter
    const there = words[at + 1] && placeAt(words, at + 1);
    return there && there.zone !== own ? { zone: undefined, length: 1 + there.length } : undefined;
  }
  const shared = SHARED[first.text];
  if (!shared && !US_CLOCKS[first.text]) return placeAt(words, at);
  const length = words[at + 1]?.text === 'time' ? 2 : 1;
  return { zone: shared ? (own !== undefined && shared.test(own) ? own : undefined) : US_CLOCKS[first.text], length };
}

function zoneWordsAt(words: Word[], at: number): { zone?: string; length: number } | undefined {
  const [first, second] = [words[at]!.text, words[at + 1]?.text];
  // "US time" is four clocks
  if (/^(us|usa|american)$/.test(first) && second === 'time') return { zone: undefined, length: 2 };
  if (first === 'по' && second) {
    const time = /^врем/.test(second) ? 1 : 0;
    const found = words[at + 1 + time] && (adjectiveAt(words, at + 1 + time) ?? placeAt(words, at + 1 + time));
    if (!found) return undefined;
    const after = /^врем/.test(words[at + 1 + time + found.length]?.text ?? '') ? 1 : 0;
    return { zone: found.zone, length: 1 + time + found.length + after };
  }
  const adjective = adjectiveAt(words, at);
  if (adjective && /^врем/.test(second ?? '')) return { zone: adjective.zone, length: 2 };
  if (
    /^(мск|msk|utc|gmt|cet|cest|est|edt|pst|pdt|cdt|mdt|bst|eet|eest|jst|kst|sgt|hkt|wita|wib|aest|aedt|awst)$/.test(
      first,
    )
  ) {
    return { zone: shortZone(first)!, length: 1 + (second === 'time' ? 1 : 0) };
  }
  if (!words.slice(at + 1, at + 1 + LONGEST_NAME).some(({ text }) => text === 'time')) return undefined;
  const place = placeAt(words, at);
  return place && words[at + place.length]?.text === 'time'
    ? { zone: place.zone, length: place.length + 1 }
    : undefined;
}

function withTime(phrase: string, found: { zone: string; from: number; to: number }) {
  const before = /(?:по(?:\s+времени)?\s+)$/iu.exec(phrase.slice(0, found.from))?.[0].length ?? 0;
  return { ...found, from: found.from - before };
}
