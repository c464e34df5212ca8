// Telegram will not take a message for this client: what that means for what is planned.
import { cancelWhere, dropReminders } from '../domain/conversation';
import type { SendOutcome } from '../domain/decision';
import type { Chat } from './chat';

/** Blocked or gone: nothing planned survives, and a human hears of it. Anything else: a human hears of it. */
export function notSendable(chat: Chat, outcome: Extract<SendOutcome, { status: 'failed' | 'unknown' }>): void {
  if (outcome.reason === 'blocked' || outcome.reason === 'deactivated') {
    const planned = [...cancelWhere(chat.s, () => true), ...dropReminders(chat.s)];
    chat.record(planned.map((id) => ({ id, status: 'cancelled', reason: `client_${outcome.reason}` })));
    chat.s.stage = 'lost';
    chat.alert('client_gone', outcome.reason);
  } else {
    chat.alert('not_sent', outcome.reason);
  }
}
