// Conversations on a server that skips time, with activities that answer as the real ones' types demand: weeks in seconds.
import { Worker } from '@temporalio/worker';
import type { Activities } from '../../src/activities';
import type { BookingSteps } from '../../src/activities/booking/steps';
import type { ToolRun } from '../../src/activities/run-tool';
import type { ReminderVerdict } from '../../src/activities/write-reminder';
import type { Stage } from '../../src/domain/conversation';
import type { Decision, PlanRecord, SendOutcome, Verdict } from '../../src/domain/decision';
import type { MeetingOp } from '../../src/domain/meetings';
import { accountQueue, CONVERSATION_TYPE, CONVERSATIONS_QUEUE, presenceQueue } from '../../src/workflows/messages';
import { workflowBundle } from './bundle';
import { useTimeSkipping } from './temporal';

export const HOUR = 3600_000;
export const DAY = 24 * HOUR;

// a day no story reaches
const FAR = 4e12;

/** What the outside world would have seen, with the workflow's clock. */
export class World {
  id = '';
  seq = 0;
  sends: { kind: string; intents: string[]; at: number }[] = [];
  plan: PlanRecord[] = [];
  alerts: string[] = [];
  control: 'agent' | 'human' | 'paused' = 'agent';
  stage: Stage = 'new';
  snapshot: unknown;
  decide: (turn: number) => Decision | Promise<Decision> = () => this.say([]);
  judge: () => Verdict = () => ({
    verdict: 'send',
    intent: 'f',
    covers: this.seq,
    notAfter: Number.MAX_SAFE_INTEGER,
    overdue: false,
    typingMs: 0,
  });
  send: (kind: string, intents: string[]) => SendOutcome | Promise<SendOutcome> = (_kind, intents) => ({
    status: 'sent',
    said: intents,
  });
  releaseAfterMs?: number;
  drafts: string[] = [];
  runTool: (callId: string) => ToolRun | Promise<ToolRun> = () => ({ ok: true });
  remind: (itemId: string) => ReminderVerdict = (itemId) => ({
    verdict: 'send',
    intent: itemId,
    covers: this.seq,
    notAfter: Number.MAX_SAFE_INTEGER,
    overdue: false,
    typingMs: 0,
  });
  /** What a booking's steps do; a step that throws has failed for good. */
  steps: (step: string) => void | Promise<void> = () => {};
  done: string[] = [];
  meetings: MeetingOp[] = [];
  private booking(): Omit<BookingSteps, never> {
    const step =
      <T>(name: string, answer: T) =>
      async (): Promise<T> => {
        await this.steps(name);
        this.done.push(name);
        return answer;
      };
    const op = { op: 'keep' as const, id: 'b1', source: 'booked' as const, start: FAR, version: 1, reminders: [] };
    return {
      makeVideo: step('makeVideo', undefined),
      makeEvent: step('makeEvent', undefined),
      confirmBooking: step('confirmBooking', { op }),
      undoEvent: step('undoEvent', undefined),
      undoVideo: step('undoVideo', undefined),
      releaseHold: step('releaseHold', undefined),
      declineAsked: step('declineAsked', undefined),
      moveVideo: step('moveVideo', undefined),
      moveEvent: step('moveEvent', undefined),
      takeMove: step('takeMove', 'held' as const),
      confirmMove: step('confirmMove', { op: { ...op, version: 2 } }),
      undoMove: step('undoMove', undefined),
      cancelBooking: step('cancelBooking', { op: { op: 'drop' as const, id: 'b1' } }),
      callForHands: step('callForHands', undefined),
    };
  }
  turns = 0;

