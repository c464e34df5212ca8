// Answers written beforehand by a test or a person: the next turns of one conversation, or of one account.
import type { StopReason } from './wire';

export interface ScriptedTurn {
  text?: string;
  tools?: { name: string; input: unknown }[];
  thinking?: string;
  /** default tool_use with tools, else end_turn */
  stop?: StopReason;
  delayMs?: number;
}

/**
 * The handle is `metadata.user_id`, "<conversation>:<account>": a script waits under either part or the whole.
 * Ids may hold colons themselves, so parts are compared from the ends.
 */
export class ScriptBook {
  private readonly scripts = new Map<string, ScriptedTurn[]>();

  /** Adds turns behind those already waiting; returns how many wait now. */
  add(handle: string, turns: ScriptedTurn[]): number {
    const waiting = [...(this.scripts.get(handle) ?? []), ...turns];
    this.scripts.set(handle, waiting);
    return waiting.length;
  }

  /** The next turn for this caller, or undefined: the seller answers. A conversation's script goes before its account's. */
  take(userId: string | undefined): ScriptedTurn | undefined {
    if (!userId) return undefined;
    for (const handle of matching(userId, [...this.scripts.keys()])) {
      const turns = this.scripts.get(handle) as ScriptedTurn[];
      const turn = turns.shift();
      if (turns.length === 0) this.scripts.delete(handle);
      if (turn) return turn;
    }
    return undefined;
  }

  clear(): void {
    this.scripts.clear();
  }
}

/** Of these handles those that mean this caller, the conversation's before the account's. */
export const matching = (userId: string, handles: string[]): string[] =>
  handles
    .filter((h) => h === userId || userId.startsWith(`${h}:`) || userId.endsWith(`:${h}`))
    .sort((a, b) => rank(userId, a) - rank(userId, b));

const rank = (userId: string, handle: string): number => (userId.startsWith(handle) ? 0 : 1);
