// Outside the brand's hours: an away message once a night, the answer in the morning. The clock is real, so the hours are placed around it.
import { DateTime } from 'luxon';
import type { Brand, OpenHours } from '../../src/domain/brand';
import { useStack } from '../support/stack';
import { settle, until } from '../support/until';

const ZONE = 'Asia/Makassar';
/** Closed now, open again in three hours. */
function closedNow(): OpenHours[] {
  const opens = DateTime.now().setZone(ZONE).plus({ hours: 3 });
  return [
    {
      days: [opens.weekday],
      from: opens.toFormat('HH:mm'),
      to:
        opens.plus({ minutes: 30 }).toFormat('HH:mm') === '00:00'
          ? '24:00'
          : opens.hour === 23
            ? '24:00'
            : opens.plus({ minutes: 30 }).toFormat('HH:mm'),
    },
  ];
}
const brand: Partial<Brand> = { zone: ZONE, hours: closedNow(), repliesOutsideHours: 'awayMessage' };
const held = useStack({ brand });

test('an away message once, the turn waits for the window, a human still can', async () => {
  const { stack, account } = held;
  const client = await stack.addProspect();
  const words = async () => (await stack.told(account, client)).map((m) => m.text);
  await stack.say(client, account.userId, 'Здравствуйте');
  await until(async () => (await words()).length === 1, 15_000, 'away message');
  await stack.say(client, account.userId, 'вы спите?');
  await settle(1500);
  expect(await words()).toEqual(['Мы сейчас спим, ответим утром.']);
  const handle = await stack.handle(account.id, client);
  const { next, known, handled }: any = await handle.query('status');
  expect([known, handled, next.kind]).toEqual([2, 0, 'turn']);
  const inMinutes = (Date.parse(next.due) - Date.now()) / 60_000;
  expect(inMinutes).toBeGreaterThan(170);
  expect(inMinutes).toBeLessThan(185);
}, 40_000);
