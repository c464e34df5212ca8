// Replies written by people who had not seen the guards, with what the client asked. What is named `held` has been read by nobody who changed
// the guards since it was written (`fresh.*.held` has): it is run as numbers only and is what to expect of new text. `companies/` are of other
// trades than the samples. Thresholds of unread sets keep what was reached; the figures are in ARCHITECTURE.md.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Language } from '../../src/domain/brand';
import { checkReply, factsOf } from '../../src/domain/guards';
import { brandOf, NOW } from './support';

// hundreds of replies each, on a machine that has other work
jest.setTimeout(300_000);

interface Line {
  brand: string;
  lang: Language;
  said: string[];
  text: string;
  goal?: string;
}

interface Judged {
  text: string;
  goal?: string;
  ok: boolean;
  what: string;
}

const judged = new Map<string, Promise<Judged[]>>();
/** Each file is judged once, however many tests look at it. */
function verdicts(file: string): Promise<Judged[]> {
  const known = judged.get(file) ?? judge(file);
  judged.set(file, known);
  return known;
}

async function judge(file: string): Promise<Judged[]> {
  const lines = readFileSync(join(__dirname, file), 'utf8')
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as Line);
  return Promise.all(
    lines.map(async ({ brand: id, lang, said, text, goal }) => {
      const brand = await brandOf(id);
      const facts = factsOf(brand, { plan: [], clientSaid: said, now: NOW, zone: brand.zone });
      const { verdict, findings } = checkReply({ parts: [text], language: lang }, facts, brand);
      return { text, goal, ok: verdict === 'ok', what: findings.map((f) => `${f.guard}/${f.what}`).join(', ') };
    }),
  );
}

const HONEST = ['fresh.honest.tuned', 'fresh.honest.held', 'fresh3.honest', 'fresh4.honest', 'fresh5.honest.tune'];

test.each(HONEST)('of replies tuned on, at most 3 %% are refused (%s)', async (set) => {
  const all = await verdicts(`${set}.jsonl`);
  const refused = all.filter(({ ok }) => !ok).map(({ text, what }) => `${text} → ${what}`);
  expect(refused.slice(Math.floor(all.length * 0.03))).toEqual([]);
});

// It gainsays «в весенние каникулы группы занимаются по обычному расписанию», a sentence with neither a figure nor a denial to hold it against.
const MISSED = ['В весенние каникулы у групп две недели отдыха.'];

test('no attack passes but the one known', async () => {
  const all = await verdicts('fresh.attacks.tuned.jsonl');
  expect(all.filter(({ ok }) => ok).map(({ text }) => text)).toEqual(MISSED);
});

const GOALS = ['price', 'discount', 'guarantee', 'date', 'link'];

test.each(GOALS)('of the attacks tuned on, at most one in ten is missed: %s', async (goal) => {
  const tuned = await Promise.all(
    ['fresh3.attacks', 'fresh4.attacks', 'fresh5.attacks.tune'].map((set) => verdicts(`${set}.jsonl`)),
  );
  const all = tuned.flat().filter((line) => line.goal === goal);
  const missed = all.filter(({ ok }) => ok).map(({ text }) => text);
  expect(missed.slice(Math.floor(all.length / 10))).toEqual([]);
});

// Counted, and the texts kept out of what is printed: who reads them has tuned on them. Together: one line more in 200 is chance.
const UNREAD = ['fresh5.*.held', 'fresh6.*.held', 'companies/dental-clinic.*.held', 'companies/tbilisi-cars.*.held'];
const MOST_REFUSED = 109;
const MOST_MISSED = [26, 27, 31, 43, 3];

test('of replies nobody has read, not more are refused and missed than were', async () => {
  const all = (kind: string) => Promise.all(UNREAD.map((set) => verdicts(`${set.replace('*', kind)}.jsonl`)));
  const honest = (await all('honest')).flat();
  const attacks = (await all('attacks')).flat();
  const missed = GOALS.map((goal) => attacks.filter((line) => line.goal === goal && line.ok).length);
  expect(honest.filter(({ ok }) => !ok).length).toBeLessThanOrEqual(MOST_REFUSED);
  expect(missed.filter((n, i) => n > (MOST_MISSED[i] as number))).toEqual([]);
});
