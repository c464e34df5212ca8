// Who was seen typing to whom, lately. Telegram stores none of it; tests and the page want to see it.

export interface TypingAction {
  from: string;
  to: string;
  /** typing, cancel, recordAudio … */
  action: string;
  /** Milliseconds since the epoch, real time. */
  at: number;
}

const KEEP = 1000;
/** A client shows "typing" for 6 s after the last action. https://core.telegram.org/method/messages.setTyping */
const FADES_MS = 6000;

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

  /** Whether `to` sees "typing…" now; a message that arrived since ends it. */
  isTyping(from: string, to: string, now: number, lastMessageAt: number): boolean {
    const last = this.between(from, to).at(-1);
    return !!last && last.action !== 'cancel' && now - last.at < FADES_MS && last.at > lastMessageAt;
  }
}
