// A local Telegram and the product's own clients against it, for tests that talk through the real adapter.
import type { JournalRecord } from '../../sandbox/journal';
import { type Sandbox, startSandbox } from '../../sandbox/main';
import { createTelegramUsers } from '../../src/adapters/telegram';
import type { AccountUpdate, LinkState, Peer, TelegramUserFactory, TelegramUserPort } from '../../src/ports';
import { until as lookUntil } from './until';

export interface Person {
  id: string;
  username: string;
  phone: string;
}

export interface ChatLine {
  messageId: number;
  from: string;
  text: string;
  randomId?: string;
  readAt?: number;
  deleted?: boolean;
}

/** A client and everything it told, in order. */
export interface Watched {
  port: TelegramUserPort;
  updates: AccountUpdate[];
  links: { state: LinkState; cause?: Error }[];
}

let counter = 0;

export class TelegramBench {
  readonly users: TelegramUserFactory;
  readonly logged: string[] = [];
  private readonly made: TelegramUserPort[] = [];

  private constructor(readonly sandbox: Sandbox) {
    const { dcs, rsaPublicPem } = sandbox.mtproto;
    this.users = createTelegramUsers({
      ...{ apiId: 1, apiHash: '0'.repeat(32), mtproto: { dcs: [...dcs], rsaPublicPem } },
      log: { debug: (fields, message) => this.logged.push(`${message} ${JSON.stringify(fields)}`) },
    });
  }

  static async start(): Promise<TelegramBench> {
    return new TelegramBench(await startSandbox({ port: 0 }));
  }

  async close(): Promise<void> {
    await this.destroyClients();
    await this.sandbox.close();
  }

  /** Ends what a test left open, and what it made go wrong. */
  async reset(): Promise<void> {
    await this.destroyClients();
    await this.delete('/faults?discard=true');
    await this.post('/telegram/settings', { duplicates: 'original', sliceSize: 100, tooLongAfter: 100_000 });
  }

  async person(name: string, fields: object = {}): Promise<Person> {
    const username = `${name.toLowerCase()}_${++counter}`;
    const phone = `7999${String(counter).padStart(7, '0')}`;
    const made = await this.post<{ id: string }>('/telegram/users', { name, username, phone, ...fields });
    return { id: made.id, username, phone };
  }

  async session(person: Person): Promise<string> {
    return (await this.post<{ session: string }>('/telegram/session', { user: person.id })).session;
  }

  /** A client that is not connected yet, watched from its making. */
  client(session: string): Watched {
    const port = this.users.client(session);
    this.made.push(port);
    const watched: Watched = { port, updates: [], links: [] };
    port.onUpdate((update) => watched.updates.push(update));
    port.onLink((state, cause) => watched.links.push({ state, cause }));
    return watched;
  }

  /** A connected client of that person. */
  async connected(person: Person, session?: string): Promise<Watched> {
    const watched = this.client(session ?? (await this.session(person)));
    await watched.port.connect();
    return watched;
  }

  /** How `from` addresses `to`. */
  async peer(from: Watched, to: Person): Promise<Peer> {
    const found = await from.port.resolveUsername(to.username);
    if (!found) throw new Error(`${to.username} was not found`);
    return found;
  }

  async say(from: Person, to: Person | string, text: string, media?: string): Promise<Record<string, number>> {
    const target = typeof to === 'string' ? to : to.id;
    return (
      await this.post<{ ids: Record<string, number> }>('/telegram/say', { from: from.id, to: target, text, media })
    ).ids;
  }

  chat(a: Person, b: Person): Promise<ChatLine[]> {
    return this.call('GET', `/telegram/chats/${a.id}/${b.id}`);
  }

  typing(from: Person, to: Person): Promise<{ action: string }[]> {
    return this.call('GET', `/telegram/typing/${from.id}/${to.id}`);
  }

  fault(spec: object): Promise<{ id: string }> {
    return this.post('/faults', { service: 'telegram', ...spec });
  }

  /** Calls of one account that reached the server, by documented name. */
  calls(person: Person, method: string): JournalRecord[] {
    const records = this.sandbox.journal.read({ service: 'telegram' });
    return records.filter((r) => r.kind === 'call' && r.account === person.id && r.method === method);
  }

  connections(person: Person): number {
    return this.sandbox.telegram.server.connectionsOf(person.id).length;
  }

  get<T>(path: string): Promise<T> {
    return this.call('GET', path);
  }

  post<T>(path: string, body: object = {}): Promise<T> {
    return this.call('POST', path, body);
  }

  delete<T>(path: string): Promise<T> {
    return this.call('DELETE', path);
  }

  private async call<T>(method: string, path: string, body?: object): Promise<T> {
    const headers: Record<string, string> = body ? { 'content-type': 'application/json' } : {};
    const answer = await fetch(this.sandbox.url + path, { method, headers, body: body && JSON.stringify(body) });
    const json = (await answer.json()) as T & { error?: string };
    if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${json.error}`);
    return json;
  }

  private async destroyClients(): Promise<void> {
    await Promise.all(this.made.splice(0).map((port) => port.destroy()));
  }
}

/** Waits until `look` gives something truthy. @throws Error naming `what` after `ms` */
export const until = <T>(what: string, look: () => T | Promise<T>, ms?: number): Promise<NonNullable<T>> =>
  lookUntil(look, ms, what, 5);

let lastRandomId = 1_000n;
/** A random_id nobody used before. */
export const freshRandomId = (): string => String(++lastRandomId * 1_000_003n);
