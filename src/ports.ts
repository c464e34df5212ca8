// Every outside service as an interface in our own words. Adapters implement these; activities and ingress call them.
import type { AgentStep, AgentTurn, ToolCall, Usage } from './domain/agent';
import type { Brand, Language } from './domain/brand';
import type { Control, Stage } from './domain/conversation';
import type { AlertKind, Decision, PlanRecord, RefusedReason, Verdict } from './domain/decision';
import type { FoundPassage } from './domain/knowledge';
import type { Meeting, MeetingSource, ReminderKind } from './domain/meetings';
import type { MentionOutcome } from './domain/mentions/plan-mention';
import type { Notice } from './domain/notices';

/** Time outside workflows. Rehearsals put the sandbox's clock here. */
export interface Clock {
  now(): Date;
  /** Resolves after `ms`; rejects with the signal's reason when aborted. */
  sleep(ms: number, signal?: AbortSignal): Promise<void>;
}

/** What is counted and timed. Labels are few and closed: kinds, outcomes, never ids. */
export interface Meter {
  count(
    what:
      | 'sends'
      | 'decisions'
      | 'stored'
      | 'ignored'
      | 'crossings'
      | 'planItems'
      | 'alerts'
      | 'modelTokens'
      | 'modelCostMicros'
      | 'takeovers'
      | 'repMessages'
      | 'repActions'
      | 'toolCalls'
      | 'drafts'
      | 'mentions'
      | 'bookings',
    labels: Record<string, string>,
    by?: number,
  ): void;
  /** Seconds. */
  time(what: 'send' | 'decide' | 'followUpLateness', labels: Record<string, string>, seconds: number): void;
}

/** What became of the plan when a message was settled as sent. */
export interface Settled {
  /** the plan item this message was */
  kept?: string;
  /** promises it made that now stand */
  scheduled: string[];
  /** promises it made that the client had answered already */
  cancelled: string[];
}

// ---------------------------------------------------------------- Telegram, as a user account

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

// ---------------------------------------------------------------- Claude

/** One model call. The loop over tools is the caller's. */
export interface ReplyAgent {
  /**
   * @throws RateLimited (429), Unreachable (5xx, 529, network), Misconfigured (401/403, unknown model).
   * A refusal, an empty or a cut answer is a step with that `stop`, not an error.
   */
  next(turn: AgentTurn, signal?: AbortSignal): Promise<AgentStep>;
  /** A one-token call that proves key and model. */
  check(): Promise<{ model: string }>;
}

// ---------------------------------------------------------------- brands

export interface Brands {
  /** The brand as its files are now. @throws Misconfigured naming file and line. */
  get(id: string): Promise<Brand>;
  list(): Promise<string[]>;
}

// ---------------------------------------------------------------- what a brand knows

export interface WebPage {
  url: string;
  title: string;
  /** what it states, quoted */
  text: string;
}

/** The brand's own site, when the knowledge base has nothing. */
export interface WebSearch {
  /** Pages of that domain that speak of the question; none when nothing is found. @throws as ReplyAgent does */
  search(question: string, domain: string): Promise<WebPage[]>;
}

export interface KnowledgeSearch {
  /**
   * The passages of this version of the brand that answer, the best first; none when nothing fits. Works across languages.
   * `also`: the question in the plain words an article would use, as the model puts it: finds what roundabout speech does not (test/knowledge).
   * `language` only orders passages that exist in both.
   */
  search(
    brand: Brand,
    question: string,
    options: { also?: string[]; language?: Language; limit: number },
  ): Promise<FoundPassage[]>;
}

// ---------------------------------------------------------------- what is kept (Postgres)

export interface AccountRow {
  id: string;
  label: string;
  phone?: string;
  telegramUserId?: string;
  username?: string;
  brand: string;
  status: 'active' | 'parked' | 'removed';
  statusReason?: string;
  sessionCipher?: Buffer;
  sessionKeyId?: string;
  connectedSince: Date;
  updates?: UpdateState;
  owner?: string;
  heartbeatAt?: Date;
  sleepUntil?: Date;
}

export interface ProspectRow {
  id: string;
  telegramUserId?: string;
  username?: string;
  phone?: string;
  name?: string;
  brand: string;
  language?: Language;
  zone?: string;
  facts: Record<string, string>;
}

export interface ConversationRow {
  id: string;
  prospectId: string;
  accountId: string;
  peer: Peer;
  brand: string;
  seq: number;
  clientSeq: number;
  control: Control;
  controlBy?: string;
  releaseAt?: Date;
  stage: Stage;
  snapshot?: unknown;
}

export interface MessageRow {
  telegramId: number;
  seq?: number;
  author: 'client' | 'rep' | 'agent';
  text: string;
  media?: string;
  saidAt: Date;
  edited: boolean;
}

export interface PlanRow {
  id: string;
  kind: 'followUp' | 'reminder';
  due: Date;
  status: 'draft' | 'scheduled' | 'sent' | 'cancelled' | 'failed' | 'skipped';
  words?: string;
  message?: string;
  brief?: string;
  reason?: string;
  cancelReason?: string;
  basis: number;
  attempts: number;
  cancelledAt?: Date;
}

export interface MeetingRow {
  id: string;
  source: MeetingSource;
  /** the client's own words */
  title: string;
  start: Date;
  end?: Date;
  zone: string;
  status: 'planned' | 'cancelled' | 'held' | 'missed';
  version: number;
  /** a message of the client's from then on is greeted with a question how it went */
  askFrom?: Date;
  /** a message that asks it is on its way, or was sent */
  asked: boolean;
  /** what the client must hear of this version */
  announce?: 'booked' | 'moved' | 'cancelled';
  announced: boolean;
  /** of one we booked */
  joinUrl?: string;
  place?: string;
  rep?: string;
}

