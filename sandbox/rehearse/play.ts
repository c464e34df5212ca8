// Plays one rehearsal: each step at its time, whatever is due in between, and everything that came of it.
import { randomUUID } from 'node:crypto';
import type { Brand } from '../../src/domain/brand';
import type { Action, Scenario, ScriptedTurn } from '../../src/domain/rehearsal/scenario';
import type { Played, Standing } from '../../src/domain/rehearsal/timeline';
import { bookingWorkflowId, conversationWorkflowId } from '../../src/workflows/messages';
import { privateChat } from '../telegram/people';
import type { Account } from './accounts';
import { CannotBeDone } from './cannot-be-done';
import type { Ask } from './live/ask';
import { nextWords } from './live/persona';
import { operate } from './operator';
import { answer, editCalendar, outsideDiffers } from './rep';
import type { Booked, Theatre } from './theatre';
import { Watch } from './watch';

/** A client who is played reads and types for as long. */
const ANSWERS_AFTER_MS = 3 * 60_000;
const STORED_WITHIN_MS = 15_000;

/** @throws Error what could not be played: the conversation is then not to be judged */
export async function play(theatre: Theatre, scenario: Scenario, brand: Brand, ask?: Ask): Promise<Played> {
  const account = await theatre.account(brand.id);
  const rehearsal = new Rehearsal(theatre, scenario, account, ask);
  rehearsal.booked = await theatre.begin(scenario.starts, brand, () => rehearsal.watch.look(), scenario.rep);
  await rehearsal.invite();
  try {
    return await rehearsal.run();
  } finally {
    await rehearsal.leave();
  }
}

class Rehearsal {
  readonly watch: Watch;
  booked?: Booked;
  private readonly person: string;
  private newest?: number;

  constructor(
    private readonly theatre: Theatre,
    private readonly scenario: Scenario,
    private readonly account: Account,
    private readonly ask: Ask | undefined,
  ) {
    const { name, language } = scenario.client;
    const { world } = theatre.sandbox.telegram;
    this.person = world.addPerson({
      firstName: name,
      username: `client_${randomUUID().slice(0, 8)}`,
      language,
      bot: false,
      dc: 2,
    }).id;
    this.watch = new Watch({
      pool: theatre.pool,
      world,
      accountId: account.id,
      rep: account.userId,
      client: this.person,
      stage: scenario.stage,
      now: () => theatre.time.now().getTime(),
    });
    theatre.time.idle = () => theatre.idle(this.watch.conversationId);
  }

  /** The person, and the conversation where it is to begin. */
  async invite(): Promise<void> {
    const { pool, sandbox } = this.theatre;
    const { client, brand, stage } = this.scenario;
    if (client.stranger) return;
    const id = `p-${randomUUID()}`;
    await pool.query(
      `insert into prospects (id, telegram_user_id, name, brand, language, zone, facts, source) values ($1, $2, $3, $4, $5, $6, $7::jsonb, 'added')`,
      [id, this.person, client.name, brand, client.language, client.zone, JSON.stringify(client.facts)],
    );
    if (stage === 'new') return;
    const username = sandbox.telegram.world.people.get(this.person)?.username as string;
    const peer = await this.account.host.open()?.resolveUsername(username);
    await pool.query(
      'insert into conversations (id, prospect_id, account_id, peer_id, access_hash, brand, stage) values ($1, $2, $3, $4, $5, $6, $7)',
      [`c-${randomUUID()}`, id, this.account.id, this.person, peer?.accessHash, brand, stage],
    );
  }

  async run(): Promise<Played> {
    const { time } = this.theatre;
    const { steps, ends } = this.scenario;
    const afterStep: Standing[] = [];
    const undone: Played['undone'] = [];
    for (const [i, step] of steps.entries()) {
      await time.pass(step.at);
      await this.watch.look();
      if (i > 0) afterStep.push(this.watch.standing());
      if (step.agent.length > 0) await this.script(step.agent);
      await time.whileDoing(this.act(step.action), steps[i + 1]?.at ?? ends).catch((error: unknown) => {
        if (!(error instanceof CannotBeDone)) throw error;
        undone.push({ line: step.line, words: error.message });
      });
      await this.watch.look();
    }
    await this.persona();
    await time.pass(ends);
    await this.watch.look();
    afterStep.push(this.watch.standing());
    const { conversationId } = this.watch;
    const outside = conversationId ? await outsideDiffers(this.theatre, conversationId) : [];
    return { timeline: [...this.watch.timeline].sort((a, b) => a.at - b.at), undone, outside, afterStep };
  }

