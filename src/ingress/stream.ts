// The account's update stream in order: gaps are seen by pts and filled by getDifference. https://core.telegram.org/api/updates
import type { AccountUpdate, UpdateState } from '../ports';
import { type Context, type ReceiveDeps, receive } from './receive';

// Live updates remember who sent what for the moment between updateMessageID and the message itself.
const SENT_IDS_KEPT = 500;

export class UpdateStream {
  private state: UpdateState | undefined;
  private queue: Promise<void> = Promise.resolve();
  private stopped = false;

  constructor(
    private readonly deps: ReceiveDeps,
    private readonly context: Context,
    private readonly onError: (error: unknown) => void,
  ) {
    this.state = context.account.updates;
  }

  /** Live: one after the other. A failure ends the stream: what was not stored comes again with the next difference. */
  push(update: AccountUpdate): void {
    void this.serially(() => this.live(update)).catch(this.onError);
  }

  /** Drains getDifference; on return everything Telegram had is stored. */
  catchUp(): Promise<void> {
    return this.serially(() => this.difference());
  }

  stop(): void {
    this.stopped = true;
  }

  private serially(work: () => Promise<void>): Promise<void> {
    const next = this.queue.then(() => (this.stopped ? undefined : work()));
    this.queue = next.catch(() => {});
    return next;
  }

  private async live(update: AccountUpdate): Promise<void> {
    if (!this.state || update.type === 'tooLong') return this.difference();
    const { pts, ptsCount = 0 } = update;
    if (pts === undefined) {
      if ((await receive(this.deps, this.context, update, undefined)) === 'needsDifference') await this.difference();
      return this.trim();
    }
    if (pts <= this.state.pts) return; // known
    if (this.state.pts + ptsCount < pts) return this.difference(); // a gap: the difference brings this one too
    if ((await receive(this.deps, this.context, update, pts)) === 'needsDifference') return this.difference();
    this.state.pts = pts;
  }

  private async difference(): Promise<void> {
    const { client, account } = this.context;
    if (!this.state) {
      // First connection ever: from here on. What was there before is the rep's own.
      this.state = await client.updateState();
      return this.deps.store.moveUpdates(account.id, this.state);
    }
    for (;;) {
      const difference = await client.difference(this.state);
      for (const update of difference.updates) {
        if (update.type === 'sentId') this.context.sentIds.set(update.messageId, update.randomId);
      }
      for (const update of difference.updates) {
        await this.receiveMissed(update);
      }
      if (difference.tooLong) await this.readChats();
      this.state = { ...difference.state, pts: Math.max(this.state.pts, difference.state.pts) };
      await this.deps.store.moveUpdates(account.id, this.state);
      if (difference.final) return this.trim();
    }
  }

  /** One update the database can't take must not stop all that follow: a human is told, and the account goes on. */
  private async receiveMissed(update: AccountUpdate): Promise<void> {
    const { account } = this.context;
    try {
      if ((await receive(this.deps, this.context, update, undefined)) === 'done') return;
    } catch (error) {
      if (!isPoison(error)) throw error;
      const id = update.type === 'message' ? update.message.messageId : update.type;
      this.deps.log.error(
        { accountId: account.id, update: id, code: (error as { code: string }).code },
        'an update could not be stored',
      );
      await this.deps.store.addAlert({
        id: `unstored:${account.id}:${id}`,
        kind: 'not_stored',
        accountId: account.id,
        detail: `update ${id}`,
      });
    }
    await this.deps.store.countIgnored(account.id, 'unreadable', undefined);
  }

  /** The gap was too long for Telegram to keep: what was said is read from each chat. */
  private async readChats(): Promise<void> {
    for (const conversation of await this.deps.store.conversationsOf(this.context.account.id)) {
      const missed = await this.context.client.history(conversation.peer, {
        limit: 100,
        minId: conversation.newestMessage,
      });
      for (const message of missed.reverse())
        await receive(this.deps, this.context, { type: 'message', message }, undefined);
    }
  }

  private trim(): void {
    const { sentIds } = this.context;
    for (const id of sentIds.keys()) {
      if (sentIds.size <= SENT_IDS_KEPT) break;
      sentIds.delete(id);
    }
  }
}

/**
 * Data Postgres can't take (classes 22, 23): the same again would fail again. A statement it doesn't know (42) is not among them: then
 * schema and code differ, everything would be skipped, and the account had better wait for a person.
 */
const isPoison = (error: unknown): boolean => /^(22|23)/.test(String((error as { code?: unknown }).code ?? ''));
