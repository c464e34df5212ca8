// What a rep is asked about his meetings in Telegram: may one be booked, how did one go. His word changes what the client hears.
import { DateTime } from 'luxon';
import { createReadMeetings } from '../../src/activities/booking/read-meetings';
import { systemClock } from '../../src/clock';
import { status } from '../../src/workflows/messages';
import { bookingBrand } from '../support/meetings';
import { startRepHost } from '../support/rep-host';
import { createReps, makeBot, type Reps, type TestRep } from '../support/reps';
import { useStack } from '../support/stack';
import { until } from '../support/until';

const ZONE = 'Asia/Makassar';
let host: { stop(): Promise<void> };
// before the stack, which it needs
afterAll(() => host?.stop());
const held = useStack({ brand: bookingBrand({ mode: 'manual', kinds: ['phone'] }) });
let reps: Reps;
let rep: TestRep;
let n = 0;

beforeAll(async () => {
  const bot = await makeBot(held.stack.sandbox);
  host = startRepHost(held.stack, bot);
  reps = createReps(held.stack, bot, 'test');
});
beforeEach(async () => {
  await held.stack.pool.query("update reps set status = 'removed'");
  rep = await reps.add(`Анна ${++n}`);
});

const one = async (sql: string, ...values: unknown[]) => (await held.stack.pool.query(sql, values)).rows[0];
const told = async (client: string) => (await held.stack.told(held.account, client)).map((m) => m.text);
const untilTold = async (client: string, count: number) => {
  await until(async () => (await told(client)).length >= count, 60_000, `${count} messages`);
  return (await told(client))[count - 1] as string;
};
const question = (asks: string, answered = false) =>
  until(
    () => reps.all(rep).find(({ text, keyboard }) => text.includes(asks) && (answered || keyboard?.length)),
    30_000,
    `the question ${asks}`,
  );
const shown = (state: string) => until(() => reps.all(rep).some(({ text }) => text.includes(state)), 30_000, state);

/** The client names a time; the rep is asked. */
async function asked() {
  const { stack, account } = held;
  const client = await stack.addProspect();
  await stack.pool.query('update prospects set zone = $2 where telegram_user_id = $1::bigint', [client, ZONE]);
  const words = DateTime.now().setZone(ZONE).plus({ days: 3 }).set({ hour: 12 }).toFormat("dd.MM 'в' H:00");
  await stack.script(account.id, [{ tools: [{ name: 'book_meeting', input: { words } }] }, { text: 'Спасибо!' }]);
  await stack.say(client, account.userId, `Позвоните мне ${words}`);
  expect(await untilTold(client, 1)).toBe('Спасибо!');
  const { id: conversationId } = await stack.conversationOf(account.id, client);
  const { id } = await one('select id from bookings where conversation_id = $1::text', conversationId);
  return { client, conversationId, id: id as string };
}

/** It has been, an hour ago. */
async function over(id: string) {
  const ends = new Date(Date.now() - 3600_000);
  for (const table of ['bookings', 'meetings'])
    await held.stack.pool.query(
      `update ${table} set starts_at = $2::timestamptz - interval '30 min', ends_at = $2 where id = $1::text`,
      [id, ends],
    );
}
const stage = async (client: string) => (await (await held.stack.handle(held.account.id, client)).query(status)).stage;

test('yes: booked, the client is told; pressed again nothing happens twice. The client did not come: another time is offered', async () => {
  const { client, id } = await asked();
  const message = await question('Можно');
  expect(await reps.press(rep, message, 'yes')).toEqual({
    text: expect.stringContaining('подтверждено'),
    alert: false,
  });
  expect(await untilTold(client, 2)).toMatch(/^Договорились: /);
  await shown('Время подтверждено');
  expect(await reps.press(rep, message, 'no')).toEqual({ text: 'Время уже подтверждено.', alert: true });
  expect(await one('select status from bookings where id = $1::text', id)).toEqual({ status: 'booked' });
  expect(await stage(client)).toBe('booked');

  await over(id);
  const outcome = await question('Встреча состоялась?');
  expect(await reps.press(rep, outcome, 'absent')).toMatchObject({ alert: false });
  expect(await untilTold(client, 3)).toMatch(/встретиться не получилось/);
  expect(await reps.press(rep, outcome, 'held')).toEqual({ text: 'Уже отмечено: клиент не пришёл.', alert: true });
  expect(await one('select outcome, outcome_by from meetings where id = $1::text', id)).toEqual({
    ...{ outcome: 'noShow', outcome_by: rep.id },
  });
  await until(async () => (await stage(client)) === 'booking', 30_000, 'the stage');
  expect(
    (await held.stack.pool.query("select 1 from plan_items where meeting_id = $1::text and status = 'scheduled'", [id]))
      .rowCount,
  ).toBe(0);
  expect(await told(client)).toHaveLength(3);
}, 180_000);

