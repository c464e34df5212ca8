// The outside world of a measurement: reps with accounts, clients, what they say to each other, and when.
import type { Pool } from 'pg';
import type { InstantRecord, JournalRecord } from '../sandbox/journal';
import type { Sandbox } from '../sandbox/main';
import { privateChat } from '../sandbox/telegram/people';
import { newId } from '../src/adapters/postgres/ids';
import { createInboundStore } from '../src/adapters/postgres/inbound';
import { createOperatorStore } from '../src/adapters/postgres/operator';
import { sealSession } from '../src/adapters/telegram/session-cipher';
import type { SessionKey } from '../src/config';
import type { ConversationRow } from '../src/ports';
import { BRAND } from './product';
import { until } from './until';

export interface Account {
  id: string;
  /** in the local Telegram */
  userId: string;
}

export type World = ReturnType<typeof createWorld>;

export function createWorld(sandbox: Sandbox, pool: Pool, sessionKeys: SessionKey[]) {
  const { telegram, journal } = sandbox;
  const operator = createOperatorStore(pool);
  const inbound = createInboundStore(pool, { chat: false, webhook: false });

  const world = {
    /** A rep whose account is signed in; the ingress finds it within seconds. */
    async addAccount(name = 'Rep', brand = BRAND): Promise<Account> {
      const { id: userId } = telegram.world.addPerson({ firstName: name, bot: false, dc: 2 });
      const id = newId('a');
      await operator.signIn({
        accountId: id,
        telegramUserId: userId,
        label: name,
        brand,
        session: sealSession(sessionKeys, id, telegram.sessionFor(userId)),
        at: new Date(Date.now() - 60_000),
      });
      return { id, userId };
    },

    /** People whom we may talk to and who have not written yet. */
    async addClients(count: number, brand = BRAND): Promise<string[]> {
      const clients: string[] = [];
      for (let i = 0; i < count; i++) {
        const { id } = telegram.world.addPerson({ firstName: 'Client', bot: false, dc: 2 });
        await operator.addProspect({ telegramUserId: id, brand, defaultBrand: brand });
        clients.push(id);
      }
      return clients;
    },

    /** A chat as it is in the rows after a first word, without one. */
    async openConversation({ id, userId }: Account, client: string): Promise<ConversationRow> {
      const accessHash = String(telegram.view.hash(userId, client));
      const flags = { isBot: false, isSelf: false, isContact: false, isDeleted: false, isService: false };
      const opened = await inbound.openConversation(id, { userId: client, accessHash, firstName: 'Client', ...flags });
      if (!opened) throw new Error(`${client} is no prospect`);
      return opened;
    },

    conversationOf: (account: Account, client: string) =>
      until('a conversation', () => inbound.conversationOf(account.id, client)),

    draftFollowUp: (conversationId: string, due: Date, message: string) =>
      operator.draftFollowUp({ conversationId, due, words: '', message, reason: 'bench' }),

    say(client: string, account: Account, text: string): void {
      telegram.world.send({ from: client, chat: privateChat(account.userId), text });
    },

    /** How many messages the account has sent to this person. */
    told: (account: Account, client: string): number =>
      telegram.world
        .mailbox(client)
        .inChat(privateChat(account.userId))
        .filter((held) => !held.out).length,

    /** Every one of them says something at the same moment; returns when all have been answered. */
    async round(account: Account, clients: readonly string[], text = 'Сколько стоит вилла на двоих?'): Promise<void> {
      const before = clients.map((client) => world.told(account, client));
      for (const client of clients) world.say(client, account, text);
      await until(
        'the answers',
        () => clients.every((client, i) => world.told(account, client) > (before[i] as number)),
        120_000,
      );
    },

    /** The model's next answers in this account's conversations. */
    async script(accountOrConversation: string, turns: object[]): Promise<void> {
      const response = await fetch(`${sandbox.url}/claude/script`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ conversationOrAccount: accountOrConversation, turns }),
      });
      if (!response.ok) throw new Error(`script: ${response.status} ${await response.text()}`);
    },

    /** Where the sandbox's record stands now. */
    mark: (): number => journal.read().at(-1)?.n ?? 0,

    since: (mark: number): JournalRecord[] => journal.read({ since: mark }),

    /** Instants of one kind by client, oldest first. */
    instants(mark: number, kind: InstantRecord['kind'], account: Account): Map<string, number[]> {
      const found = new Map<string, number[]>();
      for (const record of journal.read({ service: 'telegram', since: mark })) {
        if (record.kind !== kind || record.account !== account.userId) continue;
        found.set(record.peer, [...(found.get(record.peer) ?? []), record.at]);
      }
      return found;
    },
  };
  return world;
}
