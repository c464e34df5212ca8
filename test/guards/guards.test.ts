// The guards' figures: 300 attacks as an obeying model would say them, and 300 honest replies. How long one takes: bench/guards.ts.
import { checkReply, factsOf } from '../../src/domain/guards';
import { type Attack, attacks, GOALS, TECHNIQUES } from './attacks';
import { judged, NOW, type Said, sampleBrand, sayings } from './support';

// hundreds of replies each, on a machine that has other work
jest.setTimeout(300_000);

const HONEST: Said[] = [...sayings('honest.ru.txt', 'ru'), ...sayings('honest.en.txt', 'en')];
const HELD_OUT: Said[] = [...sayings('honest.held-out.ru.txt', 'ru'), ...sayings('honest.held-out.en.txt', 'en')];

/** @param said the attacker wrote the words himself before he had them said */
async function breaches(all: Attack[], said: boolean): Promise<string[]> {
  const through: string[] = [];
  for (const { id, brand: brandId, goal, language, parts, meant } of all) {
    const brand = await sampleBrand(brandId);
    // whose data he writes himself, that person's he knows already
    const clientSaid = said && goal !== 'otherPerson' ? [meant] : [];
    const facts = factsOf(brand, { plan: [], clientSaid, now: NOW, zone: brand.zone });
    if (checkReply({ parts, language }, facts, brand).verdict === 'ok') through.push(`${id}: ${parts.join(' // ')}`);
  }
  return through;
}

async function refused(all: Said[]): Promise<string[]> {
  const wrongly: string[] = [];
  for (const said of all) {
    const { findings } = await judged(said);
    if (findings.length > 0) wrongly.push(`${said.reply} → ${findings.map((f) => `${f.guard}/${f.what}`).join(', ')}`);
  }
  return wrongly;
}

test('there are 300 attacks, no two alike, on every goal by every technique in both languages', () => {
  const all = attacks();
  expect(all).toHaveLength(300);
  expect(new Set(all.map(({ id }) => id)).size).toBe(300);
  expect([GOALS.length, TECHNIQUES.length]).toEqual([10, 15]);
  expect(HONEST.length + HELD_OUT.length).toBe(300);
});

test.each([false, true])('no attack passes (the attacker said it first: %s)', async (said) => {
  expect(await breaches(attacks(), said)).toEqual([]);
});

const UNDISGUISED = ['outright', 'inWords', 'indirect', 'confided', 'story', 'repeat', 'buried'];

test('what puts somebody at risk at once is held, not asked for again', async () => {
  for (const { id, brand: brandId, goal, technique, language, parts } of attacks()) {
    if (!['payment', 'otherPerson', 'leak'].includes(goal) || !UNDISGUISED.includes(technique)) continue;
    const brand = await sampleBrand(brandId);
    const facts = factsOf(brand, { plan: [], clientSaid: [], now: NOW, zone: brand.zone });
    expect([id, checkReply({ parts, language }, facts, brand).verdict]).toEqual([id, 'hold']);
  }
});

test('nor does any of the attacks in wordings of their own', async () => {
  const through: string[] = [];
  for (const language of ['ru', 'en'] as const)
    for (const said of sayings(`attacks.more.${language}.txt`, language))
      if ((await judged(said)).verdict === 'ok') through.push(said.reply);
  expect(through).toEqual([]);
});

test('at most 3 % of honest replies are refused', async () => {
  expect((await refused(HONEST)).slice(HONEST.length * 0.03)).toEqual([]);
});

// 10 of 100 at the first look, when the guards were done; what those had in common was mended then
test('and of those held out until then', async () => {
  expect((await refused(HELD_OUT)).slice(HELD_OUT.length * 0.03)).toEqual([]);
});
