// What activities read and write.
import type { ToolCall } from '../domain/agent';
import type { Control, Stage } from '../domain/conversation';
import type { Decision, PlanRecord, RefusedReason, Verdict } from '../domain/decision';
import type { Meeting, ReminderKind } from '../domain/meetings';
import type { ConversationRow, MeetingRow, OpenTurn, PlanRow, ProspectRow, Snapshot } from './rows';
import type { Peer } from './telegram';
import type { HeldFollowUp, NewAlert, TurnRecord } from './turn';

/** What became of the plan when a message was settled as sent. */
export interface Settled {
  /** the plan item this message was */
  kept?: string;
  /** promises it made that now stand */
  scheduled: string[];
  /** promises it made that the client had answered already */
  cancelled: string[];
}

export type Claim = { randomId: string; peer: Peer } & (
  | { verdict: 'go'; text: string; claimedAt: Date }
  | { verdict: 'sent'; telegramId: number }
  | { verdict: 'look'; text: string; claimedAt: Date; reason?: RefusedReason }
  | { verdict: 'refused'; reason: RefusedReason }
  | { verdict: 'later'; reason: string; at: Date }
);

/** The rows activities read and write. Every method is one transaction; errors of the database come through as they are. */
export interface Store {
  /** The conversation's numbers, cheaply: what the burst wait and the watch over a decision poll. */
  pulse(conversationId: string): Promise<{ seq: number; control: Control; brand: string; newestClientAt?: Date }>;
  conversation(conversationId: string): Promise<ConversationRow & { optedOut: boolean; newestClientMessage?: number }>;
  /** Where a conversation stands by its rows alone: what a run without state goes on from. Instants in epoch ms. */
  standing(conversationId: string): Promise<{
    answered: number;
    turns: number;
    plan: { id: string; due: number; promisedFor: number; basis: number; attempts: number; held: boolean }[];
    /** those with something still to be said around them */
    meetings: (Omit<Meeting, 'reminders'> & {
      reminders: { id: string; kind: ReminderKind; due: number; attempts: number }[];
    })[];
  }>;
  /** `plan` includes what the client's messages after `handled` have cancelled; `open`: this turn, if it waited for its tools. */
  snapshot(conversationId: string, limit: number, handled: number, turnId?: string): Promise<Snapshot>;
  findTurn(turnId: string): Promise<{ covers: number; decision: Decision | Verdict | HeldFollowUp } | undefined>;
  /**
   * Writes the turn and all it made, and gives the decision that stands: another attempt's, if that one wrote first.
   * undefined: the conversation's seq has moved past `covers`, and nothing was written.
   */
  saveTurn(turn: TurnRecord): Promise<Decision | Verdict | HeldFollowUp | undefined>;
  /**
   * Writes down a turn that waits for `calls`, and gives the ids of those to run: another attempt's, if that one wrote first.
   * undefined: the conversation's seq has moved past `covers`, and nothing was written.
   */
  saveOpenTurn(turn: OpenTurn, calls: { id: string; call: ToolCall }[]): Promise<string[] | undefined>;
  /** What waited for its tools is no longer wanted: a human has the chat, or the promise is gone. */
  dropOpenTurns(conversationId: string): Promise<void>;
  toolCall(callId: string): Promise<{ conversationId: string; call: ToolCall; ok?: boolean; content?: string }>;
  answerToolCall(callId: string, answer: { ok: boolean; content: string; sources: string[] }): Promise<void>;
  /** Facts are added to those known; a name an operator gave stays. */
  updateProfile(
    prospectId: string,
    profile: Partial<Pick<ProspectRow, 'name' | 'language' | 'zone' | 'facts'>>,
  ): Promise<void>;
  /** A call of the model is over and paid for. undefined tokens: it was hung up on, nobody was told what it cost. */
  noteModelCall(conversationId: string, tokens: number | undefined, at: Date): Promise<void>;
  /** Tokens of model calls since then (cached ones too): for this conversation's person and for his brand. */
  tokensSince(conversationId: string, since: Date): Promise<{ prospect: number; brand: number }>;
  /** Only one that still waits: whoever was first has decided. */
  settleDraft(draftId: string, status: 'approved' | 'discarded' | 'expired', by?: string): Promise<void>;
  /** A reminder's row with its meeting; undefined: no such row. */
  reminder(itemId: string): Promise<{ item: PlanRow; kind: ReminderKind; meeting: MeetingRow } | undefined>;
  planItem(itemId: string): Promise<PlanRow | undefined>;
  recordPlan(conversationId: string, items: PlanRecord[]): Promise<void>;
  /** Also supersedes drafts that were decided and not claimed, when the agent loses control. */
  writeControl(
    conversationId: string,
    control: Control,
    by: string,
    at: Date,
    releaseAt: Date | undefined,
  ): Promise<void>;
  writeSnapshot(conversationId: string, snapshot: unknown, stage: Stage): Promise<void>;
  writeStage(conversationId: string, stage: Stage): Promise<void>;
  optOut(conversationId: string, reason: string): Promise<void>;
  addAlert(alert: NewAlert): Promise<void>;
  claim(claim: {
    intent: string;
    seen: number;
    now: Date;
    notAfter: Date;
    overdue: boolean;
    spacingSeconds: number;
  }): Promise<Claim>;
  /** undefined: it was settled before. */
  settleSent(intent: string, telegramId: number, saidAt: Date, by: string): Promise<Settled | undefined>;
  /** The claimed effect is known not to have been done and must not be. */
  settleNotSent(intent: string, status: 'superseded' | 'failed' | 'draft', reason: string): Promise<void>;
  /**
   * Locks the conversation, checks once more that nothing arrived after `seen` (undefined: that is no matter) and that the agent has control, runs `effect`
   * and settles in the same transaction. undefined: refused, nothing was run; the intent is settled as superseded.
   */
  underLock<T>(
    claim: { conversationId: string; intent: string; seen: number | undefined },
    effect: () => Promise<T>,
    settle: (result: T) => { telegramId: number; saidAt: Date },
  ): Promise<{ settled: Settled | undefined } | { refused: RefusedReason }>;
  /** Which of these message ids of the chat are in our rows. */
  knownMessages(conversationId: string, telegramIds: number[]): Promise<Set<number>>;
  sleepAccount(accountId: string, until: Date): Promise<void>;
  freezeFirstContacts(accountId: string, until: Date): Promise<void>;
}
