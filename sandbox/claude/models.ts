// The models the local server knows and what each refuses. https://platform.claude.com/docs/en/about-claude/models/overview

export interface Model {
  id: string;
  /** smallest prefix that is cached, in tokens. https://platform.claude.com/docs/en/build-with-claude/prompt-caching */
  minCachePrefix: number;
  contextWindow: number;
  maxOutput: number;
  /** thinks unless told otherwise: tool calls then come after a signed thinking block */
  thinks: boolean;
  takesEffort: boolean;
  takesForcedTools: boolean;
  takesThinkingDisabled: boolean;
}

const M = 1_000_000;
const K = 1_000;

const model = (id: string, minCachePrefix: number, more: Partial<Model> = {}): Model => ({
  id,
  minCachePrefix,
  contextWindow: M,
  maxOutput: 128 * K,
  thinks: true,
  takesEffort: true,
  takesForcedTools: true,
  takesThinkingDisabled: true,
  ...more,
});

// The floors of the 5.5 family were not found in writing; theirs are taken from the generation before, the larger where in doubt.
const MODELS: Model[] = [
  // "Forced tool use returns an error", "between_tools instead of disabled":
  // https://platform.claude.com/docs/en/models/sonnet-5-5/whats-new-sonnet-5-5
  model('claude-sonnet-5-5', 1024, { takesForcedTools: false, takesThinkingDisabled: false }),
  model('claude-opus-5-5', 1024, { takesThinkingDisabled: false }),
  model('claude-haiku-5-5', 4096),
  model('claude-fable-5-1', 1024, { takesThinkingDisabled: false }),
  model('claude-sonnet-5', 1024),
  model('claude-opus-5', 512),
  model('claude-opus-4-8', 1024, { thinks: false }),
  model('claude-opus-4-6', 4096, { thinks: false }),
  model('claude-opus-4-5', 4096, { thinks: false, contextWindow: 200 * K, maxOutput: 64 * K }),
  model('claude-sonnet-4-6', 1024, { thinks: false, maxOutput: 64 * K }),
  model('claude-sonnet-4-5', 1024, { thinks: false, takesEffort: false, contextWindow: 200 * K, maxOutput: 64 * K }),
  model('claude-haiku-4-5', 4096, { thinks: false, takesEffort: false, contextWindow: 200 * K, maxOutput: 64 * K }),
];

/** undefined: not_found_error. A dated id ("…-20251001") names the same model. */
export function findModel(id: string): Model | undefined {
  return MODELS.find((m) => m.id === id.replace(/-\d{8}$/, ''));
}
