// A turn: decide, show typing, send. What it promises stands once it has left.
import { isCancellation, patched } from '@temporalio/workflow';
import {
  adopt,
  cancelWhere,
  keepMeetings,
  optOut,
  type PendingReply,
  sendWaitMs,
  turnWaitMs,
} from '../domain/conversation';
import type { Decision, Pace, SendOutcome } from '../domain/decision';
import type { Chat } from './chat';
import { TYPED_AFTER_YES, waitForRep } from './drafts';
import { notSendable } from './not-sendable';
import { deciding } from './proxies';
import { withTools } from './tools';

export async function takeTurn(chat: Chat): Promise<void> {
  chat.s.turns++;
  const turnId = `${chat.s.conversationId}/t${chat.s.turns}`;
  chat.s.turnAt = undefined;
  let decision: Decision;
  chat.doing = 'deciding';
  try {
    decision = await withTools(
      chat,
      () =>
        deciding.decide({
          conversationId: chat.s.conversationId,
          turnId,
          handled: chat.s.handled,
          stage: chat.s.stage,
        }),
      (answer) => (answer.outcome === 'tools' ? answer.calls : undefined),
    );
  } catch (error) {
    return decisionFailed(chat, error);
  } finally {
    chat.doing = undefined;
  }
  chat.s.turnFailures = 0;
  switch (decision.outcome) {
    case 'superseded':
    case 'tools': // run above
      return chat.syncControl();
    case 'later':
      chat.s.turnAt = decision.at;
      return;
    case 'silent':
      keepMeetings(chat.s, decision.meetings ?? [], Date.now());
      chat.s.handled = Math.max(chat.s.handled, decision.covers);
      chat.s.known = Math.max(chat.s.known, chat.s.handled);
      adopt(chat.s, decision.plan);
      if (decision.optOut) optOut(chat.s);
      if (decision.handOff) chat.giveUpToHuman();
      return;
    case 'draft':
      keepMeetings(chat.s, decision.meetings ?? [], Date.now());
      chat.s.known = Math.max(chat.s.known, decision.covers);
      return waitForRep(chat, {
        id: turnId,
        covers: decision.covers,
        intents: decision.intents,
        expiresAt: decision.expiresAt,
        typed: decision.typed,
        adopt: decision.plan,
        handOff: decision.handOff !== undefined,
      });
    case 'say':
      keepMeetings(chat.s, decision.meetings ?? [], Date.now());
      chat.s.known = Math.max(chat.s.known, decision.covers);
      if (decision.typingMs > 0 || decision.pace)
        await chat.typeAhead(decision.intents, decision.covers, decision.typingMs, decision.pace);
      return reply(chat, decision, {
        intents: decision.intents,
        covers: decision.covers,
        at: 0,
        attempts: 0,
        reason: '',
        notAfter: decision.notAfter,
        adopt: decision.plan,
        handOff: decision.handOff !== undefined,
      });
  }
}

export async function sendPending(chat: Chat, pending: PendingReply): Promise<void> {
  chat.s.pendingReply = undefined;
  const { typed, ...said } = pending;
  if (!typed || !patched(TYPED_AFTER_YES)) return reply(chat, undefined, said);
  await chat.typeAhead(said.intents, said.covers, typed.ms);
  await reply(chat, undefined, said, typed.next);
}

async function reply(
  chat: Chat,
  decision: Extract<Decision, { outcome: 'say' }> | undefined,
  r: PendingReply,
  next = decision?.pace?.next ?? [],
): Promise<void> {
  if (chat.s.control !== 'agent') return; // taken over while typing: nothing was claimed
  const outcome = await sayParts(chat, r, next);
  const said = outcome.said.length > 0;
  if (said) {
    chat.s.counters.sent += outcome.said.length;
    // what it promises is said when all of it is: the rows see it the same way
    if (outcome.said.includes(r.intents[r.intents.length - 1] as string)) adopt(chat.s, r.adopt);
    cancelAnswered(chat);
    if (decision?.stage && chat.s.stage === 'new') chat.s.stage = decision.stage;
    if (decision?.optOut) optOut(chat.s);
  }
  switch (outcome.status) {
    case 'sent':
      if (decision?.thenAt !== undefined) chat.s.turnAt = decision.thenAt;
      else chat.s.handled = Math.max(chat.s.handled, r.covers);
      if (r.handOff) chat.giveUpToHuman();
      return;
    case 'superseded':
      chat.s.counters.superseded++;
      if (said) chat.s.handled = Math.max(chat.s.handled, r.covers);
      if (outcome.reason === 'human_in_control') return chat.syncControl();
      if (outcome.reason === 'client_wrote') return; // decided again, with what he wrote
      chat.s.handled = Math.max(chat.s.handled, r.covers); // the refusal is recorded with the intent
      if (outcome.reason === 'opted_out') optOut(chat.s);
      else chat.alert('not_sent', outcome.reason);
      return;
    case 'later': {
      const at = outcome.at ?? triedAgainAt(r.attempts);
      if (at === undefined) {
        chat.s.handled = Math.max(chat.s.handled, r.covers);
        chat.s.counters.failed++;
        return chat.alert('not_sent', outcome.reason);
      }
      // He wrote meanwhile: the next turn answers everything.
      if (chat.s.known > r.covers) return;
      chat.s.pendingReply = {
        ...r,
        at,
        attempts: r.attempts + (outcome.at === undefined ? 1 : 0),
        reason: outcome.reason,
      };
      return;
    }
    case 'failed':
    case 'unknown':
      chat.s.handled = Math.max(chat.s.handled, r.covers);
      chat.s.counters.failed++;
      return notSendable(chat, outcome);
  }
}

/** Part after part, each after a breath of its own. What stops one stops the rest: it is decided anew with what he wrote. */
async function sayParts(chat: Chat, r: PendingReply, next: Pace['next']): Promise<SendOutcome> {
  if (next.length === 0) return chat.send('reply', r.intents, r.covers, r.notAfter, false);
  const said: string[] = [];
  for (const [i, intent] of r.intents.entries()) {
    const pause = next[i - 1];
    if (pause)
      await chat.typeAhead([intent], r.covers, pause.typingMs, { readMs: 0, thinkMs: pause.pauseMs, next: [] });
    if (chat.s.control !== 'agent') return { status: 'superseded', said, reason: 'human_in_control' };
    const outcome = await chat.send('reply', [intent], r.covers, r.notAfter, false);
    said.push(...outcome.said);
    if (outcome.status !== 'sent') return { ...outcome, said };
  }
  return { status: 'sent', said };
}

function decisionFailed(chat: Chat, error: unknown): void {
  if (isCancellation(error)) throw error;
  if (chat.s.turnFailures === 0) chat.alert('model_unavailable');
  const wait = turnWaitMs(chat.s.turnFailures++);
  if (wait === undefined)
    chat.s.handled = chat.s.known; // a human was called; his hands or a new message go on
  else chat.s.turnAt = Date.now() + wait;
}

/** What was promised before a message that came in while its confirmation was leaving. */
function cancelAnswered(chat: Chat): void {
  cancelWhere(chat.s, (item) => item.basis < chat.s.clientSeq);
}

function triedAgainAt(attempts: number): number | undefined {
  const wait = sendWaitMs('reply', attempts);
  return wait === undefined ? undefined : Date.now() + wait;
}
