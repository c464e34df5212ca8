// A call is booked, moved and called off in the chat: judged at the sandbox's Telegram, Zoom and Google, and in the rows.
import { DateTime } from 'luxon';
import { describeInstant, zoneName } from '../../src/domain/when';
import { addBookableRep, type BookableRep, bookingBrand, standing } from '../support/meetings';
import { useStack } from '../support/stack';
import { settle, until } from '../support/until';

const ZONE = 'Asia/Makassar';
const held = useStack({ meetings: true, brand: bookingBrand() });
let rep: BookableRep;
let n = 0;

// each test its own rep: what he has on is only what it has booked
beforeEach(async () => {
  const { stack, account } = held;
  await stack.pool.query("update reps set status = 'paused'");
  rep = await addBookableRep(stack, account.id);
  for (const { id } of stack.sandbox.zoom.all()) stack.sandbox.zoom.remove(String(id));
});
afterEach(() => held.stack.control('DELETE', '/faults?discard=true'));
afterEach(() => held.stack.control('DELETE', '/claude/script'));

const now = () => DateTime.now().setZone(ZONE);
/** A full hour of the rep's, so many days from today. */
const hour = (days: number, at: number) => now().plus({ days }).startOf('day').set({ hour: at });
const iso = (at: DateTime) => at.toUTC().toISO({ suppressMilliseconds: false }) as string;
const said = (at: DateTime, zone = ZONE) =>
  `${describeInstant(iso(at), zone, 'ru', new Date())} (${zoneName(zone, 'ru', at.toJSDate())})`;
const told = async (client: string) => (await held.stack.told(held.account, client)).map((m) => m.text);
/** The client writes, the model acts so, and one message comes of it. */
async function say(client: string, text: string, ...turns: object[]): Promise<string> {
  const { stack, account } = held;
  const before = (await told(client)).length;
  await stack.script(account.id, turns);
  await stack.say(client, account.userId, text);
  await until(async () => (await told(client)).length > before, 60_000, `an answer to ${text}`).catch(async (error) => {
    throw new Error(`${error.message}\n${JSON.stringify(await calls(client))}`);
  });
  return (await told(client)).at(-1) as string;
}
const tool = (name: string, input: object) => ({ tools: [{ name, input }] });
const rows = async (sql: string, client: string) =>
  (
    await held.stack.pool.query(
      `${sql} join conversations c on c.id = k.conversation_id join prospects p on p.id = c.prospect_id where p.telegram_user_id = $1::bigint`,
      [client],
    )
  ).rows;
const calls = async (client: string): Promise<{ tool: string; ok: boolean; content: string }[]> =>
  (await rows('select k.tool, k.ok, k.content, k.asked_at from tool_calls k', client))
    .sort((a, b) => a.asked_at - b.asked_at)
    .map(({ tool, ok, content }) => ({ tool, ok, content }));
const lastCall = async (client: string) => (await calls(client)).at(-1);
const alerts = async (client: string) => (await rows('select k.kind from alerts k', client)).map((r) => r.kind);
const meeting = async (client: string) => (await rows('select k.* from meetings k', client))[0];
const addClient = async (zone?: string) => {
  const client = await held.stack.addProspect(`Client ${++n}`);
  if (zone)
    await held.stack.pool.query('update prospects set zone = $2 where telegram_user_id = $1::bigint', [client, zone]);
  return client;
};
/** Booked by his own exact words. */
async function booked(at: DateTime, zone = ZONE) {
  const client = await addClient(zone);
  const words = `${at.setZone(zone).toFormat('dd.MM')} в ${at.setZone(zone).toFormat('H:mm')}`;
  const answer = await say(client, `Запишите меня на ${words}`, tool('book_meeting', { words }), {
    text: 'До встречи!',
  });
  return { client, answer, words };
}
const stands = () => standing(held.stack, rep);
const grant = async () =>
  (await held.stack.pool.query('select status from rep_calendars where rep_id = $1::text', [rep.id])).rows[0].status;

