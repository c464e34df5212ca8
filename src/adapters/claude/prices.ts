// What a call cost. Prices move, so each row has the day it began to hold; an unknown model has no price rather than a wrong one.
import type { Usage } from '../../domain/agent';

/** Dollars per million tokens, which is micro-dollars per token. */
interface Rates {
  input: number;
  output: number;
  cacheRead: number;
}

interface PriceRow extends Rates {
  model: string;
  /** first day it holds, UTC (of a model's first row: its release month); the newest row not after the call's day counts */
  from: string;
  /** other rates for the whole request when its prompt (cached parts included) is longer than `tokens` */
  long?: Rates & { tokens: number };
}

/** A 5-minute cache write costs 1.25 × input, a read 0.10 × unless a row says otherwise. https://platform.claude.com/docs/en/about-claude/pricing */
const CACHE_WRITE = 1.25;
const row = (
  model: string,
  from: string,
  input: number,
  output: number,
  cacheRead = input * 0.1,
  long?: PriceRow['long'],
): PriceRow => ({
  model,
  from,
  input,
  output,
  cacheRead,
  long,
});

// Taken on 2026-11-21 from https://platform.claude.com/docs/en/models/<model>/overview and the release notes that quote it.
const PRICES: PriceRow[] = [
  row('claude-sonnet-5-5', '2026-09-28', 2, 10),
  // Reads went from 0.10 × to 0.05 × of input on 2026-10-07.
  row('claude-sonnet-5-5', '2026-10-07', 2, 10, 0.1),
  row('claude-haiku-5-5', '2026-10-07', 0.1, 0.5, 0.01, { tokens: 100_000, input: 0.5, output: 2.5, cacheRead: 0.05 }),
  row('claude-opus-5-5', '2026-09-01', 4, 20, 0.2),
  row('claude-fable-5-1', '2026-09-01', 10, 50),
  row('claude-sonnet-5', '2026-06-30', 2, 10),
  row('claude-opus-5', '2026-06-01', 5, 25),
  row('claude-opus-4-8', '2026-01-01', 5, 25),
  row('claude-opus-4-7', '2026-01-01', 5, 25),
  row('claude-opus-4-6', '2026-01-01', 5, 25),
  row('claude-opus-4-5', '2025-11-24', 5, 25),
  row('claude-sonnet-4-6', '2026-02-17', 3, 15),
  row('claude-sonnet-4-5', '2025-09-29', 3, 15),
  row('claude-haiku-4-5', '2025-10-15', 1, 5),
];

/** Micro-dollars, rounded; undefined when the table has no price for the model on that day. */
export function costMicros(model: string, usage: Omit<Usage, 'costMicros'>, at: Date): number | undefined {
  const name = model.replace(/-\d{8}$/, '');
  const day = at.toISOString().slice(0, 10);
  const price = PRICES.filter((p) => p.model === name && p.from <= day).at(-1);
  if (!price) return undefined;
  const prompt = usage.inputTokens + usage.cacheReadTokens + usage.cacheWriteTokens;
  const rates = price.long && prompt > price.long.tokens ? price.long : price;
  return Math.round(
    usage.inputTokens * rates.input +
      usage.cacheReadTokens * rates.cacheRead +
      usage.cacheWriteTokens * rates.input * CACHE_WRITE +
      usage.outputTokens * rates.output,
  );
}
