// Claude behind the ReplyAgent port: one call of the Messages API per step; loops, tools and retries are the caller's.
import type Anthropic from '@anthropic-ai/sdk';
import type { AgentStep, AgentTurn } from '../../domain/agent';
import type { ReplyAgent } from '../../ports';
import { type ClaudeOptions, createCaller } from './caller';
import { stepForError, toPortError } from './errors';

export type { ClaudeOptions } from './caller';

import { toMessages } from './prompt';
import { toToolCall } from './tools';
import { usageOf } from './usage';
import { prefixOf } from './version';

/** The agent on the real API, or on whatever speaks it at `baseUrl`. Throws what ReplyAgent says. */
export function createClaude(options: ClaudeOptions): ReplyAgent {
  const { model, extractionModel, maxTokens = 4096, log } = options;
  const call = createCaller(options);

  return {
    async next(turn: AgentTurn, signal?: AbortSignal): Promise<AgentStep> {
      const { prefix, version } = prefixOf(turn.brand);
      const model = turn.brand.models.dialogue ?? options.model;
      const started = performance.now();
      try {
        const message: unknown = await call(
          {
            model,
            max_tokens: maxTokens,
            ...prefix,
            messages: toMessages(turn),
            // Opaque ids of ours, as the API asks; the sandbox finds its scripts by them.
            metadata: { user_id: `${turn.conversationId}:${turn.accountId}` },
            ...effortFor(model),
          },
          signal,
        );
        const step = isMessage(message) ? toStep(message, version, turn.now) : brokenStep('malformed', model, version);
        const { stop, usage, requestId } = step;
        log.debug(
          {
            conversationId: turn.conversationId,
            model: step.model,
            stop,
            usage,
            requestId,
            ms: Math.round(performance.now() - started),
          },
          'claude',
        );
        return step;
      } catch (error) {
        const stop = stepForError(error);
        if (!stop) throw signal?.aborted ? error : toPortError(error);
        log.warn({ conversationId: turn.conversationId, model, stop }, 'claude: no usable answer');
        return brokenStep(stop, model, version);
      }
    },

    async check(): Promise<{ model: string }> {
      try {
        const [first] = await Promise.all(
          [...new Set([model, extractionModel ?? model])].map((m) =>
            call({ model: m, max_tokens: 1, messages: [{ role: 'user', content: 'ping' }] }),
          ),
        );
        return { model: first?.model ?? model };
      } catch (error) {
        throw toPortError(error);
      }
    },
  };
}

/**
 * A chat answer needs little thought and must come soon; most models default to high effort.
 * Older ones refuse the parameter. https://platform.claude.com/docs/en/build-with-claude/effort
 */
const effortFor = (model: string): { output_config?: Anthropic.OutputConfig } =>
  /^claude-(?:sonnet-4-5|haiku-4-5)/.test(model) ? {} : { output_config: { effort: 'medium' } };

/** A 200 whose body is not a message (a proxy's page, a truncated object). */
function isMessage(value: unknown): value is Anthropic.Message {
  const m = value as Partial<Anthropic.Message> | null;
  return (
    typeof m === 'object' &&
    m !== null &&
    Array.isArray(m.content) &&
    m.content.every((block) => typeof block === 'object' && block !== null && typeof block.type === 'string') &&
    typeof m.stop_reason === 'string' &&
    typeof m.usage?.input_tokens === 'number' &&
    typeof m.usage.output_tokens === 'number'
  );
}

function toStep(message: Anthropic.Message & { _request_id?: string | null }, version: string, now: Date): AgentStep {
  const text = message.content
    .filter((block) => block.type === 'text')
    .map((block) => block.text)
    .join('\n')
    .trim();
  const calls = message.content.filter((block) => block.type === 'tool_use').map((block) => toToolCall(block));
  const stop = stopOf(message.stop_reason, text, calls.length);
  return {
    stop,
    // What a classifier stopped half-way is not said.
    text: stop === 'refusal' ? '' : text,
    // A call beside max_tokens may be cut in the middle of its arguments.
    toolCalls: stop === 'tools' ? calls : [],
    usage: usageOf(message, now),
    model: message.model,
    promptVersion: version,
    requestId: message._request_id ?? undefined,
    raw: message.content,
  };
}

/** https://platform.claude.com/docs/en/build-with-claude/handling-stop-reasons */
function stopOf(reason: Anthropic.StopReason | null, text: string, calls: number): AgentStep['stop'] {
  switch (reason) {
    case 'tool_use':
      return calls > 0 ? 'tools' : 'malformed';
    case 'refusal':
      return 'refusal';
    case 'max_tokens':
      return 'maxTokens';
    case 'model_context_window_exceeded':
      return 'contextFull';
    case 'pause_turn':
      return 'paused';
    case 'end_turn':
    case 'stop_sequence':
      if (calls > 0) return 'tools';
      return text ? 'end' : 'empty';
    default:
      // A reason of a later API: what can be used is used.
      return calls > 0 ? 'tools' : text ? 'end' : 'malformed';
  }
}

const brokenStep = (stop: 'contextFull' | 'malformed', model: string, version: string): AgentStep => ({
  stop,
  text: '',
  toolCalls: [],
  // A request that did not fit costs nothing; what an unreadable answer cost is not known.
  usage: {
    inputTokens: 0,
    outputTokens: 0,
    cacheReadTokens: 0,
    cacheWriteTokens: 0,
    costMicros: stop === 'contextFull' ? 0 : undefined,
  },
  model,
  promptVersion: version,
  raw: [],
});
