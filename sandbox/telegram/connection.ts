// One client connection: decrypts packets, unwraps requests, answers them, pushes updates.
// https://core.telegram.org/mtproto/description
import crypto from 'node:crypto';
import type { Socket } from 'node:net';
import { preciseNow } from '../journal';
import { ige, messageKey, messageKeys, type RsaKey, random64 } from './crypto';
import { Handshake } from './handshake';
import type { AuthKey, AuthKeys } from './keys';
import { Api, BinaryReader, GZIPPacked, i64, type Long, long, MessageContainer, rpcResult, type Tl, u32 } from './tl';
import { FrameSocket } from './wire';

/** What a connection needs from its server. */
export interface ConnectionHost {
  readonly rsa: RsaKey;
  readonly keys: AuthKeys;
  readonly latency: { upMs: number; downMs: number };
  /** Answers a request with the bytes of its result; undefined: never answered. */
  onCall(connection: Connection, request: Tl): Promise<Buffer | undefined>;
  /** True the first time a session of a key is seen. */
  isNewSession(keyId: string, sessionId: bigint): boolean;
  log(message: string, detail?: unknown): void;
}

let nextConnection = 1;

export class Connection {
  readonly name = `c${nextConnection++}`;
  key?: AuthKey;
  sessionId?: bigint;
  /** It has called something other than with invokeWithoutUpdates. */
  wantsUpdates = false;
  /** People this connection has been told of: short updates may name them by id alone. */
  readonly known = new Set<string>();
  /** Half-open: nothing comes in, nothing goes out, the socket stays. */
  muted = false;
  private readonly frames: FrameSocket;
  private readonly handshake: Handshake;
  private lastMessageId = 0n;
  private silence?: NodeJS.Timeout;
  private contentMessages = 0;

  constructor(
    private readonly host: ConnectionHost,
    private readonly socket: Socket,
    readonly dc: number,
  ) {
    this.frames = new FrameSocket(socket);
    this.handshake = new Handshake(host.rsa, (key) => host.keys.add(dc, key));
    socket.on('close', () => clearTimeout(this.silence));
    let chain = Promise.resolve();
    this.frames.onPacket = (packet) => {
      if (this.muted) return;
      chain = chain
        .then(() => this.packet(packet))
        .catch((error) => {
          host.log('a packet could not be read; the connection is closed', error);
          socket.destroy();
        });
    };
  }

  get open(): boolean {
    return !this.socket.destroyed && !this.socket.readableEnded;
  }

  destroy(): void {
    this.socket.destroy();
  }

  /** -429, then the connection is closed. */
  refuse(code: number): void {
    this.frames.sendError(code);
    this.socket.end();
  }

  /** Sends an update. `onSent` is called when it is written to the socket; nothing tells whether it arrived. */
  push(update: Tl, onSent?: () => void): void {
    this.sendEncrypted(update.getBytes(), 3, onSent);
  }

  private async packet(packet: Buffer): Promise<void> {
    if (packet.length < 20) return;
    if (packet.readBigUInt64LE(0) === 0n) {
      this.sendPlain(this.handshake.answer(packet.subarray(20)));
      return;
    }
    const key = this.host.keys.get(packet.subarray(0, 8).toString('hex'));
    // Keys belong to one data centre. https://core.telegram.org/mtproto/mtproto-transports#transport-errors
    if (!key || key.dc !== this.dc) return this.frames.sendError(404);
    const msgKey = packet.subarray(8, 24);
    const aes = messageKeys(key.key, msgKey, true);
    const plain = ige(packet.subarray(24, 24 + ((packet.length - 24) & ~15)), aes.key, aes.iv, false);
    if (!messageKey(key.key, plain, true).equals(msgKey)) throw new Error('msg_key does not match');
    const reader = new BinaryReader(plain);
    const salt = BigInt(reader.readLong().toString());
    const sessionId = BigInt(reader.readLong().toString());
    const messageId = reader.readLong();
    const seqNo = reader.readInt();
    reader.readInt();
    this.key = key;
    this.sessionId = sessionId;
    if (salt !== key.salt) {
      const newServerSalt = long(key.salt);
      const bad = new Api.BadServerSalt({ badMsgId: messageId, badMsgSeqno: seqNo, errorCode: 48, newServerSalt });
      return this.sendEncrypted(bad.getBytes(), 3);
    }
    if (this.host.isNewSession(key.id, sessionId)) {
      const uniqueId = long(random64());
      const created = new Api.NewSessionCreated({ firstMsgId: messageId, uniqueId, serverSalt: long(key.salt) });
      this.sendEncrypted(created.getBytes(), 3);
    }
    await this.message(messageId, reader.tgReadObject());
  }

