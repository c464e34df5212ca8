// Around every activity of ours: port errors become Temporal failures in one place, and a log line names what failed without saying what was said.
import type { Context } from '@temporalio/activity';
import type { ActivityExecuteInput, ActivityInboundCallsInterceptor, Next } from '@temporalio/worker';
import type { Logger } from 'pino';
import { toFailure } from '../activities/failures';

export function failureInterceptor(log: Logger) {
  return (context: Context) => ({
    inbound: {
      async execute(
        input: ActivityExecuteInput,
        next: Next<ActivityInboundCallsInterceptor, 'execute'>,
      ): Promise<unknown> {
        try {
          return await next(input);
        } catch (error) {
          const failure = toFailure(error);
          const { activityType, attempt, workflowExecution } = context.info;
          // The stack tells where; a driver's message could quote a person, so only failures worded by us show theirs.
          const stack =
            failure === error
              ? undefined
              : (error as Error).stack
                  ?.split('\n')
                  .filter((line) => line.startsWith('    at '))
                  .slice(0, 6);
          log.warn(
            {
              activity: activityType,
              attempt,
              workflowId: workflowExecution?.workflowId,
              what: failure.message,
              stack,
            },
            'activity failed',
          );
          throw failure;
        }
      },
    },
  });
}
