// Faults of the local Claude: each kind as the real service shows it.
import type { Fault, FaultKind, FaultRegistry } from '../faults';
import type { Answer } from './answer';
import { cut } from './answer';
import { ApiError, newId } from './wire';

export const CLAUDE_FAULTS: readonly FaultKind[] = [
  'error_500',
  'overloaded_529',
  'rate_limited_429',
  'revoked',
  'hang',
  'drop_before',
  'drop_after',
  'malformed',
  'malformed_tool',
  'refusal',
  'empty',
  'max_tokens',
  'context_exceeded',
  'pause_turn',
];

/** The fault for this call; its `account` may name the account or the conversation. */
export function takeFault(faults: FaultRegistry, method: string, handles: string[]): Fault | undefined {
  for (const account of handles.length > 0 ? handles : [undefined]) {
    const fault = faults.take({ service: 'claude', method, account }, CLAUDE_FAULTS);
    if (fault) return fault;
  }
  return undefined;
}

/** Kinds that are an HTTP error. https://platform.claude.com/docs/en/api/errors, https://platform.claude.com/docs/en/api/rate-limits */
export function errorOf(fault: Fault | undefined): ApiError | undefined {
  switch (fault?.spec.kind) {
    case 'error_500':
      return new ApiError(500, 'api_error', 'Internal server error');
    case 'overloaded_529':
      return new ApiError(529, 'overloaded_error', 'Overloaded');
    case 'rate_limited_429':
      return new ApiError(
        429,
        'rate_limit_error',
        "This request would exceed your organization's rate limit. Please try again later.",
        {
          'retry-after': String(fault.spec.seconds ?? 1),
        },
      );
    case 'revoked':
      return new ApiError(401, 'authentication_error', 'invalid x-api-key');
    default:
      return undefined;
  }
}

/** Kinds that are an answer of the model, though not the one hoped for. https://platform.claude.com/docs/en/build-with-claude/handling-stop-reasons */
export function spoil(answer: Answer, kind: FaultKind | undefined): Answer {
  switch (kind) {
    case 'refusal':
      return { content: [], stop: 'refusal' };
    case 'empty':
      return { content: [], stop: 'end_turn' };
    case 'max_tokens':
      return cut(answer.content, 5);
    case 'context_exceeded':
      return { content: cut(answer.content, 5).content, stop: 'model_context_window_exceeded' };
    case 'pause_turn':
      return { content: [{ type: 'text', text: '…' }], stop: 'pause_turn' };
    case 'malformed_tool': {
      const name = answer.content.find((b) => b.type === 'tool_use')?.name ?? 'schedule_follow_up';
      return {
        content: [{ type: 'tool_use', id: newId('toolu'), name, input: { words: 7, unexpected: true } }],
        stop: 'tool_use',
      };
    }
    default:
      return answer;
  }
}