/** What a person wants to hear around the meetings he mentions. */
export interface GreetingPreferences {
  preparation: boolean;
  completion: boolean;
  question: boolean;
}

/** Everything a decision reads, in one snapshot: `conversation.seq` is what it covers. */
export interface Snapshot {
  conversation: ConversationRow;
  prospect: ProspectRow;
  /** Oldest first, deleted ones left out, at most the last `limit`. */
  messages: MessageRow[];
  /** All that is scheduled, and what a client's message cancelled lately. */
  plan: PlanRow[];
  optedOut: boolean;
  /** he said it in this conversation, so this one confirms it */
  optOutHere: boolean;
  optOutConfirmed: boolean;
  /** newest away message, if any */
  awaySaidAt?: Date;
  /** what this person was told beside answers, on any of our accounts */
  noticesSaid: Notice[];
  /** the turn asked for, as it stood when its tools were asked; nothing newer has arrived since */
  open?: OpenTurn;
  /** those not called off, the newest twenty, by their start; also past ones */
  meetings: MeetingRow[];
  preferences: GreetingPreferences;
  /** starts of the times he was offered lately */
  offered: Date[];
}

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

/** A turn whose model has asked for tools: what it comes to goes on from here when they have answered. */
export interface OpenTurn {
  turnId: string;
  conversationId: string;
  covers: number;
  brandVersion: string;
  decidedAt: Date;
  /** opaque: the decision's own notes */
  progress: unknown;
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

/** What a message brings into the rows; each call is one transaction together with the account's place in the update stream. */
export interface InboundStore {
  accounts(): Promise<AccountRow[]>;
  account(id: string): Promise<AccountRow | undefined>;
  heartbeat(accountId: string, owner: string, at: Date): Promise<void>;
  /** Gives the account up in order: the next owner need not wait. */
  release(accountId: string, owner: string): Promise<void>;
  park(accountId: string, reason: string): Promise<void>;
  identify(accountId: string, me: { userId: string; username?: string; phone?: string }): Promise<void>;
  moveUpdates(accountId: string, state: Partial<UpdateState>): Promise<void>;
  conversationOf(accountId: string, userId: string): Promise<ConversationRow | undefined>;
  conversationsOf(accountId: string): Promise<(ConversationRow & { newestMessage: number })[]>;
  /** The conversation with a prospect we know by id or username, made now if this is the first word. undefined: nobody we may talk to. */
  openConversation(accountId: string, person: TelegramPerson): Promise<ConversationRow | undefined>;
  /** Makes a stranger a prospect (`unknownInbound: answer`) and opens the conversation. */
  admit(accountId: string, brand: string, person: TelegramPerson): Promise<ConversationRow>;
  /** Remembers that an unknown person wrote: ids only. true: the first time. */
  rememberStranger(accountId: string, peer: Peer, messageId: number): Promise<boolean>;
  /** Strangers who have become prospects since they wrote: their chat is read from `firstMessageId` on. */
  admittedStrangers(accountId: string): Promise<{ peer: Peer; firstMessageId: number; brand: string }[]>;
  closeStranger(accountId: string, userId: string): Promise<void>;
  countIgnored(accountId: string, kind: string, pts: number | undefined): Promise<void>;
  /** undefined: stored before. */
  clientMessage(
    conversation: ConversationRow,
    message: TelegramMessage,
    heard: { optOut: boolean; heardAt: Date },
    pts: number | undefined,
  ): Promise<{ seq: number; cancelled: string[]; crossed: boolean } | undefined>;
  repMessage(
    conversation: ConversationRow,
    message: TelegramMessage,
    releaseAt: Date | undefined,
    pts: number | undefined,
  ): Promise<{ seq: number } | undefined>;
  /** undefined: nothing the workflow must hear of. */
  edited(
    conversation: ConversationRow,
    message: TelegramMessage,
    pts: number | undefined,
  ): Promise<{ seq: number } | undefined>;
  deleted(
    accountId: string,
    messageIds: number[],
    pts: number | undefined,
  ): Promise<{ conversation: ConversationRow; seq: number }[]>;
  readByClient(accountId: string, userId: string, maxId: number, pts: number | undefined): Promise<void>;
  /** Settles the intent that has this random_id, or is `sending` in this chat with these words. 'ours' | 'pending' (something is being sent there) | 'unknown'. */
  whoseMessage(
    conversation: ConversationRow,
    message: TelegramMessage,
    randomId: string | undefined,
  ): Promise<'ours' | 'pending' | 'unknown'>;
  /** Rows no workflow has been told of, oldest first. */
  unsignalled(
    accountId: string,
  ): Promise<
    { conversation: ConversationRow; seq: number; kind: 'clientReplied' | 'clientEdited' | 'repWrote' | 'optedOut' }[]
  >;
  markSignalled(conversationId: string, seq: number): Promise<void>;
  addAlert(alert: NewAlert): Promise<void>;
  openAlerts(limit: number): Promise<OpenAlert[]>;
  alertDelivered(id: string, by: 'chat' | 'webhook'): Promise<void>;
  alertFailed(id: string): Promise<void>;
}

export interface OpenAlert extends NewAlert {
  createdAt: Date;
  needsChat: boolean;
  needsWebhook: boolean;
  attempts: number;
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