test('offered, picked, booked: one Zoom meeting, one event with its link, one confirmation with day, zone and link', async () => {
  const client = await addClient();
  const offer = await say(client, 'Давайте созвонимся', tool('offer_slots', {}), { text: 'Какое время вам удобно?' });
  expect(offer).toBe('Какое время вам удобно?');
  const offered = JSON.parse(/Free: (\[.*?\])/.exec((await lastCall(client))?.content ?? '')?.[1] ?? '[]');
  expect(offered).toHaveLength(3);
  const { slot, say: words } = offered[1];
  expect(words).toMatch(/\(.+\)$/);

  const answer = await say(client, 'Второе подходит', tool('book_meeting', { slot }), { text: 'До встречи!' });
  const { booked, zoom, events } = await stands();
  expect(booked).toEqual([{ id: expect.any(String), start: slot, status: 'booked' }]);
  const id = booked[0]?.id;
  expect(zoom).toEqual([{ booking: id, start: slot, joinUrl: expect.stringContaining('http') }]);
  expect(events).toEqual([{ booking: id, start: slot, location: zoom[0]?.joinUrl }]);
  expect(answer).toContain(zoom[0]?.joinUrl);
  expect(answer).toContain('До встречи!');
  expect(answer).toContain(describeInstant(slot, ZONE, 'ru', new Date()));
  // said once
  const next = await say(client, 'Спасибо, а что по виллам?', { text: 'Есть две.' });
  expect(next).toBe('Есть две.');
  expect((await meeting(client)).status).toBe('planned');
  expect(await alerts(client)).toEqual(['meeting_booked']);
}, 120_000);

test('natural words find times near; a time that is not exact is said back with its zone, and booked on yes', async () => {
  const client = await addClient();
  const day = hour(2, 0);
  const words = `${['в понедельник', 'во вторник', 'в среду', 'в четверг', 'в пятницу', 'в субботу', 'в воскресенье'][day.weekday - 1]} после обеда`;
  await say(client, `Могу ${words}`, tool('offer_slots', { words }), { text: 'Подойдёт что-то из этого?' });
  const offered: { slot: string }[] = JSON.parse(
    /Free: (\[.*?\])/.exec((await lastCall(client))?.content ?? '')?.[1] ?? '[]',
  );
  expect(offered.length).toBeGreaterThan(0);
  for (const { slot } of offered) {
    const local = DateTime.fromISO(slot, { zone: ZONE });
    expect(local.toISODate()).toBe(day.toISODate());
    expect(local.hour).toBeGreaterThanOrEqual(12);
  }
  // his zone is unknown: an hour he names himself is whose?
  const at = hour(3, 11);
  const exact = `${at.toFormat('dd.MM')} в 11:00`;
  await say(client, `Лучше ${exact}`, tool('book_meeting', { words: exact }), { text: `Верно ли: ${said(at)}?` });
  const back = await lastCall(client);
  expect(back?.content).toContain(said(at));
  expect(back?.content).toContain('not booked yet');
  expect((await stands()).booked).toEqual([]);
  expect((await told(client)).at(-1)).toContain(zoneName(ZONE, 'ru', at.toJSDate()));
  const answer = await say(client, 'Да', tool('book_meeting', { slot: iso(at) }), { text: 'Отлично.' });
  const { booked, zoom, events } = await stands();
  expect([booked, zoom, events].map((all) => all.map(({ start }) => start))).toEqual([[iso(at)], [iso(at)], [iso(at)]]);
  expect(answer).toContain(zoom[0]?.joinUrl);
}, 120_000);

