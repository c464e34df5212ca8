// Where Telegram's data centres are, and which server keys are trusted. Real ones by default; a local server in tests.
import { createHash, createPublicKey } from 'node:crypto';
import bigInt from 'big-integer';
import { Misconfigured } from '../../errors';
import { trustedServerKeys } from './vendor';

export interface Endpoint {
  dcId: number;
  host: string;
  port: number;
}

/** A local MTProto server in place of Telegram. Configuration refuses it for live accounts. */
export interface MtprotoOverride {
  dcs: { id: number; host: string; port: number }[];
  /** PEM (PKCS#1 or SPKI) of the server's RSA key; trusted beside Telegram's own. */
  rsaPublicPem: string;
}

/** Where a first connection goes; Telegram sends accounts that live elsewhere on with PHONE_MIGRATE_n. */
export const FIRST_DC = 2;

/** As shown to every application at https://my.telegram.org/apps; the others are learned from help.getConfig. */
const PRODUCTION: Endpoint[] = [{ dcId: 2, host: '149.154.167.50', port: 443 }];
/** Test servers: separate accounts, same protocol. https://core.telegram.org/api/auth#test-accounts */
const TEST: Endpoint[] = [
  { dcId: 1, host: '149.154.175.10', port: 443 },
  { dcId: 2, host: '149.154.167.40', port: 443 },
  { dcId: 3, host: '149.154.175.117', port: 443 },
];

/** The data centres known so far. One per factory: what a login learns, later clients may use. */
export class Endpoints {
  private readonly known = new Map<number, Endpoint>();
  private readonly fixed: boolean;

  constructor(options: { mtproto?: MtprotoOverride; testServers?: boolean } = {}) {
    this.fixed = options.mtproto !== undefined;
    if (options.mtproto) trustServerKey(options.mtproto.rsaPublicPem);
    const given = options.mtproto?.dcs.map(({ id, host, port }) => ({ dcId: id, host, port }));
    for (const dc of given ?? (options.testServers ? TEST : PRODUCTION)) this.known.set(dc.dcId, dc);
  }

  /** @throws Misconfigured when nothing tells where that data centre is. */
  find(dcId: number): Endpoint {
    const found = this.known.get(dcId);
    if (!found) throw new Misconfigured('telegram', `address of data centre ${dcId} is not known`);
    return found;
  }

  /** The address a session was saved with counts, but for a local server, whose ports change from start to start. */
  ofSession(saved: Endpoint): Endpoint {
    if (!this.fixed && saved.host) return saved;
    return this.known.get(saved.dcId) ?? saved;
  }

  /** Takes what help.getConfig lists; addresses given by configuration are not overruled. */
  learn(found: Endpoint[]): void {
    for (const dc of found) if (!this.known.has(dc.dcId)) this.known.set(dc.dcId, dc);
  }
}

/**
 * Adds a server key to those the key exchange accepts. Its fingerprint is the low 64 bits of the SHA-1 of the TL-encoded
 * modulus and exponent. https://core.telegram.org/mtproto/auth_key#rsa-pad
 */
function trustServerKey(pem: string): void {
  const jwk = createPublicKey(pem).export({ format: 'jwk' }) as { n: string; e: string };
  const n = Buffer.from(jwk.n, 'base64url');
  const e = Buffer.from(jwk.e, 'base64url');
  const digest = createHash('sha1')
    .update(Buffer.concat([tlBytes(n), tlBytes(e)]))
    .digest();
  const fingerprint = digest.readBigInt64LE(12).toString();
  trustedServerKeys.set(fingerprint, { n: bigInt(n.toString('hex'), 16), e: Number.parseInt(e.toString('hex'), 16) });
}

/** TL's `bytes`: length (1 byte, or 254 and 3 bytes), data, zeros up to four. https://core.telegram.org/type/string */
function tlBytes(data: Buffer): Buffer {
  const head = data.length < 254 ? Buffer.from([data.length]) : Buffer.alloc(4);
  if (head.length === 4) head.writeUInt32LE(data.length * 256 + 254);
  const padding = (4 - ((head.length + data.length) % 4)) % 4;
  return Buffer.concat([head, data, Buffer.alloc(padding)]);
}
