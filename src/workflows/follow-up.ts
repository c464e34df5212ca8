// A follow-up is due: judged, sent, and back into the plan when it could not leave yet.
import { isCancellation, patched } from '@temporalio/workflow';
import { type PlanItem, sendWaitMs } from '../domain/conversation';
import type { SendOutcome } from '../domain/decision';
import type { Chat } from './chat';
import { TYPED_AFTER_YES, waitForRep } from './drafts';
import { notSendable } from './not-sendable';
import { deciding } from './proxies';
import { withTools } from './tools';

export async function fireDue(chat: Chat, item: PlanItem): Promise<void> {
  item.status = 'firing'; // before the first await: from here on edits are refused
  try {
    const ready = item.ready ?? (await judge(chat, item));
    if (!ready) return;
    const { typed, ...judged } = ready;
    item.ready = undefined;
    if (typed && chat.s.control === 'agent' && patched(TYPED_AFTER_YES))
      await chat.typeAhead([judged.intent], judged.covers, typed.ms);
    if (chat.s.control !== 'agent') return backToPlan(chat, item, item.due, 'human_in_control');
    const outcome = await chat.send('followUp', [judged.intent], judged.covers, judged.notAfter, judged.overdue);
    if (outcome.status === 'later') item.ready = judged;
    return followUpSent(chat, item, outcome);
  } catch (error) {
    if (isCancellation(error)) throw error;
    const wait = sendWaitMs('proactive', item.attempts);
    if (wait === undefined) return done(chat, item, 'failed', 'could_not_be_written');
    item.attempts++;
    backToPlan(chat, item, Date.now() + wait, 'could_not_be_written');
  } finally {
    chat.doing = undefined;
  }
}

/** Whether it still makes sense, and in which words. undefined: not now or not at all, and the plan says so. */
async function judge(chat: Chat, item: PlanItem): Promise<PlanItem['ready']> {
  chat.s.turns++;
  const turnId = `${chat.s.conversationId}/t${chat.s.turns}`;
  chat.doing = 'judging';
  const verdict = await withTools(
    chat,
    () =>
      deciding.judgeDue({
        conversationId: chat.s.conversationId,
        itemId: item.id,
        turnId,
        promisedFor: item.promisedFor,
        rejudge: item.rejudge,
        stage: chat.s.stage,
      }),
    (answer) => (answer.verdict === 'tools' ? answer.calls : undefined),
  ).finally(() => {
    chat.doing = undefined;
  });
  if (verdict.verdict === 'send') {
    if (verdict.typingMs > 0 && chat.s.control === 'agent')
      await chat.typeAhead([verdict.intent], verdict.covers, verdict.typingMs);
    return verdict;
  }
  if (verdict.verdict === 'draft') {
    const { intent, covers, notAfter, overdue, expiresAt, typed } = verdict;
    backToPlan(chat, item, item.due, 'waits_for_rep');
    if (!chat.s.plan.includes(item) || chat.s.known > covers) return undefined;
    item.held = true;
    item.ready = { intent, covers, notAfter, overdue, typed };
    waitForRep(chat, { id: turnId, covers, intents: [intent], expiresAt, adopt: [], handOff: false, itemId: item.id });
  } else if (verdict.verdict === 'later') backToPlan(chat, item, verdict.at, verdict.reason);
  else if (verdict.verdict === 'tools')
    return undefined; // run above
  else if (verdict.reason === 'human_in_control') {
    await chat.syncControl();
    backToPlan(chat, item, item.due, verdict.reason);
  } else done(chat, item, verdict.reason === 'client_responded' ? 'cancelled' : 'skipped', verdict.reason);
  return undefined;
}

async function followUpSent(chat: Chat, item: PlanItem, outcome: SendOutcome): Promise<void> {
  switch (outcome.status) {
    case 'sent':
      chat.s.counters.sent++;
      chat.s.plan = chat.s.plan.filter((other) => other !== item);
      chat.s.planVersion++;
      return;
    case 'superseded':
      chat.s.counters.superseded++;
      if (outcome.reason === 'human_in_control') {
        await chat.syncControl();
        return backToPlan(chat, item, item.due, outcome.reason);
      }
      if (outcome.reason === 'client_wrote') {
        if (chat.s.clientSeq > item.basis) return done(chat, item, 'cancelled', 'client_responded');
        // His reply or the rep's message? The next judgement reads it from the rows.
        item.rejudge = true;
        return backToPlan(chat, item, item.due, outcome.reason);
      }
      return done(chat, item, 'skipped', outcome.reason); // opted out meanwhile: backToPlan and the claims see to the rest
    case 'later': {
      const at = outcome.at ?? triedAgainAt(item.attempts);
      if (at === undefined) return done(chat, item, 'failed', outcome.reason);
      if (outcome.at === undefined) item.attempts++;
      return backToPlan(chat, item, at, outcome.reason);
    }
    case 'failed':
    case 'unknown':
      done(chat, item, 'failed', outcome.reason);
      return notSendable(chat, outcome);
  }
}

function backToPlan(chat: Chat, item: PlanItem, at: number, reason: string): void {
  // What happened while it was firing counts now.
  const over =
    chat.s.control === 'paused'
      ? 'stopped'
      : chat.s.optedOut
        ? 'opted_out'
        : chat.s.clientSeq > item.basis
          ? 'client_responded'
          : undefined;
  if (over) {
    done(chat, item, 'cancelled', over);
    return;
  }
  item.status = 'scheduled';
  item.due = at;
  chat.s.planVersion++;
  chat.record([{ id: item.id, status: 'scheduled', reason, due: at, attempts: item.attempts }]);
}

export function done(chat: Chat, item: PlanItem, status: 'cancelled' | 'skipped' | 'failed', reason: string): void {
  chat.s.plan = chat.s.plan.filter((other) => other !== item);
  chat.s.planVersion++;
  chat.s.counters[status]++;
  chat.record([{ id: item.id, status, reason, attempts: item.attempts }]);
  if (status === 'failed') chat.alert('plan_failed', reason);
}

function triedAgainAt(attempts: number): number | undefined {
  const wait = sendWaitMs('proactive', attempts);
  return wait === undefined ? undefined : Date.now() + wait;
}
