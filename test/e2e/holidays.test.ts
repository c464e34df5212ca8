// Holidays of the brand, by the client's calendar: what is promised on them is promised for after them, what falls on them waits.
import { DateTime } from 'luxon';
import type { Holiday } from '../../src/domain/brand';
import { useStack } from '../support/stack';
import { until } from '../support/until';

const ZONE = 'Asia/Makassar';
// filled while the product runs, as an edit of brand.yaml would
const holidays: Holiday[] = [];
const held = useStack({ brand: { zone: ZONE, holidays } });
const today = (plus = 0) => DateTime.now().setZone(ZONE).plus({ days: plus });
const closeToday = () =>
  holidays.push({ from: today(-1).toISODate() as string, to: today(1).toISODate() as string, name: 'x' });
const opens = () => today(2).startOf('day').toMillis();

beforeEach(() => void holidays.splice(0));

async function promised(inSeconds: number) {
  const { stack, account } = held;
  const client = await stack.addProspect();
  const words = `через ${inSeconds} секунд`;
  await stack.script(account.id, [
    { tools: [{ name: 'schedule_follow_up', input: { words, message: 'Вы просили написать.', reason: 'asked' } }] },
    { text: 'Хорошо, напишу!' },
  ]);
  await stack.say(client, account.userId, `напиши ${words}`);
  await until(async () => (await stack.told(account, client)).length === 1, 15_000, 'confirmation');
  const handle = await stack.handle(account.id, client);
  const plan = () => handle.query('plan') as Promise<{ items: { due: string; attempts: number }[] }>;
  await until(async () => (await plan()).items.length === 1, 15_000, 'plan');
  return { client, due: async () => Date.parse((await plan()).items[0]?.due ?? '') };
}

test('what is promised on one is promised for after it', async () => {
  closeToday();
  const { due } = await promised(5);
  expect(await due()).toBe(opens());
}, 60_000);

test('what turns out to fall on one waits until it is over, and nothing is sent', async () => {
  const { stack, account } = held;
  const { client, due } = await promised(4);
  closeToday();
  await until(async () => (await due()) === opens(), 15_000, 'moved');
  expect((await stack.told(account, client)).map((m) => m.text)).toEqual(['Хорошо, напишу!']);
}, 60_000);
