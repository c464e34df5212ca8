// What Telegram sends by itself → our updates, in its order. https://core.telegram.org/api/updates
import type { AccountUpdate, Difference, TelegramPerson, UpdateState } from '../../ports';
import { isForeign, toMessage } from './to-message';
import { people } from './to-person';
import { Api } from './vendor';

type Known = ReadonlyMap<string, TelegramPerson>;
const NOBODY: Known = new Map();

/** One packet of live updates. Packets without people (`updateShort…`) leave `person` out even for new correspondents. */
export function toUpdates(packet: Api.TypeUpdates): AccountUpdate[] {
  if (packet instanceof Api.Updates || packet instanceof Api.UpdatesCombined) {
    const known = people(packet.users);
    return packet.updates.map((update) => toUpdate(update, known));
  }
  if (packet instanceof Api.UpdateShort) return [toUpdate(packet.update, NOBODY)];
  if (packet instanceof Api.UpdateShortMessage) {
    const { id, userId, out, date, message: text, pts, ptsCount } = packet;
    const foreign = isForeign({ fwdFrom: packet.fwdFrom, peerId: new Api.PeerUser({ userId }) });
    const message = {
      messageId: id,
      peerUserId: userId.toString(),
      out: out === true,
      date,
      text,
      ...(foreign ? { forwarded: true } : {}),
      isService: false,
    };
    return [{ type: 'message', message, pts, ptsCount }];
  }
  // A basic group's message moves the common box as well.
  if (packet instanceof Api.UpdateShortChatMessage) {
    return [{ type: 'other', about: 'group', pts: packet.pts, ptsCount: packet.ptsCount }];
  }
  // Only ever the answer to a send, which reads it itself.
  if (packet instanceof Api.UpdateShortSentMessage) {
    return [{ type: 'other', pts: packet.pts, ptsCount: packet.ptsCount }];
  }
  return [{ type: 'tooLong' }];
}

/** One update; `known` holds the people its packet came with. */
function toUpdate(update: Api.TypeUpdate, known: Known): AccountUpdate {
  const place = commonBox(update);
  if (update instanceof Api.UpdateNewMessage || update instanceof Api.UpdateEditMessage) {
    const message = toMessage(update.message);
    if (message?.peerUserId === undefined) return { type: 'other', about: 'group', ...place };
    const type = update instanceof Api.UpdateNewMessage ? 'message' : 'edited';
    return { type, message, person: known.get(message.peerUserId), ...place };
  }
  if (update instanceof Api.UpdateNewChannelMessage) return { type: 'other', about: 'channel' };
  if (update instanceof Api.UpdateDeleteMessages) return { type: 'deleted', messageIds: update.messages, ...place };
  if (update instanceof Api.UpdateReadHistoryOutbox && update.peer instanceof Api.PeerUser) {
    return { type: 'readByPeer', peerUserId: update.peer.userId.toString(), maxId: update.maxId, ...place };
  }
  if (update instanceof Api.UpdateMessageID) {
    return { type: 'sentId', randomId: String(update.randomId), messageId: update.id };
  }
  // "PTS has been reset": only a difference tells where we are. https://core.telegram.org/constructor/updatePtsChanged
  if (update instanceof Api.UpdatePtsChanged) return { type: 'tooLong' };
  return { type: 'other', ...place };
}

/**
 * Where the update puts the common box. Channels and supergroups have boxes of their own, and all their updates, and
 * only theirs, have "Channel" in their names. https://core.telegram.org/api/updates#update-handling
 */
function commonBox(update: Api.TypeUpdate): { pts?: number; ptsCount?: number } {
  const { pts, ptsCount } = update as { pts?: unknown; ptsCount?: unknown };
  if (update.className.includes('Channel') || typeof pts !== 'number' || typeof ptsCount !== 'number') return {};
  return { pts, ptsCount };
}

/**
 * An answer of updates.getDifference. First which of our sends became which message, then the messages, oldest first, then
 * what happened to them: who reads it in order never takes our own message for another's. Places (pts) are left out: where
 * the account stands afterwards is `state`, all at once.
 */
export function toDifference(answer: Api.updates.TypeDifference, from: UpdateState): Difference {
  if (answer instanceof Api.updates.DifferenceEmpty) {
    return { updates: [], state: { ...from, date: answer.date }, final: true, tooLong: false };
  }
  if (answer instanceof Api.updates.DifferenceTooLong) {
    return { updates: [], state: { ...from, pts: answer.pts }, final: true, tooLong: true };
  }
  const known = people(answer.users);
  const others = answer.otherUpdates.map((update) => toUpdate(update, known));
  const messages = answer.newMessages
    .map((message) => toUpdate(new Api.UpdateNewMessage({ message, pts: 0, ptsCount: 0 }), known))
    .sort((a, b) => messageId(a) - messageId(b));
  const updates = [
    ...others.filter((update) => update.type === 'sentId'),
    ...messages,
    ...others.filter((update) => update.type !== 'sentId'),
  ].map(({ pts: _pts, ptsCount: _ptsCount, ...rest }) => rest as AccountUpdate);
  const slice = answer instanceof Api.updates.DifferenceSlice;
  const { pts, qts, date } = slice ? answer.intermediateState : answer.state;
  return { updates, state: { pts, qts, date }, final: !slice, tooLong: false };
}

function messageId(update: AccountUpdate): number {
  return update.type === 'message' ? update.message.messageId : 0;
}
