// --live-model on the wire: another local Claude stands where the real one would, and plays the client, the plain agent and the judge as well.
import { pino } from 'pino';
import { type Sandbox, startSandbox } from '../../sandbox/main';
import { createAsk } from '../../sandbox/rehearse/live/ask';
import { scoreOf } from '../../sandbox/rehearse/live/score';
import { play } from '../../sandbox/rehearse/play';
import { changedBrand } from '../../src/adapters/brands/changed-brand';
import { Findings } from '../../src/adapters/brands/problem';
import { readScenario } from '../../src/adapters/brands/read-scenario';
import type { Brand } from '../../src/domain/brand';
import type { Scenario } from '../../src/domain/rehearsal/scenario';
import { brandsDir, useTheatre } from './support';

const held = useTheatre();
const live = {} as { sandbox: Sandbox };
beforeAll(async () => {
  live.sandbox = await startSandbox({ port: 0 });
});
afterAll(() => live.sandbox?.close());

const script = async (handle: string, turns: object[]) => {
  const response = await fetch(`${live.sandbox.url}/claude/script`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ conversationOrAccount: handle, turns }),
  });
  if (!response.ok) throw new Error(await response.text());
};

const SOURCE = `title: A dentist wants a price
starts: 2026-12-01 12:00
ends: 2 days
client: { name: Claire, language: en }
play: { who: a dentist from Lyon, goal: to know what Palm Villa costs, messages: 5 }
end: { messages: 2 }
`;

async function rehearsal(): Promise<{ scenario: Scenario; brand: Brand }> {
  const { brand } = await changedBrand(brandsDir, 'bali-villas', {});
  const found = new Findings('x.yaml');
  const scenario = readScenario(
    SOURCE,
    { file: 'x.yaml', brand: 'bali-villas', zone: 'Asia/Makassar', languages: ['ru', 'en'] },
    found,
  );
  if (!scenario || !brand) throw new Error(JSON.stringify(found.problems));
  return { scenario, brand };
}

test('a client is played until he has nothing more to say, and both agents are scored', async () => {
  const { scenario, brand } = await rehearsal();
  const ask = createAsk(
    { apiKey: 'test', model: 'claude-sonnet-5-5', baseUrl: `${live.sandbox.url}/claude` },
    pino({ level: 'silent' }),
  );
  await script('persona', [
    { text: 'Hi, how much is Palm Villa?' },
    { text: 'Thanks. Text me tomorrow at 15:00' },
    { text: 'END' },
  ]);
  await script('plain', [
    { text: 'Palm Villa costs $1,000, guaranteed.' },
    { text: 'Sure!', tools: [{ name: 'schedule_follow_up', input: { when: 'tomorrow 15:00', message: 'Hi again' } }] },
    { text: 'Я напишу завтра.' },
  ]);
  const verdict = (onGoal: number, tone: number) => ({ tools: [{ name: 'verdict', input: { onGoal, tone } }] });
  await script('judge', [verdict(5, 5), verdict(2, 1)]);

  const { timeline } = await play(held.theatre, scenario, brand, ask);
  expect(timeline.flatMap((shown) => (shown.type === 'client' ? [shown.text] : []))).toEqual([
    'Hi, how much is Palm Villa?',
    'Thanks. Text me tomorrow at 15:00',
  ]);
  // the promise is kept on the day after he has written last
  expect(timeline.flatMap((shown) => (shown.type === 'message' ? [shown.kind] : []))).toEqual([
    'reply',
    'reply',
    'followUp',
  ]);

  expect(await scoreOf(ask, scenario, brand, timeline)).toEqual({
    rapport: { grounded: 1, language: 1, promisesKept: 1, onGoal: 1, tone: 1 },
    plain: { grounded: 0, language: 0.5, promisesKept: 0, onGoal: 0.25, tone: 0 },
  });
});

test('without a model that plays him nothing is played', async () => {
  const { scenario, brand } = await rehearsal();
  await expect(play(held.theatre, scenario, brand)).rejects.toThrow('its client is played by a model');
});
