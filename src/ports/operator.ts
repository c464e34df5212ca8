// What operators look up and change, as rows: behind the command line and the console.
import type { ReminderKind } from '../domain/meetings';
import type { AccountIdentity, ConversationRow, GreetingPreferences, MeetingRow, PlanRow, ProspectRow } from '.';

export interface NewProspect {
  /** Numeric id, or a username without @: one of them. */
  telegramUserId?: string;
  username?: string;
  /** E.164 */
  phone?: string;
  name?: string;
  brand?: string;
  /** IANA */
  zone?: string;
}

export interface AddedProspect {
  prospect: ProspectRow;
  outcome: 'added' | 'updated' | 'unchanged';
  /** fields that were given and are different now */
  changed: string[];
  /** has said stop: nothing will ever be sent */
  optedOut: boolean;
  /** a stranger who wrote before and was asked about: his messages are read now */
  wroteBefore: boolean;
}

/** A message decided in draft mode, or only written down. */
export interface ListedDraft {
  id: string;
  conversationId: string;
  prospectId: string;
  accountId: string;
  brand: string;
  task: 'reply' | 'followUp';
  /** what it answers: said with the verdict */
  seq: number;
  status: 'waiting' | 'observed' | 'approved' | 'discarded' | 'expired' | 'superseded';
  edited: boolean;
  client?: string;
  /** the client's newest message */
  asked?: string;
  text: string;
  expiresAt: Date;
  createdAt: Date;
  decidedAt?: Date;
  decidedBy?: string;
}

/** A meeting with the reminders of its present version, sent ones among them. */
export interface ListedMeeting extends MeetingRow {
  reminders: (PlanRow & { reminder: ReminderKind })[];
}

/** How an operator names a person or a chat; what is set is looked for, any of it may match. */
export interface FindTerm {
  conversationId?: string;
  prospectId?: string;
  telegramUserId?: string;
  username?: string;
  /** digits only; matches phones that end with them */
  phone?: string;
  /** part of a name, in any case */
  name?: string;
}

export interface NextPlanned {
  id: string;
  kind: PlanRow['kind'];
  due: Date;
}

/** One prospect on one account; without `conversation` he has not written yet. */
export interface Found {
  prospect: ProspectRow;
  optedOut: boolean;
  conversation?: Omit<ConversationRow, 'snapshot'>;
  account?: { id: string; label: string; username?: string };
  /** who has the chat, for people: a rep's name in place of his id */
  controlName?: string;
  /** earliest scheduled item that is not held */
  next?: NextPlanned;
}

export interface ListedProspect extends ProspectRow {
  source: 'added' | 'answered';
  createdAt: Date;
  optedOut: boolean;
  conversations: number;
}

export interface ListedAccount extends AccountIdentity {
  /** sealed session; undefined: it must sign in */
  session?: { cipher: Buffer; keyId: string };
  connectedSince: Date;
  owner?: string;
  heartbeatAt?: Date;
  sleepUntil?: Date;
  /** conversations, and those of them that are not over (won, lost, dormant or opted out) */
  conversations: number;
  activeConversations: number;
  /** people and chats that were seen and are none of our business */
  ignored: number;
}

export interface SignedIn {
  /** used for a new row, and to seal the session before the row is known */
  accountId: string;
  telegramUserId: string;
  username?: string;
  phone?: string;
  label: string;
  brand: string;
  session: { cipher: Buffer; keyId: string };
  at: Date;
}

export interface ListedPlanItem extends PlanRow {
  held: boolean;
  promisedFor: Date;
  lastError?: string;
  createdAt: Date;
  sentAt?: Date;
}

export interface SwitchRow {
  /** '*', 'account:<id>' or 'brand:<id>' */
  scope: string;
  name: 'sending' | 'proactive';
  by?: string;
  at: Date;
}

/** Every method is one transaction; errors of the database come through as they are. */
export interface OperatorStore {
  /** The waiting ones first; `all`: decided and observed ones too. */
  drafts(options: { all: boolean }): Promise<ListedDraft[]>;
  draft(id: string): Promise<ListedDraft | undefined>;
  /** A rep's words in place of the agent's. false: it waits no longer, nothing was changed. */
  rewordDraft(id: string, text: string): Promise<boolean>;
  /** Adds a prospect, or gives the one that is there the fields that are new. A brand is needed for a new one only. */
  addProspect(prospect: NewProspect & { defaultBrand: string }): Promise<AddedProspect>;
  prospects(filter: { brand?: string }): Promise<ListedProspect[]>;
  /** Newest activity first, at most 50. */
  find(term: FindTerm): Promise<Found[]>;
  /** Silence for ever on every conversation of this person; their scheduled items are cancelled. false: it was so before. */
  suppress(prospectId: string, reason: string): Promise<boolean>;

  accounts(options: { removed: boolean }): Promise<ListedAccount[]>;
  /** The account row (not removed) of this Telegram user. */
  accountOf(telegramUserId: string): Promise<{ id: string } | undefined>;
  /** Makes the row, or renews session, phone and username of the one with this id and un-parks it; connected_since is kept. */
  signIn(account: SignedIn): Promise<'added' | 'renewed'>;
  /** false: there is no such account, or it is not in the state this starts from. */
  parkAccount(id: string, reason: string): Promise<boolean>;
  resumeAccount(id: string): Promise<boolean>;
  /** Ends the row and destroys its session. */
  removeAccount(id: string): Promise<boolean>;

  /** Scheduled by due time, then (with `history`) the rest, newest first: what is over, and drafts, whose reply has not left and may never. */
  plan(conversationId: string, options: { history: boolean }): Promise<ListedPlanItem[]>;
  /** By their start. `since`: planned ones that are not over then; undefined: all, at most 200. */
  meetings(conversationId: string, options: { since: Date | undefined }): Promise<ListedMeeting[]>;
  preferences(prospectId: string): Promise<GreetingPreferences>;
  /** What is left out stays as it is. */
  setPreferences(prospectId: string, preferences: Partial<GreetingPreferences>): Promise<void>;
  /** The words of a follow-up an operator plans; it stands once the workflow has taken it. */
  draftFollowUp(item: {
    conversationId: string;
    due: Date;
    words: string;
    message: string;
    reason: string;
  }): Promise<{ itemId: string }>;
  dropDraft(itemId: string): Promise<void>;
  /** New words for a scheduled item; gives the old ones, to be put back when the workflow refuses. undefined: not scheduled. */
  reword(
    itemId: string,
    words: { message?: string; brief?: string },
  ): Promise<{ message?: string; brief?: string } | undefined>;

  switches(): Promise<SwitchRow[]>;
  /** A row in `switches` is what stops; on = no row. false: it was so before. */
  setSwitch(scope: string, name: SwitchRow['name'], on: boolean, by: string): Promise<boolean>;
}
