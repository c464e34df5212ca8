// A city or words → the IANA zone people there live by, and a zone → words. Russian and English; unsure is undefined.

import { IANAZone } from 'luxon';
import type { Language } from './brand';
import { LONGEST_MESSAGE } from './message-length';
import { NAMES, PLACES } from './zone-places';

interface Place {
  /** One pattern per word of the name. */
  words: RegExp[];
  zone: string;
}

/** Case endings a Russian name may take, and those its stem has lost for them. */
const NAME_ENDING = /(?:ий|ый|ой|ая|яя|ое|ее|ые|ие|ы|и|а|я|о|е|ь|й)$/;
const CASES =
  '(?:а|у|е|ы|и|о|я|ю|ь|й|ый|ые|ое|ие|яя|ой|ом|ем|ей|ью|ия|ии|ию|ие|ий|ая|ую|ое|ого|ому|его|ему|ым|им|ем|ых|их|ыми|ами|ях|ах|ам|ям|ов)?';
/** «по московскому»: where the adjective is not simply the name and its ending. */
const ADJECTIVES: Record<string, string> = {
  московск: 'Europe/Moscow',
  питерск: 'Europe/Moscow',
  балийск: 'Asia/Makassar',
  дубайск: 'Asia/Dubai',
  турецк: 'Europe/Istanbul',
  немецк: 'Europe/Berlin',
  парижск: 'Europe/Paris',
  гринвичск: 'UTC',
};
/** Half-hour offsets that only one zone has all year round. */
const HALF_HOURS: Record<string, string> = {
  '+3:30': 'Asia/Tehran',
  '+4:30': 'Asia/Kabul',
  '+5:30': 'Asia/Kolkata',
  '+5:45': 'Asia/Kathmandu',
  '+6:30': 'Asia/Yangon',
  '+9:30': 'Australia/Darwin',
};
const MOSCOW_OFFSET = 3;
/** "UTC+8", «МСК+2», "GMT -3:30": all digits, so that a wrong one is refused instead of read in part. */
const OFFSET = /(?<![\p{L}])(utc|gmt|мск|msk|москва)\s?([+\-−–])\s?(\d+)(?::?(\d\d))?(?![\p{L}\d:])/iu;
/** Words in the longest name. */
const LONGEST_NAME = 4;

const { places, short } = readPlaces();
/** Longest names first: «Нижний Новгород» before «Нижний». */
places.sort((a, b) => b.words.length - a.words.length);

/**
 * «Москва», «я в Екатеринбурге», "New York", «мск», «МСК+2», "GMT+3", "Asia/Makassar" → IANA zone.
 * undefined: unknown, or a name that means several clocks (a country with many zones, "CST").
 */
export function zoneFromWords(text: string): string | undefined {
  const trimmed = text.trim().slice(0, 200);
  if (trimmed.includes('/') && IANAZone.isValidZone(trimmed)) return trimmed;
  const offset = offsetIn(trimmed);
  if (offset || OFFSET.test(trimmed)) return offset?.zone;
  const words = wordsOf(trimmed);
  const zones = new Set<string>();
  for (let at = 0; at < words.length; ) {
    const found = placeAt(words, at);
    if (found) zones.add(found.zone);
    at += found?.length ?? 1;
  }
  return zones.size === 1 ? [...zones][0] : undefined;
}

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

/**
 * «по Москве», "Bali time (UTC+8)"; a zone without a name of its own by its distance from UTC.
 * @param at the moment it is said about; without it a zone that changes its clocks is named without the distance
 */
export function zoneName(zone: string, lang: Language, at?: Date): string {
  const named = NAMES[zone]?.[lang === 'ru' ? 0 : 1];
  const utc = offsetName(zone, at);
  // Moscow's clock needs no explanation in Russian.
  if (named) return utc && !(lang === 'ru' && zone === 'Europe/Moscow') ? `${named} (${utc})` : named;
  if (utc) return lang === 'ru' ? `по времени ${utc}` : `${utc} time`;
  const city = zone.split('/').at(-1)!.replaceAll('_', ' ');
  return lang === 'ru' ? `по времени ${city}` : `${city} time`;
}

function offsetName(zone: string, at?: Date): string | undefined {
  const known = IANAZone.create(zone);
  const [winter, summer] = [Date.UTC(2026, 0, 1), Date.UTC(2026, 6, 1)].map((ms) => known.offset(ms)) as [
    number,
    number,
  ];
  if (!at && winter !== summer) return undefined;
  const minutes = at ? known.offset(at.getTime()) : winter;
  if (Number.isNaN(minutes)) return undefined;
  const rest = Math.abs(minutes) % 60;
  const hours = Math.floor(Math.abs(minutes) / 60);
  return minutes === 0
    ? 'UTC'
    : `UTC${minutes < 0 ? '-' : '+'}${hours}${rest ? `:${String(rest).padStart(2, '0')}` : ''}`;
}

/** Whether it is a zone clocks can be read in: an IANA name. */
export function isZone(name: string): boolean {
  return IANAZone.isValidZone(name);
}

interface Word {
  text: string;
  from: number;
  to: number;
}

