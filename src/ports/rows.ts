// What is kept, as activities and ingress read it.
import type { Language } from '../domain/brand';
import type { Control, Stage } from '../domain/conversation';
import type { MeetingSource } from '../domain/meetings';
import type { Notice } from '../domain/notices';
import type { Peer, UpdateState } from './telegram';

/** Who an account is. */
export interface AccountIdentity {
  id: string;
  label: string;
  phone?: string;
  telegramUserId?: string;
  username?: string;
  brand: string;
  status: 'active' | 'parked' | 'removed';
  statusReason?: string;
}

export interface AccountRow extends AccountIdentity {
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
  /** somebody else's words, passed on by the client */
  forwarded: boolean;
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
  announce?: 'booked' | 'moved' | 'cancelled' | 'declined';
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
