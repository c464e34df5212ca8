// What a turn has made, as it is written down.
import type { Usage } from '../domain/agent';
import type { AlertKind, Decision, Verdict } from '../domain/decision';
import type { MeetingSource, ReminderKind } from '../domain/meetings';
import type { MentionOutcome } from '../domain/mentions/plan-mention';
import type { Notice } from '../domain/notices';
import type { MeetingRow, PlanRow } from './rows';

export interface NewIntent {
  id: string;
  kind: 'reply' | 'followUp' | 'reminder' | 'optOut' | 'away' | 'holding';
  part: number;
  text: string;
  randomId: string;
  planItemId?: string;
  /** said at the end of this message */
  notices?: Notice[];
  /** its reminder, the question how it went, or what became of it */
  meetingId?: string;
  /** it tells the client of this version of it */
  announces?: number;
}

export interface NewPlanItem {
  id: string;
  due: Date;
  words: string;
  message?: string;
  brief?: string;
  reason: string;
  basis: number;
  /** the intent that says it; undefined: nothing needs to be said, it stands at once */
  promisedBy?: string;
}

/** A meeting as a turn leaves it: new, moved, its end known now, or called off. Its reminders are the whole set of this version. */
export interface MeetingChange {
  id: string;
  title: string;
  start: Date;
  end?: Date;
  zone: string;
  status: MeetingRow['status'];
  version: number;
  confidence?: number;
  askFrom?: Date;
  source: MeetingSource;
  reminders: { id: string; kind: ReminderKind; due: Date }[];
}

/** What was read in a message as a meeting, and what became of it. */
export interface MentionRecord {
  /** of the client's message */
  telegramId?: number;
  title: string;
  start?: Date;
  end?: Date;
  confidence: number;
  readBy: 'resolver' | 'model' | 'both';
  outcome: MentionOutcome;
  meetingId?: string;
  readMs: number;
}

/** An answer of the model that did not leave. */
export interface RejectedAnswer {
  /** why it was asked again, or held */
  reason: string;
  text: string;
  /** what the model was told */
  correction: string;
  findings: unknown[];
}

/** A follow-up the model wrote nothing fit for: recorded for whoever asks why, and tried again as a failure. */
export interface HeldFollowUp {
  verdict: 'held';
  why: string;
}

export interface TurnRecord {
  id: string;
  conversationId: string;
  task: 'reply' | 'followUp' | 'reminder';
  /** by the caller's clock: a day's tokens are counted by it */
  at: Date;
  /** what it was due for: a follow-up or a reminder */
  planItemId?: string;
  covers: number;
  outcome: string;
  reason?: string;
  brandVersion: string;
  model?: string;
  promptVersion?: string;
  toolCalls: unknown[];
  /** ids of the brand's rules that applied */
  rules: string[];
  /** what the guards found in answers that did not leave */
  findings: unknown[];
  /** those answers, and why each did not */
  rejected: RejectedAnswer[];
  /** what was planned when it was decided, as it was read */
  planBefore: PlanRow[];
  rounds: number;
  usage: Usage;
  decision: Decision | Verdict | HeldFollowUp;
  intents: NewIntent[];
  planItems: NewPlanItem[];
  /** items a tool call cancelled */
  cancelItems: { id: string; reason: string }[];
  meetings?: MeetingChange[];
  mentions?: MentionRecord[];
  /** he wants no more messages: in force with the turn, whatever becomes of its words */
  suppress?: { reason: string };
  /** a rep sees it first; `observed`: it is only written down */
  draft?: { status: 'waiting' | 'observed'; expiresAt: Date };
  alert?: NewAlert;
}

export interface NewAlert {
  id: string;
  kind: AlertKind;
  conversationId?: string;
  accountId?: string;
  detail: string;
}
