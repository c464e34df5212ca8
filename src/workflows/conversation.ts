// One prospect on one channel: everything about him meets here, in one order. One wait point, then a named step.
import {
  condition,
  continueAsNew,
  setCurrentDetails,
  setHandler,
  upsertSearchAttributes,
  workflowInfo,
} from '@temporalio/workflow';
import {
  apply,
  type ConversationState,
  newConversation,
  nextItem,
  nextStep,
  type PendingReply,
  type PlanItem,
} from '../domain/conversation';
import { nextReminder } from '../domain/meetings';
import { Alarm } from './alarm';
import { Chat } from './chat';
import { describeConversation, meetingsOf, statusOf } from './describe';
import { expireDraft } from './drafts';
import { fireDue } from './follow-up';
import { loadState } from './load';
import * as messages from './messages';
import { recording } from './proxies';
import { readMeetings, remind } from './remind';
import { ACCOUNT, BRAND, CONTROL, STAGE } from './search-attributes';
import { sendPending, takeTurn } from './turn';
import { registerUpdates } from './updates';

export async function conversation(input: messages.ConversationInput): Promise<void> {
  const chat = new Chat(input.state ?? newConversation(input, Date.now()));
  const alarm = new Alarm();
  const shown = { stage: '', control: '' };
  setHandler(messages.status, () => statusOf(chat.s, chat.doing));
  setHandler(messages.plan, () => ({
    version: chat.s.planVersion,
    items: chat.s.plan.map((item) => ({ ...item, due: new Date(item.due).toISOString() })),
    meetings: meetingsOf(chat.s),
  }));
  registerUpdates(chat);

  if (!input.state) chat.s = await loadState(input);
  chat.ready = true;

  for (;;) {
    chat.drain();
    show(chat, shown);
    if (rollOverAsked(chat)) {
      await condition(() => chat.quiet() || somethingHappened(chat) || chat.s.controlDirty);
      chat.poked = false;
      if (chat.quiet() && chat.inbox.arrivals.length === 0 && !chat.s.controlDirty)
        await continueAsNew<typeof conversation>({ ...input, state: chat.s });
      if (chat.inbox.arrivals.length > 0) continue;
    }
    const step = nextStep(chat.s, Date.now());
    switch (step.do) {
      case 'applyControl':
        await chat.applyControl();
        break;
      case 'readMeetings':
        await readMeetings(chat);
        break;
      case 'release':
        apply(chat.s, { type: 'handBack', by: 'autoRelease' }, Date.now());
        chat.alert('auto_release');
        break;
      case 'takeTurn':
        await takeTurn(chat);
        break;
      case 'sendPending':
        await sendPending(chat, chat.s.pendingReply as PendingReply);
        break;
      case 'expireDraft':
        expireDraft(chat);
        break;
      case 'fireDue':
        await fireDue(chat, chat.s.plan.find((item) => item.id === step.id) as PlanItem);
        break;
      case 'remind':
        await remind(chat, step.id);
        break;
      case 'close':
        if (await close(chat)) return;
        break;
      case 'wait':
        await nothingToDo(chat, alarm, step.until);
        break;
    }
  }
}

const somethingHappened = (chat: Chat): boolean => chat.inbox.arrivals.length > 0 || chat.poked;

const rollOverAsked = (chat: Chat): boolean => chat.inbox.refreshAsked || workflowInfo().continueAsNewSuggested;

/** The one wait point: until somebody says something, an operator changes something, or the next thing is due. */
async function nothingToDo(chat: Chat, alarm: Alarm, until: number | undefined): Promise<void> {
  if (until !== undefined) alarm.set(until, summaryOf(chat.s, until));
  await condition(() => somethingHappened(chat) || alarm.rang || rollOverAsked(chat));
  alarm.clear();
  chat.poked = false;
}

/** Won, lost, or silent for a month: a snapshot row, from which the next signal goes on. false: somebody spoke meanwhile. */
async function close(chat: Chat): Promise<boolean> {
  const over = chat.s.stage === 'won' || chat.s.stage === 'lost';
  const closing: ConversationState = { ...chat.s, stage: over ? chat.s.stage : 'dormant' };
  await condition(() => !chat.busy());
  await recording.writeSnapshot({ conversationId: chat.s.conversationId, snapshot: closing });
  return !somethingHappened(chat) && chat.quiet();
}

/** In Temporal's Web UI: details cost no events; search attributes an event and a write, so only when they change. */
function show(chat: Chat, shown: { stage: string; control: string }): void {
  const { s } = chat;
  setCurrentDetails(describeConversation(s, chat.doing));
  const first = shown.stage === '';
  const before = first ? attributes() : { ...shown };
  shown.stage = s.stage;
  shown.control = s.control;
  if (before.stage === s.stage && before.control === s.control) return;
  if (!first && before.stage !== s.stage)
    chat.inBackground(recording.writeStage({ conversationId: s.conversationId, stage: s.stage }));
  upsertSearchAttributes([
    { key: BRAND, value: s.brand },
    { key: ACCOUNT, value: s.accountId },
    { key: STAGE, value: s.stage },
    { key: CONTROL, value: s.control },
  ]);
}

/** What the start, or the run before, has set. */
function attributes(): { stage: string; control: string } {
  const { typedSearchAttributes } = workflowInfo();
  return { stage: typedSearchAttributes.get(STAGE) ?? '', control: typedSearchAttributes.get(CONTROL) ?? '' };
}

function summaryOf(s: ConversationState, until: number): string {
  const item = nextItem(s);
  if (s.control === 'human') return 'agent takes the chat back';
  if (item && item.due === until) return 'follow-up due';
  if (nextReminder(s.meetings ?? [])?.reminder.due === until) return 'reminder due';
  if (s.draft?.expiresAt === until) return 'draft expires';
  if (s.pendingReply?.at === until) return `reply tried again: ${s.pendingReply.reason}`;
  return 'next look';
}
