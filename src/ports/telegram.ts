// Telegram as a user account: what comes, what may be called, how an account is reached.

/** Who a message goes to. `accessHash` belongs to the (account, user) pair: another account's hash is refused. */
export interface Peer {
  userId: string;
  accessHash: string;
}

export interface TelegramPerson extends Peer {
  firstName?: string;
  lastName?: string;
  username?: string;
  phone?: string;
  language?: string;
  isBot: boolean;
  isSelf: boolean;
  isContact: boolean;
  isDeleted: boolean;
  /** Telegram's own service account (777000) or support. */
  isService: boolean;
}

export type MediaKind =
  | 'photo'
  | 'voice'
  | 'audio'
  | 'video'
  | 'videoNote'
  | 'sticker'
  | 'animation'
  | 'document'
  | 'contact'
  | 'location'
  | 'poll'
  | 'other';

export interface TelegramMessage {
  /** Id in this account's mailbox; grows within the account. */
  messageId: number;
  /** The other side of a private chat; undefined in groups and channels. */
  peerUserId?: string;
  out: boolean;
  /** Seconds since the epoch, as Telegram gives it. */
  date: number;
  editDate?: number;
  text: string;
  media?: MediaKind;
  /** somebody else's words, passed on */
  forwarded?: boolean;
  /** joins, pins, calls: not something a person wrote */
  isService: boolean;
}

/** The account's place in its update stream. https://core.telegram.org/api/updates */
export interface UpdateState {
  pts: number;
  qts: number;
  date: number;
}

/** `pts`/`ptsCount` are present on those that move the common update box. */
export type AccountUpdate = { pts?: number; ptsCount?: number } & (
  | { type: 'message'; message: TelegramMessage; person?: TelegramPerson }
  | { type: 'edited'; message: TelegramMessage; person?: TelegramPerson }
  | { type: 'deleted'; messageIds: number[] }
  | { type: 'readByPeer'; peerUserId: string; maxId: number }
  | { type: 'sentId'; randomId: string; messageId: number }
  | { type: 'tooLong' }
  /** `about`: somebody wrote where we never listen */
  | { type: 'other'; about?: 'group' | 'channel' }
);

export interface Difference {
  updates: AccountUpdate[];
  state: UpdateState;
  /** false: a slice, ask again. */
  final: boolean;
  /** Telegram dropped the gap (differenceTooLong): messages must be read from the chats' history. */
  tooLong: boolean;
}

export interface SentMessage {
  messageId: number;
  date: number;
  pts?: number;
  ptsCount?: number;
}

export type LinkState = 'connected' | 'disconnected';

/** One signed-in Telegram user account. Every call is bounded in time and throws the errors of `errors.ts`; nothing retries inside. */
export interface TelegramUserPort {
  /** Dials and signs in with the stored session. @throws Misconfigured when the key is revoked, unknown or doubled; Unreachable. */
  connect(): Promise<void>;
  /** Called for each live update, in arrival order, never concurrently. */
  onUpdate(listener: (update: AccountUpdate) => void): void;
  /** 'disconnected' once the link is lost: this client is then finished; destroy it and make another. */
  onLink(listener: (state: LinkState, cause?: Error) => void): void;
  me(): Promise<TelegramPerson>;
  updateState(): Promise<UpdateState>;
  difference(from: UpdateState): Promise<Difference>;
  /** Sends text with our own `randomId` (signed 64-bit, decimal): Telegram answers a repeat with the first message. */
  send(peer: Peer, text: string, randomId: string): Promise<SentMessage>;
  /** Starts or stops "typing…" at the client; the hint fades after about 6 s by itself. */
  typing(peer: Peer, on: boolean): Promise<void>;
  /** Marks the chat read up to `maxId`. Its pts is returned so that no gap appears. */
  markRead(peer: Peer, maxId: number): Promise<{ pts: number; ptsCount: number }>;
  /** Newest first. */
  history(peer: Peer, options: { limit: number; minId?: number; beforeDate?: number }): Promise<TelegramMessage[]>;
  /** undefined: nobody has that name. */
  resolveUsername(username: string): Promise<TelegramPerson | undefined>;
  /** One round trip; the sign of life behind the gate. @throws Unreachable after `timeoutMs`. */
  ping(timeoutMs: number): Promise<void>;
  /** Signs this session out at Telegram: its key is worth nothing afterwards, and a sign-in needs a new code. Ends the link. */
  signOut(): Promise<void>;
  /** Closes the socket and abandons waiting calls (they reject with Unreachable and are never re-sent). Idempotent. */
  destroy(): Promise<void>;
}

export interface TelegramLogin {
  /** Sends the login code; follows PHONE_MIGRATE. */
  sendCode(phone: string): Promise<{ phoneCodeHash: string; via: string }>;
  /** @throws Refused(detail PHONE_CODE_INVALID …). 'passwordNeeded' when the account has a 2FA password. */
  signIn(phone: string, phoneCodeHash: string, code: string): Promise<'done' | 'passwordNeeded'>;
  password(password: string): Promise<void>;
  /** The signed-in session, to be encrypted at once. It IS the account: never log it. */
  session(): Promise<{ session: string; me: TelegramPerson }>;
  destroy(): Promise<void>;
}

export interface TelegramUserFactory {
  client(session: string): TelegramUserPort;
  login(): TelegramLogin;
}

/** The connected account of this process, as its activities see it. */
export interface AccountLink {
  /** The client while the account is in sync; undefined while the gate is closed. */
  open(): TelegramUserPort | undefined;
  /** A sign of life from Telegram within the last 30 s, asked for if needed. false: not now. */
  alive(): Promise<boolean>;
  /** Applies the pts of our own answers, so that no send makes a gap. */
  applyPts(pts: number | undefined, ptsCount: number | undefined): void;
}
