// Whether a call to Temporal ended because nobody answered in time, in any of the words gRPC has for it.
import { isGrpcDeadlineError, isGrpcServiceError, WorkflowUpdateRPCTimeoutOrCancelledError } from '@temporalio/client';

// https://grpc.io/docs/guides/status-codes
const DEADLINE_EXCEEDED = 4;
// "no poller seen for task queue recently"
const FAILED_PRECONDITION = 9;
// A server whose clock runs out first resets the stream, which reads as "Call cancelled"; nothing here cancels a call itself.
const CANCELLED = 1;
const LATE: readonly (number | undefined)[] = [CANCELLED, DEADLINE_EXCEEDED, FAILED_PRECONDITION];

export function isLate(error: unknown): boolean {
  if (error instanceof WorkflowUpdateRPCTimeoutOrCancelledError || isGrpcDeadlineError(error)) return true;
  const cause = [error, (error as Error | undefined)?.cause].find(isGrpcServiceError);
  return cause !== undefined && LATE.includes(cause.code);
}
