// What an operator does to a conversation through Temporal: asks it, tells it, and knows whether anybody answered.
import {
  type Client,
  WithStartWorkflowOperation,
  WorkflowUpdateFailedError,
  type WorkflowUpdateHandle,
} from '@temporalio/client';
import { type UpdateDefinition, WorkflowNotFoundError } from '@temporalio/common';
import type { ConversationRow } from '../ports';
import {
  approveDraft,
  CONVERSATION_TYPE,
  type ConversationStatus,
  conversationWorkflowId,
  type DraftVerdict,
  editPlan,
  handBack,
  handBackUpdate,
  type PlanEdit,
  plan,
  refresh,
  scheduleFollowUp,
  status,
  stop,
  takeOver,
  takeOverUpdate,
} from '../workflows/messages';
import { conversationStart } from '../workflows/start';
import { Asleep, NoAnswer, RefusedByConversation } from './errors';
import { isLate } from './late';

export type Conversation = Omit<ConversationRow, 'snapshot'>;

/** The workflow's side of a conversation, as far as it can be had. */
export type Standing =
  | { state: 'running'; status: ConversationStatus }
  /** it runs, but no worker answers; `attempts` > 1: its workflow task fails again and again */
  | { state: 'silent'; attempts: number }
  /** it has completed (or was never started) and goes on when somebody writes */
  | { state: 'asleep'; since?: Date; ended?: string };

export interface Waiting {
  /** until the workflow has taken what it was told; a worker that lives needs milliseconds */
  answerMs?: number;
  /** until nothing is in flight any more; a send takes a minute at most */
  settleMs?: number;
  /** called once when it takes longer than `slowMs`: a message begun before is still on its way */
  onSlow?: () => void;
  slowMs?: number;
}

export type Conversations = ReturnType<typeof createConversations>;

