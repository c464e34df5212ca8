// Which time the client means: the slot the model names, his own words, and whether the two agree.
import type { SlotWish } from '../../domain/booking/pick';
import { resolveWhen, type WhenResult } from '../../domain/when';
import { sayTime } from '../booking/offer';
import type { ToolContext } from './tool';

const DAY_MS = 24 * 3600_000;

/** Exact: the client named day and hour himself, and we know his clock. Otherwise it is said back first. */
export function startOf(
  call: { slot?: string; words?: string },
  context: ToolContext,
): { start: Date; exact: boolean } | string {
  const when = call.words ? resolved(call.words, context) : undefined;
  const said =
    when?.kind === 'instant' && when.precision === 'exact' && !when.question
      ? new Date(when.instant as string)
      : undefined;
  const slot = call.slot === undefined ? undefined : new Date(call.slot);
  if (slot && Number.isNaN(slot.getTime())) return 'slot: its start as offer_slots gave it, ISO 8601.';
  if (slot && said && slot.getTime() !== said.getTime())
    return `His words mean ${sayTime(said, context)}, that slot is ${sayTime(slot, context)}. Ask him which he means; nothing is booked.`;
  const start = slot ?? said;
  if (!start)
    return `It is not clear which time he means. ${when?.question?.text ?? 'Call offer_slots with his words and offer the times it gives.'} Nothing is booked.`;
  if (start <= context.now) return 'That time has passed. Offer another (offer_slots); nothing is booked.';
  return { start, exact: said !== undefined && (context.zoneKnown || when?.zone !== undefined) };
}

const resolved = (phrase: string, { now, zone, language, brand }: ToolContext): WhenResult =>
  resolveWhen({
    phrase,
    now,
    zone,
    lang: language,
    purpose: 'meeting',
    brandZone: brand.zone,
    defaults: brand.meeting.when,
  });

/** A wish as a span; words: what to ask instead. */
export function wishOf(words: string, context: ToolContext): SlotWish | string | undefined {
  const when = resolved(words, context);
  if (when.kind === 'past') return 'That time has passed. Ask him for another.';
  if (when.kind !== 'instant' || !when.instant) return undefined; // any time, then
  const start = new Date(when.instant);
  const wide: Partial<Record<NonNullable<WhenResult['precision']>, number>> = {
    daypart: 4 * 3600_000,
    day: 12 * 3600_000,
    week: 5 * DAY_MS,
  };
  const span = wide[when.precision ?? 'exact'];
  const end = when.end ? new Date(when.end) : span ? new Date(start.getTime() + span) : undefined;
  return { start, end };
}
