// How a step of a booking ended: what the model learns of it, and which colleague must know.
import type { BookingRow } from '../../ports/booking';
import type { BookingDeps } from './steps';

// What the model reads. The client hears of it by code, with day, zone and link: the model must not say it in other words.
const SAID = 'The system tells him so at the head of your message, with day, time and link: do not repeat them.';
export const BOOKED = `Booked. ${SAID} Say at most what comes next.`;
export const MOVED = `Moved. ${SAID}`;
export const CANCELLED = `It is off. ${SAID}`;

/** What the client is told when it could not be done, always something true; here nobody else need act. */
const JUST_TAKEN = 'That time has just been taken. Nothing was changed. Call offer_slots and offer others.';
const WHY: Record<string, string> = {
  taken: JUST_TAKEN,
  hold_lost: JUST_TAKEN,
  gone: 'It has been called off meanwhile, by somebody else: tell him so, and offer another time.',
};
const NOT_NOW =
  'It could not be done at the moment and nothing was changed; a colleague has been told. Tell him that a colleague will settle the time with him here.';

/** Nothing of it is left: the model learns why, and a colleague where one is needed. */
export async function failed(
  deps: BookingDeps,
  row: BookingRow,
  callId: string | undefined,
  problem: string,
  what: 'booked' | 'moved',
): Promise<void> {
  if (callId) await answer(deps, callId, false, WHY[problem] ?? NOT_NOW);
  deps.meter.count('bookings', { what, outcome: problem });
  deps.log.warn({ bookingId: row.id, problem }, `meeting not ${what}`);
  // Whose calendar must be connected again is asked to by whoever reads the calendars (ingress/calendars/poll), once for each grant.
  if (WHY[problem] === undefined) await alertAbout(deps, row, 'meeting_not_made', problem, callId);
}

export const answer = ({ store }: BookingDeps, callId: string, ok: boolean, content: string) =>
  store.answerToolCall(callId, { ok, content, sources: [] });

export const tellReps = (
  deps: BookingDeps,
  row: BookingRow,
  kind: 'meeting_booked' | 'meeting_moved' | 'meeting_cancelled',
) => alertAbout(deps, row, kind, '');

/** Once for `key`; else once for each version of the meeting. */
export async function alertAbout(
  { store, bookings }: BookingDeps,
  row: BookingRow,
  kind: 'meeting_booked' | 'meeting_moved' | 'meeting_cancelled' | 'meeting_needs_hands' | 'meeting_not_made',
  detail: string,
  key?: string,
): Promise<void> {
  const { accountId } = await store.conversation(row.conversationId);
  await store.addAlert({
    id: `${key ?? `${row.id}/v${await bookings.version(row.id)}`}/${kind}`,
    kind,
    conversationId: row.conversationId,
    accountId,
    detail: detail || row.start.toISOString(),
  });
}
