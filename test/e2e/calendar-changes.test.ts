// What a human does in the rep's Google calendar: the meeting, its reminders and Zoom follow, and the client hears of it once.
import type { DateTime } from 'luxon';
import { WATCH_PATH } from '../../src/ingress/calendars/watch';
import { bookingWorkflowId } from '../../src/workflows/messages';
import { day, EMAIL, hour, iso, shifted, useCalendars } from '../support/calendars';
import { settle, until } from '../support/until';

const { held, app, rep, one, calendar, told, alerts, planned, human, booked, losePlace, stands } = useCalendars();

test('moved: told once, reminded by the new time, Zoom moved along; and what we do ourselves is no news', async () => {
  const { client, conversationId, id, eventId } = await booked(hour(3, 12));
  const to = hour(4, 15);
  await human(shifted(eventId, to));
  await until(async () => (await told(client)).length === 2, 30_000, 'the client hears of it');
  const [, news] = await told(client);
  expect(news).toContain(day(to));
  expect(news).toMatch(/^Перенесли: теперь .*http/);
  const start = to.toUTC().toISO();
  await until(async () => (await stands()).zoom[0]?.start === start, 30_000, 'Zoom moved along');
  expect(await stands()).toMatchObject({ booked: [{ id, start }], zoom: [{ start }], events: [{ start }] });
  // the chat is a moment ahead of the row of what was said
  await until(async () => (await planned(id)).length === 2, 30_000, 'the news being told');
  expect(await planned(id)).toEqual([
    ['dayBefore', to.minus({ days: 1 }).toFormat('dd.MM HH:mm')],
    ['completion', to.plus({ minutes: 90 }).toFormat('dd.MM HH:mm')],
  ]);
  // read again from the beginning: it is known
  const { synced_at: before } = await calendar();
  await one('update rep_calendars set sync_token = null, read_after = null where rep_id = $1::text', rep().id);
  await until(async () => (await calendar()).synced_at > before && (await calendar()).sync_token, 30_000, 'read again');
  expect(await one('select version from meetings where id = $1::text', id)).toEqual({ version: 2 });
  expect(await told(client)).toHaveLength(2);
  expect(await alerts(conversationId)).toEqual(['meeting_booked']);
}, 150_000);

test('deleted while its place in the list was lost: off, once, with everything around it', async () => {
  const { client, id, eventId } = await booked(hour(3, 12));
  await losePlace();
  await human({ id: eventId, status: 'cancelled' });
  await until(async () => (await told(client)).length === 2, 30_000, 'the client hears of it');
  expect((await told(client))[1]).toMatch(new RegExp(`\\(${day(hour(3, 12))} по .*\\) отменена`));
  await until(async () => (await stands()).zoom.length === 0, 30_000, 'Zoom is off');
  expect(await stands()).toEqual({ booked: [], zoom: [], events: [] });
  // the chat is a moment ahead of the row of what was said
  await until(async () => (await planned(id)).length === 0, 30_000, 'nothing planned');
  expect(await one('select status, version from meetings where id = $1::text', id)).toEqual({
    ...{ status: 'cancelled', version: 2 },
  });
}, 120_000);

test('what the list does not hold is looked up: put into the past it is no news; not in this calendar, nothing is called off', async () => {
  const past = await booked(hour(3, 12));
  const elsewhere = await booked(hour(3, 16));
  const yesterday = hour(-1, 12);
  await one(`update bookings set event_id = 'notinthiscalendar' where id = $1::text`, elsewhere.id);
  await losePlace();
  await human(shifted(past.eventId, yesterday));
  await until(
    async () => (await alerts(elsewhere.conversationId)).includes('meeting_needs_hands'),
    30_000,
    'a rep is told',
  );
  await until(async () => (await calendar()).sync_token !== 'lost', 30_000, 'all of it was read');
  expect(await one('select status, starts_at from bookings where id = $1::text', past.id)).toEqual({
    ...{ status: 'booked', starts_at: yesterday.toJSDate() },
  });
  expect((await planned(past.id)).map(([kind]) => kind)).toEqual([]);
  expect(await one('select status from bookings where id = $1::text', elsewhere.id)).toEqual({ status: 'booked' });
  expect([await told(past.client), await told(elsewhere.client)].map((all) => all.length)).toEqual([1, 1]);
}, 150_000);

