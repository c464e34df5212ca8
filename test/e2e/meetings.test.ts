// Meetings a client mentions: read, merged, listed, asked about, and gone when he says stop. Judged at the sandbox and in the rows.
import { DateTime } from 'luxon';
import { plan } from '../../src/workflows/messages';
import { useStack } from '../support/stack';
import { until } from '../support/until';

const ZONE = 'Asia/Makassar';
const held = useStack();

const told = async (client: string) => (await held.stack.told(held.account, client)).map((m) => m.text);
const untilTold = (client: string, n: number) =>
  until(async () => (await told(client)).length >= n, 20_000, `${n} answers`);
const rows = async (sql: string, client: string) =>
  (
    await held.stack.pool.query(
      `${sql} join conversations c on c.id = k.conversation_id join prospects p on p.id = c.prospect_id
     where p.telegram_user_id = $1::bigint order by k.created_at, k.id`,
      [client],
    )
  ).rows;
const meetings = (client: string) => rows('select k.* from meetings k', client);
const mentions = (client: string) => rows('select k.* from mentions k', client);
const reminders = (client: string) => rows('select k.* from plan_items k', client);
const tomorrow = (time: string) => `${DateTime.now().setZone(ZONE).plus({ days: 1 }).toISODate()}T${time}`;
const local = (date: Date) => DateTime.fromJSDate(date, { zone: ZONE }).toFormat("yyyy-MM-dd'T'HH:mm");
const calls = async () => (await held.stack.control<unknown[]>('GET', '/claude/calls')).length;

test('mentioned, said again, moved, called off: one meeting, and its reminders go with it', async () => {
  const { stack, account } = held;
  const client = await stack.addProspect();
  const say = async (text: string, n: number, answer = 'Понял.') => {
    await stack.script(account.id, [{ text: answer }]);
    await stack.say(client, account.userId, text);
    await untilTold(client, n);
  };
  await say('У меня завтра в 14:30 встреча с юристом, так что после неё', 1);
  expect((await meetings(client)).map((m) => [m.title, local(m.starts_at), m.status, m.version])).toEqual([
    ['встреча с юристом', tomorrow('14:30'), 'planned', 1],
  ]);
  const { workflowId } = await stack
    .conversationOf(account.id, client)
    .then(({ id }) => ({ workflowId: `conversation:${id}` }));
  const planned = await stack.client.workflow.getHandle(workflowId).query(plan);
  expect(planned.meetings.map((m) => m.reminders.map((r) => [r.kind, local(new Date(r.due))]))).toEqual([
    [['preparation', tomorrow('13:30')]],
  ]);

  await say('да, встреча с юристом завтра в 14:30', 2);
  await say('встречу с юристом перенесли на завтра на 16:00', 3);
  expect((await meetings(client)).map((m) => [local(m.starts_at), m.version])).toEqual([[tomorrow('16:00'), 2]]);
  expect((await reminders(client)).map((r) => [r.status, local(r.due)])).toEqual([
    ['cancelled', tomorrow('13:30')],
    ['scheduled', tomorrow('15:00')],
  ]);
  await say('встреча с юристом завтра отменилась', 4);
  expect((await meetings(client)).map((m) => m.status)).toEqual(['cancelled']);
  expect((await reminders(client)).map((r) => r.status)).toEqual(['cancelled', 'cancelled']);
  expect((await mentions(client)).map((m) => m.outcome)).toEqual(['kept', 'duplicate', 'moved', 'cancelled']);
  expect((await stack.client.workflow.getHandle(workflowId).query(plan)).meetings).toEqual([]);
}, 90_000);

test('what the model notes is planned when it reads the time as we do, and asked about when it does not', async () => {
  const { stack, account } = held;
  const client = await stack.addProspect();
  const note = (input: object) => ({ tools: [{ name: 'note_meeting', input }] });
  await stack.script(account.id, [
    note({ title: 'к зубному', words: 'завтра в 9 утра', reading: tomorrow('09:00') }),
    { text: 'Хорошо, пишите, как освободитесь.' },
  ]);
  await stack.say(client, account.userId, 'Мне завтра в 9 утра зубы сверлить будут');
  await untilTold(client, 1);
  expect((await mentions(client)).filter((m) => m.outcome === 'kept')).toHaveLength(1);
  await stack.script(account.id, [
    note({ title: 'рейс', words: 'завтра в 7 вечера', reading: tomorrow('07:00') }),
    { text: 'В 7 вечера, верно?' },
  ]);
  await stack.say(client, account.userId, 'А потом завтра в 7 вечера лечу');
  await untilTold(client, 2);
  expect((await mentions(client)).some((m) => m.outcome === 'unclear')).toBe(true);
}, 60_000);

