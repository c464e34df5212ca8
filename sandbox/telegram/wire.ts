// MTProto transports, server side: full, abridged, intermediate and padded intermediate, plain or obfuscated,
// told apart by a connection's first bytes. https://core.telegram.org/mtproto/mtproto-transports
import crypto from 'node:crypto';
import type { Socket } from 'node:net';
import { crc32 } from 'node:zlib';

type Framing = 'full' | 'abridged' | 'intermediate' | 'padded';

const MAX_PACKET = 1 << 24;

/** One client socket as a stream of packets. */
export class FrameSocket {
  /** Called for each packet, in order. */
  onPacket: (packet: Buffer) => void = () => {};
  private waiting: Buffer = Buffer.alloc(0);
  private framing?: Framing;
  private sendSeq = 0;
  private decode?: crypto.Decipher;
  private encode?: crypto.Cipher;

  constructor(readonly socket: Socket) {
    socket.on('data', (data: Buffer) => {
      const bytes = this.decode ? this.decode.update(data) : data;
      this.waiting = this.waiting.length ? Buffer.concat([this.waiting, bytes]) : bytes;
      if (!this.framing) this.detect();
      for (let packet = this.next(); packet; packet = this.next()) this.onPacket(packet);
    });
  }

  /** Writes one packet; nothing happens once the socket is closed. */
  send(packet: Buffer): void {
    if (this.socket.destroyed || !this.socket.writable) return;
    const framed = this.frame(packet);
    this.socket.write(this.encode ? this.encode.update(framed) : framed);
  }

  /** A transport error: 404 unknown key, 429 too many connections. https://core.telegram.org/mtproto/mtproto-transports#transport-errors */
  sendError(code: number): void {
    const bytes = Buffer.alloc(4);
    bytes.writeInt32LE(-code);
    this.send(bytes);
  }

  private detect(): void {
    const head = this.waiting;
    if (head[0] === 0xef) {
      this.framing = 'abridged';
      this.take(1);
      return;
    }
    if (head.length < 8) return;
    const tag = framingOf(head.readUInt32LE(0));
    if (tag) {
      this.framing = tag;
      this.take(4);
    } else if (head.readUInt32LE(4) === 0) {
      this.framing = 'full'; // length, then sequence number 0; an obfuscated start never has zeros there
    } else if (head.length >= 64) {
      this.deobfuscate(Buffer.from(this.take(64)));
    }
  }

  // https://core.telegram.org/mtproto/mtproto-transports#transport-obfuscation
  private deobfuscate(start: Buffer): void {
    const reversed = Buffer.from(start.subarray(8, 56)).reverse();
    this.decode = crypto.createDecipheriv('aes-256-ctr', start.subarray(8, 40), start.subarray(40, 56));
    this.encode = crypto.createCipheriv('aes-256-ctr', reversed.subarray(0, 32), reversed.subarray(32, 48));
    const tag = this.decode.update(start).readUInt32LE(56);
    this.framing = tag === 0xefefefef ? 'abridged' : framingOf(tag);
    if (!this.framing) this.socket.destroy();
    else this.waiting = this.decode.update(this.waiting);
  }

  private take(length: number): Buffer {
    const taken = this.waiting.subarray(0, length);
    this.waiting = this.waiting.subarray(length);
    return taken;
  }

  /** The next whole packet, if it has arrived. */
  private next(): Buffer | undefined {
    const { waiting, framing } = this;
    if (!framing || waiting.length < 1) return undefined;
    let head = 4;
    let length: number;
    if (framing === 'abridged') {
      const short = waiting[0]! & 0x7f;
      head = short === 127 ? 4 : 1;
      if (waiting.length < head) return undefined;
      length = (short === 127 ? waiting.readUIntLE(1, 3) : short) * 4;
    } else {
      if (waiting.length < 4) return undefined;
      length = waiting.readUInt32LE(0) & 0x7fffffff;
      if (framing === 'full') length -= 4;
    }
    if (length > MAX_PACKET || length < 0) {
      this.socket.destroy();
      return undefined;
    }
    if (waiting.length < head + length) return undefined;
    const packet = this.take(head + length);
    if (framing !== 'full') return packet.subarray(head);
    const end = packet.length - 4;
    if (crc32(packet.subarray(0, end)) >>> 0 === packet.readUInt32LE(end)) return packet.subarray(8, end);
    this.socket.destroy();
    return undefined;
  }

  private frame(packet: Buffer): Buffer {
    const head = Buffer.alloc(4);
    if (this.framing === 'abridged') {
      const words = packet.length >> 2;
      if (words < 127) return Buffer.concat([Buffer.from([words]), packet]);
      head.writeUInt32LE((words << 8) | 127);
      return Buffer.concat([head, packet]);
    }
    if (this.framing === 'intermediate' || this.framing === 'padded') {
      head.writeUInt32LE(packet.length);
      return Buffer.concat([head, packet]);
    }
    const frame = Buffer.alloc(packet.length + 12);
    frame.writeInt32LE(frame.length, 0);
    frame.writeInt32LE(this.sendSeq++, 4);
    packet.copy(frame, 8);
    frame.writeUInt32LE(crc32(frame.subarray(0, -4)) >>> 0, frame.length - 4);
    return frame;
  }
}

function framingOf(tag: number): Framing | undefined {
  if (tag === 0xeeeeeeee) return 'intermediate';
  if (tag === 0xdddddddd) return 'padded';
  return undefined;
}
