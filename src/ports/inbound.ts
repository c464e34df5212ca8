// What ingress reads and writes.
import type { AccountRow, ConversationRow } from './rows';
import type { Peer, TelegramMessage, TelegramPerson, UpdateState } from './telegram';
import type { NewAlert } from './turn';

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
    heard: { optOut: boolean },
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