test('declined: by the client a rep is told, and nobody else; by the rep it is off, and the event goes', async () => {
  const { client, conversationId, id, eventId } = await booked(hour(3, 12));
  await human({ id: eventId, response: { email: EMAIL, status: 'declined' } });
  await until(async () => (await alerts(conversationId)).includes('meeting_declined'), 30_000, 'a rep is told');
  expect(await told(client)).toHaveLength(1);
  expect((await stands()).booked).toMatchObject([{ id, status: 'booked' }]);
  await human({ id: eventId, response: { email: rep().email, status: 'declined' } });
  await until(async () => (await told(client)).length === 2, 30_000, 'the client hears of it');
  await until(
    async () => Object.values(await stands()).every((of) => of.length === 0),
    30_000,
    'nothing is left of it',
  );
}, 120_000);

test('moved over another booking: the human’s word stands, and a rep is told', async () => {
  const first = await booked(hour(3, 12));
  const second = await booked(hour(3, 16));
  await human(shifted(second.eventId, hour(3, 12)));
  await until(async () => (await told(second.client)).length === 2, 30_000, 'the client hears of it');
  expect(await alerts(second.conversationId)).toContain('meeting_overlaps');
  const start = hour(3, 12).toUTC().toISO();
  expect((await stands()).booked.map((b) => [b.id, b.start])).toEqual(
    [first.id, second.id].sort().map((id) => [id, start]),
  );
}, 150_000);

test('a move of ours that Google made and never confirmed, nor could be undone, is nobody’s: taken back, unless a human has moved it since', async () => {
  const { stack, account } = held;
  const { faults } = stack.sandbox;
  const [left, taken] = [await booked(hour(3, 12)), await booked(hour(3, 16))];
  // made, and the answer kept back
  const patches = [1, 2].map(() =>
    faults.add({ service: 'calendar', method: 'events.patch', kind: 'hang', phase: 'after', account: rep().email }),
  );
  const askMove = async ({ client, id, conversationId }: typeof left, to: DateTime) => {
    await stack.script(conversationId, [
      { tools: [{ name: 'reschedule_meeting', input: { meetingId: id, words: to.toFormat("dd.MM 'в' H:mm") } }] },
      { text: 'Коллега согласует с вами время.' },
    ]);
    await stack.say(client, account.userId, `Перенесите на ${to.toFormat("dd.MM 'в' H:mm")}`);
  };
  await askMove(left, hour(4, 12));
  await askMove(taken, hour(4, 16));
  await until(() => patches.every((fault) => fault.view().holding > 0), 60_000, 'both moved there');
  // from here on Google answers no question about an event, and takes nothing: neither the move nor its undoing is settled
  const unreachable = ['events.get', 'events.patch'].map((method) =>
    faults.add({ service: 'calendar', method, kind: 'error_500', times: 'always', account: rep().email }),
  );
  for (const fault of patches) faults.remove(fault.id, 'discard');
  for (const { client } of [left, taken])
    await until(async () => (await told(client)).length === 2, 120_000, 'the client is told what is true');
  expect((await told(left.client))[1]).toBe('Коллега согласует с вами время.');
  expect(await alerts(left.conversationId)).toEqual(['meeting_booked', 'meeting_not_made']);

  // what stands at Google is no human's word …
  const read = await calendar();
  await one('update rep_calendars set read_after = null where rep_id = $1::text', rep().id);
  await until(async () => (await calendar()).synced_at > read.synced_at, 30_000, 'read');
  expect((await stands()).events.map(({ start }) => start)).toEqual([hour(4, 12), hour(4, 16)].map(iso));
  expect((await stands()).booked.map(({ start }) => start)).toEqual([hour(3, 12), hour(3, 16)].map(iso));
  // … and this is, which nobody has read when the undoing goes on
  faults.add({ service: 'calendar', method: 'events.list', kind: 'error_500', times: 'always', account: rep().email });
  const by = hour(5, 10);
  await human(shifted(taken.eventId, by));
  for (const fault of unreachable) faults.remove(fault.id);
  for (const { conversationId, id } of [left, taken]) {
    const call = await one(
      "select id from tool_calls where conversation_id = $1::text and tool = 'reschedule_meeting'",
      conversationId,
    );
    await stack.client.workflow.getHandle(`${bookingWorkflowId(id, call.id)}/restore`).result();
  }
  expect((await stands()).events.map(({ start }) => start)).toEqual([hour(3, 12), by].map(iso));

  await stack.control('DELETE', '/faults?discard=true');
  await one('update rep_calendars set read_after = null where rep_id = $1::text', rep().id);
  await until(async () => (await told(taken.client)).length === 3, 60_000, 'the client hears of it');
  expect((await told(taken.client))[2]).toContain(day(by));
  const expected = [hour(3, 12), by].map(iso);
  await until(
    async () => {
      const { booked: rows, zoom, events } = await stands();
      return [rows, zoom, events].every((all) => all.map(({ start }) => start).join() === expected.join());
    },
    120_000,
    'rows, Zoom and calendar agree',
    500,
  );
  expect([(await told(left.client)).length, (await told(taken.client)).length]).toEqual([2, 3]);
}, 400_000);

