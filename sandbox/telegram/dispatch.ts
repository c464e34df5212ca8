// One way in for every request: journal, key state, faults, then the method itself.
import type { Fault, FaultKind } from '../faults';
import type { OpenCall } from '../journal';
import type { Connection } from './connection';
import { authMethods } from './methods/auth';
import { type Call, chatOf, type Methods, type Telegram } from './methods/call';
import { helpMethods } from './methods/help';
import { historyMethods } from './methods/history';
import { messageMethods } from './methods/messages';
import { updateMethods } from './methods/updates';
import { userMethods } from './methods/users';
import { chatId, isPrivate, type Person } from './people';
import { type Answer, Api, answerBytes, documentedName, RpcError, type Tl, u32 } from './tl';

const METHODS: Methods = {
  ...helpMethods,
  ...authMethods,
  ...userMethods,
  ...updateMethods,
  ...messageMethods,
  ...historyMethods,
};

/** Kinds of fault that the local Telegram can play. */
export const TELEGRAM_FAULTS: readonly FaultKind[] = [
  'flood_wait',
  'peer_flood',
  'drop_before',
  'drop_after',
  'hang',
  'error_500',
  'rate_limited_429',
  'revoked',
  'duplicate_update',
  'reorder_updates',
  'malformed',
  'mute',
  'blocked',
  'deactivated',
];
const ANY_CALL: FaultKind[] = [
  'flood_wait',
  'error_500',
  'rate_limited_429',
  'revoked',
  'drop_before',
  'drop_after',
  'hang',
  'malformed',
];

/** What needs no signed-in user. https://core.telegram.org/api/auth */
const PUBLIC =
  /^(help\.|auth\.(sendCode|resendCode|cancelCode|signIn|importAuthorization|checkPassword)$|account\.getPassword$)/;
/** How long two clients may overlap on one key: a reconnecting client's old socket may close a moment late. */
const OVERLAP_MS = 50;

export class Dispatcher {
  /** Sends being worked on, by account and random_id. */
  private readonly inFlight = new Set<string>();

  constructor(private readonly tg: Telegram) {}

  /** The answer's bytes; undefined: nothing is answered. */
  async handle(connection: Connection, request: Tl): Promise<Buffer | undefined> {
    const { journal } = this.tg;
    const key = connection.key!;
    const method = documentedName(request.className);
    const account = key.userId;
    const record = journal.call({ service: 'telegram', account, method, args: plain(request) });
    let lock: string | undefined;
    try {
      const call = this.open(connection);
      await this.refuseDoubled(connection);
      this.refuseEnded(call, method);
      lock = this.lockSend(call, request);
      return await this.play(call, method, request, record);
    } catch (error) {
      const rpc = error instanceof RpcError ? error : new RpcError(500, 'INTERNAL');
      if (rpc !== error) this.tg.server.log(`${method} failed inside the server`, error);
      record.end(rpc.message);
      return new Api.RpcError({ errorCode: rpc.code, errorMessage: rpc.message }).getBytes();
    } finally {
      if (lock) this.inFlight.delete(lock);
    }
  }

  private open(connection: Connection): Call {
    const { tg } = this;
    const key = connection.key!;
    return {
      tg,
      connection,
      key,
      get me(): Person {
        const person = tg.world.people.get(key.userId ?? '');
        if (!person) throw new RpcError(401, 'AUTH_KEY_UNREGISTERED');
        return person;
      },
    };
  }

  private async play(call: Call, method: string, request: Tl, record: OpenCall): Promise<Buffer | undefined> {
    const fault = this.tg.faults.take(
      { service: 'telegram', method, account: call.key.userId },
      kindsFor(call, request),
    );
    const kind = fault?.spec.kind;
    if (kind === 'drop_before') return dropped(call, record, kind);
    if (kind === 'rate_limited_429') {
      record.end('429');
      call.connection.refuse(429);
      return undefined;
    }
    if (fault) this.refuse(call, fault);
    const late = fault?.spec.phase === 'after';
    if (kind === 'hang' && !late && (await fault!.hold()) === 'discard') return dropped(call, record, 'discarded');
    const answer = await this.run(call, method, request);
    if (kind === 'hang' && late) await fault!.hold();
    if (kind === 'drop_after') return dropped(call, record, kind);
    record.end(kind === 'hang' ? 'ok after a hang' : (kind ?? 'ok'));
    if (kind === 'malformed') return Buffer.concat([u32(0xdeadbeef), Buffer.from('not an answer')]);
    return answerBytes(answer);
  }

