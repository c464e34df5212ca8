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

// In draft mode too: the words are the brand's, and a yes in the morning would be late. Where we only observe nothing is said.
describe.each([
  ['auto', ['Мы сейчас спим, ответим утром.']],
  ['draft', ['Мы сейчас спим, ответим утром.']],
  ['observe', []],
] as const)('mode %s', (mode, away) => {
  const held = useStack({ brand: { ...brand, mode } });

  test('an away message once, the turn waits for the window, a human still can', async () => {
    const { stack, account } = held;
    const client = await stack.addProspect();
    const words = async () => (await stack.told(account, client)).map((m) => m.text);
    const status = async (): Promise<any> => (await stack.handle(account.id, client)).query('status');
    await stack.say(client, account.userId, 'Здравствуйте');
    await until(async () => (await words()).length === away.length, 15_000, 'away message');
    // where nothing is said there is nothing to wait for before this: the workflow may not have begun
    const waits = async () => (await status().catch(() => undefined))?.next?.kind === 'turn';
    await until(waits, 15_000, 'the turn that waits');
    await stack.say(client, account.userId, 'вы спите?');
    await settle(1500);
    expect(await words()).toEqual(away);
    const { next, known, handled } = await status();
    expect([known, handled, next.kind]).toEqual([2, 0, 'turn']);
    const inMinutes = (Date.parse(next.due) - Date.now()) / 60_000;
    expect(inMinutes).toBeGreaterThan(170);
    expect(inMinutes).toBeLessThan(185);
    expect((await stack.pool.query('select 1 from drafts')).rowCount).toBe(0);
  }, 40_000);
});