test('one that cannot be read is tried again later, and goes on from where it was', async () => {
  const { sync_token: place } = await calendar();
  await held.stack.control('POST', '/faults', {
    service: 'calendar',
    method: 'events.list',
    kind: 'rate_limited_429',
    seconds: 300,
    times: 1,
  });
  await one('update rep_calendars set read_after = null where rep_id = $1::text', rep().id);
  await until(async () => (await calendar()).failures === 1, 30_000, 'a failure');
  const waiting = await calendar();
  expect(waiting.read_after.getTime() - waiting.claimed_at.getTime()).toBeGreaterThan(250_000);
  expect(waiting).toMatchObject({ sync_token: place, status: 'connected', claimed_until: null });
  // a hint does not shorten what Google asked for
  await one('update rep_calendars set hinted_at = now() where rep_id = $1::text', rep().id);
  await settle(1_500);
  expect((await calendar()).claimed_at).toEqual(waiting.claimed_at);
  await one('update rep_calendars set read_after = null where rep_id = $1::text', rep().id);
  await until(async () => (await calendar()).failures === 0, 30_000, 'read again');
}, 90_000);

test('a grant that is over: the rep is asked to connect again, once, whoever found it out; once more for the next grant', async () => {
  const { stack, account } = held;
  await stack.pool.query('update reps set chat_id = 1 where id = $1', [rep().id]);
  const { client } = await booked(hour(3, 12));
  const asked = async () =>
    (
      await stack.pool.query("select text from rep_messages where rep_id = $1 and text like '%/connect%'", [rep().id])
    ).rows.map(({ text }) => text);
  await stack.control('POST', '/calendar/withdraw', { email: rep().email });
  // a turn finds it out, and another one; so does the reading
  for (const n of [2, 3]) {
    await stack.script(account.id, [{ tools: [{ name: 'offer_slots', input: {} }] }, { text: 'Коллега напишет вам.' }]);
    await stack.say(client, account.userId, 'А ещё одну встречу?');
    await until(async () => (await told(client)).length === n, 60_000, 'an answer');
  }
  await one(
    'update rep_calendars set read_after = null, grant_cipher = grant_cipher where rep_id = $1::text',
    rep().id,
  );
  await until(async () => (await calendar()).expired_told_at, 30_000, 'told');
  expect(await calendar()).toMatchObject({ status: 'expired' });
  await settle(2_500); // for a second one to come
  expect(await asked()).toEqual([expect.stringContaining('Google-календарь отключился')]);
  const { rows } = await stack.pool.query("select id from alerts where kind = 'calendar_expired'");
  expect(rows.filter(({ id }) => id.includes(rep().id))).toHaveLength(1);

  await one("update rep_calendars set status = 'connected', connected_at = now() where rep_id = $1::text", rep().id);
  await until(async () => (await asked()).length === 2, 60_000, 'asked again: this grant is over as well');
}, 150_000);

test('hints are taken from whoever has the channel’s token', async () => {
  const { watch_id: id, watch_token: token } = await calendar();
  const hint = (channel: string, given: string) =>
    app
      .inject({
        ...{ method: 'POST', url: WATCH_PATH },
        headers: { 'x-goog-channel-id': channel, 'x-goog-channel-token': given, 'x-goog-resource-state': 'exists' },
      })
      .then(({ statusCode }) => statusCode);
  expect([await hint(id, 'guessed'), await hint('unknown', token), await hint(id, token)]).toEqual([401, 404, 200]);
}, 60_000);