  private async run(call: Call, method: string, request: Tl): Promise<Answer> {
    const run = METHODS[method];
    if (!run) throw new RpcError(400, `INPUT_METHOD_INVALID_${method}`);
    const answer = await run(request as never, call);
    this.tg.view.remember(call.connection.known, answer);
    return answer;
  }

  /** Faults that are an error answer, with no effect. */
  private refuse(call: Call, { spec }: Fault): void {
    switch (spec.kind) {
      case 'flood_wait':
        throw new RpcError(420, `FLOOD_WAIT_${spec.seconds ?? 3}`);
      case 'error_500':
        throw new RpcError(500, 'INTERNAL');
      case 'peer_flood':
        throw new RpcError(400, 'PEER_FLOOD');
      case 'blocked':
        throw new RpcError(400, 'USER_IS_BLOCKED');
      case 'deactivated':
        throw new RpcError(400, 'INPUT_USER_DEACTIVATED');
      case 'revoked':
        for (const key of this.tg.server.keys.of(call.key.userId ?? '')) this.tg.server.keys.end(key, 'revoked');
        throw new RpcError(401, 'SESSION_REVOKED');
      default:
    }
  }

  /**
   * Two clients on one key at once cost the key for good. https://core.telegram.org/api/errors#406-not-acceptable
   * The real server judges by address; on one machine another session on another socket stands for that.
   */
  private async refuseDoubled(connection: Connection): Promise<void> {
    const { server } = this.tg;
    const key = connection.key!;
    const other = () =>
      [...server.connections].find(
        (c) => c !== connection && c.open && c.key === key && c.wantsUpdates && c.sessionId !== connection.sessionId,
      );
    if (key.ended || !key.userId || !other()) return;
    await new Promise((resolve) => setTimeout(resolve, OVERLAP_MS));
    if (connection.open && other()) server.keys.end(key, 'duplicated');
  }

  private refuseEnded({ key }: Call, method: string): void {
    if (key.ended === 'duplicated') throw new RpcError(406, 'AUTH_KEY_DUPLICATED');
    if (PUBLIC.test(method)) return;
    if (key.ended === 'revoked') throw new RpcError(401, 'SESSION_REVOKED');
    if (key.passwordOwedBy) throw new RpcError(401, 'SESSION_PASSWORD_NEEDED');
    if (key.ended || !key.userId) throw new RpcError(401, 'AUTH_KEY_UNREGISTERED');
  }

  /** A random_id that comes again while the first is being worked on (MadelineProto issue 1669). */
  private lockSend(call: Call, request: Tl): string | undefined {
    if (!(request instanceof Api.messages.SendMessage)) return undefined;
    const { journal } = this.tg;
    const account = call.me.id;
    const randomId = request.randomId!.toString();
    const peer = chatId(chatOf(call, request.peer));
    journal.instant({ kind: 'sendStart', service: 'telegram', account, peer, randomId });
    const lock = `${account}:${randomId}`;
    if (this.inFlight.has(lock)) throw new RpcError(500, 'RANDOM_ID_DUPLICATE');
    this.inFlight.add(lock);
    return lock;
  }
}

function kindsFor(call: Call, request: Tl): FaultKind[] {
  if (!(request instanceof Api.messages.SendMessage)) return ANY_CALL;
  const chat = chatOf(call, request.peer);
  const stranger = isPrivate(chat) && !call.tg.world.mailbox(call.me.id).byChat.has(chat);
  // PEER_FLOOD limits writing to strangers; open chats go on. https://telegram.org/faq_spam
  return [...ANY_CALL, 'blocked', 'deactivated', ...(stranger ? (['peer_flood'] as const) : [])];
}

function dropped(call: Call, record: OpenCall, outcome: string): undefined {
  record.end(outcome);
  call.connection.destroy();
  return undefined;
}

/** A request as plain JSON: what the client filled in. */
function plain(value: unknown): unknown {
  if (value === null || value === undefined || typeof value !== 'object') return value;
  if (Buffer.isBuffer(value)) return value;
  if (Array.isArray(value)) return value.map(plain);
  const { className, originalArgs } = value as { className?: string; originalArgs?: Record<string, unknown> };
  if (!originalArgs) return String(value);
  const set = Object.entries(originalArgs).filter(
    ([name, arg]) => arg !== null && arg !== undefined && arg !== false && !/^flags\d*$/.test(name),
  );
  return { _: className, ...Object.fromEntries(set.map(([name, arg]) => [name, plain(arg)])) };
}
