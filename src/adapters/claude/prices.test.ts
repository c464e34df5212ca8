// Money to the micro-dollar, by the day of the call.
import { costMicros } from './prices';

const usage = (inputTokens: number, outputTokens: number, cacheReadTokens = 0, cacheWriteTokens = 0) => ({
  inputTokens,
  outputTokens,
  cacheReadTokens,
  cacheWriteTokens,
});
const day = (iso: string) => new Date(`${iso}T12:00:00Z`);

test.each([
  ['claude-sonnet-5-5', usage(1000, 100), '2026-11-21', 3000],
  ['claude-sonnet-5-5', usage(0, 0, 10_000, 0), '2026-11-21', 1000],
  ['claude-sonnet-5-5', usage(0, 0, 10_000, 0), '2026-10-06', 2000],
  ['claude-sonnet-5-5', usage(0, 0, 0, 1000), '2026-11-21', 2500],
  ['claude-haiku-5-5', usage(1000, 100), '2026-11-21', 150],
  ['claude-haiku-5-5', usage(60_000, 100, 50_000), '2026-11-21', 60_000 * 0.5 + 50_000 * 0.05 + 250],
  ['claude-haiku-4-5-20251001', usage(1000, 100, 1000, 1000), '2026-11-21', 1000 + 500 + 100 + 1250],
])('%s %j on %s', (model, tokens, on, expected) => expect(costMicros(model, tokens, day(on))).toBe(expected));

test('no price is better than a wrong one', () => {
  expect(costMicros('claude-next-9', usage(1, 1), day('2026-11-21'))).toBeUndefined();
  expect(costMicros('claude-sonnet-5-5', usage(1, 1), day('2026-01-01'))).toBeUndefined();
});
