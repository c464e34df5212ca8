// Zones as people say them inside a time («в 15:00 по Москве», "3 pm CET", "your time"), and how to name one to them.
export { zoneName } from '../zone';

import { findZone } from '../zone';
import type { Moment } from './types';

/** Whose clock was named, and where. Neither `zone` nor `unknown`: the speaker's own. */
export interface SpokenZone {
  zone?: string;
  /** "Your time", and nobody told whose that is; "CST", which is three clocks. */
  unknown?: boolean;
  from: number;
  to: number;
}

const OURS = /по вашему(?: времени)?|по-вашему(?: времени)?|ваше(?:го|му) времени|\byour (?:local )?time\b/iu;
const THEIRS = /по (?:моему|нашему|местному)(?: времени)?|\b(?:my|our|local) time\b/iu;
/** Nobody names more in one message. */
const MOST = 6;

/**
 * Every clock named, in the order of the text, and the phrase with those words blanked out, other characters in their places.
 * @param own the speaker's zone: what an abbreviation of several clocks means to him
 * @param brandZone the company's own zone, for "your time"
 */
export function spokenZones(phrase: string, own: string, brandZone?: string): { phrase: string; zones: SpokenZone[] } {
  let rest = phrase;
  const zones: SpokenZone[] = [];
  for (const [pattern, said] of [
    [OURS, { zone: brandZone, unknown: !brandZone }],
    [THEIRS, {}],
  ] as const) {
    const found = pattern.exec(rest);
    if (!found) continue;
    const to = found.index + found[0].length;
    zones.push({ ...said, from: found.index, to });
    rest = blank(rest, found.index, to);
  }
  for (let found = findZone(rest, own); found && zones.length < MOST; found = findZone(rest, own)) {
    zones.push({ zone: found.zone, unknown: found.zone === undefined, from: found.from, to: found.to });
    rest = blank(rest, found.from, found.to);
  }
  return { phrase: rest, zones: zones.sort((a, b) => a.from - b.from) };
}

/**
 * The clock each moment is told by: one said inside it or right after it, else one said of its neighbour («завтра в 10 или в 11 по Москве»).
 * @param apart the moments are told one by one: a clock holds for alternatives to its own («в 10 или в 11»), no farther
 */
export function zonesOf(moments: Moment[], zones: SpokenZone[], apart: boolean): (SpokenZone | undefined)[] {
  const own: (SpokenZone | undefined)[] = moments.map(() => undefined);
  if (zones.length === 0) return own;
  for (const zone of zones) {
    const after = moments.findIndex(({ span }) => span[0] > zone.from);
    const at = after < 0 ? moments.length - 1 : Math.max(0, after - 1);
    const taken = own[at];
    // «по Москве в 15, по Бали в 20»: said before each; «в 10 по Иркутску или по Москве»: by which?
    if (taken && after < 0 && taken.zone !== zone.zone) own[at] = { ...taken, zone: undefined, unknown: true };
    else own[taken && after >= 0 ? after : at] ??= zone;
  }
  return moments.map((_, i) => {
    const alternatives = (j: number) =>
      moments.slice(Math.min(i, j) + 1, Math.max(i, j) + 1).every(({ linked }) => linked);
    const fits = (j: number) => own[j] && (!apart || j === i || alternatives(j));
    for (let apartBy = 0; apartBy < moments.length; apartBy++)
      for (const j of [i + apartBy, i - apartBy]) if (fits(j)) return own[j];
    return undefined;
  });
}

function blank(phrase: string, from: number, to: number): string {
  return phrase.slice(0, from) + ' '.repeat(to - from) + phrase.slice(to);
}