function wordsOf(text: string): Word[] {
  const plain = text.toLowerCase().replaceAll('ё', 'е');
  // Lower-casing may change the length of rare letters; offsets are then no use, and such a word names no place of ours.
  const base = plain.length === text.length ? plain : text;
  return [...base.matchAll(/[\p{L}]+(?:\.[\p{L}]\.)?/gu)].map((m) => ({
    text: m[0],
    from: m.index,
    to: m.index + m[0].length,
  }));
}

function placeAt(words: Word[], at: number): { zone: string; length: number } | undefined {
  const place = placesOf(words[at]!.text).find((p) =>
    p.words.every((word, i) => i === 0 || word.test(words[at + i]?.text ?? '')),
  );
  if (place) return { zone: place.zone, length: place.words.length };
  const { text } = words[at]!;
  // «по Питеру»
  const brief = short.get(text) ?? (text.length > 4 ? short.get(text.replace(/[уе]$/, '')) : undefined);
  return brief === undefined ? undefined : { zone: brief, length: 1 };
}

/** Texts repeat their words: each is compared with the seven hundred names once. Cleared when full. */
const BY_FIRST = new Map<string, Place[]>();
const MOST_WORDS = 5000;

function placesOf(first: string): Place[] {
  const before = BY_FIRST.get(first);
  if (before) return before;
  const found = places.filter((p) => p.words[0]!.test(first));
  if (BY_FIRST.size >= MOST_WORDS) BY_FIRST.clear();
  BY_FIRST.set(first, found);
  return found;
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
    return { zone: short.get(first)!, length: 1 + (second === 'time' ? 1 : 0) };
  }
  if (!words.slice(at + 1, at + 1 + LONGEST_NAME).some(({ text }) => text === 'time')) return undefined;
  const place = placeAt(words, at);
  return place && words[at + place.length]?.text === 'time'
    ? { zone: place.zone, length: place.length + 1 }
    : undefined;
}

function adjectiveAt(words: Word[], at: number): { zone: string; length: number } | undefined {
  const base = /^(.+(?:ск|цк))(?:ому|ое|ого|ом)$/.exec(words[at]?.text ?? '')?.[1];
  if (!base) return undefined;
  const zone =
    ADJECTIVES[base] ??
    places.find((p) => p.words.length === 1 && (p.words[0]!.test(base) || p.words[0]!.test(base.slice(0, -2))))?.zone;
  return zone ? { zone, length: 1 } : undefined;
}

/** "UTC+8", "GMT -3", «МСК+2», "UTC+5:30". */
function offsetIn(text: string): { zone: string; from: number; to: number } | undefined {
  const match = OFFSET.exec(text);
  if (!match) return undefined;
  const [whole, base, sign, hours, minutes] = match;
  const moscow = /мск|msk|москва/i.test(base!) ? MOSCOW_OFFSET : 0;
  const offset = moscow + (sign === '+' ? 1 : -1) * Number(hours);
  const place = { from: match.index, to: match.index + whole.length };
  if (Number(minutes ?? 0) > 0) {
    const half = moscow === 0 ? HALF_HOURS[`${sign === '+' ? '+' : '-'}${Number(hours)}:${minutes}`] : undefined;
    return half ? { zone: half, ...place } : undefined;
  }
  if (offset < -12 || offset > 14) return undefined;
  // The sign of Etc/GMT zones is the other way round: https://data.iana.org/time-zones/tzdb/etcetera
  return { zone: offset === 0 ? 'UTC' : `Etc/GMT${offset > 0 ? '-' : '+'}${Math.abs(offset)}`, ...place };
}

function withTime(phrase: string, found: { zone: string; from: number; to: number }) {
  const before = /(?:по(?:\s+времени)?\s+)$/iu.exec(phrase.slice(0, found.from))?.[0].length ?? 0;
  return { ...found, from: found.from - before };
}

function readPlaces(): { places: Place[]; short: Map<string, string> } {
  const places: Place[] = [];
  const short = new Map<string, string>();
  for (const block of PLACES.trim().split(/\n(?=\S)/)) {
    const zone = block.slice(0, block.indexOf(':'));
    const [russian, english, brief] = block.slice(block.indexOf(':') + 1).split('|') as [string, string, string];
    for (const name of names(russian)) places.push({ words: name.split(/[\s-]+/).map(inflected), zone });
    for (const name of names(english))
      places.push({
        words: name
          .split(/[\s.-]+/)
          .filter(Boolean)
          .map((word) => new RegExp(`^${word}$`)),
        zone,
      });
    for (const name of names(brief)) short.set(name, zone);
  }
  return { places, short };
}

function names(list: string): string[] {
  return list
    .toLowerCase()
    .replaceAll('ё', 'е')
    .split(',')
    .map((name) => name.trim().replace(/\s+/g, ' '))
    .filter(Boolean);
}

/** A pattern for all cases of a Russian word: «Казань» also as «Казани», «Нижний» as «Нижнем». */
function inflected(word: string): RegExp {
  const stem = word.length > 3 ? word.replace(NAME_ENDING, '') : word;
  return new RegExp(`^${stem}${word.length > 2 ? CASES : ''}$`, 'u');
}
