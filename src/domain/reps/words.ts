// What the bot says to reps, in Russian and English.
import type { Language } from '../brand';
import type { AlertKind } from '../decision';
import { EN } from './words-en';
import { RU } from './words-ru';

/** What became of a draft. superseded: the client wrote. outdated: a meeting changed. withdrawn: the agent has the chat no more. */
export type DraftState =
  | 'sending'
  | 'sent'
  | 'discarded'
  | 'expired'
  | 'superseded'
  | 'outdated'
  | 'withdrawn'
  | 'failed';

/** What became of a question to a rep about a meeting of his. */
export type QuestionState = 'yes' | 'no' | 'held' | 'noShow' | 'expired' | 'over';

export interface RepWords {
  titles: Record<AlertKind, string>;
  wrote: string;
  silent: string;
  account: string;
  reason: string;
  held: string;
  /** the day's tokens are spent */
  overBudget: string;
  take: string;
  back: string;
  plan: string;
  send: string;
  edit: string;
  discard: string;
  draftFor: string;
  draftShown: string;
  draftUntil: string;
  cut: string;
  prompt: string;
  yours: string;
  yoursSettling: string;
  yoursUnheard: string;
  agentHas: string;
  agentUnheard: string;
  someoneHas: string;
  nobodyHas: string;
  paused: string;
  alreadyYours: string;
  alreadyAgent: string;
  alreadyTaken: string;
  alreadyPaused: string;
  optedOut: string;
  accountItself: string;
  operator: string;
  planEmpty: string;
  planHead: string;
  planBrief: string;
  drafts: Record<DraftState, string>;
  draftWas: Record<DraftState, string>;
  by: string;
  askConfirm: string;
  askOutcome: string;
  answerUntil: string;
  yes: string;
  no: string;
  wasHeld: string;
  absent: string;
  questions: Record<QuestionState, string>;
  questionWas: Record<QuestionState, string>;
  noDrafts: string;
  hello: string;
  help: string;
  pausedRep: string;
  stranger: string;
  notARep: string;
  notYourButton: string;
  failed: string;
  tryLater: string;
  doubt: string;
  connect: string;
  connectElsewhere: string;
  commands: { start: string; connect: string; help: string };
}

export const repWords = (language: Language): RepWords => (language === 'ru' ? RU : EN);

/** The language of somebody who is no rep, by his app's. */
export const languageOf = (code: string | undefined): Language =>
  code && /^(ru|be|uk|kk)\b/i.test(code) ? 'ru' : 'en';