export function createConversations(client: Client, waiting: Waiting = {}) {
  const { answerMs = 10_000, settleMs = 75_000, onSlow, slowMs = 3_000 } = waiting;
  const handle = (id: string) => client.workflow.getHandle(conversationWorkflowId(id));
  const inTime = <T>(ms: number, work: () => Promise<T>) =>
    client.withDeadline(Date.now() + ms, work).catch((error: unknown) => {
      throw isLate(error) ? new NoAnswer('no answer') : error;
    });

  async function standing(id: string): Promise<Standing> {
    const description = await handle(id)
      .describe()
      .catch((error: unknown) => {
        if (error instanceof WorkflowNotFoundError) return undefined;
        throw error;
      });
    if (!description) return { state: 'asleep' };
    if (description.status.name !== 'RUNNING') {
      return { state: 'asleep', since: description.closeTime, ended: description.status.name.toLowerCase() };
    }
    try {
      return { state: 'running', status: await inTime(answerMs, () => handle(id).query(status)) };
    } catch (error) {
      if (!(error instanceof NoAnswer)) throw error;
      return { state: 'silent', attempts: description.raw.pendingWorkflowTask?.attempt ?? 0 };
    }
  }

  /**
   * Starts the conversation when it sleeps: what it is told must be known to it from then on. Asked first whether anybody is there:
   * an update nobody takes would wait at the server, and come after signals that were sent later (a hand-back after a stop).
   */
  async function tell<R, A extends [unknown]>(
    row: Conversation,
    update: UpdateDefinition<R, A>,
    arg: A[0],
  ): Promise<R> {
    if ((await standing(row.id)).state === 'silent') throw new NoAnswer('no answer', false);
    const startWorkflowOperation = new WithStartWorkflowOperation(CONVERSATION_TYPE, conversationStart(row));
    startWorkflowOperation.workflowHandle().catch(() => {}); // the update tells the same
    const options = { args: [arg] as unknown as A, waitForStage: 'ACCEPTED' as const, startWorkflowOperation };
    const given = await inTime(answerMs, () => client.workflow.startUpdateWithStart(update, options));
    return outcome(given);
  }

  async function outcome<R>(given: WorkflowUpdateHandle<R>): Promise<R> {
    const slow = setTimeout(() => onSlow?.(), slowMs);
    try {
      return await inTime(settleMs, () => given.result());
    } catch (error) {
      if (!(error instanceof WorkflowUpdateFailedError)) throw error;
      throw new RefusedByConversation(error.cause?.message ?? error.message, { cause: error });
    } finally {
      clearTimeout(slow);
    }
  }

  return {
    workflowId: conversationWorkflowId,

    standing,

    /** @throws Asleep, NoAnswer */
    async plan(id: string) {
      return inTime(answerMs, () => handle(id).query(plan)).catch(asleep);
    },

    /** Returns when nothing is in flight: from then on nothing automatic leaves. @throws NoAnswer, RefusedByConversation */
    takeOver: (row: Conversation, by: string) => tell(row, takeOverUpdate, { by }),
    handBack: (row: Conversation, by: string) => tell(row, handBackUpdate, { by }),
    scheduleFollowUp: (row: Conversation, item: { by: string; itemId: string; due: string }) =>
      tell(row, scheduleFollowUp, item),

    /** @throws Asleep (nothing is planned), NoAnswer, RefusedByConversation (the plan has changed, the item is leaving) */
    async editPlan(id: string, edit: PlanEdit): Promise<{ planVersion: number }> {
      const options = { args: [edit] as [PlanEdit], waitForStage: 'ACCEPTED' as const };
      return outcome(await inTime(answerMs, () => handle(id).startUpdate(editPlan, options)).catch(asleep));
    },

    /** A rep's verdict. @throws Asleep, NoAnswer, RefusedByConversation (it waits no longer) */
    async approveDraft(id: string, verdict: DraftVerdict): Promise<ConversationStatus> {
      const options = { args: [verdict] as [DraftVerdict], waitForStage: 'ACCEPTED' as const };
      return outcome(await inTime(answerMs, () => handle(id).startUpdate(approveDraft, options)).catch(asleep));
    },

    /** For when no worker answers: it is in the conversation's history, and counts when one does. */
    async signal(row: Conversation, name: 'takeOver' | 'handBack' | 'stop', by: string): Promise<void> {
      const signal = { takeOver, handBack, stop }[name];
      await client.workflow.signalWithStart(CONVERSATION_TYPE, {
        ...conversationStart(row),
        signal,
        signalArgs: [{ by }],
      });
    },

    /** Waits until the workflow itself says so. @throws NoAnswer */
    async until(id: string, done: (status: ConversationStatus) => boolean): Promise<ConversationStatus> {
      const from = Date.now();
      for (let said = false; ; await new Promise((resolve) => setTimeout(resolve, 100))) {
        const now = await inTime(answerMs, () => handle(id).query(status));
        if (done(now)) return now;
        if (Date.now() > from + settleMs) throw new NoAnswer('not settled');
        if (said || Date.now() < from + slowMs) continue;
        said = true; // it answers, so a message under way is what it waits for
        onSlow?.();
      }
    },

    /** Continue as new at the next quiet moment. @throws Asleep */
    async refresh(id: string): Promise<void> {
      await handle(id).signal(refresh).catch(asleep);
    },

    /** The same for every running conversation, as one batch on the server. Gives how many run, and the batch's id. */
    async refreshAll(by: string): Promise<{ running: number; jobId: string }> {
      const query = `WorkflowType = '${CONVERSATION_TYPE}' AND ExecutionStatus = 'Running'`;
      const { count } = await client.workflow.count(query);
      const jobId = `refresh-${Date.now()}`;
      await client.workflowService.startBatchOperation({
        namespace: client.options.namespace,
        visibilityQuery: query,
        jobId,
        reason: `refresh by ${by}`,
        signalOperation: { signal: refresh.name, identity: client.options.identity },
      });
      return { running: count, jobId };
    },
  };
}

function asleep(error: unknown): never {
  throw error instanceof WorkflowNotFoundError ? new Asleep('not running', { cause: error }) : error;
}
