// Who was seen typing to whom, lately. Telegram stores none of it; tests and the page want to see it.
import type { Telegram } from './methods/call';
import type { Api } from './tl';

export interface TypingAction {
  from: string;
  to: string;
  /** typing, cancel, recordAudio … */
  action: string;
  /** Milliseconds since the epoch, real time. */
  at: number;
}

const KEEP = 1000;

export class TypingBoard {
  private actions: TypingAction[] = [];

  note(action: TypingAction): void {
    this.actions.push(action);
    if (this.actions.length > KEEP) this.actions = this.actions.slice(KEEP / 2);
  }

  /** Actions of `from` towards `to`, oldest first. */
  between(from: string, to: string): TypingAction[] {
    return this.actions.filter((action) => action.from === from && action.to === to);
  }
}

/** Someone types to someone: noted, pushed to his clients, shown on the page. */
export function noteTyping(tg: Telegram, who: Omit<TypingAction, 'at'>, action: Api.TypeSendMessageAction): void {
  const noted = { ...who, at: Date.now() };
  tg.typing.note(noted);
  tg.events.emit({ type: 'typing', ...noted });
  const from = tg.world.people.get(who.from);
  if (from) tg.pusher.typing(from, who.to, action, tg.clock.seconds());
}
