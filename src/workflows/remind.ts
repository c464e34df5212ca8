// A reminder of a meeting is due: written in the brand's words, sent, tried again while it is of use. A client's reply does not stop it.
import { isCancellation } from '@temporalio/workflow';
import { keepMeetings, reminderDone, sendWaitMs } from '../domain/conversation';
import type { SendOutcome } from '../domain/decision';
import type { Reminder } from '../domain/meetings';
import type { Chat } from './chat';
import { notSendable } from './not-sendable';
import { recording } from './proxies';

/** Other hands have changed a meeting: the rows know which, and what is to be said of it. */
export async function readMeetings(chat: Chat): Promise<void> {
  chat.s.meetingsStale = false;
  const { ops, stage } = await chat.during(recording.readMeetings({ conversationId: chat.s.conversationId }));
  keepMeetings(chat.s, ops, Date.now());
  if (stage) chat.s.stage = stage;
}

export async function remind(chat: Chat, id: string): Promise<void> {
  const reminder = chat.s.meetings?.flatMap((m) => m.reminders).find((r) => r.id === id) as Reminder;
  reminder.status = 'firing'; // before the first await: whoever moves the meeting meanwhile leaves this one to its claim
  try {
    const ready = reminder.ready ?? (await write(chat, reminder));
    if (!ready) return;
    reminder.ready = undefined;
    if (chat.s.control !== 'agent') return again(chat, reminder, reminder.due);
    const outcome = await chat.send('reminder', [ready.intent], ready.covers, ready.notAfter, ready.overdue);
    if (outcome.status === 'later') reminder.ready = ready;
    await sent(chat, reminder, outcome);
  } catch (error) {
    if (isCancellation(error)) throw error;
    retryOrFail(chat, reminder, 'could_not_be_written');
  } finally {
    chat.doing = undefined;
  }
}

/** undefined: not now or not at all, and the plan says so. */
async function write(chat: Chat, reminder: Reminder): Promise<Reminder['ready']> {
  chat.s.turns++;
  const turnId = `${chat.s.conversationId}/t${chat.s.turns}`;
  chat.doing = 'judging';
  const verdict = await chat
    .during(recording.writeReminder({ conversationId: chat.s.conversationId, itemId: reminder.id, turnId }))
    .finally(() => {
      chat.doing = undefined;
    });
  if (verdict.verdict === 'send') return verdict;
  if (verdict.verdict === 'later') {
    again(chat, reminder, verdict.at);
    return undefined;
  }
  if (verdict.reason === 'human_in_control') {
    await chat.syncControl();
    again(chat, reminder, reminder.due);
  } else finish(chat, reminder, 'skipped', verdict.reason);
  return undefined;
}

async function sent(chat: Chat, reminder: Reminder, outcome: SendOutcome): Promise<void> {
  switch (outcome.status) {
    case 'sent':
      chat.s.counters.sent++;
      return reminderDone(chat.s, reminder.id, Date.now());
    case 'superseded':
      chat.s.counters.superseded++;
      if (outcome.reason === 'human_in_control') {
        await chat.syncControl();
        return again(chat, reminder, reminder.due);
      }
      return finish(chat, reminder, 'skipped', outcome.reason);
    case 'later':
      if (outcome.at !== undefined) return again(chat, reminder, outcome.at);
      return retryOrFail(chat, reminder, outcome.reason);
    case 'failed':
    case 'unknown':
      finish(chat, reminder, 'failed', outcome.reason);
      return notSendable(chat, outcome);
  }
}

function retryOrFail(chat: Chat, reminder: Reminder, reason: string): void {
  const wait = sendWaitMs('proactive', reminder.attempts++);
  if (wait === undefined) finish(chat, reminder, 'failed', reason);
  else again(chat, reminder, Date.now() + wait);
}

/** What happened while it was firing counts now. */
function again(chat: Chat, reminder: Reminder, at: number): void {
  const over = chat.s.control === 'paused' ? 'stopped' : chat.s.optedOut ? 'opted_out' : undefined;
  if (over) {
    finish(chat, reminder, 'skipped', over);
    return;
  }
  reminder.status = 'scheduled';
  reminder.due = at;
}

function finish(chat: Chat, reminder: Reminder, status: 'skipped' | 'failed', reason: string): void {
  reminderDone(chat.s, reminder.id, Date.now());
  chat.s.counters[status]++;
  chat.record([{ id: reminder.id, status, reason, attempts: reminder.attempts }]);
  if (status === 'failed') chat.alert('plan_failed', reason);
}
