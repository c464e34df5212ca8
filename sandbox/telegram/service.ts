// Puts the local Telegram together and starts it.
import crypto from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import type { SandboxClock } from '../clock';
import type { FaultRegistry } from '../faults';
import type { Journal } from '../journal';
import { LoginCodes } from './codes';
import { rsaKey, rsaPem, sha256 } from './crypto';
import { Dispatcher, TELEGRAM_FAULTS } from './dispatch';
import { EventStream } from './events';
import { AuthKeys } from './keys';
import type { Telegram } from './methods/call';
import { type DataCentre, MtServer } from './mtproto-server';
import { SERVICE_ID } from './people';
import { openPorts } from './ports';
import { Pusher } from './pusher';
import { documentedName } from './tl';
import { TypingBoard } from './typing';
import { View } from './view';
import { World } from './world';

/** 2 keeps most accounts, 4 the others. */
const DATA_CENTRES = [2, 4] as const;

export interface TelegramOptions {
  journal: Journal;
  faults: FaultRegistry;
  clock: SandboxClock;
  /** Where to listen; default 127.0.0.1. */
  host?: string;
  /** The address clients are told; default `host`. */
  advertisedHost?: string;
  /** DC 2 listens here, DC 4 on the next one. */
  port?: number;
  /** Folder that makes everything survive a restart; without it memory only. */
  data?: string;
  log?: (message: string, detail?: unknown) => void;
}

export interface TelegramServer extends Telegram {
  readonly dcs: readonly DataCentre[];
  readonly rsaPublicPem: string;
  /** Decimal, signed 64 bits. */
  readonly fingerprint: string;
  /** A StringSession already signed in as that person, without a key exchange. @throws Error nobody has that id */
  sessionFor(userId: string): string;
  close(): Promise<void>;
}

export async function startTelegram(options: TelegramOptions): Promise<TelegramServer> {
  const { journal, faults, clock, host = '127.0.0.1', data } = options;
  const file = (name: string) => data && path.join(data, name);
  if (data) fs.mkdirSync(data, { recursive: true });
  const pem = data ? kept(path.join(data, 'telegram-rsa.pem'), newPem) : memoryPem();
  const rsa = rsaKey(pem);
  const keys = new AuthKeys(file('telegram-keys.jsonl'));
  const world = new World(clock, file('telegram-world.jsonl'));
  // Access hashes have to be the same after a restart, as clients store them.
  const secret = data ? sha256(Buffer.from(pem)).toString('hex') : crypto.randomBytes(32).toString('hex');
  const view = new View(world, secret);
  const server = new MtServer({
    rsa,
    keys,
    advertisedHost: options.advertisedHost ?? (host === '0.0.0.0' ? '127.0.0.1' : host),
    onCall: (connection, request) => dispatcher.handle(connection, request),
    log: options.log,
  });
  const pusher = new Pusher({ world, view, server, journal, faults });
  const tg: Telegram = {
    clock,
    journal,
    faults,
    world,
    view,
    server,
    pusher,
    codes: new LoginCodes(clock),
    events: new EventStream(world),
    typing: new TypingBoard(),
    settings: { duplicates: 'original', sliceSize: 100, tooLongAfter: 100_000 },
  };
  const dispatcher = new Dispatcher(tg);
  faults.support('telegram', TELEGRAM_FAULTS, (spec) => {
    const account = spec.account && world.find(spec.account)?.id;
    if (spec.account && !account) throw new Error(`account: there is nobody "${spec.account}" in the local Telegram`);
    if (spec.kind === 'mute') server.mute(account);
    return { ...spec, account, method: spec.method && documentedName(spec.method) };
  });
  if (!world.people.has(SERVICE_ID)) {
    world.addPerson({ id: SERVICE_ID, firstName: 'Telegram', phone: '42777', bot: false, dc: 2 });
  }
  await openPorts(DATA_CENTRES, (id, port) => server.listen(id, host, port), {
    first: options.port,
    file: file('telegram-ports.json'),
  });

  return {
    ...tg,
    dcs: server.dcs,
    rsaPublicPem: rsa.publicPem,
    fingerprint: rsa.fingerprint.toString(),
    sessionFor(userId) {
      const person = world.people.get(userId);
      if (!person) throw new Error(`there is nobody with the id ${userId}`);
      const key = keys.add(person.dc);
      keys.bind(key, person.id);
      return stringSession(server.dcs.find((dc) => dc.id === person.dc)!, key.key);
    },
    async close() {
      await server.close();
      world.close();
      keys.close();
    },
  };
}

/** GramJS's own format: version, then base64 of DC, address, port and key. */
function stringSession(dc: DataCentre, key: Buffer): string {
  const address = Buffer.from(dc.host);
  const head = Buffer.alloc(3);
  head.writeUInt8(dc.id, 0);
  head.writeInt16BE(address.length, 1);
  const port = Buffer.alloc(2);
  port.writeUInt16BE(dc.port, 0);
  return `1${Buffer.concat([head, address, port, key]).toString('base64')}`;
}

const newPem = (): string => rsaPem(rsaKey());
/** Making a key takes up to a second: sandboxes of one process that store nothing share one. */
let sharedPem: string | undefined;
function memoryPem(): string {
  sharedPem ??= newPem();
  return sharedPem;
}

function kept(file: string, make: () => string): string {
  if (fs.existsSync(file)) return fs.readFileSync(file, 'utf8');
  const made = make();
  fs.writeFileSync(file, made, { mode: 0o600 });
  return made;
}
