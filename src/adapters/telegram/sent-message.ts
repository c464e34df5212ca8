// What Telegram answers to a send, in its two forms, and to a repeat of it.
import { Unreachable } from '../../errors';
import type { AccountUpdate, SentMessage } from '../../ports';
import { toUpdates } from './to-update';
import { Api } from './vendor';

/**
 * `updateShortSentMessage`, or `updates` with `updateMessageID` and the message. A repeat of a `randomId` is answered in
 * the second form with the first message and pts_count 0 (seen on the real server: hydrogram #70, 2025-09).
 * @returns the message, its pts (the caller's to apply), and whatever else the answer told
 * @throws Unreachable when the answer does not name our message: it is sent, and must be looked for
 */
export function toSentMessage(
  answer: Api.TypeUpdates,
  randomId: string,
): { sent: SentMessage; others: AccountUpdate[] } {
  if (answer instanceof Api.UpdateShortSentMessage) {
    const { id, date, pts, ptsCount } = answer;
    return { sent: { messageId: id, date, pts, ptsCount }, others: [] };
  }
  const updates = toUpdates(answer);
  const named = updates.find((update) => update.type === 'sentId' && update.randomId === randomId);
  if (named?.type !== 'sentId') throw new Unreachable('telegram', 'messages.SendMessage: the answer names no message');
  const { messageId } = named;
  const ours = updates.find((update) => update.type === 'message' && update.message.messageId === messageId);
  const others = updates.filter((update) => update !== named && update !== ours);
  const { pts, ptsCount } = ours ?? {};
  const date = ours?.type === 'message' ? ours.message.date : (answer as { date?: number }).date;
  return { sent: { messageId, date: date ?? 0, pts, ptsCount }, others };
}
