// Claims, calls, settles. Runs in the process that owns the account, and tells the workflow what happened instead of waiting.
import { ApplicationFailure, Context } from '@temporalio/activity';
import type { Logger } from 'pino';
import type { RefusedReason, SendOutcome } from '../domain/decision';
import { AlreadyDone, Misconfigured, RateLimited, Refused, Unreachable } from '../errors';
import type { AccountLink, Claim, Clock, Meter, SentMessage, Settled, Store, TelegramUserPort } from '../ports';
import { withHeartbeat } from './heartbeat';

export interface SendInput {
  conversationId: string;
  accountId: string;
  kind: 'reply' | 'followUp' | 'reminder';
  /** parts of one reply, in order */
  intents: string[];
  /** the newest seq the decision has read */
  seen: number;
  /** epoch ms */
  notAfter: number;
  overdue: boolean;
}

export interface SendDeps {
  store: Store;
  link: AccountLink;
  clock: Clock;
  overdueSpacingSeconds: number;
  log: Logger;
  meter: Meter;
}

// How often one send is tried inside the activity before it goes back into the plan. Temporal retries at 0.2 s, 0.4 s, 0.8 s.
const TRIES_BEFORE_LATER = 4;
// PEER_FLOOD limits writing to people who did not write first; how long is not published, a day is the common advice.
const FIRST_CONTACT_FREEZE_MS = 24 * 3600_000;

type Effect = { telegramId: number; saidAt: Date };

export function createSend(deps: SendDeps) {
  return (input: SendInput): Promise<SendOutcome> => withHeartbeat(500, () => sendParts(deps, input));
}

async function sendParts(deps: SendDeps, input: SendInput): Promise<SendOutcome> {
  const said: string[] = [];
  for (const intent of input.intents) {
    const client = deps.link.open();
    // The gate closed after this task was handed out: it waits in the queue for the next owner in sync.
    if (!client || (input.kind !== 'reply' && !(await deps.link.alive()))) throw notInSync();
    const claim = await deps.store.claim({
      intent,
      seen: input.seen,
      now: deps.clock.now(),
      notAfter: new Date(input.notAfter),
      overdue: input.overdue,
      spacingSeconds: deps.overdueSpacingSeconds,
    });
    const part = await sendPart(deps, input, intent, claim, client);
    deps.meter.count('sends', { kind: input.kind, outcome: part.status });
    if (part.status !== 'sent') return { ...part, said };
    said.push(intent);
  }
  return { status: 'sent', said };
}

type PartOutcome =
  | { status: 'sent' }
  | { status: 'superseded'; reason: RefusedReason }
  | { status: 'later' | 'failed' | 'unknown'; reason: string; at?: number };

async function sendPart(
  deps: SendDeps,
  input: SendInput,
  intent: string,
  claim: Claim,
  client: TelegramUserPort,
): Promise<PartOutcome> {
  switch (claim.verdict) {
    case 'sent':
      return { status: 'sent' };
    case 'refused':
      return { status: 'superseded', reason: claim.reason };
    case 'later':
      return { status: 'later', reason: claim.reason, at: claim.at.getTime() };
    case 'look': {
      const found = await look(deps, input.conversationId, claim, client);
      if (found) {
        tellPlan(
          deps,
          input.conversationId,
          await deps.store.settleSent(intent, found.telegramId, found.saidAt, 'look'),
        );
        return { status: 'sent' };
      }
      // Not there. Telegram would answer a repeat with the first message anyway; what may no longer be said is not repeated.
      if (claim.reason) {
        await deps.store.settleNotSent(intent, 'superseded', claim.reason);
        return { status: 'superseded', reason: claim.reason };
      }
      if (Context.current().info.attempt >= TRIES_BEFORE_LATER) {
        await deps.store.settleNotSent(intent, 'draft', 'unreachable');
        return { status: 'later', reason: 'unreachable' };
      }
      return effect(deps, input, intent, claim, client);
    }
    case 'go':
      return effect(deps, input, intent, claim, client);
  }
}

