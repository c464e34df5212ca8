// What changed in a rep's calendar, done to our bookings: the meeting follows, Zoom follows, the client hears of it once.
import type { Client } from '@temporalio/client';
import type { Logger } from 'pino';
import { cancelledChange, movedChange, toldByItself } from '../../activities/booking/changes';
import { type CalendarChange, calendarChange } from '../../domain/booking/calendar-change';
import { eventIdOf } from '../../domain/booking/ids';
import type { Brands, Clock, InboundStore, Meter } from '../../ports';
import type { BookedChange, CalendarDesk, SyncedBooking } from '../../ports/booking';
import type { CalendarEvent, RepCalendar } from '../../ports/meetings';
import { BOOKING_TYPE, type BookingInput, bookingWorkflowId, CONVERSATIONS_QUEUE } from '../../workflows/messages';
import type { Deliver } from '../deliver';
import { sweep } from '../sweep';

export interface ApplyDeps {
  desk: CalendarDesk;
  brands: Brands;
  client: Client;
  store: InboundStore;
  deliver: Deliver;
  clock: Clock;
  meter: Meter;
  log: Logger;
}

/**
 * May be repeated. One that cannot be handled does not hold up the others.
 * @returns false when something must be looked at again: we are about to change it ourselves
 */
export async function applyChanges(
  deps: ApplyDeps,
  repId: string,
  calendar: RepCalendar,
  events: readonly CalendarEvent[],
): Promise<boolean> {
  if (events.length === 0) return true;
  const now = deps.clock.now();
  const rows = await deps.desk.bookings(
    repId,
    {
      eventIds: events.map(({ id, occurrence }) => occurrence?.of ?? id),
      bookingIds: events.flatMap(({ bookingId }) => bookingId ?? []),
    },
    now,
  );
  let settled = true;
  const failed: unknown[] = [];
  for (const event of events) {
    // By its id alone: a copy that somebody made of it carries the booking's name too.
    const id = event.occurrence?.of ?? event.id;
    const row = rows.find((one) => (one.eventId ?? eventIdOf(one.id)) === id);
    if (!row) continue;
    const change = calendarChange(row, event, now);
    if (change.what === 'nothing') continue;
    if (row.settling) settled = false;
    else if (row.status !== 'held') await apply(deps, calendar, row, event, change).catch((e) => failed.push(e));
  }
  if (failed.length > 0) throw failed[0];
  return settled;
}

/** Of a list that does not say what was deleted: every booking that stands and is not in it is looked up. */
export async function applyMissing(
  deps: ApplyDeps,
  repId: string,
  calendar: RepCalendar,
  listed: readonly CalendarEvent[],
): Promise<boolean> {
  const now = deps.clock.now();
  const standing = await deps.desk.bookings(repId, { standingAt: now }, now);
  const found: CalendarEvent[] = [];
  for (const row of standing) {
    if (listed.some(({ id }) => id === row.eventId)) continue;
    const event = await calendar.get(row.eventId as string);
    // a deleted one is still known to Google; one it does not know is in another calendar of his: nothing is called off for that
    if (event) found.push(event);
    else if (!row.settling) await deps.desk.noteSeen(row, undefined, 'meeting_needs_hands');
  }
  return applyChanges(deps, repId, calendar, found);
}

async function apply(
  deps: ApplyDeps,
  calendar: RepCalendar,
  row: SyncedBooking,
  { id, updated, occurrence }: CalendarEvent,
  change: Exclude<CalendarChange, { what: 'nothing' }>,
): Promise<void> {
  const { desk, brands, clock } = deps;
  const now = clock.now();
  if (change.what === 'declined') return desk.noteSeen(row, updated, 'meeting_declined');
  // what was seen of one time of a series says nothing of the series itself
  if (change.what === 'unclear') return desk.noteSeen(row, occurrence ? undefined : updated, 'meeting_needs_hands');
  // put into another calendar of his it is deleted in this one; it takes place, and a person looks at it
  if (change.what === 'off' && !change.stays && (await calendar.inAnother(id)))
    return desk.noteSeen(row, undefined, 'meeting_needs_hands');
  const brand = await brands.get(row.brand);
  // Begun before it is written, so that a crash in between is made good by reading again; what it does may be done twice.
  if (change.what === 'moved') {
    const to = { start: change.to.start.getTime(), end: change.to.end.getTime() };
    const past = change.to.end <= now;
    // Zoom takes no time that is over: https://developers.zoom.us/docs/api/meetings/#tag/meetings/patch/meetings/{meetingId}
    if (row.zoomId && !past) await follow(deps, { op: 'restore', bookingId: row.id, video: true, event: false, to });
    const moved = movedChange({ ...row, ...change.to }, brand, now);
    // what has been put into the past is no news for him, nor how long it takes
    const told = past ? { ...moved, announce: undefined } : toldByItself(moved, now);
    const quiet = !past && to.start === row.start.getTime();
    await write(deps, row, updated, { ...told, end: change.to.end, quiet }, brand.meeting.booking);
    return;
  }
  const made = { video: row.zoomId !== undefined, event: change.stays };
  if (made.video || made.event) await follow(deps, { op: 'cancel', bookingId: row.id, ...made });
  await write(deps, row, updated, { ...toldByItself(cancelledChange(row), now), end: row.end }, brand.meeting.booking);
}

/** The newest word counts: what an earlier one still has to do is not done any more. */
const follow = ({ client }: ApplyDeps, input: BookingInput) =>
  client.workflow.start(BOOKING_TYPE, {
    workflowId: bookingWorkflowId(input.bookingId, 'calendar'),
    taskQueue: CONVERSATIONS_QUEUE,
    args: [input],
    workflowIdReusePolicy: 'ALLOW_DUPLICATE',
    workflowIdConflictPolicy: 'TERMINATE_EXISTING',
  });

async function write(
  { desk, store, deliver, meter, log }: ApplyDeps,
  row: SyncedBooking,
  updated: Date,
  change: BookedChange & { end: Date; quiet?: boolean },
  buffers: { bufferBeforeMinutes: number; bufferAfterMinutes: number },
): Promise<void> {
  if (!(await desk.change(row, updated, change, buffers))) return;
  const what = change.status === 'cancelled' ? 'cancelled' : 'moved';
  meter.count('bookings', { what, outcome: 'in_calendar' });
  log.info(
    { bookingId: row.id, conversationId: row.conversationId, what },
    'a human changed a meeting in the calendar',
  );
  await sweep({ store, deliver }, row.accountId).catch((error: Error) =>
    log.warn({ what: error.name }, 'a conversation has not heard of its changed meeting yet; it will'),
  );
}
