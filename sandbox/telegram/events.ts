// What happens in the local Telegram as a stream of small events, for the page: "this chat changed", "he is typing".
import { EventEmitter } from 'node:events';
import { chatId, isPrivate } from './people';
import type { TypingAction } from './typing';
import type { World } from './world';

export type TelegramEvent =
  /** `heard`: it was a new message from the other side. */
  | { type: 'chat'; owner: string; peer: string; heard: boolean }
  | ({ type: 'typing' } & TypingAction)
  | { type: 'people' }
  /** A bot answered a pressed button: a passing notice, or an alert to be closed. */
  | { type: 'pressAnswered'; person: string; text: string; alert: boolean };

export class EventStream {
  private readonly emitter = new EventEmitter().setMaxListeners(0);

  constructor(world: World) {
    world.onChange(({ mailbox, entry }) => {
      const first = mailbox.messages.get(entry.ids[0] ?? 0);
      const chat = entry.chat ?? first?.chat;
      if (!chat || !isPrivate(chat)) return;
      const heard = entry.type === 'new' && !first?.out;
      this.emit({ type: 'chat', owner: mailbox.owner, peer: chatId(chat), heard });
    });
  }

  emit(event: TelegramEvent): void {
    this.emitter.emit('event', event);
  }

  /** Returns the way to stop listening. */
  listen(listener: (event: TelegramEvent) => void): () => void {
    this.emitter.on('event', listener);
    return () => this.emitter.off('event', listener);
  }
}
