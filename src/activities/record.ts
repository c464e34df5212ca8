// Rows that follow what a workflow has decided: the plan's projection, snapshots, opt-outs, calls for a human.
import type { Logger } from 'pino';
import type { ConversationState } from '../domain/conversation';
import type { AlertKind, PlanRecord } from '../domain/decision';
import type { Meter, Store } from '../ports';

export function createRecord({ store, meter, log }: { store: Store; meter: Meter; log: Logger }) {
  return {
    async recordPlan({ conversationId, items }: { conversationId: string; items: PlanRecord[] }): Promise<void> {
      await store.recordPlan(conversationId, items);
      for (const { id, status, reason } of items) {
        log.info({ conversationId, planItem: id, status, reason }, `plan item ${status}`);
        meter.count('planItems', { status });
      }
    },
    async writeSnapshot({
      conversationId,
      snapshot,
    }: {
      conversationId: string;
      snapshot: ConversationState;
    }): Promise<void> {
      await store.writeSnapshot(conversationId, snapshot, snapshot.stage);
    },
    async writeStage({
      conversationId,
      stage,
    }: {
      conversationId: string;
      stage: ConversationState['stage'];
    }): Promise<void> {
      await store.writeStage(conversationId, stage);
    },
    async settleDraft({
      conversationId,
      draftId,
      status,
      by,
    }: {
      conversationId: string;
      draftId: string;
      status: 'approved' | 'discarded' | 'expired';
      by?: string;
    }): Promise<void> {
      await store.settleDraft(draftId, status, by);
      log.info({ conversationId, draftId, status, by }, `draft ${status}`);
      meter.count('drafts', { status });
    },
    async recordOptOut({ conversationId, by }: { conversationId: string; by: string }): Promise<void> {
      await store.optOut(conversationId, `recorded_by:${by}`);
    },
    async notifyHuman({
      alertId,
      kind,
      conversationId,
      accountId,
      detail,
    }: {
      alertId: string;
      kind: AlertKind;
      conversationId: string;
      accountId: string;
      detail: string;
    }): Promise<void> {
      await store.addAlert({ id: alertId, kind, conversationId, accountId, detail });
      meter.count('alerts', { kind });
      log.warn({ alertId, kind, conversationId }, 'a human is called');
    },
  };
}
