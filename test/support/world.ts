// What surrounds the running product, in one process or in many: accounts, people, and the chats as the sandbox saw them.
import type { Client } from '@temporalio/client';
import type { Pool } from 'pg';
import type { Sandbox } from '../../sandbox/main';
import { createInboundStore } from '../../src/adapters/postgres/inbound';
import { type SessionKey, sealSession } from '../../src/adapters/telegram/session-cipher';
import { conversationWorkflowId } from '../../src/workflows/messages';
import { unique } from './servers';
import { until } from './until';

export interface Account {
  id: string;
  /** in the local Telegram */
  userId: string;
}

export interface ChatLine {
  messageId: number;
  from: string;
  /** seconds */
  date: number;
  /** when the server took it, epoch ms with a fraction */
  at: number;
  text: string;
  randomId?: string;
  readAt?: number;
}

export interface WorldParts {
  sandbox: Sandbox;
  pool: Pool;
  client: Client;
  keys: SessionKey[];
  brandId: string;
}

export function createWorld({ sandbox, pool, client, keys, brandId }: WorldParts) {
  const inbound = createInboundStore(pool, { chat: false, webhook: false });
  const world = {
    /** The sandbox's control API. */
    async control<T = any>(method: 'GET' | 'POST' | 'DELETE', path: string, body?: object): Promise<T> {
      const response = await fetch(sandbox.url + path, {
        method,
        ...(body ? { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) } : {}),
      });
      if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${await response.text()}`);
      return response.json() as Promise<T>;
    },
    /** A rep with an account that is signed in; not started yet. */
    async addAccount(name = 'Rep'): Promise<Account> {
      const { id: userId } = await world.control('POST', '/telegram/users', { name });
      const { session } = await world.control('POST', '/telegram/session', { user: userId });
      const id = unique('a');
      const sealed = sealSession(keys, id, await session);
      await pool.query(
        "insert into accounts (id, label, telegram_user_id, brand, session_cipher, session_key_id, connected_since) values ($1, $2, $3, $4, $5, $6, now() - interval '1 minute')",
        [id, name, userId, brandId, sealed.cipher, sealed.keyId],
      );
      return { id, userId };
    },
    /** A person in the local Telegram whom we may talk to. */
    async addProspect(name = 'Client'): Promise<string> {
      const { id } = await world.control('POST', '/telegram/users', { name });
      await pool.query("insert into prospects (id, telegram_user_id, brand, source) values ($1, $2, $3, 'added')", [
        unique('p'),
        id,
        brandId,
      ]);
      return id;
    },
    say: (from: string, to: string, text: string, more: object = {}) =>
      world.control<{ messageId: number; at: number }>('POST', '/telegram/say', { from, to, text, ...more }),
    chat: (a: string, b: string) => world.control<ChatLine[]>('GET', `/telegram/chats/${a}/${b}`),
    /** What the account has said to this person, oldest first. */
    async told(account: { userId: string }, person: string): Promise<ChatLine[]> {
      return (await world.chat(account.userId, person)).filter((m) => String(m.from) === account.userId);
    },
    async conversationOf(accountId: string, userId: string) {
      return until(() => inbound.conversationOf(accountId, userId), 10_000, 'conversation');
    },
    async handle(accountId: string, userId: string) {
      return client.workflow.getHandle(conversationWorkflowId((await world.conversationOf(accountId, userId)).id));
    },
    /** The model's next answers in this account's conversations, exactly. */
    script: (accountId: string, turns: object[]) =>
      world.control('POST', '/claude/script', { conversationOrAccount: accountId, turns }),
    /** What the second model finds unsupported in the next answers of this account, by check. */
    scriptFactChecks: (accountId: string, checks: { quote: string; why: string }[][]) =>
      world.control('POST', '/claude/script', {
        conversationOrAccount: accountId,
        of: 'factCheck',
        turns: checks.map((unsupported) => ({ text: JSON.stringify({ unsupported }) })),
      }),
  };
  return world;
}

export type World = ReturnType<typeof createWorld>;
