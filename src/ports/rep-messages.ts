// What reps are told and asked, and what they say to it: messages, drafts, questions, alerts; as rows.
import type { Language } from '../domain/brand';
import type { Control, Stage } from '../domain/conversation';
import type { AlertKind } from '../domain/decision';
import type { RepButton, Verb } from '../domain/reps/message';
import type { DraftState, QuestionState } from '../domain/reps/words';
import type { BotUpdate, Rep } from './reps';

/** What a message to a rep is about. */
export interface Subject {
  conversationId: string;
  accountId: string;
  brand: string;
  account: string;
  client: { name?: string; username?: string; telegramUserId?: string; zone?: string };
  stage: Stage;
  control: Control;
  /** who has it: a rep's id, an operator's name, 'rep' (typed in the account's own app), 'agent' (it gave up: nobody yet) */
  controlBy?: string;
  /** the same for people: a rep's name */
  controlName?: string;
  /** his newest messages that nobody has answered, else his newest one; oldest first */
  lastWords: string[];
}

export interface NewRepMessage {
  /** the effect's key: the same message is queued once */
  id: string;
  repId: string;
  kind: 'alert' | 'draft' | 'prompt' | 'plan' | 'hello' | 'help' | 'question';
  text: string;
  summary?: string;
  buttons?: RepButton[][];
  forceReply?: boolean;
  replyTo?: number;
  alertId?: string;
  conversationId?: string;
  draftId?: string;
  questionId?: string;
}

/** A draft a rep decides about. */
export interface OfferedDraft {
  draftId: string;
  conversationId: string;
  /** what would be sent */
  text: string;
  /** why it needs him, a line */
  reason?: string;
  expiresAt?: Date;
  /** `observe`: nothing can be sent, it is only shown */
  mode: 'draft' | 'observe';
}

/** The side of the reps' chat that decides whom to tell; rows only, so any process may use it. */
export interface RepChat {
  /** Queues the draft for the conversation's reps; gives how many will be told or were. 0: nobody is there, another way is needed. Idempotent. */
  offerDraft(draft: OfferedDraft): Promise<number>;
  /** What became of it, shown at every rep under the draft, without its buttons. `by`: a rep's id, or an operator's name. Idempotent. */
  showDraft(draftId: string, state: DraftState, by?: string): Promise<void>;
}

/** A rep's word about a draft: stored as a row before it is handed over; handed over again after a crash, with the same actionId. */
export interface DraftAction {
  actionId: string;
  repId: string;
  conversationId: string;
  draftId: string;
  verb: 'send' | 'edit' | 'discard';
  /** edit: the rep's own words, sent instead */
  text?: string;
}

/** What is now so; `accepted` false: it is not what he asked for, or it was so before, and nothing was done. */
export interface DraftAnswer {
  accepted: boolean;
  state: DraftState;
  /** who decided: a rep's id, or an operator's name */
  by?: string;
}

export type OnDraftAction = (action: DraftAction) => Promise<DraftAnswer>;

/** Drafts on their way to the reps: which are to be shown, and what they show. */
export interface DraftDesk {
  /** Those nobody was shown yet, the oldest first; then those that wait and nobody has any more. */
  toOffer(limit: number): Promise<OfferedDraft[]>;
  offered(draftId: string): Promise<void>;
  /** Nobody is there to be shown it: a human is called another way, once. */
  nobodyThere(draft: OfferedDraft): Promise<void>;
  /** Those shown whose state is not what was shown last. */
  changed(limit: number): Promise<{ draftId: string; state: DraftState; by?: string }[]>;
  shown(draftId: string, state: DraftState): Promise<void>;
  /** What became of one; undefined: it waits still. */
  stateOf(draftId: string): Promise<{ state: DraftState; by?: string } | undefined>;
}

/** What a rep is asked about a meeting of his: may it be booked, how did it go. */
export interface RepQuestion {
  id: string;
  bookingId: string;
  conversationId: string;
  kind: 'confirm' | 'outcome';
  title: string;
  start: Date;
  expiresAt?: Date;
  /** whose time it is; undefined: the bot cannot reach him */
  rep?: Rep;
  /** IANA, of the rep; undefined: the brand's */
  zone?: string;
}

export type QuestionVerb = 'yes' | 'no' | 'held' | 'absent';

/** What is now so; `accepted` false: it was so before he pressed, and nothing was done. */
export interface QuestionAnswer {
  accepted: boolean;
  state: QuestionState;
}

export type OnQuestionAnswer = (press: {
  questionId: string;
  repId: string;
  verb: QuestionVerb;
}) => Promise<QuestionAnswer>;

