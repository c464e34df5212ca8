import { type CalendarChange, calendarChange, type SeenEvent } from './calendar-change';
import { writeMark } from './ids';

const at = (iso: string) => new Date(iso);
const now = at('2026-11-20T10:00:00Z');
const known = at('2026-11-20T08:00:00Z');
const later = at('2026-11-20T09:00:00Z');
const [start, end] = [at('2026-11-24T04:00:00Z'), at('2026-11-24T04:30:00Z')];
type Booking = Parameters<typeof calendarChange>[0];
const row: Booking = { start, end, status: 'booked', eventUpdatedAt: known, version: 3 };
const off: Booking = { ...row, status: 'cancelled' };
const over = { ...row, start: at('2026-11-19T04:00:00Z'), end: at('2026-11-19T04:30:00Z') };
const seen = (more: Partial<SeenEvent> = {}): SeenEvent => ({
  ...{ status: 'confirmed', start, end, declinedBy: [], updated: later },
  ...more,
});
const to = { start: at('2026-11-25T04:00:00Z'), end: at('2026-11-25T05:00:00Z') };

test.each<[string, CalendarChange, Booking, SeenEvent]>([
  ['our own writing', { what: 'nothing' }, row, seen({ ...to, updated: known })],
  ['somebody accepted', { what: 'nothing' }, row, seen()],
  ['another time', { what: 'moved', to }, row, seen(to)],
  ['another length', { what: 'moved', to: { start, end: to.end } }, row, seen({ end: to.end })],
  ['deleted', { what: 'off', stays: false }, row, seen({ status: 'cancelled', start: undefined, end: undefined })],
  ['declined by the rep', { what: 'off', stays: true }, row, seen({ declinedBy: ['organizer'] })],
  ['declined by both', { what: 'off', stays: true }, row, seen({ declinedBy: ['attendee', 'organizer'] })],
  ['declined by the client', { what: 'declined' }, row, seen({ declinedBy: ['attendee'] })],
  ['moved after he declined', { what: 'moved', to }, row, seen({ ...to, declinedBy: ['attendee'] })],
  ['a whole day', { what: 'unclear' }, row, seen({ start: undefined, end: undefined })],
  ['no time at all', { what: 'unclear' }, row, seen({ end: start })],
  ['tidied up when it was over', { what: 'nothing' }, over, seen({ status: 'cancelled' })],
  [
    'declined when it was over',
    { what: 'nothing' },
    over,
    seen({ start: over.start, end: over.end, declinedBy: ['organizer'] }),
  ],
  ['where our own move has put it, unanswered', { what: 'nothing' }, row, seen({ ...to, mark: writeMark(3, to) })],
  [
    'further on than our own move',
    { what: 'moved', to },
    row,
    seen({ ...to, mark: writeMark(3, { start, end: to.end }) }),
  ],
  ['back to where we had moved it once', { what: 'moved', to }, row, seen({ ...to, mark: writeMark(2, to) })],
  ['another day when it was over', { what: 'moved', to }, over, seen(to)],
  [
    'deleted, by a clock behind ours',
    { what: 'off', stays: false },
    row,
    seen({ status: 'cancelled', updated: known }),
  ],
  [
    'declined, but older than our own writing',
    { what: 'nothing' },
    row,
    seen({ declinedBy: ['organizer'], updated: known }),
  ],
  ['made a series', { what: 'nothing' }, row, seen()],
  ['its own time of the series changed', { what: 'unclear' }, row, seen({ ...to, occurrence: { of: 'x', start } })],
  [
    'its own time of the series deleted',
    { what: 'unclear' },
    row,
    seen({ status: 'cancelled', occurrence: { of: 'x', start } }),
  ],
  [
    'another time of the series changed',
    { what: 'nothing' },
    row,
    seen({ ...to, occurrence: { of: 'x', start: to.start } }),
  ],
  ['called off, and its event restored', { what: 'unclear' }, off, seen()],
  ['called off, and its event not yet gone', { what: 'nothing' }, off, seen({ updated: known })],
  ['called off, and its event deleted', { what: 'nothing' }, off, seen({ status: 'cancelled' })],
  ['called off, and restored into the past', { what: 'nothing' }, off, seen({ start: over.start, end: over.end })],
])('%s', (_, change, booking, event) => {
  expect(calendarChange(booking, event, now)).toEqual(change);
});

test('an event we never saw before counts', () => {
  expect(calendarChange({ start, end, status: 'booked', version: 1 }, seen(to), now)).toEqual({ what: 'moved', to });
});
