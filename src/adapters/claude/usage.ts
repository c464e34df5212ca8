// What a message of the API has cost, in our words.
import type Anthropic from '@anthropic-ai/sdk';
import type { Usage } from '../../domain/agent';
import { costMicros } from './prices';

export function usageOf({ model, usage }: Pick<Anthropic.Message, 'model' | 'usage'>, now: Date): Usage {
  const tokens = {
    inputTokens: usage.input_tokens,
    outputTokens: usage.output_tokens,
    cacheReadTokens: usage.cache_read_input_tokens ?? 0,
    cacheWriteTokens: usage.cache_creation_input_tokens ?? 0,
  };
  return { ...tokens, costMicros: costMicros(model, tokens, now) };
}
