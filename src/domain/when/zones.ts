// Zones as people say them inside a time («в 15:00 по Москве», "3 pm CET", "your time"), and how to name one to them.
export { zoneName } from '../zone';

import { findZone } from '../zone';

export interface SpokenZone {
  /** The phrase with the zone's words blanked out, every other character in its place. */
  phrase: string;
  zone?: string;
  /** "Your time", and nobody told whose that is. */
  unknown?: boolean;
}

const OURS = /по вашему(?: времени)?|по-вашему(?: времени)?|ваше(?:го|му) времени|\byour (?:local )?time\b/iu;
const THEIRS = /по (?:моему|нашему|местному)(?: времени)?|\b(?:my|our|local) time\b/iu;

/** @param brandZone the company's own zone, for "your time" */
export function spokenZone(phrase: string, brandZone?: string): SpokenZone {
  const ours = OURS.exec(phrase);
  if (ours) return { phrase: blank(phrase, ours.index, ours[0].length), zone: brandZone, unknown: !brandZone };
  const theirs = THEIRS.exec(phrase);
  if (theirs) return { phrase: blank(phrase, theirs.index, theirs[0].length) };
  const found = findZone(phrase);
  return found ? { phrase: blank(phrase, found.from, found.to - found.from), zone: found.zone } : { phrase };
}

function blank(phrase: string, from: number, length: number): string {
  return phrase.slice(0, from) + ' '.repeat(length) + phrase.slice(from + length);
}
