// By how much hours told in another zone differ from ours: of the place that is named, or as the reply says itself («плюс два к Москве»).
import { IANAZone } from 'luxon';
import { placeAt, wordsOf } from '../../zone-words';
import type { Facts } from '../facts/facts';
import { NUMBER_WORDS } from '../text/lexicon';
import type { View } from '../text/view';

/** Minutes to be added to an hour that is told, for what it is by our clock; of either direction where only the reply says it. */
export function shiftsIn(view: View, { client, now, zone }: Facts): number[] {
  const at = now.toMillis();
  const ours = IANAZone.create(zone).offset(at);
  const zones = [...zonesIn(client.text), ...zonesIn(view.text), ...(now.zoneName ? [now.zoneName] : [])];
  const known = zones.map((name) => ours - IANAZone.create(name).offset(at)).filter((by) => by !== 0);
  return known.length > 0
    ? [...new Set(known)]
    : differencesIn(view.text).flatMap(({ hours }) => [hours * 60, -hours * 60]);
}

function zonesIn(text: string): string[] {
  const words = wordsOf(text);
  return words.flatMap((_, i) => placeAt(words, i)?.zone ?? []);
}

const N = `\\d{1,2}|${[...NUMBER_WORDS.keys()].filter((w) => w.length > 2).join('|')}`;
const DIFFERENCE = new RegExp(
  `(?<!\\p{L})(?:(?:плюс|минус|plus|minus|\\+|-)\\s?(${N})\\s(?:час(?:а|ов)?\\s|hours?\\s)?(?:к|от|to|from)\\s\\p{L}+|(?:на\\s)?(${N})\\s(?:час(?:а|ов)?|hours?)\\s(?:больше|меньше|раньше|позже|вперед|назад|разницы|ahead|behind|earlier|later|difference)|разниц\\p{L}\\s(?:в\\s)?(${N})\\s(?:час(?:а|ов)?)|(?:time )?difference (?:is|of)\\s(${N})\\shours?)(?!\\p{L})`,
  'gu',
);

/** How many hours apart two clocks are said to be, and where. */
export const differencesIn = (text: string): { hours: number; from: number; to: number }[] =>
  [...text.matchAll(DIFFERENCE)].map((m) => {
    const word = (m[1] ?? m[2] ?? m[3] ?? m[4]) as string;
    return { hours: NUMBER_WORDS.get(word) ?? Number(word), from: m.index, to: m.index + m[0].length };
  });
