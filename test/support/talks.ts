// Conversations under test, and what is said of them in the end: judged by the sandbox's record, never by our own rows alone.
import { type ChatMessage, chatBetween } from '../../sandbox/telegram/chats';
import { scheduleFollowUp as scheduleUpdate, status } from '../../src/workflows/messages';
import type { Product } from './processes';
import { unique } from './servers';
import { until } from './until';
import type { Account } from './world';

/** The same words every time: the hardest case for whoever tells messages apart by their words. */
const ANSWER = 'Вилла на двоих стоит от 90 долларов за ночь.';
export const FOLLOW_UP = 'Удалось посмотреть варианты?';

export interface Talk {
  account: Account;
  client: string;
  conversationId: string;
  /** who has to have spoken, in order */
  expected: ('client' | 'us')[];
}

export interface Faults {
  lost: number;
  duplicated: number;
  falseTakeovers: number;
  /** humans called although nothing was wrong that we could not mend */
  falseAlarms: number;
}

export const NO_FAULTS: Faults = { lost: 0, duplicated: 0, falseTakeovers: 0, falseAlarms: 0 };

export class Talks {
  constructor(
    readonly product: Product,
    readonly talks: Talk[],
  ) {}

  /** Opens conversations: each client has written and was answered once. */
  static async open(product: Product, account: Account, count: number): Promise<Talks> {
    const talks = await Promise.all(
      Array.from(
        { length: count },
        async (): Promise<Talk> => ({ account, client: await product.addProspect(), conversationId: '', expected: [] }),
      ),
    );
    const opened = new Talks(product, talks);
    await opened.say();
    await opened.answered();
    for (const talk of talks) talk.conversationId = (await product.conversationOf(account.id, talk.client)).id;
    await opened.completed();
    return opened;
  }

  /** Every client writes; one answer is owed to each. `tool`: the model wants it before it answers. */
  async say({ tool }: { tool?: { name: string; input: object } } = {}): Promise<void> {
    const { product } = this;
    if (tool) {
      await product.control('DELETE', '/claude/script'); // what is left over would be said first
      await this.script(this.talks.length, { tools: [tool] });
    }
    // more than needed: a killed call may have used one up
    await this.script(this.talks.length * 3);
    for (const talk of this.talks) talk.expected.push('client', 'us');
    await Promise.all(
      this.talks.map((talk) => product.say(talk.client, talk.account.userId, 'Сколько стоит вилла на двоих?')),
    );
  }

  /** One follow-up each, due in `ms`. `brief`: its words are written when it is due. */
  async schedule(ms: number, { brief = false } = {}): Promise<void> {
    const { product } = this;
    await this.script(this.talks.length * 3);
    await Promise.all(
      this.talks.map(async (talk) => {
        talk.expected.push('us');
        await scheduleFollowUp(product, talk, new Date(Date.now() + ms), brief ? undefined : FOLLOW_UP);
      }),
    );
  }

  private script(turns: number, turn: object = { text: ANSWER }): Promise<unknown> {
    const accounts = [...new Set(this.talks.map((talk) => talk.account.id))];
    return Promise.all(accounts.map((id) => this.product.script(id, Array(turns).fill(turn))));
  }

  /** Whatever was said so far was owed: the judgement begins here. */
  fromHere(): void {
    for (const talk of this.talks)
      talk.expected = this.chat(talk).map((line) => (line.from === talk.client ? 'client' : 'us'));
  }

  /** The chat as the sandbox has it; asked in this process, as sixty pollers over HTTP would be a load of their own. */
  chat({ account, client }: Talk): ChatMessage[] {
    return chatBetween(this.product.sandbox.telegram.world, account.userId, client);
  }

  /** Waits until the sandbox has all that is owed. Gives the instants at which the newest of each talk took effect. */
  async answered(ms = 40_000): Promise<number[]> {
    const newest = (talk: Talk): number | undefined => {
      const owed = talk.expected.filter((who) => who === 'us').length;
      return this.chat(talk).filter((line) => line.from !== talk.client)[owed - 1]?.at;
    };
    let slow: Talk | undefined;
    await until(
      () => {
        slow = this.talks.find((talk) => newest(talk) === undefined);
        return slow === undefined;
      },
      ms,
      'an answer for everybody',
    ).catch(async (error: Error) => {
      throw new Error(`${error.message}\n${await this.standing(slow as Talk)}`);
    });
    return this.talks.map((talk) => newest(talk) as number);
  }