  private async message(messageId: Long, body: unknown): Promise<void> {
    const object = await body;
    if (object instanceof MessageContainer) {
      // The library keeps the list private; it has no accessor.
      const { messages } = object as unknown as { messages: { msgId: Long; obj: unknown }[] };
      for (const inner of messages) await this.message(inner.msgId, inner.obj);
    } else if (object instanceof GZIPPacked) {
      await this.message(messageId, new BinaryReader(object.data).tgReadObject());
    } else if (object instanceof Api.Ping || object instanceof Api.PingDelayDisconnect) {
      this.sendEncrypted(new Api.Pong({ msgId: messageId, pingId: object.pingId }).getBytes(), 1);
      if (object instanceof Api.PingDelayDisconnect) this.expectPing(object.disconnectDelay);
    } else if (isServiceMessage(object as Tl)) {
      return;
    } else {
      this.call(messageId, this.unwrap(object as Tl));
    }
  }

  /** Closes the connection unless the next such ping comes in time. https://core.telegram.org/mtproto/service_messages#deferred-connection-closure-ping */
  private expectPing(seconds: number): void {
    clearTimeout(this.silence);
    this.silence = setTimeout(() => this.destroy(), seconds * 1000).unref();
  }

  private unwrap(request: Tl): Tl {
    let inner = request;
    let quiet = false;
    for (;;) {
      if (inner instanceof Api.InvokeWithoutUpdates) quiet = true;
      else if (
        !(
          inner instanceof Api.InvokeWithLayer ||
          inner instanceof Api.InitConnection ||
          inner instanceof Api.InvokeAfterMsg
        )
      )
        break;
      inner = inner.query as unknown as Tl;
    }
    if (!quiet) this.wantsUpdates = true;
    return inner;
  }

  /** Requests of one connection run concurrently, as on the real server. */
  private call(messageId: Long, request: Tl): void {
    const answer = async () => {
      if (this.host.latency.upMs) await sleep(this.host.latency.upMs);
      const body = await this.host.onCall(this, request);
      if (body) this.sendEncrypted(rpcResult(messageId, body), 1);
    };
    answer().catch((error) => this.host.log(`${request.className} failed inside the server`, error));
  }

  private sendEncrypted(body: Buffer, kind: 1 | 3, onSent?: () => void): void {
    if (this.host.latency.downMs) setTimeout(() => this.sendNow(body, kind, onSent), this.host.latency.downMs);
    else this.sendNow(body, kind, onSent);
  }

  private sendNow(body: Buffer, kind: 1 | 3, onSent?: () => void): void {
    const { key, sessionId } = this;
    if (!key || sessionId === undefined || this.muted || !this.open) return;
    const seqNo = this.contentMessages++ * 2 + 1;
    const envelope = [i64(key.salt), i64(sessionId), i64(this.messageId(kind)), u32(seqNo), u32(body.length), body];
    const head = Buffer.concat(envelope);
    const padding = crypto.randomBytes(12 + ((16 - ((head.length + 12) % 16)) % 16));
    const plain = Buffer.concat([head, padding]);
    const msgKey = messageKey(key.key, plain, false);
    const aes = messageKeys(key.key, msgKey, false);
    this.frames.send(Buffer.concat([Buffer.from(key.id, 'hex'), msgKey, ige(plain, aes.key, aes.iv, true)]));
    onSent?.();
  }

  private sendPlain(object: Tl): void {
    const body = object.getBytes();
    this.frames.send(Buffer.concat([Buffer.alloc(8), i64(this.messageId(1)), u32(body.length), body]));
  }

  /** Time in the upper half, growing, 1 mod 4 for answers and 3 for the server's own. https://core.telegram.org/mtproto/description#message-identifier-msg-id */
  private messageId(kind: 1 | 3): bigint {
    const now = preciseNow() / 1000;
    const seconds = Math.floor(now);
    let id = (BigInt(seconds) << 32n) | (BigInt(Math.floor((now - seconds) * 2 ** 32)) & ~3n);
    if (id <= this.lastMessageId) id = (this.lastMessageId & ~3n) + 4n;
    this.lastMessageId = id;
    return id + BigInt(kind);
  }
}

/** Protocol housekeeping that wants no answer here: acknowledgements, requests for states of messages we don't keep. */
function isServiceMessage(object: Tl): boolean {
  return (
    object instanceof Api.MsgsAck ||
    object instanceof Api.MsgsStateReq ||
    object instanceof Api.MsgResendReq ||
    object instanceof Api.HttpWait
  );
}

const sleep = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));
