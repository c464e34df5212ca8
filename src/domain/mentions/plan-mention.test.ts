// One meeting however often it is named: what is new, what moved, what is off, what is not sure enough.
import { type KnownMeeting, planMention } from './plan-mention';
import { MENTIONED } from './policy';
import type { Mention } from './types';

const NOW = new Date('2026-11-21T09:00:00Z');
const at = (time: string) => new Date(`2026-11-22T${time}:00Z`);
const mention = (more: Partial<Mention> = {}): Mention => ({
  title: 'встреча с юристом',
  start: '2026-11-22T14:30:00+03:00',
  confidence: 0.9,
  change: 'set',
  span: [0, 0],
  ...more,
});
const known = (more: Partial<KnownMeeting> = {}): KnownMeeting => ({
  id: 'm1',
  source: 'mentioned',
  title: 'встреча с юристом',
  start: at('11:30'),
  askFrom: at('11:45'),
  version: 1,
  ...more,
});
const plan = (said: Mention, meetings: KnownMeeting[] = [], now = NOW) =>
  planMention(said, meetings, { policy: MENTIONED, newId: 'new', now });

test('a new one: a reminder an hour before, a message after its end, the question where no end is known', () => {
  expect(plan(mention())).toEqual({
    outcome: 'kept',
    meetingId: 'new',
    change: expect.objectContaining({
      ...{ id: 'new', version: 1, status: 'planned', askFrom: at('11:45') },
      reminders: [{ id: 'new/v1/preparation', kind: 'preparation', due: at('10:30') }],
    }),
  });
  const { change } = plan(mention({ end: '2026-11-22T15:30:00+03:00' }));
  expect(change?.askFrom).toBeUndefined();
  expect(change?.reminders.map(({ kind, due }) => [kind, due])).toEqual([
    ['preparation', at('10:30')],
    ['completion', at('12:35')],
  ]);
});

test('too late for a reminder there is none; of a mere day nothing is said beforehand, and it is asked about when it is over', () => {
  expect(plan(mention(), [], at('10:29')).change?.reminders).toEqual([]);
  const { change } = plan(mention({ precision: 'day' }));
  expect(change?.reminders).toEqual([]);
  expect(change?.askFrom).toEqual(new Date(at('11:45').getTime() + 15 * 3600_000));
});

test.each<[string, Partial<Mention>, Partial<KnownMeeting>, object]>([
  ['said again', {}, {}, { outcome: 'duplicate', meetingId: 'm1' }],
  ['said again in other words', { title: 'юрист' }, {}, { outcome: 'duplicate' }],
  ['and without a name', { title: 'встреча' }, {}, { outcome: 'duplicate' }],
  ['by its day alone', { start: '2026-11-22T09:00:00+03:00', precision: 'day' }, {}, { outcome: 'duplicate' }],
  [
    'with another person',
    { title: 'встреча с банком', start: '2026-11-22T16:00:00+03:00' },
    {},
    { outcome: 'kept', meetingId: 'new' },
  ],
  ['the same kind, another hour', { start: '2026-11-22T17:00:00+03:00' }, {}, { outcome: 'kept', meetingId: 'new' }],
  [
    'the hour of one known by its day',
    {},
    { start: at('06:00'), askFrom: at('21:15') },
    { outcome: 'moved', meetingId: 'm1' },
  ],
  ['not sure enough', { confidence: 0.59 }, {}, { outcome: 'below_threshold' }],
  ['over', { start: '2026-11-21T11:00:00+03:00' }, {}, { outcome: 'past' }],
  ['booked with us', {}, { source: 'booked' }, { outcome: 'duplicate', meetingId: 'm1' }],
])('%s', (_, said, meeting, outcome) => {
  expect(plan(mention(said), [known(meeting)])).toMatchObject(outcome);
});

test('its end said later is worth a message after it; nothing else has changed', () => {
  const { outcome, change } = plan(mention({ end: '2026-11-22T15:30:00+03:00' }), [known()]);
  expect(outcome).toBe('kept');
  expect(change).toMatchObject({ id: 'm1', version: 2, start: at('11:30'), end: at('12:30') });
});

test('moved: another version, as long as before; off: nothing is left to say; words do not call off what is booked', () => {
  const moved = plan(mention({ change: 'moved', start: '2026-11-23T10:00:00+03:00' }), [known({ end: at('12:30') })]);
  expect(moved).toMatchObject({ outcome: 'moved', change: { version: 2, end: new Date('2026-11-23T08:00:00Z') } });
  expect(moved.change?.reminders.every(({ id }) => id.startsWith('m1/v2/'))).toBe(true);
  const off = plan(mention({ change: 'cancelled', start: '2026-11-22T09:00:00+03:00' }), [known()]);
  expect(off).toMatchObject({ outcome: 'cancelled', change: { status: 'cancelled', version: 2, reminders: [] } });
  expect(plan(mention({ change: 'cancelled' }), [known({ source: 'booked' })]).change).toBeUndefined();
  expect(plan(mention({ change: 'cancelled' })).change).toBeUndefined();
});
