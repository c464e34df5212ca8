// What operators may ask of a running conversation: validated, answered, and deduped by the plan's version.
import { ApplicationFailure, condition, setHandler } from '@temporalio/workflow';
import { adopt, apply, optOut, refuseEdit } from '../domain/conversation';
import { STAGES } from '../domain/stages';
import type { Chat } from './chat';
import { statusOf } from './describe';
import { judgeDraft, refuseVerdict } from './drafts';
import { done } from './follow-up';
import { isName } from './inbox';
import * as messages from './messages';
import { recording } from './proxies';

const isDeciding = ({ doing }: Chat): boolean => doing === 'deciding' || doing === 'judging';

export function registerUpdates(chat: Chat): void {
  const byName = (p: { by: string }) => {
    if (!isName(p?.by)) throw new Error('by: who does it? A name of up to 64 characters');
  };
  const settled = async () => {
    chat.poked = true;
    await condition(
      () => chat.ready && !chat.s.controlDirty && !(chat.s.control !== 'agent' && chat.doing !== undefined),
    );
    return statusOf(chat.s, chat.doing);
  };
  setHandler(
    messages.takeOverUpdate,
    async ({ by }) => {
      await condition(() => chat.ready);
      apply(chat.s, { type: 'takeOver', by }, Date.now());
      return settled();
    },
    { validator: byName },
  );
  setHandler(
    messages.handBackUpdate,
    async ({ by }) => {
      await condition(() => chat.ready);
      apply(chat.s, { type: 'handBack', by }, Date.now());
      return settled();
    },
    { validator: byName },
  );
  setHandler(
    messages.scheduleFollowUp,
    async ({ itemId, due }) => {
      await condition(() => chat.ready);
      adopt(chat.s, [{ op: 'add', id: itemId, due: Date.parse(due), basis: chat.s.known }]);
      chat.poked = true;
      await recording.recordPlan({
        conversationId: chat.s.conversationId,
        items: [{ id: itemId, status: 'scheduled', due: Date.parse(due) }],
      });
      return { planVersion: chat.s.planVersion };
    },
    {
      validator: (p) => {
        byName(p);
        if (!isName(p.itemId)) throw new Error('itemId: the id of a plan_items row');
        if (Number.isNaN(Date.parse(p.due))) throw new Error('due: an ISO 8601 instant');
        if (chat.s.optedOut) throw new Error('this person asked for silence');
      },
    },
  );
  setHandler(
    messages.editPlan,
    async (edit) => {
      await condition(() => chat.ready);
      const item = chat.s.plan.find((i) => i.id === edit.itemId);
      const refusal = refuseEdit(chat.s, edit);
      if (!item || refusal) return { planVersion: chat.s.planVersion };
      chat.s.planVersion++;
      if (edit.edit === 'skip') {
        done(chat, item, 'skipped', 'operator');
      } else {
        if (edit.edit === 'move') item.due = item.promisedFor = Date.parse(edit.due);
        if (edit.edit === 'sendNow') item.due = item.promisedFor = Date.now();
        if (edit.edit === 'hold') item.held = true;
        if (edit.edit === 'release' || edit.edit === 'sendNow') item.held = false;
        // judged already, in the old words and for the old moment: it is judged again, but an operator's words are final
        if (edit.edit !== 'sendNow') item.ready = undefined;
        if (edit.edit === 'rewrite') item.rejudge = false;
        chat.record([
          { id: item.id, status: 'scheduled', due: item.due, promisedFor: item.promisedFor, held: item.held },
        ]);
      }
      chat.poked = true;
      return { planVersion: chat.s.planVersion };
    },
    {
      validator: (edit) => {
        byName(edit);
        if (!['move', 'rewrite', 'skip', 'sendNow', 'hold', 'release'].includes(edit.edit))
          throw new Error(`edit: unknown edit ${String(edit.edit).slice(0, 40)}`);
        if (edit.edit === 'move' && Number.isNaN(Date.parse(edit.due))) throw new Error('due: an ISO 8601 instant');
        const refusal = refuseEdit(chat.s, edit);
        if (refusal) throw new Error(refusal);
      },
    },
  );
  setHandler(
    messages.approveDraft,
    async (verdict) => {
      await condition(() => chat.ready);
      // Its row may be seen, and pressed, a moment before the workflow has heard of the decision that made it.
      if (refuseVerdict(chat, verdict)) await condition(() => !isDeciding(chat));
      const refusal = refuseVerdict(chat, verdict);
      if (refusal) throw ApplicationFailure.nonRetryable(refusal, 'Refused');
      judgeDraft(chat, verdict);
      chat.poked = true;
      return statusOf(chat.s, chat.doing);
    },
    {
      validator: (verdict) => {
        byName(verdict);
        if (verdict.verdict !== 'send' && verdict.verdict !== 'discard') throw new Error('verdict: send or discard');
        const refusal = chat.ready && !isDeciding(chat) ? refuseVerdict(chat, verdict) : undefined;
        if (refusal) throw new Error(refusal);
      },
    },
  );
  setHandler(
    messages.setStage,
    async ({ stage }) => {
      await condition(() => chat.ready);
      chat.s.stage = stage;
      chat.s.touchedAt = Date.now();
      chat.poked = true;
      return statusOf(chat.s, chat.doing);
    },
    {
      validator: (p) => {
        byName(p);
        if (!STAGES.includes(p.stage)) throw new Error(`stage: one of ${STAGES.join(', ')}`);
      },
    },
  );
  setHandler(
    messages.optOutUpdate,
    async ({ by }) => {
      await condition(() => chat.ready);
      await recording.recordOptOut({ conversationId: chat.s.conversationId, by });
      optOut(chat.s);
      chat.poked = true;
      return statusOf(chat.s, chat.doing);
    },
    { validator: byName },
  );
}
