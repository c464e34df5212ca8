// Every activity's timeout and retry, each with its reason. Retries here cover crashes and passing faults only:
// waits a person could notice go back into the plan.
import { ActivityCancellationType, proxyActivities, proxyLocalActivities } from '@temporalio/workflow';
import type { Activities } from '../activities';
import { accountQueue, presenceQueue } from './messages';

/** Model calls. Waits out the burst, reads, asks, writes rows; repeats cost money, so few: see activities/patience. */
export const deciding = proxyActivities<Pick<Activities, 'decide' | 'judgeDue'>>({
  startToCloseTimeout: '3 minutes', // burst (seconds) + a few model calls of up to 60 s
  heartbeatTimeout: '5 seconds', // a killed worker is noticed in seconds; it beats every second
  // About two minutes of a database that is away; and a turn that a worker dies of does not kill workers for ever.
  retry: { initialInterval: '1 second', backoffCoefficient: 2, maximumInterval: '10 seconds', maximumAttempts: 12 },
  cancellationType: ActivityCancellationType.TRY_CANCEL,
});

/** The model's tools: a search, a row. One that can't be had is said to be so, and the answer is made without it. */
export const tooling = proxyActivities<Pick<Activities, 'runTool'>>({
  startToCloseTimeout: '90 seconds', // the web search is a call of the model
  heartbeatTimeout: '5 seconds', // a killed worker is noticed in seconds
  retry: {
    initialInterval: '200 milliseconds',
    backoffCoefficient: 2,
    maximumInterval: '2 seconds',
    maximumAttempts: 4,
  },
  cancellationType: ActivityCancellationType.TRY_CANCEL,
});

/** What a booking makes outside. The client waits for it, so: some seconds of trying, then it is undone and he is told something true. */
export const bookingSteps = proxyActivities<Pick<Activities, 'makeVideo' | 'makeEvent' | 'moveVideo' | 'moveEvent'>>({
  startToCloseTimeout: '15 seconds', // the adapters give up after 10
  heartbeatTimeout: '5 seconds', // a killed worker is noticed in seconds
  // a service that asks to wait longer than this has said no
  scheduleToCloseTimeout: '45 seconds',
  retry: {
    initialInterval: '500 milliseconds',
    backoffCoefficient: 2,
    maximumInterval: '4 seconds',
    maximumAttempts: 5,
    // a person has to act: another try tells nothing new
    nonRetryableErrorTypes: ['GrantExpired', 'Misconfigured', 'Refused'],
  },
});

/** Undone while the client still waits; what can't be is undone after he has his answer. */
export const bookingUndo = proxyActivities<Pick<Activities, 'undoEvent' | 'undoVideo' | 'moveEvent' | 'moveVideo'>>({
  startToCloseTimeout: '15 seconds',
  heartbeatTimeout: '5 seconds',
  scheduleToCloseTimeout: '20 seconds',
  retry: {
    initialInterval: '500 milliseconds',
    backoffCoefficient: 2,
    maximumInterval: '4 seconds',
    nonRetryableErrorTypes: ['GrantExpired', 'Misconfigured'],
  },
});

/** What must be so in the end: written down, or gone outside. Tried for a day; then a person is called. */
export const bookingLasting = proxyActivities<
  Pick<
    Activities,
    | 'confirmBooking'
    | 'releaseHold'
    | 'declineAsked'
    | 'undoEvent'
    | 'undoVideo'
    | 'takeMove'
    | 'confirmMove'
    | 'undoMove'
    | 'moveEvent'
    | 'moveVideo'
    | 'cancelBooking'
    | 'callForHands'
  >
>({
  startToCloseTimeout: '20 seconds',
  heartbeatTimeout: '5 seconds',
  scheduleToCloseTimeout: '1 day',
  // a grant that has run out is tried as well: the rep connects again within the day
  retry: { initialInterval: '500 milliseconds', backoffCoefficient: 2, maximumInterval: '5 minutes' },
});

/** Short Postgres work that is not on the way of an answer; what is late for it is judged when the database is back. */
export const recording = proxyActivities<
  Pick<
    Activities,
    | 'recordPlan'
    | 'writeSnapshot'
    | 'writeStage'
    | 'notifyHuman'
    | 'recordOptOut'
    | 'settleDraft'
    | 'writeReminder'
    | 'readMeetings'
  >
>({
  startToCloseTimeout: '15 seconds', // statement timeout is 10 s
  retry: { initialInterval: '200 milliseconds', backoffCoefficient: 2, maximumInterval: '10 seconds' }, // the database will be back
});

/** Control must be written before the next step is thought of: in the workflow task itself. */
export const control = proxyLocalActivities<Pick<Activities, 'writeControl' | 'loadConversation'>>({
  startToCloseTimeout: '15 seconds',
  retry: { initialInterval: '200 milliseconds', backoffCoefficient: 2, maximumInterval: '5 seconds' },
  localRetryThreshold: '10 seconds',
});

/**
 * Sends on the account's own queue. Outcomes are returned, not thrown; Temporal's retry covers crashes of the account's process.
 * No schedule-to-start: an account that is away stops nothing but its sends, and `notAfter` in the claim drops what waited too long.
 */
export const sending = (accountId: string) =>
  proxyActivities<Pick<Activities, 'send'>>({
    taskQueue: accountQueue(accountId),
    startToCloseTimeout: '60 seconds',
    heartbeatTimeout: '3 seconds',
    retry: { initialInterval: '200 milliseconds', backoffCoefficient: 2, maximumInterval: '2 seconds' },
    // one that has not started vanishes at once; one that runs ignores it and tells the truth
    cancellationType: ActivityCancellationType.WAIT_CANCELLATION_COMPLETED,
  });

/** Read mark and typing. A nicety: tried once, never worth a failure. */
export const presence = (accountId: string, ms: number) =>
  proxyActivities<Pick<Activities, 'typeAhead'>>({
    taskQueue: presenceQueue(accountId),
    scheduleToCloseTimeout: 30_000 + ms, // what it is asked to take, and a while to begin
    heartbeatTimeout: '5 seconds',
    retry: { maximumAttempts: 1 },
    cancellationType: ActivityCancellationType.TRY_CANCEL,
  });
