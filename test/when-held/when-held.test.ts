// Phrases of real wording, labelled by somebody who had not seen the rules: how many are understood, asked about, misunderstood.
import { resolve } from 'node:path';
import { type Judged, judge, LIMITS, phrasesOf, shares } from '../../bench/when-phrases';

const ROOT = resolve(__dirname, '..', '..');

const KINDS = ['instant', 'range', 'ask', 'past', 'none'] as const;

function report(title: string, judged: Judged[]): void {
  const line = (name: string, some: Judged[]) => {
    const { of, right, asked, wrong } = shares(some);
    return `  ${name.padEnd(16)} ${right} of ${of} right, ${asked} asked, ${wrong} wrong`;
  };
  const rows = KINDS.map((kind) =>
    line(
      kind,
      judged.filter((one) => one.kind === kind),
    ),
  );
  const plain = judged.filter(({ ambiguous }) => !ambiguous);
  const ambiguous = judged.filter((one) => one.ambiguous);
  process.stdout.write(`${[title, line('unambiguous', plain), line('ambiguous', ambiguous), ...rows].join('\n')}\n`);
}

describe.each(['tuned', 'held'] as const)('%s phrases', (set) => {
  test.each(['ask', 'default'] as const)('for a brand that says ambiguousTime: %s', (ambiguousTime) => {
    const judged = judge(phrasesOf(set, ROOT), ambiguousTime);
    report(`${set}, ambiguousTime: ${ambiguousTime}`, judged);
    const { of, asked, wrong } = shares(judged.filter(({ ambiguous }) => !ambiguous));
    expect(of).toBeGreaterThan(150);
    expect(asked / of).toBeLessThanOrEqual(LIMITS.asked);
    expect(wrong / of).toBeLessThanOrEqual(LIMITS.wrong);
  });
});

test('what has no answer is never answered: a date that is none, two times at once, no time at all', () => {
  const judged = [...judge(phrasesOf('tuned', ROOT), 'default'), ...judge(phrasesOf('held', ROOT), 'default')];
  const invented = judged.filter(
    ({ kind, result }) => (kind === 'ask' || kind === 'none') && result.kind === 'instant',
  );
  // a question that comes with a guess is one the brand may take
  expect(invented.filter(({ verdict, result }) => verdict === 'wrong' && !result.question)).toEqual([]);
});
