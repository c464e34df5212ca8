// The Workers: one for the conversations and the short work beside them, two for each account in sync.
import {
  type ActivityInterceptorsFactory,
  type NativeConnection,
  Worker,
  type WorkerOptions,
} from '@temporalio/worker';
import type { Logger } from 'pino';
import { createAccountActivities, createActivities } from '../activities';
import type { DecideDeps } from '../activities/decide/decide';
import type { SendDeps } from '../activities/send';
import { accountQueue, CONVERSATIONS_QUEUE, presenceQueue } from '../workflows/messages';
import { failureInterceptor } from './interceptors';

export interface Temporal {
  connection: NativeConnection;
  namespace: string;
}

export function createConversationWorker(
  { connection, namespace }: Temporal,
  deps: DecideDeps,
  options: {
    workflows: Pick<WorkerOptions, 'workflowBundle' | 'workflowsPath'>;
    workflowsCached: number;
    modelCallsAtOnce: number;
    /** Outside of ours: rehearsals set their clock by it. */
    around?: ActivityInterceptorsFactory[];
    log: Logger;
  },
): Promise<Worker> {
  return Worker.create({
    connection,
    namespace,
    taskQueue: CONVERSATIONS_QUEUE,
    ...options.workflows,
    activities: createActivities(deps),
    interceptors: { activity: [...(options.around ?? []), failureInterceptor(options.log)] },
    maxCachedWorkflows: options.workflowsCached,
    // decisions wait for their burst in a slot, so there are more slots than model calls
    maxConcurrentActivityTaskExecutions: options.modelCallsAtOnce * 8 + 50,
    // a killed worker's conversations move on after this instead of 10 s: design §5
    stickyQueueScheduleToStartTimeout: '2 seconds',
    maxHeartbeatThrottleInterval: '1 second',
    // longer than a short activity, shorter than a container's stop timeout
    shutdownGraceTime: '5 seconds',
  });
}

/** Polls only while the gate is open: whoever calls this owns the account and is in sync. */
export async function createAccountWorkers(
  { connection, namespace }: Temporal,
  accountId: string,
  deps: SendDeps,
  around: ActivityInterceptorsFactory[] = [],
): Promise<Worker[]> {
  const { send, typeAhead } = createAccountActivities(deps);
  const common: Omit<WorkerOptions, 'taskQueue'> = {
    connection,
    namespace,
    interceptors: { activity: [...around, failureInterceptor(deps.log)] },
    maxHeartbeatThrottleInterval: '500ms',
    shutdownGraceTime: '2 seconds',
  };
  return Promise.all([
    // 8 held transactions at most per account: each proactive send keeps one
    Worker.create({
      ...common,
      taskQueue: accountQueue(accountId),
      activities: { send },
      maxConcurrentActivityTaskExecutions: 8,
    }),
    Worker.create({
      ...common,
      taskQueue: presenceQueue(accountId),
      activities: { typeAhead },
      maxConcurrentActivityTaskExecutions: 100,
    }),
  ]);
}
