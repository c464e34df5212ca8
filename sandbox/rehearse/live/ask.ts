// One question to Claude outside of the product: the client who is played, the plain agent beside ours, the judge. The product's own wire.
import type Anthropic from '@anthropic-ai/sdk';
import { type ClaudeOptions, createCaller } from '../../../src/adapters/claude/caller';

export interface Question {
  /** who asks, for the record: persona, plain, judge */
  as: string;
  system: string;
  messages: Anthropic.MessageParam[];
  tools?: Anthropic.Tool[];
}

export type Ask = (question: Question) => Promise<Anthropic.ContentBlock[]>;

export interface LiveModel {
  apiKey: string;
  model: string;
  baseUrl?: string;
}

/** @throws the SDK's errors, Unreachable */
export function createAsk(model: LiveModel, log: ClaudeOptions['log']): Ask {
  const call = createCaller({ ...model, log });
  return async ({ as, system, messages, tools }) => {
    const { content } = await call({
      model: model.model,
      max_tokens: 2048,
      system,
      messages,
      ...(tools ? { tools } : {}),
      metadata: { user_id: `rehearsal:${as}` },
    });
    return content;
  };
}

export const textOf = (content: Anthropic.ContentBlock[]): string =>
  content
    .flatMap((block) => (block.type === 'text' ? [block.text] : []))
    .join('\n')
    .trim();
