// The key exchange, server side. https://core.telegram.org/mtproto/auth_key
import crypto from 'node:crypto';
import { ige, type RsaKey, rsaPadDecode, sha1 } from './crypto';
import { Api, BinaryReader, type Long, long, type Tl } from './tl';

// Small on purpose: the client has to factorise it.
const PQ = Buffer.from((65537n * 65539n).toString(16).padStart(10, '0'), 'hex');

/** A nonce as the bytes that are hashed: little-endian as the library keeps it. */
function nonceBytes(nonce: Long, length: number): Buffer {
  const hex = BigInt.asUintN(length * 8, BigInt(nonce.toString())).toString(16);
  return Buffer.from(hex.padStart(length * 2, '0'), 'hex').reverse();
}

function nonceFrom(bytes: Buffer): Long {
  const value = BigInt(`0x${Buffer.from(bytes).reverse().toString('hex')}`);
  return long(BigInt.asIntN(bytes.length * 8, value));
}

/** One exchange on one connection; `answer` is called for each unencrypted message. */
export class Handshake {
  private nonce!: Long;
  private serverNonce!: Long;
  private newNonce!: Buffer;
  private aes!: { key: Buffer; iv: Buffer };
  private dh!: crypto.DiffieHellmanGroup;

  constructor(
    private readonly rsa: RsaKey,
    private readonly onKey: (key: Buffer) => void,
  ) {}

  /** @throws Error when the message is none of the exchange or does not decrypt: the connection is closed then. */
  answer(message: Buffer): Tl {
    const request: Tl = new BinaryReader(message).tgReadObject();
    if (request instanceof Api.ReqPqMulti || request instanceof Api.ReqPq) return this.start(request);
    if (request instanceof Api.ReqDHParams) return this.offer(request);
    if (request instanceof Api.SetClientDHParams) return this.finish(request);
    throw new Error(`unencrypted ${request.className}`);
  }

  private start(request: Api.ReqPqMulti | Api.ReqPq): Tl {
    this.nonce = request.nonce;
    this.serverNonce = nonceFrom(crypto.randomBytes(16));
    return new Api.ResPQ({
      nonce: this.nonce,
      serverNonce: this.serverNonce,
      pq: PQ,
      serverPublicKeyFingerprints: [this.rsa.fingerprint],
    });
  }

  private offer(request: Api.ReqDHParams): Tl {
    const inner = new BinaryReader(rsaPadDecode(request.encryptedData, this.rsa)).tgReadObject() as Api.PQInnerData;
    this.newNonce = nonceBytes(inner.newNonce, 32);
    const serverNonce = nonceBytes(this.serverNonce, 16);
    const hash1 = sha1(this.newNonce, serverNonce);
    const hash2 = sha1(serverNonce, this.newNonce);
    const hash3 = sha1(this.newNonce, this.newNonce);
    this.aes = {
      key: Buffer.concat([hash1, hash2.subarray(0, 12)]),
      iv: Buffer.concat([hash2.subarray(12), hash3, this.newNonce.subarray(0, 4)]),
    };
    this.dh = crypto.getDiffieHellman('modp14');
    this.dh.generateKeys();
    const data = new Api.ServerDHInnerData({
      nonce: this.nonce,
      serverNonce: this.serverNonce,
      g: 2,
      dhPrime: this.dh.getPrime(),
      gA: this.dh.getPublicKey(),
      serverTime: Math.floor(Date.now() / 1000),
    }).getBytes();
    const padding = crypto.randomBytes((16 - ((data.length + 20) % 16)) % 16);
    const encryptedAnswer = ige(Buffer.concat([sha1(data), data, padding]), this.aes.key, this.aes.iv, true);
    return new Api.ServerDHParamsOk({ nonce: this.nonce, serverNonce: this.serverNonce, encryptedAnswer });
  }

  private finish(request: Api.SetClientDHParams): Tl {
    const plain = ige(request.encryptedData, this.aes.key, this.aes.iv, false).subarray(20);
    const inner = new BinaryReader(plain).tgReadObject() as Api.ClientDHInnerData;
    const key = Buffer.concat([Buffer.alloc(256), this.dh.computeSecret(inner.gB)]).subarray(-256);
    // GramJS drops a key's leading zero byte (1 exchange in 256) and would compute another id: let it try again.
    const retry = key[0] === 0;
    const proof = sha1(this.newNonce, Buffer.from([retry ? 2 : 1]), sha1(key).subarray(0, 8)).subarray(4, 20);
    const both = { nonce: this.nonce, serverNonce: this.serverNonce };
    if (retry) return new Api.DhGenRetry({ ...both, newNonceHash2: nonceFrom(proof) });
    this.onKey(key);
    return new Api.DhGenOk({ ...both, newNonceHash1: nonceFrom(proof) });
  }
}