test('exact words of his own and a known zone: booked at once, moved, called off; each is said once', async () => {
  const at = hour(3, 15);
  const { client, answer } = await booked(at, 'Europe/Moscow');
  expect(answer).toContain(describeInstant(iso(at), 'Europe/Moscow', 'ru', new Date()));
  const before = await stands();
  expect(before.booked).toMatchObject([{ start: iso(at), status: 'booked' }]);
  const meetingId = before.booked[0]?.id as string;

  const later = hour(4, 18);
  const words = `${later.setZone('Europe/Moscow').toFormat('dd.MM')} в ${later.setZone('Europe/Moscow').toFormat('H:mm')}`;
  const moved = await say(client, `Перенесите на ${words}`, tool('reschedule_meeting', { meetingId, words }), {
    text: 'Готово.',
  });
  expect(moved).toContain(describeInstant(iso(later), 'Europe/Moscow', 'ru', new Date()));
  expect(moved).toContain(before.zoom[0]?.joinUrl);
  const after = await stands();
  expect(after.booked).toEqual([{ id: meetingId, start: iso(later), status: 'booked' }]);
  expect(after.zoom).toEqual([{ ...before.zoom[0], start: iso(later) }]);
  expect(after.events).toEqual([{ ...before.events[0], start: iso(later) }]);
  expect(await meeting(client)).toMatchObject({ version: 2, status: 'planned' });

  // half an hour later: the two times touch, and it is the same booking that has both meanwhile
  const touching = later.plus({ minutes: 30 });
  const near = `${touching.setZone('Europe/Moscow').toFormat('dd.MM')} в ${touching.setZone('Europe/Moscow').toFormat('H:mm')}`;
  await say(client, `А можно ${near}?`, tool('reschedule_meeting', { meetingId, words: near }), { text: 'Готово.' });
  expect((await stands()).booked).toEqual([{ id: meetingId, start: iso(touching), status: 'booked' }]);

  const off = await say(
    client,
    'Отмените, не смогу',
    tool('cancel_meeting', { meetingId, reason: 'He cannot come.' }),
    {
      text: 'Напишите, когда будет удобно.',
    },
  );
  expect(off).toMatch(/отменена/);
  await until(async () => (await stands()).events.length === 0, 20_000, 'no event');
  await until(async () => (await stands()).zoom.length === 0, 20_000, 'no Zoom meeting');
  expect(await stands()).toEqual({ booked: [], zoom: [], events: [] });
  expect((await meeting(client)).status).toBe('cancelled');
  expect(await say(client, 'Спасибо', { text: 'Будем на связи.' })).toBe('Будем на связи.');
  expect(await alerts(client)).toEqual(['meeting_booked', 'meeting_moved', 'meeting_moved', 'meeting_cancelled']);
}, 180_000);

