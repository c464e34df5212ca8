// Tells live connections of each change: who is told, in which form, and what faults do to it.
// https://core.telegram.org/api/updates
import type { FaultRegistry } from '../faults';
import type { Journal } from '../journal';
import type { Connection } from './connection';
import type { Held, LogEntry } from './mailbox';
import type { MtServer } from './mtproto-server';
import { chatId, isPrivate, type Person } from './people';
import { Api, long, type Tl } from './tl';
import type { View } from './view';
import type { Change, World } from './world';

const PUSH_FAULTS = ['duplicate_update', 'reorder_updates'] as const;
/** A held-back update leaves by itself if nothing overtakes it. */
const REORDER_MS = 500;

interface Pushed {
  update: Tl;
  onSent?: () => void;
}

export class Pusher {
  /** Updates held back so that the next one overtakes them. */
  private readonly late = new Map<Connection, Pushed>();

  constructor(
    private readonly parts: { world: World; view: View; server: MtServer; journal: Journal; faults: FaultRegistry },
  ) {
    parts.world.onChange((change) => this.changed(change));
  }

  /** Pushes an update to every live connection of a person. */
  tell(personId: string, update: Tl): void {
    for (const connection of this.listeners(personId)) connection.push(update);
  }

  /** "X is typing" (or stopped) to one person. It is never stored. */
  typing(from: Person, to: string, action: Api.TypeSendMessageAction, date: number): void {
    const update = new Api.UpdateUserTyping({ userId: long(from.id), action });
    for (const connection of this.listeners(to)) {
      if (connection.known.has(from.id)) connection.push(new Api.UpdateShort({ update, date }));
    }
  }

  private listeners(personId: string): Connection[] {
    return this.parts.server.connectionsOf(personId).filter((connection) => connection.wantsUpdates);
  }

  private changed({ mailbox, entry, by }: Change): void {
    const { world } = this.parts;
    const owner = mailbox.owner;
    const group = owner.startsWith('c') ? world.groups.get(chatId(owner as `c${string}`)) : undefined;
    for (const viewer of group ? group.members : [owner]) {
      for (const connection of this.listeners(viewer)) {
        if (connection !== by) this.pushEntry(connection, viewer, owner, entry);
      }
    }
  }

  private pushEntry(connection: Connection, viewer: string, owner: string, entry: LogEntry): void {
    const { world, view, journal, faults } = this.parts;
    const held = entry.ids[0] === undefined ? undefined : world.mailbox(owner).messages.get(entry.ids[0]);
    const update = this.form(connection, viewer, owner, entry, held);
    if (!update) return;
    const inbound = entry.type === 'new' && held && !held.out && isPrivate(held.chat);
    const onSent = inbound
      ? () => {
          const peer = chatId(held.chat);
          journal.instant({
            kind: 'handover',
            service: 'telegram',
            account: viewer,
            peer,
            messageId: held.id,
            via: 'push',
          });
        }
      : undefined;
    const fault = faults.take({ service: 'telegram', method: 'push', account: viewer }, PUSH_FAULTS);
    if (fault?.spec.kind === 'reorder_updates' && !this.late.has(connection)) {
      this.late.set(connection, { update, onSent });
      setTimeout(() => this.releaseLate(connection), REORDER_MS).unref();
      return;
    }
    connection.push(update, onSent);
    if (fault?.spec.kind === 'duplicate_update') connection.push(update);
    this.releaseLate(connection);
    view.remember(connection.known, update);
  }

  private releaseLate(connection: Connection): void {
    const pushed = this.late.get(connection);
    this.late.delete(connection);
    if (pushed) connection.push(pushed.update, pushed.onSent);
  }

  /**
   * A plain text from someone whom the client knows travels as updateShortMessage, everything else in full; clients have
   * to cope with both. https://core.telegram.org/constructor/updateShortMessage
   */
  private form(connection: Connection, viewer: string, owner: string, entry: LogEntry, held?: Held): Tl | undefined {
    const { view } = this.parts;
    const update = view.update(owner, entry);
    if (!update) return undefined;
    const { pts, count: ptsCount, date } = entry;
    const isPlain =
      entry.type === 'new' && held && isPrivate(held.chat) && !held.content.media && !held.content.forwardedFrom;
    if (isPlain && connection.known.has(chatId(held.chat)) && chatId(held.chat) !== viewer) {
      const { id, out, content } = held;
      const userId = long(chatId(held.chat));
      return new Api.UpdateShortMessage({ id, out, userId, message: content.text, pts, ptsCount, date });
    }
    const mentioned = view.mentioned(viewer, entry.chat ? [entry.chat] : [], held ? [held] : []);
    return new Api.Updates({ updates: [update], ...mentioned, date, seq: 0 });
  }
}
