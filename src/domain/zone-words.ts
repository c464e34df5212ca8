// Finds the names of places and offsets in a text, Russian in every case, and the zone each stands for.
import { PLACES } from './zone-places';

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
export const OFFSET = /(?<![\p{L}])(utc|gmt|мск|msk|москва)\s?([+\-−–])\s?(\d+)(?::?(\d\d))?(?![\p{L}\d:])/iu;

const { places, short } = readPlaces();
/** Longest names first: «Нижний Новгород» before «Нижний». */
places.sort((a, b) => b.words.length - a.words.length);

export interface Word {
  text: string;
  from: number;
  to: number;
}

export function wordsOf(text: string): Word[] {
  const plain = text.toLowerCase().replaceAll('ё', 'е');
  // Lower-casing may change the length of rare letters; offsets are then no use, and such a word names no place of ours.
  const base = plain.length === text.length ? plain : text;
  return [...base.matchAll(/[\p{L}]+(?:\.[\p{L}]\.)?/gu)].map((m) => ({
    text: m[0],
    from: m.index,
    to: m.index + m[0].length,
  }));
}

export function placeAt(words: Word[], at: number): { zone: string; length: number } | undefined {
  const place = placesOf(words[at]!.text).find((p) =>
    p.words.every((word, i) => i === 0 || word.test(words[at + i]?.text ?? '')),
  );
  if (place) return { zone: place.zone, length: place.words.length };
  const { text } = words[at]!;
  // «по Питеру»
  const brief = short.get(text) ?? (text.length > 4 ? short.get(text.replace(/[уе]$/, '')) : undefined);
  return brief === undefined ? undefined : { zone: brief, length: 1 };
}

/** «мск», "cet": what is said only short. */
export const shortZone = (name: string): string | undefined => short.get(name);

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

export function adjectiveAt(words: Word[], at: number): { zone: string; length: number } | undefined {
  const base = /^(.+(?:ск|цк))(?:ому|ое|ого|ом)$/.exec(words[at]?.text ?? '')?.[1];
  if (!base) return undefined;
  const zone =
    ADJECTIVES[base] ??
    places.find((p) => p.words.length === 1 && (p.words[0]!.test(base) || p.words[0]!.test(base.slice(0, -2))))?.zone;
  return zone ? { zone, length: 1 } : undefined;
}

/** "UTC+8", "GMT -3", «МСК+2», "UTC+5:30". */
export function offsetIn(text: string): { zone: string; from: number; to: number } | undefined {
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