test('a slot in the past, outside the hours, or gone meanwhile is not booked, and others are offered', async () => {
  const { stack } = held;
  const at = hour(2, 12);
  await booked(at);
  const client = await addClient(ZONE);
  await say(client, 'Вчера в 10', tool('book_meeting', { slot: iso(hour(-1, 10)) }), { text: 'Это время уже прошло.' });
  expect((await lastCall(client))?.content).toContain('has passed');

  await stack.pool.query(
    `update reps set hours = '[{"days":[1,2,3,4,5,6,7],"from":"10:00","to":"19:00"}]' where id = $1`,
    [rep.id],
  );
  const night = hour(2, 23);
  await say(client, 'Ночью', tool('book_meeting', { slot: iso(night) }), { text: 'Есть другие времена.' });
  expect((await lastCall(client))?.content).toMatch(/cannot be had.*Free near it: \[\{"slot"/);

  await say(client, 'Тогда в полдень', tool('book_meeting', { slot: iso(at) }), { text: 'Это время занято.' });
  expect(await lastCall(client)).toMatchObject({ ok: false, content: expect.stringContaining('Free near it') });
  // what a human has put into his calendar is taken too
  const busy = hour(3, 14);
  await stack.control('POST', '/calendar/events', {
    ...{ email: rep.email, summary: 'Зубной', start: iso(busy), end: iso(busy.plus({ hours: 1 })) },
  });
  await say(client, 'Послезавтра в два', tool('book_meeting', { slot: iso(busy) }), { text: 'И это занято.' });
  expect((await lastCall(client))?.ok).toBe(false);
  expect((await stands()).booked).toHaveLength(1);
}, 180_000);

test('a grant that is over: it is not used any more, nothing is left behind, the client hears something true', async () => {
  const { stack } = held;
  const client = await addClient(ZONE);
  await stack.control('POST', '/calendar/withdraw', { email: rep.email });
  const answer = await say(client, 'Когда можем созвониться?', tool('offer_slots', {}), {
    text: 'Коллега согласует с вами время.',
  });
  expect(answer).toBe('Коллега согласует с вами время.');
  expect((await lastCall(client))?.content).toContain('cannot be read');
  expect(await grant()).toBe('expired');
  expect(await stands()).toEqual({ booked: [], zoom: [], events: [] });

  // nobody tells the seller what to do: he hands over, and a colleague is called
  await stack.control('DELETE', '/claude/script');
  const other = await addClient(ZONE);
  await stack.say(other, held.account.userId, 'Давайте созвонимся в пятницу после обеда');
  await until(async () => (await alerts(other)).includes('handoff'), 60_000, 'a colleague called');
  await until(async () => (await told(other)).length === 1, 60_000, 'an answer');
  expect((await told(other))[0]).toMatch(/коллег/i);
}, 180_000);

test('a grant that ends in the middle of a booking: Zoom is undone, the slot is free again', async () => {
  const { stack } = held;
  const client = await addClient(ZONE);
  const at = hour(5, 12);
  // held between the two: Zoom has the meeting, the event is being made
  const hold = await stack.control('POST', '/faults', {
    service: 'calendar',
    method: 'events.insert',
    kind: 'unauthorized_401',
    times: 'always',
  });
  const words = `${at.toFormat('dd.MM')} в 12:00`;
  await say(client, words, tool('book_meeting', { words }), { text: 'Коллега согласует с вами время.' });
  await stack.control('DELETE', `/faults/${hold.id}`);
  expect(await lastCall(client)).toMatchObject({ ok: false });
  await until(async () => (await stands()).zoom.length === 0, 30_000, 'no Zoom meeting');
  expect(await stands()).toEqual({ booked: [], zoom: [], events: [] });
  expect(await alerts(client)).toEqual(['meeting_not_made']);
  expect(await grant()).toBe('expired');
}, 120_000);

test('a calendar that answers nonsense is never taken for free; what it has done all the same is found', async () => {
  const { stack } = held;
  const client = await addClient(ZONE);
  const nonsense = await stack.control('POST', '/faults', {
    ...{ service: 'calendar', method: 'freebusy.query', kind: 'malformed', times: 'always' },
  });
  await say(client, 'Когда созвонимся?', tool('offer_slots', {}), { text: 'Коллега согласует с вами время.' });
  expect(await lastCall(client)).toMatchObject({ ok: false, content: expect.stringContaining('cannot be read') });
  const words = `${hour(5, 17).toFormat('dd.MM')} в 17:00`;
  await say(client, words, tool('book_meeting', { words }), { text: 'Коллега согласует с вами время.' });
  expect(await lastCall(client)).toMatchObject({ ok: false, content: expect.stringContaining('cannot be read') });
  expect(await stands()).toEqual({ booked: [], zoom: [], events: [] });
  expect(await grant()).toBe('connected');
  await stack.control('DELETE', `/faults/${nonsense.id}`);
  // the event is made, and what comes back is no event
  await stack.control('POST', '/faults', { service: 'calendar', method: 'events.insert', kind: 'malformed' });
  await say(client, `А теперь? ${words}`, tool('book_meeting', { words }), { text: 'До встречи!' });
  const { booked: rowsBooked, zoom, events } = await stands();
  expect([rowsBooked, zoom, events].map((all) => all.map(({ start }) => start))).toEqual([
    ...[[iso(hour(5, 17))], [iso(hour(5, 17))], [iso(hour(5, 17))]],
  ]);
}, 180_000);

test('a time that was offered for a viewing is booked for one; a kind there is not is neither offered nor booked', async () => {
  const { stack } = held;
  const policy = (await stack.hostDeps.brands.get('test')).meeting.booking;
  const before = { ...policy };
  Object.assign(policy, { kinds: ['video', 'onSite'], place: { onSite: { ru: 'Санур, 8', en: 'Sanur, 8' } } });
  const client = await addClient(ZONE);
  try {
    await say(client, 'Хочу посмотреть', tool('offer_slots', { kind: 'onSite' }), { text: 'Какое время удобно?' });
    const [{ slot }] = JSON.parse(/Free: (\[.*?\])/.exec((await lastCall(client))?.content ?? '')?.[1] ?? '[]');
    const answer = await say(client, 'Первое', tool('book_meeting', { slot }), { text: 'До встречи!' });
    expect(answer).toContain('Санур, 8');
    expect(await stands()).toMatchObject({ booked: [{ start: slot }], zoom: [], events: [{ location: 'Санур, 8' }] });
    for (const [name, input] of [
      ['offer_slots', {}],
      ['book_meeting', { slot }],
    ] as const) {
      await say(client, 'А по телефону?', tool(name, { ...input, kind: 'phone' }), {
        text: 'Только онлайн или на месте.',
      });
      expect((await lastCall(client))?.content).toBe('There are only meetings of these kinds: video, onSite.');
    }
  } finally {
    Object.assign(policy, before);
  }
}, 120_000);

test('without Zoom a call takes place in the brand’s room, or the rep’s own: said, and in the event', async () => {
  const { stack } = held;
  const policy = (await stack.hostDeps.brands.get('test')).meeting.booking;
  const before = { ...policy };
  Object.assign(policy, { mode: 'calendar', room: 'https://meet.example/all' });
  try {
    expect((await booked(hour(7, 10))).answer).toContain('https://meet.example/all');
    await stack.pool.query("update reps set room_url = 'https://meet.example/anna' where id = $1", [rep.id]);
    expect((await booked(hour(7, 12))).answer).toContain('https://meet.example/anna');
  } finally {
    Object.assign(policy, before);
  }
  const { zoom, events } = await stands();
  expect(zoom).toEqual([]);
  expect(events.map(({ location }) => location)).toEqual(['https://meet.example/all', 'https://meet.example/anna']);
}, 120_000);

test('the daily limit of Zoom: not booked, somebody is told, and the client is not left without a word', async () => {
  const { stack } = held;
  const client = await addClient(ZONE);
  await stack.control('POST', '/faults', {
    service: 'zoom',
    method: 'meetings.create',
    kind: 'daily_limit_429',
    times: 'always',
  });
  const at = hour(5, 14);
  const words = `${at.toFormat('dd.MM')} в 14:00`;
  await say(client, words, tool('book_meeting', { words }), { text: 'Коллега согласует с вами время.' });
  expect(await lastCall(client)).toMatchObject({ ok: false, content: expect.stringContaining('colleague') });
  expect(await stands()).toEqual({ booked: [], zoom: [], events: [] });
  expect(await alerts(client)).toEqual(['meeting_not_made']);
}, 120_000);

test.each([
  ['zoom', 'meetings.create'],
  ['calendar', 'events.insert'],
])(
  'the answer of %s is lost: one meeting, one event',
  async (service, method) => {
    const { stack } = held;
    await stack.control('POST', '/faults', { service, method, kind: 'drop_after' });
    const at = hour(6, 10);
    await booked(at);
    const { booked: rowsBooked, zoom, events } = await stands();
    const id = rowsBooked[0]?.id;
    expect(rowsBooked).toEqual([{ id, start: iso(at), status: 'booked' }]);
    expect(zoom.map((one) => [one.booking, one.start])).toEqual([[id, iso(at)]]);
    expect(events.map((one) => [one.booking, one.start])).toEqual([[id, iso(at)]]);
  },
  120_000,
);

test('what he writes while it is being booked is answered with it: booked once, said once', async () => {
  const { stack, account } = held;
  const client = await addClient(ZONE);
  const at = hour(6, 15);
  const words = `${at.toFormat('dd.MM')} в 15:00`;
  const hold = await stack.control('POST', '/faults', { service: 'zoom', method: 'meetings.create', kind: 'hang' });
  await stack.script(account.id, [
    tool('book_meeting', { words }),
    { text: 'Готово.' },
    { text: 'Готово.' },
    { text: 'Готово.' },
  ]);
  await stack.say(client, account.userId, words);
  await until(async () => stack.sandbox.faults.list().some((f) => f.holding > 0), 20_000, 'Zoom being asked');
  await stack.say(client, account.userId, 'И пришлите ссылку');
  await settle(300);
  await stack.control('DELETE', `/faults/${hold.id}`);
  await until(async () => (await told(client)).length > 0, 30_000, 'an answer');
  await settle(1500);
  const { zoom, booked: all } = await stands();
  expect(all).toHaveLength(1);
  expect(zoom).toHaveLength(1);
  const withLink = (await told(client)).filter((text) => text.includes(zoom[0]?.joinUrl as string));
  expect(withLink).toHaveLength(1);
}, 120_000);
