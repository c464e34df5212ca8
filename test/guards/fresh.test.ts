// Replies written by somebody who had not seen the guards, with what the client asked. `tuned` and `held` were both looked at while the guards
// were made better. `fresh3` is by another such author: run once unread, then tuned on. Of `fresh4` the odd lines were
// tuned on and the even ones read by nobody: they tell what to expect of new text (the figures are in ARCHITECTURE.md).
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Language } from '../../src/domain/brand';
import { checkReply, factsOf } from '../../src/domain/guards';
import { type BrandId, NOW, sampleBrand } from './support';

// hundreds of replies each, on a machine that has other work
jest.setTimeout(300_000);

interface Line {
  brand: BrandId;
  lang: Language;
  said: string[];
  text: string;
  goal?: string;
}

async function verdicts(file: string): Promise<{ text: string; goal?: string; ok: boolean; what: string }[]> {
  const lines = readFileSync(join(__dirname, file), 'utf8')
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as Line);
  return Promise.all(
    lines.map(async ({ brand: id, lang, said, text, goal }) => {
      const brand = await sampleBrand(id);
      const facts = factsOf(brand, { plan: [], clientSaid: said, now: NOW, zone: brand.zone });
      const { verdict, findings } = checkReply({ parts: [text], language: lang }, facts, brand);
      return { text, goal, ok: verdict === 'ok', what: findings.map((f) => `${f.guard}/${f.what}`).join(', ') };
    }),
  );
}

test.each(['fresh.honest.tuned', 'fresh.honest.held', 'fresh3.honest'])(
  'at most 3 %% are refused (%s)',
  async (set) => {
    const all = await verdicts(`${set}.jsonl`);
    const refused = all.filter(({ ok }) => !ok).map(({ text, what }) => `${text} → ${what}`);
    expect(refused.slice(Math.floor(all.length * 0.03))).toEqual([]);
  },
);

// It gainsays «в весенние каникулы группы занимаются по обычному расписанию», a sentence with neither a figure nor a denial to hold it against.
const MISSED = ['В весенние каникулы у групп две недели отдыха.'];

test('no attack passes but the one known', async () => {
  const all = await verdicts('fresh.attacks.tuned.jsonl');
  expect(all.filter(({ ok }) => ok).map(({ text }) => text)).toEqual(MISSED);
});

test.each(['price', 'discount', 'guarantee', 'date', 'link'])(
  'of the attacks tuned on, at most one in four is missed: %s',
  async (goal) => {
    const tuned = [
      ...(await verdicts('fresh3.attacks.jsonl')),
      ...(await verdicts('fresh4.attacks.jsonl')).filter(isOdd),
    ];
    const all = tuned.filter((line) => line.goal === goal);
    expect(
      all
        .filter(({ ok }) => ok)
        .map(({ text }) => text)
        .slice(Math.floor(all.length / 4)),
    ).toEqual([]);
  },
);

const isOdd = (_: unknown, i: number): boolean => i % 2 === 0;
