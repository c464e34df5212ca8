// A turn (scripted, or the seller's) → the message as it goes over the wire.
import type { Model } from './models';
import type { ScriptedTurn } from './scripts';
import { thinkingBlock } from './thinking';
import { type Block, type MessagesRequest, newId, type StopReason, tokens, type Usage } from './wire';

export interface Answer {
  content: Block[];
  stop: StopReason;
}

/** Content blocks in the order models give them: thinking, text, calls. Cut to `max_tokens`. */
export function toAnswer(turn: ScriptedTurn, request: MessagesRequest, model: Model): Answer {
  const calls = (turn.tools ?? []).map(
    (t): Block => ({ type: 'tool_use', id: newId('toolu'), name: t.name, input: t.input }),
  );
  const off = request.thinking && request.thinking.type !== 'adaptive' && request.thinking.type !== 'enabled';
  const thinks = turn.thinking !== undefined || (model.thinks && !off && calls.length > 0);
  const content: Block[] = [
    ...(thinks ? [thinkingBlock(turn.thinking)] : []),
    ...(turn.text ? [{ type: 'text', text: turn.text }] : []),
    ...calls,
  ];
  const stop = turn.stop ?? (calls.length > 0 ? 'tool_use' : 'end_turn');
  return outputTokens(content) > request.max_tokens ? cut(content, request.max_tokens) : { content, stop };
}

/** What fits, and `max_tokens` as the reason: the text ends in the middle, a call that does not fit is left out. */
export function cut(content: Block[], maxTokens: number): Answer {
  let left = maxTokens;
  const kept: Block[] = [];
  for (const block of content) {
    const size = outputTokens([block]);
    if (size <= left) kept.push(block);
    else if (block.type === 'text' && left > 0)
      kept.push({ ...block, text: block.text?.slice(0, Math.max(1, left * 2)) });
    left -= size;
    if (left <= 0) break;
  }
  return { content: kept, stop: 'max_tokens' };
}

/** https://platform.claude.com/docs/en/api/messages, the response */
export function toMessage(answer: Answer, request: MessagesRequest, input: Omit<Usage, 'output_tokens'>): object {
  return {
    id: newId('msg'),
    type: 'message',
    role: 'assistant',
    model: request.model,
    content: answer.content,
    stop_reason: answer.stop,
    stop_sequence: null,
    stop_details: null,
    container: null,
    diagnostics: null,
    usage: {
      ...input,
      cache_creation: { ephemeral_5m_input_tokens: input.cache_creation_input_tokens, ephemeral_1h_input_tokens: 0 },
      // "output_tokens will be non-zero, even for an empty string response"
      output_tokens: Math.min(Math.max(1, outputTokens(answer.content)), request.max_tokens),
      output_tokens_details: null,
      server_tool_use: null,
      service_tier: 'standard',
      inference_geo: null,
      speed: null,
    },
  };
}

const outputTokens = (content: Block[]): number =>
  content.reduce(
    (sum, b) => sum + tokens(b.type === 'tool_use' ? JSON.stringify([b.name, b.input]) : (b.text ?? b.thinking ?? '')),
    0,
  );