test('/schedule is answered by code, in his zone, without a call of the model', async () => {
  const { stack, account } = held;
  const client = await stack.addProspect();
  await stack.pool.query("update prospects set zone = 'Europe/Moscow' where telegram_user_id = $1::bigint", [client]);
  await stack.say(client, account.userId, '/schedule');
  await untilTold(client, 1);
  expect(await told(client)).toEqual(['Пока ничего не запланировано.']);
  await stack.script(account.id, [{ text: 'Записал.' }]);
  await stack.say(client, account.userId, 'Завтра в 11:00 созвон с банком, а в 15-16 встреча с архитектором');
  await untilTold(client, 2);
  const before = await calls();
  await stack.say(client, account.userId, '/schedule');
  await untilTold(client, 3);
  expect(await calls()).toBe(before);
  expect((await told(client))[2]).toBe(
    'Что запланировано (по Москве):\n• завтра, 11:00: созвон с банком\n• завтра, 15:00–16:00: встреча с архитектором',
  );
}, 60_000);

test('one without a known end is asked about with the next message a quarter of an hour in, once; not if he tells of it himself', async () => {
  const { stack, account } = held;
  const began = async (client: string, minutesAgo: number) => {
    await stack.script(account.id, [{ text: 'Понял.' }]);
    await stack.say(client, account.userId, 'Завтра в 14:30 встреча с юристом');
    await untilTold(client, 1);
    await stack.pool.query(
      `update meetings set starts_at = now() - make_interval(mins => $2), ask_from = now() - make_interval(mins => $2 - 15)
       where conversation_id = (select c.id from conversations c join prospects p on p.id = c.prospect_id where p.telegram_user_id = $1::bigint)`,
      [client, minutesAgo],
    );
  };
  const say = async (client: string, text: string, n: number) => {
    await stack.script(account.id, [{ text: 'Вот что есть.' }]);
    await stack.say(client, account.userId, text);
    await untilTold(client, n);
    return (await told(client)).at(-1);
  };
  const client = await stack.addProspect();
  await began(client, 16);
  expect(await say(client, 'Так что там с виллами?', 2)).toBe('Как всё прошло (встреча с юристом)?\n\nВот что есть.');
  expect(await say(client, 'А подешевле?', 3)).toBe('Вот что есть.');

  const early = await stack.addProspect();
  await began(early, 10);
  expect(await say(early, 'Так что там с виллами?', 2)).toBe('Вот что есть.');

  const himself = await stack.addProspect();
  await began(himself, 40);
  expect(await say(himself, 'Встреча с юристом прошла отлично', 2)).toBe('Вот что есть.');
  expect(await say(himself, 'Так что там с виллами?', 3)).toBe('Вот что есть.');

  const unwilling = await stack.addProspect();
  await began(unwilling, 40);
  await stack.pool.query(
    'update greeting_preferences set question = false where prospect_id = (select id from prospects where telegram_user_id = $1::bigint)',
    [unwilling],
  );
  expect(await say(unwilling, 'Так что там с виллами?', 2)).toBe('Вот что есть.');
}, 120_000);

test('after a stop nothing is said around his meetings', async () => {
  const { stack, account } = held;
  const client = await stack.addProspect();
  await stack.script(account.id, [{ text: 'Понял.' }]);
  await stack.say(client, account.userId, 'Завтра в 14:30 встреча с юристом');
  await untilTold(client, 1);
  await stack.say(client, account.userId, 'стоп');
  await untilTold(client, 2);
  expect((await reminders(client)).map((r) => [r.status, r.cancel_reason])).toEqual([['cancelled', 'opted_out']]);
}, 60_000);
