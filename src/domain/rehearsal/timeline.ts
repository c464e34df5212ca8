// What a rehearsal has shown: everything that was said, planned and decided, in order.
import type { Control, Stage } from '../conversation';
import type { Answer, CalendarEdit, Kind, QuestionKind } from './scenario';

/** What a message was decided with. */
export interface Why {
  turn: string;
  outcome: string;
  reason?: string;
  rules: string[];
  tools: string[];
  /** what the guards found in answers that did not leave */
  held: string[];
}

/** Instants in epoch ms, by the rehearsal's clock. */
export type Shown = { at: number } & (
  | { type: 'client' | 'rep'; text: string; media?: string; edited?: boolean }
  | { type: 'message'; kind: Kind; parts: string[]; why?: Why }
  /** a decision that said nothing */
  | { type: 'silence'; why: Why }
  | { type: 'promised'; id: string; kind: string; due: number; words?: string; reason?: string }
  | { type: 'moved'; id: string; due: number; reason?: string }
  | { type: 'dropped'; id: string; kind: string; status: 'cancelled' | 'skipped' | 'failed'; reason: string }
  | { type: 'kept'; id: string }
  | { type: 'draft'; id: string; status: string }
  | { type: 'meeting'; id: string; title: string; starts: number; status: string }
  /** what the bot asks the rep about a meeting */
  | { type: 'question'; id: string; kind: QuestionKind; starts: number }
  /** he presses a button; `late`: it was settled before */
  | { type: 'answer'; answer: Answer; late: boolean }
  /** nobody's answer counts any more */
  | { type: 'unanswered'; id: string; kind: QuestionKind; state: string }
  /** the rep at his Google calendar */
  | { type: 'calendar'; change: CalendarEdit }
  | { type: 'alert'; kind: string; detail: string }
  | { type: 'control'; is: Control; by?: string }
  | { type: 'stage'; is: Stage }
  | { type: 'optedOut'; reason: string }
  | { type: 'down'; until: number }
);

export type MessageShown = Extract<Shown, { type: 'message' }>;

/** How things stood at an instant. */
export interface Standing {
  stage: Stage;
  control: Control;
  optedOut: boolean;
  /** promises that stand, by the instant they are due */
  plan: number[];
  /** booked with us, by their starts */
  meetings: number[];
}

export interface Played {
  timeline: Shown[];
  /** steps that could not be done: there was no draft to approve, nothing planned to move */
  undone: { line: number; words: string }[];
  /** what Google or Zoom held in the end that was not so by our rows, in words */
  outside: string[];
  /** when each step ended: as the next began, the last as the rehearsal ended */
  afterStep: Standing[];
}