  say(
    plan: { op: 'add'; id: string; due: number; basis: number }[],
    more: Partial<Extract<Decision, { outcome: 'say' }>> = {},
  ): Decision {
    return {
      outcome: 'say',
      covers: this.seq,
      intents: [`r${this.turns}`],
      typingMs: 0,
      plan,
      notAfter: Number.MAX_SAFE_INTEGER,
      ...more,
    };
  }
  now: () => Promise<number> = async () => 0;
  activities(): Activities {
    return {
      decide: async () => this.decide(++this.turns),
      judgeDue: async () => this.judge(),
      runTool: async ({ callId }) => this.runTool(callId),
      ...this.booking(),
      readMeetings: async () => ({ ops: this.meetings }),
      writeReminder: async ({ itemId }) => this.remind(itemId),
      loadConversation: async () => ({
        seq: this.seq,
        control: this.control,
        optedOut: false,
        stage: this.stage,
        snapshot: this.snapshot,
        answered: 0,
        turns: 0,
        plan: [],
      }),
      writeControl: async ({ control, now }) => {
        this.control = control;
        return {
          releaseAt: control === 'human' && this.releaseAfterMs !== undefined ? now + this.releaseAfterMs : undefined,
        };
      },
      recordPlan: async ({ items }) => void this.plan.push(...items),
      writeSnapshot: async ({ snapshot }) => {
        this.snapshot = snapshot;
        this.stage = snapshot.stage;
      },
      writeStage: async ({ stage }) => {
        this.stage = stage;
      },
      recordOptOut: async () => {},
      settleDraft: async ({ status }) => void this.drafts.push(status),
      notifyHuman: async ({ kind }) => void this.alerts.push(kind),
      send: async ({ kind, intents }) => {
        this.sends.push({ kind, intents, at: await this.now() });
        return this.send(kind, intents);
      },
      typeAhead: async () => {},
    };
  }
}

/** One server and one pair of workers for the file; each conversation has its world. */
export function useStories() {
  let workers: Worker[] = [];
  let running: Promise<unknown> = Promise.resolve();
  // registered before the server's own end: its connection may not be in use then
  afterAll(async () => {
    for (const worker of workers) worker.shutdown();
    await running;
  });
  const time = useTimeSkipping();
  const worlds = new Map<string, World>();
  const activities = new Proxy({} as Activities, {
    // a booking's id begins with its conversation's here: its steps know no other
    get: (_, name: keyof Activities) => (input: { conversationId?: string; bookingId?: string }) => {
      const id = input.conversationId ?? input.bookingId?.split('/')[0];
      return ((worlds.get(id as string) as World).activities()[name] as (input: unknown) => unknown)(input);
    },
    ownKeys: () => Object.keys(new World().activities()),
    getOwnPropertyDescriptor: () => ({ enumerable: true, configurable: true }),
  });
  beforeAll(async () => {
    await time.env.connection.operatorService.addSearchAttributes({
      namespace: 'default',
      searchAttributes: { Brand: 2, Stage: 2, Control: 2, Account: 2 },
    });
    const common = { connection: time.env.nativeConnection, activities };
    workers = [
      await Worker.create({ ...common, taskQueue: CONVERSATIONS_QUEUE, workflowBundle: await workflowBundle() }),
      await Worker.create({ ...common, taskQueue: accountQueue('a') }),
      await Worker.create({ ...common, taskQueue: presenceQueue('a') }),
    ];
    running = Promise.all(workers.map((worker) => worker.run()));
  }, 120_000);

  let n = 0;
  const start = (id: string) =>
    time.env.client.workflow.start(CONVERSATION_TYPE, {
      workflowId: `conversation:${id}`,
      taskQueue: CONVERSATIONS_QUEUE,
      args: [{ conversationId: id, accountId: 'a', brand: 'b' }],
    });
  return {
    time,
    start,
    /** For a story beside others: `start` it by the same id. */
    join(id: string, world: World): void {
      world.id = id;
      world.now = () => time.env.currentTimeMs();
      worlds.set(id, world);
    },
    pass: (ms: number) => time.env.sleep(ms),
    writes: (world: World, handle: { signal: (name: string, arg: object) => Promise<void> }) =>
      handle.signal('clientReplied', { seq: ++world.seq }),
    async play(
      world: World,
      story: (handle: Awaited<ReturnType<typeof start>>, started: number) => Promise<void>,
    ): Promise<void> {
      const id = `c${++n}`;
      world.id = id;
      worlds.set(id, world);
      world.now = () => time.env.currentTimeMs();
      const handle = await start(id);
      await story(handle, await world.now());
      await time.env.client.workflow
        .getHandle(handle.workflowId)
        .terminate('end of the test')
        .catch(() => {});
    },
  };
}
