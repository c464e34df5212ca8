// Order as the outside saw it: when Telegram accepted what, against when a client's row was committed.
// One machine, one clock: the sandbox's journal and Postgres' clock_timestamp() are compared as they are.
import type { InstantRecord } from '../../sandbox/journal';
import type { Product } from './processes';
import type { Talk, Talks } from './talks';

export interface Sent {
  /** epoch ms, when Telegram took it */
  at: number;
  peer: string;
  kind: string;
  intent: string;
}

/** What Telegram accepted since `from`, and what of ours it was: told by random_id. */
export async function acceptedOf(product: Product, talks: Talk[], from: number): Promise<Sent[]> {
  const { rows } = await product.pool.query(
    'select id, kind, random_id::text from intents where conversation_id = any($1)',
    [talks.map((t) => t.conversationId)],
  );
  const intents = new Map(rows.map((r) => [r.random_id as string, r]));
  return instants(product, 'accepted', from).flatMap((record) => {
    const intent = intents.get(record.randomId ?? '');
    return intent
      ? [{ at: record.at, peer: record.peer, kind: intent.kind as string, intent: intent.id as string }]
      : [];
  });
}

/**
 * Follow-ups that Telegram accepted after a client's message of that chat was stored. A row's arrival is stamped when the
 * conversation's row is locked for it, just before its commit: whoever held the lock to send has let go by then.
 */
export async function lateFollowUps(
  product: Product,
  talks: Talk[],
  from: number,
): Promise<{ conversation: string; lateByMs: number }[]> {
  const sent = (await acceptedOf(product, talks, from)).filter((one) => one.kind === 'followUp');
  const { rows } = await product.pool.query(
    `select i.id, a.conversation_id, extract(epoch from min(a.stored_at)) * 1000 as stored_ms
     from intents i join plan_items p on p.id = i.plan_item_id
     join arrivals a on a.conversation_id = i.conversation_id and a.seq > p.basis and a.kind = 'clientReplied'
     where i.id = any($1) group by i.id, a.conversation_id`,
    [sent.map((one) => one.intent)],
  );
  const stored = new Map(rows.map((r) => [r.id as string, r]));
  return sent.flatMap(({ intent, at }) => {
    const row = stored.get(intent);
    const lateByMs = row ? at - Number(row.stored_ms) : 0;
    return row && lateByMs > 0 ? [{ conversation: row.conversation_id as string, lateByMs }] : [];
  });
}

/** Replies that were sent although, before they were claimed, something arrived that their decision had not read. */
export async function lateReplies(product: Product, talks: Talk[]): Promise<string[]> {
  const { rows } = await product.pool.query(
    `select i.id from intents i join turns t on t.id = i.turn_id
     join arrivals a on a.conversation_id = i.conversation_id and a.seq > t.covers
     where i.kind = 'reply' and i.status = 'sent' and i.claimed_at > a.stored_at and i.conversation_id = any($1)`,
    [talks.map((t) => t.conversationId)],
  );
  return rows.map((r) => r.id as string);
}

/** Follow-ups that Telegram accepted after the client had written there, but before we had stored it: no fault, a number. */
export async function crossings(talks: Talks, from: number): Promise<number> {
  const sent = (await acceptedOf(talks.product, talks.talks, from)).filter((one) => one.kind === 'followUp');
  return sent.filter(({ peer, at }) => {
    const talk = talks.talks.find((one) => one.client === peer) as Talk;
    return talks.chat(talk).some((line) => line.from === peer && line.at > from && line.at < at);
  }).length;
}

/** The most sends that were under way at once, from their arrival at Telegram to its answer. */
export function inFlight(product: Product, from: number): number {
  const calls = product.sandbox.journal
    .read({ service: 'telegram', since: from })
    .flatMap((record) => (record.kind === 'call' && record.method === 'messages.sendMessage' ? [record] : []));
  // what travels counts: both ways take as long as is set
  const { upMs, downMs } = product.sandbox.telegram.server.latency;
  const steps = calls.flatMap((call) => [
    { at: call.at - upMs, by: 1 },
    { at: (call.endedAt ?? Number.POSITIVE_INFINITY) + downMs, by: -1 },
  ]);
  let now = 0;
  let most = 0;
  for (const { by } of steps.sort((a, b) => a.at - b.at)) {
    now += by;
    most = Math.max(most, now);
  }
  return most;
}

/** Messages that Telegram took since then. */
export const acceptedSince = (product: Product, from: number): number => instants(product, 'accepted', from).length;

function instants(product: Product, kind: InstantRecord['kind'], from: number): InstantRecord[] {
  return product.sandbox.journal
    .read({ service: 'telegram', since: from })
    .flatMap((record) => (record.kind === kind ? [record as InstantRecord] : []));
}
