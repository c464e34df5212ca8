// Whether two mentions speak of one meeting.
import { stem, wordsOf } from '../words';
import type { Mention } from './types';

export interface Named {
  title: string;
  /** Instant; a number is epoch ms. */
  start: Date | number;
  /** Of the newer one: what its message says became of it. */
  change?: Mention['change'];
}

const SAME_MS = 15 * 60_000;
/** A meeting is put off by days, not by weeks. */
const NEARBY_MS = 14 * 24 * 3_600_000;

/** Words that name no meeting in particular. */
const GENERIC = new Set(
  (
    'встреча созвон звонок разговор собрание совещание визит прием запись консультация дело просмотр показ ' +
    'meeting call appointment talk visit chat zoom зум колл sync event viewing see meet ' +
    'с со у к в во на по о и мой моя наш ваш with at in to for about on my our your the a an and you'
  )
    .split(' ')
    .map(stem),
);

/**
 * same — they begin within 15 minutes of each other, and their titles share a word's stem or one of them names nothing in particular
 * («встреча», "call"); moved — `b` says it was moved (`change`), is within two weeks of `a` at another time, and shares a telling stem
 * with it, or neither is told apart by any; other — anything else.
 * @param a the one known @param b the newer one
 */
export function sameMeeting(a: Named, b: Named): 'same' | 'moved' | 'other' {
  const apart = Math.abs(Number(a.start) - Number(b.start));
  const isSame = apart <= SAME_MS;
  if (!isSame && (b.change !== 'moved' || apart > NEARBY_MS)) return 'other';
  const [ours, theirs] = [tellingStems(a.title), tellingStems(b.title)];
  const shared = ours.some((one) => theirs.includes(one));
  const generic = ours.length === 0 || theirs.length === 0;
  if (!shared && !generic) return 'other';
  return isSame ? 'same' : 'moved';
}

function tellingStems(title: string): string[] {
  return wordsOf(title)
    .map(stem)
    .filter((one) => !GENERIC.has(one));
}
