// The one place that touches the client library's TL layer: its classes parse our requests and serialise our answers,
// so the server always speaks exactly the layer of the client under test.
import bigInt from 'big-integer';
import { Api } from 'telegram';
import { BinaryReader } from 'telegram/extensions';
import { GZIPPacked, MessageContainer } from 'telegram/tl/core';

export { Api, BinaryReader, GZIPPacked, MessageContainer };
export type Long = bigInt.BigInteger;

/** Any TL object or request. */
export interface Tl {
  className: string;
  getBytes(): Buffer;
}

/** An error the client sees as rpc_error. Codes and names: https://core.telegram.org/api/errors */
export class RpcError extends Error {
  constructor(
    readonly code: number,
    message: string,
  ) {
    super(message);
  }
}

/** A 64-bit TL number from its decimal form. */
export const long = (value: string | number | bigint): Long => bigInt(value.toString());

export const u32 = (value: number): Buffer => {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(value >>> 0);
  return bytes;
};

/** Little-endian signed 64 bits; unsigned values wrap. */
export const i64 = (value: bigint | Long): Buffer => {
  const bytes = Buffer.alloc(8);
  bytes.writeBigUInt64LE(BigInt.asUintN(64, BigInt(value.toString())));
  return bytes;
};

/** A TL `string` or `bytes`. https://core.telegram.org/mtproto/serialize#base-types */
export function tlBytes(data: Buffer): Buffer {
  const head = data.length < 254 ? Buffer.from([data.length]) : u32((data.length << 8) | 254);
  const padding = Buffer.alloc((4 - ((head.length + data.length) % 4)) % 4);
  return Buffer.concat([head, data, padding]);
}

const BOOL_TRUE = u32(0x997275b5);
const BOOL_FALSE = u32(0xbc799737);
const VECTOR = u32(0x1cb5c415);
const RPC_RESULT = u32(0xf35c6d01);

/** What a method may answer: an object, a bare boolean, or a vector of objects or longs. */
export type Answer = Tl | boolean | readonly (Tl | bigint)[];

/** Serialises an answer; the library has no classes for bare booleans and vectors. */
export function answerBytes(answer: Answer | bigint): Buffer {
  if (typeof answer === 'boolean') return answer ? BOOL_TRUE : BOOL_FALSE;
  if (typeof answer === 'bigint') return i64(answer);
  if ('getBytes' in answer) return answer.getBytes();
  return Buffer.concat([VECTOR, u32(answer.length), ...answer.map(answerBytes)]);
}

export const rpcResult = (requestId: Long, body: Buffer): Buffer => Buffer.concat([RPC_RESULT, i64(requestId), body]);

/** `messages.SendMessage` (the library's name) → `messages.sendMessage` (the documentation's). */
export const documentedName = (className: string): string =>
  className.replace(/(^|\.)([A-Z])(?=[^.]*$)/, (_all, dot: string, first: string) => dot + first.toLowerCase());
