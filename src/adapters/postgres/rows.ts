// Postgres rows ↔ our words. bigint columns come as strings, timestamps as Dates.
import type pg from 'pg';
import type { AccountRow, ConversationRow, MeetingRow, MessageRow, OpenTurn, PlanRow, ProspectRow } from '../../ports';

/** A pool or a client inside a transaction. */
export type Queryable = Pick<pg.Pool | pg.PoolClient, 'query'>;

type Raw = Record<string, any>;

const some = <T>(value: T | null | undefined): T | undefined => value ?? undefined;

/** Without the columns that are null. */
export const known = (row: Raw): Raw =>
  Object.fromEntries(Object.entries(row).filter(([, v]) => v !== null && v !== undefined));

export const toConversation = (r: Raw): ConversationRow => ({
  id: r.id,
  prospectId: r.prospect_id,
  accountId: r.account_id,
  peer: { userId: String(r.peer_id), accessHash: r.access_hash },
  brand: r.brand,
  seq: r.seq,
  clientSeq: r.client_seq,
  control: r.control,
  controlBy: some(r.control_by),
  releaseAt: some(r.release_at),
  stage: r.stage,
  snapshot: some(r.snapshot),
});

export const toProspect = (r: Raw): ProspectRow => ({
  id: r.id,
  telegramUserId: r.telegram_user_id === null ? undefined : String(r.telegram_user_id),
  username: some(r.username),
  phone: some(r.phone),
  name: some(r.name),
  brand: r.brand,
  language: some(r.language),
  zone: some(r.zone),
  facts: r.facts ?? {},
});

export const toMessage = (r: Raw): MessageRow => ({
  telegramId: r.telegram_id,
  seq: some(r.seq),
  author: r.author,
  text: r.text,
  media: some(r.media),
  saidAt: r.said_at,
  edited: r.edited_at !== null,
  forwarded: r.forwarded === true,
});

export const toPlanRow = (r: Raw): PlanRow => ({
  id: r.id,
  kind: r.kind,
  due: r.due,
  status: r.status,
  words: some(r.words),
  message: some(r.message),
  brief: some(r.brief),
  reason: some(r.reason),
  cancelReason: some(r.cancel_reason),
  basis: r.basis,
  attempts: r.attempts,
  cancelledAt: some(r.cancelled_at),
});

export const toMeeting = (r: Raw): MeetingRow => ({
  id: r.id,
  source: r.source,
  title: r.title,
  start: r.starts_at,
  end: some(r.ends_at),
  zone: r.zone,
  status: r.status,
  version: r.version,
  askFrom: some(r.ask_from),
  asked: r.asked ?? false,
  announce: some(r.announce),
  announced: r.announced ?? false,
  joinUrl: some(r.join_url),
  place: some(r.place),
  rep: some(r.rep_name),
});

export const toAccount = (r: Raw): AccountRow => ({
  id: r.id,
  label: r.label,
  phone: some(r.phone),
  telegramUserId: r.telegram_user_id === null ? undefined : String(r.telegram_user_id),
  username: some(r.username),
  brand: r.brand,
  status: r.status,
  statusReason: some(r.status_reason),
  sessionCipher: some(r.session_cipher),
  sessionKeyId: some(r.session_key_id),
  connectedSince: r.connected_since,
  updates: r.pts === null ? undefined : { pts: r.pts, qts: r.qts, date: r.updates_date },
  owner: some(r.owner),
  heartbeatAt: some(r.heartbeat_at),
  sleepUntil: some(r.sleep_until),
});

export const toOpenTurn = (r: Raw): OpenTurn => ({
  turnId: r.turn_id,
  conversationId: r.conversation_id,
  covers: r.covers,
  brandVersion: r.brand_version,
  decidedAt: r.decided_at,
  progress: r.progress,
});
