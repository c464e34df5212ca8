// Prompt caching as documented: prefixes up to a breakpoint, kept 5 minutes (or an hour) from the last use, none below the model's floor.
// https://platform.claude.com/docs/en/build-with-claude/prompt-caching
import { createHash } from 'node:crypto';
import type { Model } from './models';
import { type Block, blocksOf, type MessagesRequest, tokens, type Usage } from './wire';

// "The system checks up to 20 blocks before each explicit breakpoint."
const LOOKBACK = 20;

interface Position {
  /** hash of everything up to and with this block */
  hash: string;
  /** tokens up to and with this block */
  tokens: number;
  ttlMs: number | undefined;
}

export class PromptCache {
  private readonly entries = new Map<string, { until: number; ttlMs: number }>();

  /** The input side of `usage`; what this request writes is there for the next one. Each key (organisation) has its own cache. */
  read(key: string, model: Model, request: MessagesRequest, now: number): Omit<Usage, 'output_tokens'> {
    const positions = positionsOf(`${key}\n${model.id}`, request);
    const total = positions.at(-1)?.tokens ?? 0;
    const breakpoints = positions.flatMap((p, i) =>
      p.ttlMs !== undefined && p.tokens >= model.minCachePrefix ? [i] : [],
    );
    const hit = this.longestHit(positions, breakpoints, now);
    const last = breakpoints.at(-1);
    for (const i of breakpoints) {
      const { hash, ttlMs = 0 } = positions[i] as Position;
      this.entries.set(hash, { until: now + ttlMs, ttlMs });
    }
    const read = hit === undefined ? 0 : (positions[hit] as Position).tokens;
    const written = last === undefined ? 0 : Math.max(0, (positions[last] as Position).tokens - read);
    this.forget(now);
    return {
      cache_read_input_tokens: read,
      cache_creation_input_tokens: written,
      input_tokens: total - read - written,
    };
  }

  private longestHit(positions: Position[], breakpoints: number[], now: number): number | undefined {
    for (const breakpoint of [...breakpoints].reverse()) {
      for (let i = breakpoint; i > breakpoint - LOOKBACK && i >= 0; i--) {
        const entry = this.entries.get((positions[i] as Position).hash);
        if (!entry || entry.until <= now) continue;
        entry.until = now + entry.ttlMs;
        return i;
      }
    }
    return undefined;
  }

  private forget(now: number): void {
    if (this.entries.size < 5_000) return;
    for (const [hash, entry] of this.entries) if (entry.until <= now) this.entries.delete(hash);
  }
}

/** Every block in the order the cache sees them: tools, system, messages. */
function positionsOf(scope: string, request: MessagesRequest): Position[] {
  const blocks: [string, Block][] = [
    ...(request.tools ?? []).map((tool): [string, Block] => ['tools', tool as unknown as Block]),
    ...blocksOf(request.system).map((block): [string, Block] => ['system', block]),
    ...request.messages.flatMap((m) => blocksOf(m.content).map((block): [string, Block] => [m.role, block])),
  ];
  let chain = createHash('sha256').update(scope).digest('hex');
  let sum = 0;
  const positions = blocks.map(([part, { cache_control, ...block }]): Position => {
    const bytes = JSON.stringify([part, block]);
    chain = createHash('sha256').update(chain).update(bytes).digest('hex');
    sum += tokens(block.text ?? bytes);
    return { hash: chain, tokens: sum, ttlMs: ttlOf(cache_control) };
  });
  // cache_control of the request itself: the last block is a breakpoint.
  const last = positions.at(-1);
  if (last) last.ttlMs ??= ttlOf(request.cache_control);
  return positions;
}

const ttlOf = (control: Block['cache_control']): number | undefined =>
  control ? (control.ttl === '1h' ? 60 : 5) * 60_000 : undefined;
