// The odd things people do in a calendar, and what calendars do by themselves: nobody is told what is not so, and nothing is called off by mistake.
import { sealGrant } from '../../src/adapters/google-calendar';
import { day, hour, iso, shifted, useCalendars } from '../support/calendars';
import { connectRep } from '../support/google';
import { addBookableRep } from '../support/meetings';
import { until } from '../support/until';

const stage = useCalendars();
const { held, metrics, rep, one, calendar, told, alerts, planned, human, booked, readAgain, stands } = stage;

const version = async (id: string): Promise<number> =>
  (await one('select version from meetings where id = $1::text', id)).version;
const hands = async (conversationId: string) =>
  (await alerts(conversationId)).filter((kind) => kind === 'meeting_needs_hands').length;
/** Hints are not heeded while it is failing, and it is not its turn. */
const nobodyReads = () =>
  until(
    () =>
      one(
        `update rep_calendars set failures = 1, read_after = now() + interval '1 h'
         where rep_id = $1::text and claimed_until is null returning 1 as done`,
        rep().id,
      ),
    30_000,
    'nobody reads the calendar',
  );
const agree = (start: string) =>
  until(
    async () => {
      const { booked: rows, zoom, events } = await stands();
      return [rows, zoom, events].every((all) => all.map((one) => one.start).join() === start);
    },
    60_000,
    'rows, Zoom and calendar agree',
    250,
  );

test('how long it takes is no news; a move he has not heard of yet is told all the same', async () => {
  const { stack, account } = held;
  const at = hour(3, 12);
  const { client, id, eventId } = await booked(at);
  const length = async () =>
    Number((await one('select ends_at - starts_at as l from bookings where id = $1', id)).l.hours ?? 0);
  await human(shifted(eventId, at, 60));
  await until(async () => (await version(id)) === 2, 30_000, 'it is known');
  expect(await length()).toBe(1);
  await until(() => stack.sandbox.zoom.all()[0]?.duration === 60, 30_000, 'Zoom follows');
  expect((await planned(id)).at(-1)).toEqual(['completion', at.plus({ minutes: 120 }).toFormat('dd.MM HH:mm')]);
  expect(await told(client)).toHaveLength(1);

  // nothing leaves
  await stack.stopAccount(account.id);
  const to = hour(4, 15);
  await human(shifted(eventId, to, 60));
  await until(async () => (await version(id)) === 3, 30_000, 'it is known');
  await human(shifted(eventId, to, 30));
  await until(async () => (await version(id)) === 4, 30_000, 'it is known');
  stack.startAccount(account.id);
  await until(async () => (await told(client)).length === 2, 60_000, 'the client hears of it');
  await readAgain();
  const [, news, ...more] = await told(client);
  expect([news, more]).toEqual([expect.stringContaining(day(to)), []]);
}, 200_000);

test('moved twice before anybody looked, at last into the night: he hears of where it stands', async () => {
  await one(
    `update reps set hours = '[{"days":[1,2,3,4,5,6,7],"from":"10:00","to":"19:00"}]' where id = $1::text`,
    rep().id,
  );
  const { client, id, eventId } = await booked(hour(3, 12));
  await nobodyReads();
  await human(shifted(eventId, hour(4, 15)));
  await human(shifted(eventId, hour(5, 3)));
  await readAgain();
  await until(async () => (await told(client)).length === 2, 30_000, 'the client hears of it');
  expect((await told(client))[1]).toContain(day(hour(5, 3)));
  expect(await version(id)).toBe(2);
  await agree(iso(hour(5, 3)));
  // there and back again is nothing
  await nobodyReads();
  await human(shifted(eventId, hour(6, 3)));
  await human(shifted(eventId, hour(5, 3)));
  await readAgain();
  expect([await version(id), (await told(client)).length]).toEqual([2, 2]);
}, 150_000);

test('deleted and restored: before anybody looked it is nothing; afterwards a person looks at it, once', async () => {
  const { client, conversationId, id, eventId } = await booked(hour(3, 12));
  const gone = { id: eventId, status: 'cancelled' };
  const back = { id: eventId, status: 'confirmed' };
  await nobodyReads();
  await human(gone);
  await human(back);
  await readAgain();
  expect([await version(id), (await told(client)).length]).toEqual([1, 1]);
  await human(gone);
  await until(async () => (await told(client)).length === 2, 30_000, 'the client hears of it');
  await human(back);
  await until(async () => (await hands(conversationId)) === 1, 30_000, 'a person looks at it');
  await human({ id: eventId, summary: 'Созвон' });
  await readAgain();
  expect([await hands(conversationId), (await told(client)).length]).toEqual([1, 2]);
  expect((await one('select status from bookings where id = $1::text', id)).status).toBe('cancelled');
}, 150_000);