  /** Where a conversation stands, for whoever looks for the reason. */
  private async standing({ conversationId, expected }: Talk): Promise<string> {
    const { pool, client } = this.product;
    const rows = async (sql: string) =>
      (await pool.query(sql, [conversationId])).rows.map((row) => JSON.stringify(row));
    const handle = client.workflow.getHandle(`conversation:${conversationId}`);
    const [state, described] = await Promise.all([
      handle.query(status).catch((error: Error) => error.message),
      handle.describe().catch((error: Error) => error.message),
    ]);
    const raw = typeof described === 'string' ? described : described.raw;
    return [
      `expected: ${expected.join(' ')}`,
      `status: ${JSON.stringify(state)}`,
      `under way: ${typeof raw === 'string' ? raw : JSON.stringify([raw.pendingActivities, raw.pendingWorkflowTask])}`,
      ...(await rows(
        'select seq, kind, stored_at, signalled_at from arrivals where conversation_id = $1 order by seq',
      )),
      ...(await rows(
        'select id, status, reason, attempts, claimed_at, settled_by from intents where conversation_id = $1 order by created_at',
      )),
      ...(await rows(
        'select id, status, due, cancel_reason, last_error from plan_items where conversation_id = $1 order by created_at',
      )),
    ].join('\n');
  }

  /** Waits until the workflows know it too: everything handled, nothing under way, nothing planned. Gives the instants. */
  async completed(ms = 40_000): Promise<number[]> {
    return Promise.all(
      this.talks.map(async (talk) => {
        const handle = this.product.client.workflow.getHandle(`conversation:${talk.conversationId}`);
        await until(
          async () => {
            // a query waits for a worker, which may be what was killed
            const now = await handle.query(status).catch(() => undefined);
            const { rows } = await this.product.pool.query('select seq from conversations where id = $1', [
              talk.conversationId,
            ]);
            return now && now.handled >= rows[0].seq && !now.doing && !now.next;
          },
          ms,
          `the workflow of ${talk.conversationId}`,
          150,
        );
        return Date.now();
      }),
    );
  }

  async judge(): Promise<Faults> {
    const faults = { ...NO_FAULTS };
    const ids = this.talks.map((talk) => talk.conversationId);
    const alerts = await this.product.pool.query('select 1 from alerts where conversation_id = any($1)', [ids]);
    faults.falseAlarms = alerts.rowCount ?? 0;
    for (const talk of this.talks) {
      const chat = this.chat(talk);
      const { lost, duplicated } = compare(
        talk.expected,
        chat.map((line) => (line.from === talk.client ? 'client' : 'us')),
      );
      faults.lost += lost;
      faults.duplicated += duplicated;
      const { rows } = await this.product.pool.query('select control from conversations where id = $1', [
        talk.conversationId,
      ]);
      const { control } = await this.product.client.workflow
        .getHandle(`conversation:${talk.conversationId}`)
        .query(status);
      if (rows[0].control !== 'agent' || control !== 'agent') faults.falseTakeovers++;
    }
    return faults;
  }
}

/** Between two messages of the client as many of ours as are owed there: fewer are lost, more are duplicates. */
function compare(expected: ('client' | 'us')[], seen: ('client' | 'us')[]): { lost: number; duplicated: number } {
  const runs = (line: ('client' | 'us')[]) =>
    line
      .join(' ')
      .split('client')
      .map((run) => run.split(' ').filter((who) => who === 'us').length);
  const [owed, said] = [runs(expected), runs(seen)];
  let lost = 0;
  let duplicated = 0;
  for (let i = 0; i < Math.max(owed.length, said.length); i++) {
    const difference = (said[i] ?? 0) - (owed[i] ?? 0);
    if (difference < 0) lost -= difference;
    else duplicated += difference;
  }
  return { lost, duplicated };
}

/** As the console does it: the words in a row, then the update. Without words they are written from the brief when it is due. */
export async function scheduleFollowUp(
  product: Product,
  talk: { conversationId: string; account: { id: string } },
  due: Date,
  message?: string,
): Promise<string> {
  const id = unique('f');
  await product.pool.query(
    `insert into plan_items (id, conversation_id, account_id, kind, due, promised_for, words, message, brief, reason, basis)
     select $1, c.id, c.account_id, 'followUp', $3, $3, 'later', $4, $5, 'he asked for it', c.seq from conversations c where c.id = $2`,
    [id, talk.conversationId, due, message, message ? null : 'ask whether he has looked at the villas'],
  );
  const handle = product.client.workflow.getHandle(`conversation:${talk.conversationId}`);
  await handle.executeUpdate(scheduleUpdate, { args: [{ by: 'test', itemId: id, due: due.toISOString() }] });
  return id;
}
