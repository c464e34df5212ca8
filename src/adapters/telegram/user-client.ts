// One signed-in account over one link. Lost once, it is finished: its owner destroys it and makes another.
import bigInt from 'big-integer';
import { Misconfigured, type PortError, Refused, Unreachable } from '../../errors';
import type {
  AccountUpdate,
  Difference,
  LinkState,
  Peer,
  SentMessage,
  TelegramMessage,
  TelegramPerson,
  TelegramUserPort,
  UpdateState,
} from '../../ports';
import type { Endpoints } from './endpoints';
import { Link, type Method } from './link';
import { toSentMessage } from './sent-message';
import { readSession } from './session';
import { toMessage } from './to-message';
import { toPerson } from './to-person';
import { toDifference, toUpdates } from './to-update';
import { Api } from './vendor';

/** The part of pino's logger that is used. */
export interface TelegramLog {
  debug(fields: object, message: string): void;
}

export interface UserClientOptions {
  apiId: number;
  endpoints: Endpoints;
  log: TelegramLog;
}

export class UserClient implements TelegramUserPort {
  private link?: Link;
  private self?: TelegramPerson;
  private destroyed = false;
  private readonly updateListeners: ((update: AccountUpdate) => void)[] = [];
  private readonly linkListeners: ((state: LinkState, cause?: Error) => void)[] = [];

  constructor(
    private readonly session: string,
    private readonly options: UserClientOptions,
  ) {}

  async connect(): Promise<void> {
    if (this.link || this.destroyed) throw new Unreachable('telegram', 'a client connects once; make another');
    const { endpoint: saved, authKey } = await readSession(this.session);
    const endpoint = this.options.endpoints.ofSession(saved);
    let up = false;
    const link = await Link.open({
      endpoint,
      authKey,
      apiId: this.options.apiId,
      onUpdates: (packet) => this.take(packet),
      onLost: (cause) => {
        if (up) this.lost(cause);
      },
    });
    this.link = link;
    try {
      if (this.destroyed) throw new Unreachable('telegram', 'destroyed while connecting');
      // Who am I: the cheapest call that a key without a signed-in account is refused.
      this.self = await this.whoAmI();
    } catch (error) {
      const cause = link.endedBy ?? error;
      await link.close();
      throw cause;
    }
    up = true;
    this.options.log.debug({ dc: endpoint.dcId, telegramUserId: this.self.userId }, 'telegram link up');
    for (const listener of this.linkListeners) listener('connected');
  }

  onUpdate(listener: (update: AccountUpdate) => void): void {
    this.updateListeners.push(listener);
  }

  onLink(listener: (state: LinkState, cause?: Error) => void): void {
    this.linkListeners.push(listener);
  }

  async me(): Promise<TelegramPerson> {
    this.self ??= await this.whoAmI();
    return this.self;
  }

  async updateState(): Promise<UpdateState> {
    const { pts, qts, date } = await this.call(new Api.updates.GetState());
    return { pts, qts, date };
  }

  async difference(from: UpdateState): Promise<Difference> {
    try {
      return toDifference(await this.call(new Api.updates.GetDifference(from)), from);
    } catch (error) {
      // A place Telegram does not know (any more) is a gap it cannot fill: the same as too long.
      // https://core.telegram.org/method/updates.getDifference#possible-errors
      const unknownPlace = error instanceof Refused && error.detail.startsWith('PERSISTENT_TIMESTAMP');
      if (!unknownPlace) throw error;
      return { updates: [], state: await this.updateState(), final: true, tooLong: true };
    }
  }

  async send(peer: Peer, text: string, randomId: string): Promise<SentMessage> {
    const request = new Api.messages.SendMessage({
      peer: this.inputPeer(peer),
      message: text,
      randomId: bigInt(randomId),
    });
    const { sent, others } = toSentMessage(await this.call(request), randomId);
    // The answer may carry more than our message; what it says of other things counts like any update.
    for (const update of others) this.tell(update);
    return sent;
  }

  async typing(peer: Peer, on: boolean): Promise<void> {
    const action = on ? new Api.SendMessageTypingAction() : new Api.SendMessageCancelAction();
    await this.call(new Api.messages.SetTyping({ peer: this.inputPeer(peer), action }));
  }

  async markRead(peer: Peer, maxId: number): Promise<{ pts: number; ptsCount: number }> {
    const { pts, ptsCount } = await this.call(new Api.messages.ReadHistory({ peer: this.inputPeer(peer), maxId }));
    return { pts, ptsCount };
  }

  async history(
    peer: Peer,
    { limit, minId = 0, beforeDate = 0 }: { limit: number; minId?: number; beforeDate?: number },
  ): Promise<TelegramMessage[]> {
    const request = new Api.messages.GetHistory({
      ...{ peer: this.inputPeer(peer), limit, minId, offsetDate: beforeDate },
      ...{ offsetId: 0, addOffset: 0, maxId: 0, hash: bigInt.zero },
    });
    const answer = await this.call(request);
    if (answer instanceof Api.messages.MessagesNotModified) return [];
    return answer.messages.map(toMessage).filter((message) => message !== undefined);
  }

  async resolveUsername(username: string): Promise<TelegramPerson | undefined> {
    try {
      const request = new Api.contacts.ResolveUsername({ username: username.replace(/^@/, '') });
      const { peer, users } = await this.call(request);
      if (!(peer instanceof Api.PeerUser)) return undefined; // a group or a channel has that name
      return toPerson(users.find((user) => user.id.equals(peer.userId)));
    } catch (error) {
      const nobody = error instanceof Refused && /^USERNAME_(NOT_OCCUPIED|INVALID)$/.test(error.detail);
      if (nobody) return undefined;
      throw error;
    }
  }

  async ping(timeoutMs: number): Promise<void> {
    await this.alive().ping(timeoutMs);
  }

  async signOut(): Promise<void> {
    await this.call(new Api.auth.LogOut());
    await this.destroy();
  }

  async destroy(): Promise<void> {
    this.destroyed = true;
    await this.link?.close();
  }

  private async whoAmI(): Promise<TelegramPerson> {
    const [user] = await this.call(new Api.users.GetUsers({ id: [new Api.InputUserSelf()] }));
    const self = toPerson(user);
    if (!self) throw new Misconfigured('telegram', 'the session belongs to no user');
    return self;
  }

  private call<R>(request: Method<R>): Promise<R> {
    return this.alive().call(request);
  }

  private alive(): Link {
    if (!this.link) throw new Unreachable('telegram', 'not connected');
    return this.link;
  }

  private inputPeer({ userId, accessHash }: Peer): Api.TypeInputPeer {
    if (userId === this.self?.userId) return new Api.InputPeerSelf(); // Saved Messages
    return new Api.InputPeerUser({ userId: bigInt(userId), accessHash: bigInt(accessHash) });
  }

  private take(packet: Api.TypeUpdates): void {
    for (const update of toUpdates(packet)) this.tell(update);
  }

  private tell(update: AccountUpdate): void {
    if (this.destroyed) return;
    for (const listener of this.updateListeners) listener(update);
  }

  private lost(cause: PortError): void {
    if (this.destroyed) return;
    this.options.log.debug({ cause: cause.message }, 'telegram link lost');
    for (const listener of this.linkListeners) listener('disconnected', cause);
  }
}
