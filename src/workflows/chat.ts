// What every step of a conversation shares: its state, what is told to it meanwhile, who has the chat, and what goes on beside the loop.
import {
  allHandlersFinished,
  CancellationScope,
  condition,
  isCancellation,
  log,
  workflowInfo,
} from '@temporalio/workflow';
import { apply, type ConversationState } from '../domain/conversation';
import type { AlertKind, Pace, PlanRecord, SendOutcome } from '../domain/decision';
import { type Inbox, openInbox } from './inbox';
import { control, presence, recording, sending } from './proxies';

export class Chat {
  /** Opened before the workflow's first await: see there. */
  readonly inbox: Inbox = openInbox();
  /** The state is there: the run before handed it over, or the rows were read. */
  ready = false;
  /** Said in `status` and in the Web UI: deciding, judging, typing, sending. */
  doing?: string;
  /** Something outside the inbox has changed: the loop looks again. */
  poked = false;
  private readonly background = new Set<Promise<unknown>>();

  constructor(public s: ConversationState) {}

  // ---------------------------------------------------------------- hearing

  drain(): void {
    for (const arrival of this.inbox.arrivals.splice(0)) {
      const stale = arrival.type === 'clientReplied' && arrival.seq <= this.s.handled;
      const before = this.s.plan;
      const { cancelled, reason } = apply(this.s, arrival, Date.now());
      // A client's message cancelled them in its own transaction; what an operator stops is recorded here.
      if (cancelled.length > 0 && arrival.type === 'stop')
        this.record(cancelled.map((id) => ({ id, status: 'cancelled', reason })));
      if (stale && before === this.s.plan) this.inBackground(this.liftSeq(arrival.seq));
    }
  }

  /** Hears what arrives while `work` goes on. When a human steps in the row is written at once and `onHuman` runs. */
  async during<T>(work: Promise<T>, onHuman: () => void = () => {}): Promise<T> {
    let done = false;
    const settled = work.finally(() => {
      done = true;
    });
    settled.catch(() => {}); // awaited below
    while (!done) {
      await condition(() => done || this.inbox.arrivals.length > 0 || this.s.controlDirty);
      this.drain();
      if (this.s.controlDirty) await this.applyControl();
      if (this.s.control !== 'agent') onHuman();
    }
    return settled;
  }

  // ---------------------------------------------------------------- acting

  /** Claims and sends on the account's queue. A human stepping in withdraws what has not started and waits for what has. */
  async send(
    kind: 'reply' | 'followUp' | 'reminder',
    intents: string[],
    seen: number,
    notAfter: number,
    overdue: boolean,
  ): Promise<SendOutcome> {
    const scope = new CancellationScope();
    this.doing = 'sending';
    try {
      return await this.during(
        scope.run(() =>
          sending(this.s.accountId).send({
            conversationId: this.s.conversationId,
            accountId: this.s.accountId,
            kind,
            intents,
            seen,
            notAfter,
            overdue,
          }),
        ),
        () => scope.cancel(),
      );
    } catch (error) {
      if (isCancellation(error)) return { status: 'superseded', said: [], reason: 'human_in_control' };
      log.error('send failed for good', { intents });
      return { status: 'unknown', said: [], reason: 'send_failed' };
    } finally {
      this.doing = undefined;
    }
  }

  async typeAhead(intents: string[], seen: number, ms: number, pace?: Pace): Promise<void> {
    this.doing = 'typing';
    const scope = new CancellationScope();
    const span = ms + (pace ? pace.readMs + pace.thinkMs : 0);
    try {
      await this.during(
        scope.run(() =>
          presence(this.s.accountId, span).typeAhead({
            conversationId: this.s.conversationId,
            intents,
            seen,
            ms,
            ...(pace ? { readMs: pace.readMs, thinkMs: pace.thinkMs } : {}),
          }),
        ),
        () => scope.cancel(),
      );
    } catch {
      // typing is a nicety: the reply goes without it
    } finally {
      this.doing = undefined;
    }
  }

  // ---------------------------------------------------------------- control

  /** Not settled before the row is written; what was decided meanwhile is written after it. */
  async applyControl(): Promise<void> {
    const { control: wanted, controlBy } = this.s;
    const { releaseAt } = await control.writeControl({
      conversationId: this.s.conversationId,
      control: wanted,
      by: controlBy ?? 'operator',
      now: Date.now(),
    });
    if (this.s.control !== wanted || this.s.controlBy !== controlBy) return;
    this.s.controlDirty = false;
    this.s.releaseAt = releaseAt;
  }

  /** A claim said a human has the chat: the console or the CLI wrote the row and its signal is still on the way. */
  async syncControl(): Promise<void> {
    if (this.s.control !== 'agent') return;
    const row = await control.loadConversation({ conversationId: this.s.conversationId });
    this.s.control = row.control;
    this.s.controlBy = row.controlBy;
    this.s.releaseAt = row.releaseAt;
  }

  giveUpToHuman(): void {
    apply(this.s, { type: 'takeOver', by: 'agent' }, Date.now());
  }

  // ---------------------------------------------------------------- beside the loop

  /** A seq we have handled already: a repeated signal, or a database restored from before our numbers, which would swallow messages. */
  private async liftSeq(seq: number): Promise<void> {
    const row = await control.loadConversation({ conversationId: this.s.conversationId });
    if (row.seq >= this.s.handled) return;
    log.warn('the database is older than this conversation: numbers lifted', {
      rowSeq: row.seq,
      handled: this.s.handled,
    });
    this.s.handled = seq - 1;
    this.s.known = row.seq;
    this.s.clientSeq = seq;
    for (const item of this.s.plan) item.basis = Math.min(item.basis, row.seq);
    this.poked = true;
  }

  record(items: PlanRecord[]): void {
    if (items.length > 0) this.inBackground(recording.recordPlan({ conversationId: this.s.conversationId, items }));
  }

  alert(kind: AlertKind, detail = ''): void {
    this.inBackground(
      recording.notifyHuman({
        alertId: `${this.s.conversationId}/${kind}/${workflowInfo().historyLength}/${this.s.turns}`,
        kind,
        conversationId: this.s.conversationId,
        accountId: this.s.accountId,
        detail,
      }),
    );
  }

  inBackground(work: Promise<unknown>): void {
    const tracked = work
      .catch((error: unknown) => log.error('background work failed', { error: String(error) }))
      .finally(() => this.background.delete(tracked));
    this.background.add(tracked);
  }

  /** Something begun beside the loop is still under way. */
  busy(): boolean {
    return this.background.size > 0;
  }

  /** Nothing in flight any more. */
  quiet(): boolean {
    return !this.busy() && allHandlersFinished();
  }
}
