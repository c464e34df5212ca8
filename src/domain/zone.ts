// A city or words → the IANA zone people there live by, and a zone → words. Russian and English; unsure is undefined.

import { IANAZone } from 'luxon';
import type { Language } from './brand';
import { NAMES } from './zone-places';
import { OFFSET, offsetIn, placeAt, wordsOf } from './zone-words';

export { findZone } from './zone-in-time';

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
