// Reps: the bot they talk to in Telegram, their rows, and how they step into a chat.
import type { Span } from '../domain/booking/types';
import type { Language, OpenHours } from '../domain/brand';

// ---------------------------------------------------------------- Telegram, as a bot

export interface BotMessage {
  /** HTML: https://core.telegram.org/bots/api#html-style */
  text: string;
  buttons?: { text: string; data: string }[][];
  /** opens an answer to this message in the rep's app */
  forceReply?: boolean;
  replyTo?: number;
}

export type BotUpdate = { updateId: number; userId: string; chatId: string; username?: string; language?: string } & (
  | { type: 'text'; messageId: number; text: string; replyTo?: number }
  | { type: 'press'; callbackId: string; data: string; messageId?: number }
  /** known, and nothing of ours */
  | { type: 'other' }
);

/**
 * One bot token. Every call is bounded in time and made once; nothing retries inside. Errors: RateLimited (429), Refused (400, 403),
 * Misconfigured (401, 404: the token; 409: somebody else polls), NeverLeft (no effect), Unreachable (effect unknown).
 */
export interface RepBot {
  /** Decimal; the first part of the token. */
  readonly id: string;
  me(): Promise<{ id: string; username: string }>;
  /** Long polling. Confirms everything below `offset`; returns what waits, at the latest after `seconds`. */
  updates(offset: number | undefined, seconds: number, signal?: AbortSignal): Promise<BotUpdate[]>;
  /** What a webhook was given; undefined: no update. */
  parse(body: unknown): BotUpdate | undefined;
  setWebhook(url: string, secret: string): Promise<void>;
  deleteWebhook(): Promise<void>;
  setCommands(commands: { command: string; description: string }[], language?: Language): Promise<void>;
  send(chatId: string, message: BotMessage): Promise<{ messageId: number }>;
  /** Text and buttons as they are to be from now on; the same as before is fine. */
  edit(chatId: string, messageId: number, message: BotMessage): Promise<void>;
  /** The passing notice over the chat; `alert`: one that has to be closed. false: too late, nobody waits for it any more. */
  answerPress(callbackId: string, text: string, alert?: boolean): Promise<boolean>;
}

// ---------------------------------------------------------------- who they are

export interface Rep {
  id: string;
  name: string;
  /** one of them is always there; both once he has pressed Start */
  telegramUserId?: string;
  username?: string;
  brand: string;
  language: Language;
  status: 'active' | 'paused' | 'removed';
  /** IANA, whose clock he reads; undefined: the brand's */
  zone?: string;
  /** set once he has pressed Start */
  chatId?: string;
  /** why the bot cannot reach him any more */
  unreachable?: string;
}

export interface ListedRep extends Rep, Partial<RepBooking> {
  /** his Google calendar; undefined: none */
  calendar?: { email: string; status: 'connected' | 'expired' };
  accounts: { id: string; label: string }[];
  createdAt: Date;
  /** messages of the last 7 days of which nobody knows whether they arrived */
  unknown: number;
  queued: number;
}

/** How he may be booked; what is not there is the brand's. */
export interface RepBooking {
  /** by his clock */
  hours: OpenHours[];
  /** IANA */
  zone: string;
  /** the fixed room of mode `link` */
  roomUrl: string;
  /** whose Zoom room: an e-mail address, or me; not there: that of the key */
  zoomHost: string;
}

/** When he may not be booked. */
export interface TimeOff extends Span {
  id: string;
  note: string;
}

export interface NewRep {
  name: string;
  telegramUserId?: string;
  username?: string;
  brand: string;
  language: Language;
  accounts: string[];
}

/** null: the brand's again. */
export interface RepChanges extends Partial<{ [K in keyof RepBooking]: RepBooking[K] | null }> {
  name?: string;
  status?: 'active' | 'paused';
  brand?: string;
  language?: Language;
  /** all of them, from now on */
  accounts?: string[];
}

/** What operators do with reps. Every method is one transaction. */
export interface RepDirectory {
  /** undefined: that person is a rep already. */
  addRep(rep: NewRep): Promise<ListedRep | undefined>;
  reps(options: { removed: boolean }): Promise<ListedRep[]>;
  changeRep(id: string, changes: RepChanges): Promise<ListedRep>;
  /** Ends the row; what is queued for him is not sent. */
  removeRep(id: string): Promise<void>;
  /** What ends after that moment, by its beginning. */
  timeOff(id: string, after: Date): Promise<TimeOff[]>;
  addTimeOff(id: string, off: Omit<TimeOff, 'id'>): Promise<TimeOff>;
  /** false: he has no such time off. */
  removeTimeOff(id: string, timeOffId: string): Promise<boolean>;
}

// ---------------------------------------------------------------- telling them

/** A human steps in and out of a conversation. `unheard`: no worker answers; it is written down and counts as soon as one runs. */
export interface ChatControl {
  /** Returns when nothing automatic is in flight any more: a minute at most. */
  takeOver(conversationId: string, by: string): Promise<'done' | 'unheard'>;
  handBack(conversationId: string, by: string): Promise<'done' | 'unheard'>;
}