  /** He writes, waits for what he gets, and writes again. */
  private async persona(): Promise<void> {
    const { time } = this.theatre;
    const { play: part, ends } = this.scenario;
    if (!part) return;
    if (!this.ask) throw new Error('its client is played by a model, and there is none');
    for (let n = 0; n < part.messages; n++) {
      const text = await nextWords(this.ask, part, this.watch.timeline);
      const at = time.now().getTime() + ANSWERS_AFTER_MS;
      if (text === undefined || at >= ends) return;
      await time.whileDoing(this.act({ do: 'say', text }), ends);
      await time.pass(at);
      await this.watch.look();
    }
  }

  /** Ends its workflows while nothing is under way: the server's clock would stay locked for ever. */
  async leave(): Promise<void> {
    const { conversationId } = this.watch;
    if (!conversationId) return;
    const { client, pool } = this.theatre;
    const { rows } = await pool.query('select id from bookings where conversation_id = $1::text', [conversationId]);
    const bookings = rows.flatMap(({ id }) =>
      [id.replace(/^b:/, ''), 'calendar'].map((by) => bookingWorkflowId(id, by)),
    );
    for (const id of [conversationWorkflowId(conversationId), ...bookings])
      await client.workflow
        .getHandle(id)
        .terminate('the rehearsal is over')
        .catch(() => {}); // it has completed
  }

  private async act(action: Action): Promise<void> {
    const { time, sandbox } = this.theatre;
    const { world } = sandbox.telegram;
    const at = time.now().getTime();
    const toRep = privateChat(this.account.userId);
    switch (action.do) {
      case 'look':
        return;
      case 'say': {
        const { text, media } = action;
        const { held } = world.send({ from: this.person, chat: toRep, text, media: media as never });
        this.newest = held.id;
        this.watch.note({ at, type: 'client', text, media });
        return this.stored();
      }
      case 'edit': {
        if (this.newest === undefined) throw new CannotBeDone('edits: the client has written nothing yet');
        world.edit(this.person, this.newest, action.text);
        this.watch.note({ at, type: 'client', text: action.text, edited: true });
        return this.stored();
      }
      case 'rep': {
        world.send({ from: this.account.userId, chat: privateChat(this.person), text: action.text });
        this.watch.note({ at, type: 'rep', text: action.text });
        return this.stored();
      }
      case 'answer': {
        const { late } = await answer(this.theatre, this.withRep(), action.answer);
        this.watch.note({ at, type: 'answer', answer: action.answer, late });
        return this.stored();
      }
      case 'calendar':
        await editCalendar(this.theatre, this.withRep(), action.change);
        return this.watch.note({ at, type: 'calendar', change: action.change });
      case 'down':
        this.watch.note({ at, type: 'down', until: action.until });
        return time.skip(action.until);
      default:
        return operate(this.theatre, this.account.id, this.watch.conversationId, action);
    }
  }

  private withRep(): Booked {
    if (!this.booked) throw new CannotBeDone('nobody can be booked: the brand books no meetings');
    return this.booked;
  }

  private async script(turns: ScriptedTurn[]): Promise<void> {
    const response = await fetch(`${this.theatre.sandbox.url}/claude/script`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ conversationOrAccount: this.account.id, turns }),
    });
    if (!response.ok) throw new Error(`agent: ${await response.text()}`);
  }

  /** Until ingress has come as far as the account's mailbox, and the workflow has been told what it is to hear of. */
  private async stored(): Promise<void> {
    const { pool, sandbox } = this.theatre;
    const { pts } = sandbox.telegram.world.mailbox(this.account.userId);
    for (const until = Date.now() + STORED_WITHIN_MS; ; await new Promise((resolve) => setTimeout(resolve, 3))) {
      const { rows } = await pool.query(
        `select a.pts >= $2 and not exists (select 1 from arrivals r join conversations c on c.id = r.conversation_id
           where c.account_id = a.id and r.signalled_at is null) as done from accounts a where a.id = $1`,
        [this.account.id, pts],
      );
      if (rows[0]?.done) return;
      if (Date.now() > until) throw new Error('what was written did not arrive');
    }
  }
}
