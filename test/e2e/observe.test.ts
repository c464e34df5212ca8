// Where we only observe nothing leaves and nothing is made outside: no answer, no promise that was made before, no meeting, no farewell.
import { addBookableRep, bookingBrand, standing } from '../support/meetings';
import { useStack } from '../support/stack';
import { settle, until } from '../support/until';

// the first answer is sent; from then on it is only observed
const held = useStack({ meetings: true, brand: { ...bookingBrand(), modeByStage: { qualifying: 'observe' } } });

const told = async (client: string) => (await held.stack.told(held.account, client)).map((m) => m.text);
const of = async (client: string, sql: string) =>
  (
    await held.stack.pool.query(
      `${sql} join conversations c on c.id = k.conversation_id where c.peer_id = $1::bigint order by k.created_at`,
      [client],
    )
  ).rows;
/** What would have been said, as the rep is shown it. */
const observed = async (client: string): Promise<string[]> =>
  (
    await of(
      client,
      "select (select string_agg(i.text, ' ') from intents i where i.turn_id = k.id) as text from drafts k",
    )
  ).map(({ text }) => text);

/** The client writes, and is answered: this once. */
async function begun(words: string, ...turns: object[]): Promise<string> {
  const { stack, account } = held;
  const client = await stack.addProspect();
  await stack.script(account.id, turns);
  await stack.say(client, account.userId, words);
  await until(async () => (await told(client)).length === 1, 20_000, 'the first answer');
  return client;
}

async function writes(client: string, words: string, ...turns: object[]) {
  await held.stack.script(held.account.id, turns);
  await held.stack.say(client, held.account.userId, words);
}

test('a follow-up that was promised before is due: written down, not sent', async () => {
  const promise = { words: 'через 4 секунды', message: 'Вы просили написать.', reason: 'he asked for it' };
  const client = await begun(
    'напишите через 4 секунды',
    { tools: [{ name: 'schedule_follow_up', input: promise }] },
    { text: 'Хорошо, напишу!' },
  );
  await until(async () => (await observed(client)).length === 1, 20_000, 'it is written down');
  await settle(1000);
  expect(await observed(client)).toEqual(['Вы просили написать.']);
  expect(await told(client)).toEqual(['Хорошо, напишу!']);
  expect(await of(client, 'select k.status, k.reason from plan_items k')).toMatchObject([{ status: 'skipped' }]);
}, 60_000);

test('a time is picked: nothing is booked in Zoom or in the calendar', async () => {
  const rep = await addBookableRep(held.stack, held.account.id);
  const client = await begun('Здравствуйте', { text: 'Слушаю вас.' });
  const day = new Date(Date.now() + 3 * 86_400_000).toLocaleDateString('ru-RU', { day: '2-digit', month: '2-digit' });
  await writes(
    client,
    `Запишите меня на ${day} в 15:00`,
    { tools: [{ name: 'book_meeting', input: { words: `${day} в 15:00` } }] },
    { text: 'Время уточнит коллега.' },
  );
  await until(async () => (await observed(client)).length === 1, 20_000, 'it is written down');
  expect(await observed(client)).toEqual(['Время уточнит коллега.']);
  expect(await standing(held.stack, rep)).toEqual({ booked: [], zoom: [], events: [] });
  expect(await told(client)).toEqual(['Слушаю вас.']);
}, 60_000);

test('he says stop: noted for ever, and not answered', async () => {
  const client = await begun('Здравствуйте', { text: 'Слушаю вас.' });
  await writes(client, 'Стоп');
  await until(async () => (await observed(client)).length === 1, 20_000, 'it is written down');
  await settle(500);
  expect(await told(client)).toEqual(['Слушаю вас.']);
  const { rows } = await held.stack.pool.query(
    'select 1 from suppressions s join prospects p on p.id = s.prospect_id where p.telegram_user_id = $1::bigint',
    [client],
  );
  expect(rows).toHaveLength(1);
}, 60_000);