/** Questions to reps, as rows. Every method is one transaction; all times come from the caller. */
export interface QuestionDesk {
  /** Of meetings that are over it is asked how they went, once for each time they had. */
  openOutcomes(now: Date): Promise<void>;
  /** Due and shown to nobody yet, the oldest first. */
  toAsk(now: Date, limit: number): Promise<RepQuestion[]>;
  /** Queues the messages; none: a human is called another way where an answer is waited for. Once. */
  asked(question: RepQuestion, messages: NewRepMessage[], now: Date): Promise<void>;
  /** Those shown whose state is not what was shown last. */
  changed(now: Date, limit: number): Promise<{ id: string; state: QuestionState; by?: string }[]>;
  shown(id: string, state: QuestionState): Promise<void>;
  /** The same answer of the same rep again is accepted: it may not have been heard. `outcome` is written with all that follows from it. */
  answer(
    press: { questionId: string; repId: string; verb: QuestionVerb },
    now: Date,
  ): Promise<QuestionAnswer & { bookingId: string; accountId: string }>;
  /** Nobody waits for the answer any more. true: it was not heard in time, and counts as none. */
  tooLate(id: string, now: Date): Promise<boolean>;
}

/** An alert whose receivers are not decided yet. */
export interface UnroutedAlert {
  id: string;
  kind: AlertKind;
  conversationId?: string;
  accountId?: string;
  detail: string;
}

/** Whom to tell of an alert. */
export interface RepRouting {
  /** Active reps who can be written to: those of the account, else those of the brand. */
  repsFor(about: { accountId?: string; brand?: string }): Promise<Rep[]>;
  subject(conversationId: string): Promise<Subject | undefined>;
  accountBrand(accountId: string): Promise<{ label: string; brand: string } | undefined>;
  unrouted(limit: number): Promise<UnroutedAlert[]>;
  /** Queues the messages and says where the alert went, in one transaction; another process's word stands. */
  route(alertId: string, to: 'reps' | 'chat', messages: NewRepMessage[]): Promise<void>;
}

// ---------------------------------------------------------------- the outbox

export interface ClaimedMessage {
  id: string;
  repId: string;
  chatId: string;
  language: Language;
  kind: NewRepMessage['kind'];
  text: string;
  state?: string;
  buttons: RepButton[][];
  tag: string;
  forceReply: boolean;
  replyTo?: number;
  attempts: number;
  /** earlier messages to this rep of which nobody knows whether they arrived, not mentioned to him yet */
  doubtful: { id: string; summary: string; at: Date }[];
}

export interface DueEdit {
  id: string;
  chatId: string;
  messageId: number;
  text: string;
  state?: string;
  buttons: RepButton[][];
  tag: string;
}

export interface RepOutbox {
  enqueue(messages: NewRepMessage[]): Promise<void>;
  /** The oldest queued message to a rep who can be reached becomes `sending`. */
  claim(now: Date): Promise<ClaimedMessage | undefined>;
  /** Also marks the doubtful ones as mentioned. */
  settleSent(id: string, messageId: number, mentioned: string[], at: Date): Promise<void>;
  settle(id: string, status: 'failed' | 'unknown' | 'queued', error: string, at: Date): Promise<void>;
  /** What a dead owner left in the middle of its call is `unknown` from now on. Gives the ids. */
  abandon(at: Date): Promise<string[]>;
  unreachable(repId: string, reason: string, at: Date): Promise<void>;
  sleep(botId: string, until: Date): Promise<void>;
  sleepsUntil(botId: string): Promise<Date | undefined>;
  edits(limit: number): Promise<DueEdit[]>;
  /** `again` while tries are left. What is newer than this edit stays due. */
  edited(edit: DueEdit, outcome: 'done' | 'again' | 'dropped'): Promise<void>;
  /** What is now so of a conversation, under every recent message about it; `make` puts it in the rep's language. */
  showState(
    conversationId: string,
    make: (rep: { id: string; language: Language }) => { state: string; buttons: RepButton[][] },
  ): Promise<void>;
  showDraft(
    draftId: string,
    make: (rep: { id: string; language: Language }) => { state: string; buttons: RepButton[][] },
  ): Promise<void>;
  showQuestion(
    questionId: string,
    make: (rep: { id: string; language: Language }) => { state: string; buttons: RepButton[][] },
  ): Promise<void>;
  /** Conversations with recent messages to reps that somebody took or gave back since then. */
  controlChanged(since: Date): Promise<string[]>;
}

// ---------------------------------------------------------------- what they press

export interface RepAction {
  id: string;
  rep?: Rep;
  chatId: string;
  userId: string;
  username?: string;
  /** of his app; for whoever is no rep */
  language?: string;
  kind: 'start' | 'control' | 'plan' | 'draft' | 'text' | 'stray' | 'question';
  verb?: Verb | 'connect';
  /** the message the button is on, or that was answered; undefined: none of his */
  message?: { id: string; telegramId?: number; state?: string };
  conversationId?: string;
  draftId?: string;
  questionId?: string;
  text?: string;
  callbackId?: string;
  attempts: number;
}

export interface RepActions {
  /** Stores what must be acted on; a repeated update changes nothing. In one transaction, before Telegram is told. */
  store(botId: string, updates: BotUpdate[]): Promise<void>;
  stored(limit: number): Promise<RepAction[]>;
  settle(id: string, status: 'done' | 'refused' | 'failed', outcome: string, at: Date): Promise<void>;
  /** One more try. */
  again(id: string): Promise<void>;
  /** He pressed Start: from now on the bot may write to him. */
  connect(repId: string, person: { userId: string; chatId: string; username?: string }): Promise<void>;
  repName(id: string): Promise<string | undefined>;
}
