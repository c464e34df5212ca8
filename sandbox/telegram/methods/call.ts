// What a method gets besides its request, and how it finds the people and chats it names.
import type { SandboxClock } from '../../clock';
import type { FaultRegistry } from '../../faults';
import type { Journal } from '../../journal';
import type { LoginCodes } from '../codes';
import type { Connection } from '../connection';
import type { EventStream } from '../events';
import type { AuthKey } from '../keys';
import type { MtServer } from '../mtproto-server';
import { type Chat, groupChat, type Person, privateChat } from '../people';
import type { Pusher } from '../pusher';
import { type Answer, Api, RpcError } from '../tl';
import type { TypingBoard } from '../typing';
import type { View } from '../view';
import type { World } from '../world';

/** How the local Telegram behaves where the real one may do either. */
export interface Settings {
  /** A repeated random_id: the first message again, or RANDOM_ID_DUPLICATE. */
  duplicates: 'original' | 'error';
  /** Log steps per getDifference; more come as a slice. */
  sliceSize: number;
  /** A gap of more steps than this is differenceTooLong. */
  tooLongAfter: number;
}

/** The parts of the local Telegram. */
export interface Telegram {
  clock: SandboxClock;
  journal: Journal;
  faults: FaultRegistry;
  world: World;
  view: View;
  server: MtServer;
  pusher: Pusher;
  codes: LoginCodes;
  typing: TypingBoard;
  events: EventStream;
  settings: Settings;
}

/** One request of one client. */
export interface Call {
  tg: Telegram;
  connection: Connection;
  key: AuthKey;
  /** Whoever is signed in. Methods that need nobody don't touch it. */
  readonly me: Person;
}

/** By documented name, e.g. `messages.sendMessage`. The request's class follows from the name. */
export type Methods = Record<string, (request: never, call: Call) => Answer | Promise<Answer>>;

/** @throws RpcError PEER_ID_INVALID for an unknown id or another account's access hash. https://core.telegram.org/api/peers */
export function chatOf(call: Call, peer: unknown): Chat {
  const { world, view } = call.tg;
  if (peer instanceof Api.InputPeerSelf || peer instanceof Api.InputUserSelf) return privateChat(call.me.id);
  if (peer instanceof Api.InputPeerUser || peer instanceof Api.InputUser) {
    const id = peer.userId.toString();
    const valid = world.people.has(id) && BigInt(peer.accessHash.toString()) === view.hash(call.me.id, id);
    if (valid) return privateChat(id);
    throw new RpcError(400, peer instanceof Api.InputUser ? 'USER_ID_INVALID' : 'PEER_ID_INVALID');
  }
  if (peer instanceof Api.InputPeerChat) {
    const group = world.groups.get(peer.chatId.toString());
    if (group?.kind === 'group' && group.members.includes(call.me.id)) return groupChat(group);
    throw new RpcError(400, 'CHAT_ID_INVALID');
  }
  if (peer instanceof Api.InputPeerChannel || peer instanceof Api.InputChannel) {
    const group = world.groups.get(peer.channelId.toString());
    const valid = group && BigInt(peer.accessHash.toString()) === view.hash(call.me.id, group.id);
    if (group?.kind === 'channel' && valid && group.members.includes(call.me.id)) return groupChat(group);
    throw new RpcError(400, 'CHANNEL_INVALID');
  }
  throw new RpcError(400, 'PEER_ID_INVALID');
}
