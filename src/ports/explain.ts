// Why something was said, was not said, or happened: everything the rows know of one message, decision, plan item or meeting.
import type { PlanRow, ProspectRow, RejectedAnswer } from '.';

/** A line of a chat, with the id it can be asked about by. */
export interface ChatLine {
  /** '<conversation>/<telegram id>'; of a decision that said nothing, the turn's */
  id: string;
  author: 'client' | 'rep' | 'agent' | 'decision';
  at: Date;
  text: string;
  media?: string;
  edited?: boolean;
  /** somebody else's words, passed on */
  forwarded?: boolean;
  deleted?: boolean;
}

/** One message of ours, sent or not. */
export interface ExplainedIntent {
  id: string;
  kind: 'reply' | 'followUp' | 'reminder' | 'optOut' | 'away' | 'holding';
  part: number;
  text: string;
  status: 'draft' | 'sending' | 'sent' | 'superseded' | 'failed';
  /** why it was not sent, or waits */
  reason?: string;
  notices: string[];
  attempts: number;
  planItemId?: string;
  /** what it is about */
  meetingId?: string;
  claimedAt?: Date;
  settledAt?: Date;
  /** how it became known: ack, echo, difference …; of one not sent, who refused it */
  settledBy?: string;
  /** of the message it became */
  telegramId?: number;
  /** by Telegram's clock, whole seconds */
  sentAt?: Date;
  readByClient?: boolean;
  /** when the client next wrote */
  answeredAt?: Date;
}

export interface ExplainedToolCall {
  tool: string;
  /** its arguments */
  asked: Record<string, unknown>;
  /** undefined: a turn of before this was kept, or no answer came */
  answer?: { ok: boolean; content: string };
  /** passages and products it named */
  sources: string[];
  /** of those that are activities of their own */
  askedAt?: Date;
  answeredAt?: Date;
}

export interface PlannedThen {
  id: string;
  kind: PlanRow['kind'];
  due: Date;
  status: PlanRow['status'];
  reason?: string;
}

export interface ExplainedTurn {
  id: string;
  task: string;
  outcome: string;
  reason?: string;
  decidedAt: Date;
  /** it had read everything up to here */
  covers: number;
  brandVersion?: string;
  rules: string[];
  model?: string;
  promptVersion?: string;
  rounds: number;
  tokens: { input: number; output: number; cacheRead: number; cacheWrite: number };
  /** micro-dollars; undefined: a model without a known price */
  costMicros?: number;
  toolCalls: ExplainedToolCall[];
  /** what the guards found in answers that did not leave */
  findings: { guard: string; what: string; excerpt: string; advice?: string }[];
  /** those answers; undefined: of before this was kept */
  rejected?: RejectedAnswer[];
  /** undefined: of before this was kept */
  planBefore?: PlannedThen[];
  planAfter?: PlannedThen[];
  /** what it answered: the lines between the decision before and this one */
  covered: ChatLine[];
  intents: ExplainedIntent[];
  mentions: ExplainedMention[];
  draft?: { status: string; edited: boolean; expiresAt: Date; decidedAt?: Date; decidedBy?: string };
  /** humans called by it */
  alerts: { id: string; kind: string; detail: string }[];
}

export interface ExplainedMeeting {
  id: string;
  source: 'mentioned' | 'booked';
  title: string;
  startsAt: Date;
  endsAt?: Date;
  zone: string;
  status: string;
  version: number;
  confidence?: number;
}

export interface ExplainedPlanItem {
  id: string;
  kind: PlanRow['kind'];
  status: PlanRow['status'];
  due: Date;
  promisedFor: Date;
  words?: string;
  message?: string;
  brief?: string;
  reason?: string;
  cancelReason?: string;
  lastError?: string;
  attempts: number;
  held: boolean;
  createdAt: Date;
  sentAt?: Date;
  cancelledAt?: Date;
  /** the reply that says it */
  promisedBy?: ExplainedIntent;
  /** decisions about it when it was due, each with its message, if it came to one */
  judged: { turnId?: string; outcome?: string; reason?: string; decidedAt?: Date; intent?: ExplainedIntent }[];
  /** of a reminder */
  reminder?: string;
  meetingVersion?: number;
  meeting?: ExplainedMeeting;
}

/** Something in a client's message that was read as a meeting. */
export interface ExplainedMention {
  title: string;
  startsAt?: Date;
  endsAt?: Date;
  confidence: number;
  readBy: string;
  outcome: string;
  meetingId?: string;
}

/** What a message of the client or the rep did. */
export interface Effects {
  seq?: number;
  storedAt: Date;
  /** Telegram had it before a proactive message of ours left, and we had not */
  crossed: boolean;
  editedAt?: Date;
  deletedAt?: Date;
  /** earlier wordings */
  versions: string[];
  cancelled: { id: string; kind: PlanRow['kind']; due: Date; reason?: string }[];
  /** messages of ours that did not leave because of it */
  superseded: { id: string; kind: string; text: string; reason?: string }[];
  supersededDrafts: string[];
  /** the follow-up or reminder it came after, within a day */
  after?: { id: string; kind: string; sentAt: Date };
  /** he wants no more messages */
  optedOut?: { reason: string; at: Date };
  mentions: ExplainedMention[];
  /** who has the chat since */
  control?: { from: string; to: string; by?: string; at: Date };
  handedBack?: { by?: string; at: Date };
  /** the decision that answered it */
  answeredBy?: { turnId: string; outcome: string; reason?: string; decidedAt: Date; messages: string[] };
}

export interface Explanation {
  /** as it can be asked for again */
  id: string;
  what: 'message' | 'decision' | 'planItem' | 'meeting';
  conversation: { id: string; brand: string; stage: string; account: string };
  prospect: Pick<ProspectRow, 'id' | 'name' | 'username' | 'telegramUserId' | 'zone' | 'brand'>;
  /** of a message: which */
  message?: ChatLine;
  effects?: Effects;
  /** of a message of ours: which of the turn's */
  intentId?: string;
  turn?: ExplainedTurn;
  planItem?: ExplainedPlanItem;
  meeting?: ExplainedMeeting & { planItems: ExplainedPlanItem[] };
}

/** Each method is one read; errors of the database come through as they are. */
export interface ExplainStore {
  /**
   * Any id that is printed somewhere: '<conversation>/<telegram id>', an intent, a turn or draft, a plan item, a meeting, a tool call, an alert.
   * undefined: nothing has it.
   */
  explain(id: string): Promise<Explanation | undefined>;
  /** Messages with this Telegram id, whatever the chat, and what they say. */
  messagesNumbered(telegramId: number): Promise<ChatLine[]>;
  /** The newest lines of a chat, oldest first; decisions that said nothing among them. */
  chat(conversationId: string, limit: number): Promise<ChatLine[]>;
}