test('put into another calendar of his: it stands, and a person looks at it', async () => {
  const { client, conversationId, id, eventId } = await booked(hour(3, 12));
  const other = `sales-${rep().id}@group.calendar.example`;
  await held.stack.control('POST', '/calendar/calendars', { email: rep().email, id: other });
  await human({ id: eventId, moveTo: other });
  await until(async () => (await hands(conversationId)) === 1, 30_000, 'a person looks at it');
  await one(`update rep_calendars set sync_token = null where rep_id = $1::text`, rep().id);
  await readAgain();
  expect((await stands()).booked).toMatchObject([{ id, status: 'booked' }]);
  expect(await planned(id)).toHaveLength(2);
  expect([await hands(conversationId), (await told(client)).length]).toEqual([1, 1]);
}, 120_000);

test('made a weekly one, and copied: other weeks and copies are not the meeting; its own week apart is looked at by a person', async () => {
  const at = hour(3, 12);
  const { client, conversationId, id, eventId } = await booked(at);
  await human({ id: eventId, recurrence: ['RRULE:FREQ=WEEKLY;COUNT=4'] });
  const next = at.plus({ weeks: 1 });
  await human({ ...shifted(eventId, next.plus({ days: 1 })), occurrence: iso(next) });
  await human({ id: eventId, occurrence: iso(next.plus({ weeks: 1 })), status: 'cancelled' });
  const { world } = held.stack.sandbox.google;
  const calendarOf = world.account(rep().email);
  const { recurrence, ...copied } = world.event(calendarOf, eventId);
  world.insert(calendarOf, {
    ...copied,
    id: `copy${eventId}`,
    start: { dateTime: iso(next) },
    end: { dateTime: iso(next.plus({ hours: 1 })) },
  });
  await readAgain();
  await one(`update rep_calendars set sync_token = null where rep_id = $1::text`, rep().id);
  await readAgain();
  expect([await version(id), await hands(conversationId), (await told(client)).length]).toEqual([1, 0, 1]);
  await human({ ...shifted(eventId, at.plus({ hours: 2 })), occurrence: iso(at) });
  await until(async () => (await hands(conversationId)) === 1, 30_000, 'a person looks at it');
  expect((await stands()).booked).toMatchObject([{ start: iso(at) }]);
  // the whole series is another matter
  await human(shifted(eventId, at.plus({ hours: 3 })));
  await until(async () => (await told(client)).length === 2, 30_000, 'the client hears of it');
  expect((await told(client))[1]).toContain(day(at.plus({ hours: 3 })));
}, 150_000);

test('made a whole day: a person looks at it; given its hour back it is as it was', async () => {
  const at = hour(3, 12);
  const { client, conversationId, id, eventId } = await booked(at);
  await human({ id: eventId, start: at.toISODate(), end: at.plus({ days: 1 }).toISODate() });
  await until(async () => (await hands(conversationId)) === 1, 30_000, 'a person looks at it');
  await human(shifted(eventId, at));
  await human({ id: eventId, summary: 'Созвон с клиентом' });
  await readAgain();
  expect([await version(id), await hands(conversationId), (await told(client)).length]).toEqual([1, 1, 1]);
  expect(await planned(id)).toHaveLength(2);
}, 120_000);

test('two reps sign in with one Google account: each change is told once, by whose meeting it is', async () => {
  const { stack, account } = held;
  const { client, id, eventId } = await booked(hour(3, 12));
  const second = await addBookableRep(stack, account.id);
  const sealed = sealGrant(stack.keys, second.id, await connectRep(stack.google, rep().email));
  await one(
    'update rep_calendars set email = $2, grant_cipher = $3, grant_key_id = $4, sync_token = null, read_after = null where rep_id = $1::text',
    ...[second.id, rep().email, sealed.cipher, sealed.keyId],
  );
  const ofSecond = () => one('select * from rep_calendars where rep_id = $1::text', second.id);
  await until(async () => (await ofSecond()).sync_token, 30_000, 'both are read');
  await human(shifted(eventId, hour(4, 15)));
  await until(async () => (await told(client)).length === 2, 30_000, 'the client hears of it');
  const { claimed_at: before } = await ofSecond();
  await one('update rep_calendars set read_after = null where rep_id = $1::text', second.id);
  await until(async () => (await ofSecond()).synced_at > before, 30_000, 'read by the other too');
  await readAgain();
  expect([await version(id), (await told(client)).length]).toEqual([2, 2]);
}, 120_000);