test('what he has confirmed is not moved without him: the client hears that a colleague settles it', async () => {
  const { stack, account } = held;
  const { client, id } = await asked();
  await reps.press(rep, await question('Можно'), 'yes');
  await untilTold(client, 2);
  const before = await one('select starts_at, status from bookings where id = $1::text', id);
  const words = DateTime.now().setZone(ZONE).plus({ days: 4 }).set({ hour: 12 }).toFormat("dd.MM 'в' H:00");
  await stack.script(account.id, [
    { tools: [{ name: 'reschedule_meeting', input: { meetingId: id, words } }] },
    { text: 'Коллега согласует с вами новое время.' },
  ]);
  await stack.say(client, account.userId, `Перенесите на ${words}`);
  expect(await untilTold(client, 3)).toBe('Коллега согласует с вами новое время.');
  const call = await one("select ok, content from tool_calls where tool = 'reschedule_meeting'");
  expect(call).toEqual({ ok: false, content: expect.stringContaining('Nothing was changed') });
  expect(await one('select starts_at, status from bookings where id = $1::text', id)).toEqual(before);
}, 120_000);

test('no: the time is free again, and the client is told so', async () => {
  const { client, id } = await asked();
  await reps.press(rep, await question('Можно'), 'no');
  expect(await untilTold(client, 2)).toMatch(/^К сожалению, .+ не получится\. Подобрать другое время\?$/);
  expect(await one('select status, reason from bookings where id = $1::text', id)).toEqual({
    ...{ status: 'released', reason: 'rejected' },
  });
  await shown('Отказано');
}, 120_000);

test('nothing: the time is let go of; a press that comes late is answered, and changes nothing', async () => {
  const { meeting } = await held.stack.hostDeps.brands.get('test');
  meeting.booking.answerMinutes = 3 / 60;
  const { client, id } = await asked().finally(() => {
    meeting.booking.answerMinutes = 120;
  });
  const message = await question('Можно', true);
  expect(await untilTold(client, 2)).toMatch(/^К сожалению, .+ не получится/);
  await shown('Время ответа вышло');
  const tag = (await one('select tag from rep_messages where question_id = $1::text', `${id}/confirm`)).tag;
  expect(await reps.pressData(rep, message, `yes:${tag}`)).toEqual({
    ...{ text: 'Время ответа вышло, ничего не изменилось.', alert: true },
  });
  expect(await one('select status from bookings where id = $1::text', id)).toEqual({ status: 'released' });
}, 120_000);

test('it took place: thanks; asked before it was moved: the old question is out of use', async () => {
  const { client, id, conversationId } = await asked();
  await reps.press(rep, await question('Можно'), 'yes');
  await untilTold(client, 2);
  // nobody has said how it went yet: it does not stand any more, and he may be given another time
  const { store, bookings } = held.stack;
  const stageNow = async () =>
    (await createReadMeetings({ store, bookings, clock: systemClock })({ conversationId })).stage;
  await until(
    async () => (await one('select stage from conversations where id = $1::text', conversationId)).stage === 'booked',
    30_000,
    'booked',
  );
  expect(await stageNow()).toBeUndefined();
  await over(id);
  expect(await stageNow()).toBe('booking');
  const old = await question('Встреча состоялась?');
  await held.stack.pool.query('update meetings set version = version + 1 where id = $1::text', [id]);
  expect(await reps.press(rep, old, 'held')).toMatchObject({ alert: true });
  await shown('Встречу с тех пор перенесли');
  const fresh = await question('Встреча состоялась?');
  expect(fresh.messageId).not.toBe(old.messageId);
  await reps.press(rep, fresh, 'held');
  expect(await untilTold(client, 3)).toMatch(/^Спасибо, что нашли время/);
  await until(async () => (await stage(client)) === 'afterMeeting', 30_000, 'the stage');
}, 180_000);