async function effect(
  deps: SendDeps,
  input: SendInput,
  intent: string,
  claim: Claim & { text: string },
  client: TelegramUserPort,
): Promise<PartOutcome> {
  const started = deps.clock.now().getTime();
  const call = async (): Promise<Effect> => {
    const sent = await deliver(claim, client);
    deps.link.applyPts(sent.pts, sent.ptsCount);
    return { telegramId: sent.messageId, saidAt: new Date(sent.date * 1000) };
  };
  try {
    if (input.kind !== 'reply') {
      // what the client writes changes follow-ups, not reminders
      const seen = input.kind === 'followUp' ? input.seen : undefined;
      const held = await deps.store.underLock(
        { conversationId: input.conversationId, intent, seen },
        call,
        (done) => done,
      );
      if ('refused' in held) return { status: 'superseded', reason: held.refused };
      tellPlan(deps, input.conversationId, held.settled);
    } else {
      const done = await call();
      tellPlan(deps, input.conversationId, await deps.store.settleSent(intent, done.telegramId, done.saidAt, 'ack'));
    }
  } catch (error) {
    return refusedBy(deps, input, intent, error);
  }
  deps.meter.time('send', { kind: input.kind }, (deps.clock.now().getTime() - started) / 1000);
  return { status: 'sent' };
}

async function deliver(claim: Claim & { text: string }, client: TelegramUserPort): Promise<SentMessage> {
  try {
    return await client.send(claim.peer, claim.text, claim.randomId);
  } catch (error) {
    // RANDOM_ID_DUPLICATE: Telegram has it and does not say where. The next attempt looks.
    if (error instanceof AlreadyDone)
      throw new Unreachable('telegram', 'the message is there, its id is not known yet', { cause: error });
    throw error;
  }
}

/** One line for each item of the plan that a sent message made or kept. */
function tellPlan({ log, meter }: SendDeps, conversationId: string, settled: Settled | undefined): void {
  if (!settled) return;
  const tell = (planItem: string, status: string, reason?: string) => {
    log.info({ conversationId, planItem, status, reason }, `plan item ${status}`);
    meter.count('planItems', { status });
  };
  for (const id of settled.scheduled) tell(id, 'created');
  for (const id of settled.cancelled) tell(id, 'cancelled', 'client_responded');
  if (settled.kept) tell(settled.kept, 'sent');
}

/** What a failed call means for the plan. Throws when only a repeat of this attempt can tell. */
async function refusedBy(deps: SendDeps, input: SendInput, intent: string, error: unknown): Promise<PartOutcome> {
  if (error instanceof RateLimited) {
    // FLOOD_WAIT is the account's, not this message's: everybody on it waits, exactly as long as asked.
    const until = new Date(deps.clock.now().getTime() + error.retryAfterMs);
    await deps.store.sleepAccount(input.accountId, until);
    await deps.store.settleNotSent(intent, 'draft', 'flood_wait');
    deps.log.warn({ accountId: input.accountId, until }, 'flood wait: the account sleeps');
    return { status: 'later', reason: 'flood_wait', at: until.getTime() };
  }
  if (error instanceof Refused) {
    if (error.code === 'peerFlood') {
      await deps.store.freezeFirstContacts(
        input.accountId,
        new Date(deps.clock.now().getTime() + FIRST_CONTACT_FREEZE_MS),
      );
      await deps.store.settleNotSent(intent, 'draft', 'peer_flood');
      const day = deps.clock.now().toISOString().slice(0, 10); // told once a day
      await deps.store.addAlert({
        id: `peer_flood:${input.accountId}:${day}`,
        kind: 'peer_flood',
        accountId: input.accountId,
        detail: 'Telegram limits whom this account may write to; replies go on being tried',
      });
      return { status: 'later', reason: 'peer_flood' };
    }
    await deps.store.settleNotSent(intent, 'failed', error.code);
    return { status: 'failed', reason: error.code };
  }
  // Its effect is unknown: the retry finds its own claim and looks before it repeats.
  if (error instanceof Unreachable) throw ApplicationFailure.retryable(error.message, 'Unreachable');
  if (error instanceof Misconfigured) throw notInSync();
  throw error;
}

/** Our message in the chat's own history: same words, not before the claim, not known as another message. */
async function look(
  deps: SendDeps,
  conversationId: string,
  claim: Extract<Claim, { verdict: 'look' }>,
  client: TelegramUserPort,
): Promise<Effect | undefined> {
  const recent = await client.history(claim.peer, { limit: 50 });
  // Telegram's clock has whole seconds and its own opinion.
  const from = claim.claimedAt.getTime() / 1000 - 30;
  const candidates = recent.filter((m) => m.out && m.text === claim.text && m.date >= from);
  if (candidates.length === 0) return undefined;
  const known = await deps.store.knownMessages(
    conversationId,
    candidates.map((m) => m.messageId),
  );
  const found = candidates.find((m) => !known.has(m.messageId));
  return found && { telegramId: found.messageId, saidAt: new Date(found.date * 1000) };
}

const notInSync = () => ApplicationFailure.retryable('the account is not in sync', 'NotInSync');