test('it cannot be read for long: counted, and a human is told once', async () => {
  await held.stack.control('POST', '/faults', {
    ...{ service: 'calendar', method: 'events.list', kind: 'error_500', times: 'always', account: rep().email },
  });
  const said = async () =>
    (
      await held.stack.pool.query(`select 1 from alerts where kind = 'calendar_unread' and id like $1`, [
        `%${rep().id}%`,
      ])
    ).rowCount;
  const failed = async (n: number) => {
    await one('update rep_calendars set read_after = null where rep_id = $1::text', rep().id);
    await until(async () => (await calendar()).failures === n, 30_000, `${n} failures`);
  };
  for (let n = 1; n <= 6; n++) await failed(n);
  expect(await said()).toBe(0);
  for (let n = 7; n <= 9; n++) await failed(n);
  expect(await said()).toBe(1);
  expect(await metrics.registry.metrics()).toMatch(
    /rapport_calendar_reads_total\{outcome="failed",process="test"\} \d+/,
  );
  await held.stack.control('DELETE', '/faults');
  await readAgain();
  expect((await calendar()).failures).toBe(0);
}, 150_000);

test('a channel that ends soon is replaced, and hints go on', async () => {
  const { client, eventId } = await booked(hour(3, 12));
  const { watch_id: old } = await calendar();
  await one(`update rep_calendars set watch_expires_at = now() + interval '1 h' where rep_id = $1::text`, rep().id);
  await readAgain();
  await until(async () => (await calendar()).watch_id !== old, 30_000, 'another channel');
  expect((await calendar()).watch_expires_at.getTime()).toBeGreaterThan(Date.now() + 6 * 86_400_000);
  await until(
    () =>
      held.stack.sandbox.journal
        .read({ service: 'calendar' })
        .some((call) => call.kind === 'call' && call.method === 'channels.stop' && call.account === rep().email),
    30_000,
    'the old one is stopped',
  );
  const { read_after: turn } = await calendar();
  await human(shifted(eventId, hour(4, 15)));
  await until(async () => (await told(client)).length === 2, 30_000, 'the client hears of it');
  expect(turn.getTime()).toBeGreaterThan(0);
}, 120_000);

test('a meeting that cannot be handled does not hold up the others, and is handled when it can be', async () => {
  const [stuck, other] = [await booked(hour(3, 12)), await booked(hour(3, 16))];
  await nobodyReads();
  for (const { eventId } of [stuck, other]) await human({ id: eventId, status: 'cancelled' });
  // whether it is in another calendar of his now cannot be found out for the first of them
  const fault = { service: 'calendar', method: 'calendarList.list', kind: 'error_500', account: rep().email };
  await held.stack.control('POST', '/faults', fault);
  await one('update rep_calendars set failures = 0, read_after = null where rep_id = $1::text', rep().id);
  await until(async () => (await calendar()).failures > 0, 30_000, 'not all of it was handled');
  await until(async () => (await told(other.client)).length === 2, 30_000, 'the other hears of it');
  expect(await told(stuck.client)).toHaveLength(1);
  await one('update rep_calendars set read_after = null where rep_id = $1::text', rep().id);
  await until(async () => (await told(stuck.client)).length === 2, 30_000, 'he hears of it');
  await agree('');
  expect((await told(other.client)).length).toBe(2);
}, 150_000);

test('a human moves it while our own move is under way: in the end all say the same, and so does the last message', async () => {
  const { stack, account } = held;
  const { client, id, conversationId, eventId } = await booked(hour(3, 12));
  const fault = stack.sandbox.faults.add({
    service: 'calendar',
    method: 'events.patch',
    kind: 'hang',
    account: rep().email,
  });
  const to = hour(4, 12);
  await stack.script(conversationId, [
    { tools: [{ name: 'reschedule_meeting', input: { meetingId: id, words: to.toFormat("dd.MM 'в' H:mm") } }] },
    { text: 'Готово.' },
  ]);
  await stack.say(client, account.userId, `Перенесите на ${to.toFormat("dd.MM 'в' H:mm")}`);
  await until(() => fault.view().holding > 0, 60_000, 'our move under way');
  await human(shifted(eventId, hour(5, 10)));
  stack.sandbox.faults.remove(fault.id, 'go');
  await until(async () => (await told(client)).length > 1, 60_000, 'an answer');
  const start = async () =>
    (await one('select starts_at from meetings where id = $1::text', id)).starts_at.toISOString();
  await until(
    async () => {
      const { booked: rows, zoom, events } = await stands();
      const at = await start();
      return [rows, zoom, events].every((all) => all.map((one) => one.start).join() === at);
    },
    60_000,
    'all agree',
    250,
  );
  await readAgain();
  const last = (await told(client)).at(-1);
  expect([day(to), day(hour(5, 10))].filter((one) => last?.includes(one))).toEqual([
    (await start()) === iso(to) ? day(to) : day(hour(5, 10)),
  ]);
}, 150_000);
