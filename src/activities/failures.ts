// Port error → Temporal failure, in one place. Failures become history: they carry a type and our own sentence, never a vendor's text.
import { ApplicationFailure, CancelledFailure } from '@temporalio/activity';
import { GrantExpired, Misconfigured, PortError, RateLimited, Refused, Unreachable } from '../errors';

/** What an activity throws outwards. Failures made on purpose and cancellations pass through. */
export function toFailure(error: unknown): Error {
  if (error instanceof ApplicationFailure || error instanceof CancelledFailure) return error;
  if (error instanceof RateLimited) {
    return ApplicationFailure.create({
      type: 'RateLimited',
      message: error.message,
      nextRetryDelay: error.retryAfterMs,
      ...(error.code && { details: [error.code] }),
    });
  }
  if (error instanceof Unreachable) return ApplicationFailure.retryable(error.message, 'Unreachable');
  if (error instanceof Refused)
    return ApplicationFailure.nonRetryable(`${error.service} refused: ${error.code}`, 'Refused');
  // Whoever has a person waiting gives up (nonRetryableErrorTypes); what must be so in the end waits until he has connected again.
  if (error instanceof GrantExpired) return ApplicationFailure.retryable(error.message, 'GrantExpired');
  // A person has to act; until he has, another try costs little and then simply works.
  if (error instanceof Misconfigured)
    return ApplicationFailure.create({
      type: 'Misconfigured',
      message: `${error.service}: ${error.detail}`,
      nextRetryDelay: '30 seconds',
    });
  if (error instanceof PortError) return ApplicationFailure.retryable(error.name, error.name);
  // A driver's message may quote what a person wrote: name and code are enough for the history, the log has the stack.
  const { name, code } = error as { name?: string; code?: unknown };
  return ApplicationFailure.retryable(
    `unexpected ${name ?? 'error'}${code === undefined ? '' : ` (${String(code)})`}`,
    name ?? 'Unexpected',
  );
}
