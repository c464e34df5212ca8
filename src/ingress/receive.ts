// One update of an account → a row, or a count. Decides whom we talk to; stores; says what must be delivered. Texts of others never leave this file.
import type { Logger } from 'pino';
import { isOptOut } from '../domain/opt-out';
import type {
  AccountRow,
  AccountUpdate,
  Brands,
  Clock,
  ConversationRow,
  InboundStore,
  Meter,
  TelegramMessage,
  TelegramPerson,
  TelegramUserPort,
} from '../ports';
import type { Arrived } from './deliver';

export interface ReceiveDeps {
  store: InboundStore;
  meter: Meter;
  brands: Brands;
  clock: Clock;
  log: Logger;
}

/** What one update needs besides itself. */
export interface Context {
  account: AccountRow;
  client: TelegramUserPort;
  /** message id → random_id, from updateMessageID in the same difference or just before */
  sentIds: Map<number, string>;
  /** hand over to the workflow, after the row is committed */
  deliver: (conversation: ConversationRow, arrived: Arrived) => void;
}

/** 'needsDifference': the update names somebody without an access hash; the difference will bring him. */
export type Received = 'done' | 'needsDifference';

// Telegram's service notifications, with login codes. https://core.telegram.org/api/auth
const TELEGRAM_SERVICE = '777000';
// Between "bytes out" and "acknowledged" an outgoing message may be ours: it is looked at again for this long before it is the rep's.
const HOLD_MS = 2_000;
const HOLD_LOOK_MS = 100;

export async function receive(
  deps: ReceiveDeps,
  context: Context,
  update: AccountUpdate,
  pts: number | undefined,
): Promise<Received> {
  const { store } = deps;
  const { id: accountId } = context.account;
  switch (update.type) {
    case 'message':
      return message(deps, context, update.message, update.person, pts);
    case 'edited': {
      const conversation =
        update.message.peerUserId && (await store.conversationOf(accountId, update.message.peerUserId));
      if (!conversation) break;
      const arrived = await store.edited(conversation, update.message, { optOut: asksForSilence(update.message) }, pts);
      if (arrived) context.deliver(conversation, { kind: 'clientEdited', seq: arrived.seq });
      return 'done';
    }
    case 'deleted':
      for (const { conversation, seq } of await store.deleted(accountId, update.messageIds, pts))
        context.deliver(conversation, { kind: 'clientEdited', seq });
      return 'done';
    case 'readByPeer':
      await store.readByClient(accountId, update.peerUserId, update.maxId, pts);
      return 'done';
    case 'sentId':
      context.sentIds.set(update.messageId, update.randomId);
      return 'done';
    case 'other':
      if (!update.about) break;
      deps.meter.count('ignored', { kind: update.about });
      await store.countIgnored(accountId, update.about, pts);
      return 'done';
    default:
      break;
  }
  if (pts !== undefined) await store.moveUpdates(accountId, { pts });
  return 'done';
}

/** In his own words: what he passes on, somebody else has said. */
const asksForSilence = ({ out, forwarded, text }: TelegramMessage): boolean => !out && !forwarded && isOptOut(text);

async function message(
  deps: ReceiveDeps,
  context: Context,
  m: TelegramMessage,
  person: TelegramPerson | undefined,
  pts: number | undefined,
): Promise<Received> {
  const { store } = deps;
  const { account } = context;
  const ignore = async (kind: string): Promise<Received> => {
    deps.meter.count('ignored', { kind });
    await store.countIgnored(account.id, kind, pts);
    return 'done';
  };
  if (m.peerUserId === undefined) return ignore('group');
  if (m.peerUserId === TELEGRAM_SERVICE) return ignore('telegram');
  if (m.peerUserId === account.telegramUserId) return ignore('saved');
  if (m.isService) return ignore('service');

  let conversation = await store.conversationOf(account.id, m.peerUserId);
  if (!conversation) {
    if (!person) return 'needsDifference';
    if (person.isSelf) return ignore('saved');
    if (person.isService) return ignore('telegram');
    if (person.isBot) return ignore('bot');
    conversation = await store.openConversation(account.id, person);
    if (!conversation && m.out) return ignore('private');
    conversation ??= await admission(deps, context, m, person);
    if (!conversation) return ignore('private');
  }
  return m.out ? outgoing(deps, context, conversation, m, pts) : incoming(deps, context, conversation, m, pts);
}

/** An unknown person wrote. Only somebody new to the rep can be a prospect; the brand decides about those. */
async function admission(
  deps: ReceiveDeps,
  { account, client }: Context,
  m: TelegramMessage,
  person: TelegramPerson,
): Promise<ConversationRow | undefined> {
  const { unknownInbound } = await deps.brands.get(account.brand);
  if (unknownInbound === 'ignore' || person.isContact) return undefined;
  const older = await client.history(person, {
    limit: 1,
    beforeDate: Math.floor(account.connectedSince.getTime() / 1000),
  });
  if (older.length > 0) return undefined;
  if (unknownInbound === 'answer') return deps.store.admit(account.id, account.brand, person);
  if (await deps.store.rememberStranger(account.id, person, m.messageId)) {
    await deps.store.addAlert({
      id: `stranger:${account.id}:${person.userId}`,
      kind: 'unknown_person',
      accountId: account.id,
      detail: `rapport prospects add --telegram ${person.userId} --brand ${account.brand}`,
    });
  }
  return undefined;
}

async function incoming(
  deps: ReceiveDeps,
  context: Context,
  conversation: ConversationRow,
  m: TelegramMessage,
  pts: number | undefined,
): Promise<Received> {
  const stored = await deps.store.clientMessage(
    conversation,
    m,
    { optOut: asksForSilence(m), heardAt: deps.clock.now() },
    pts,
  );
  if (!stored) return 'done';
  deps.meter.count('stored', { author: 'client' });
  if (stored.crossed) {
    deps.meter.count('crossings', {});
    deps.log.warn(
      { conversationId: conversation.id, seq: stored.seq },
      'a crossing: Telegram had it before our message left',
    );
  }
  for (const planItem of stored.cancelled) {
    deps.meter.count('planItems', { status: 'cancelled' });
    deps.log.info(
      { conversationId: conversation.id, planItem, status: 'cancelled', reason: 'client_responded' },
      'plan item cancelled',
    );
  }
  context.deliver(conversation, { kind: 'clientReplied', seq: stored.seq });
  return 'done';
}

async function outgoing(
  deps: ReceiveDeps,
  context: Context,
  conversation: ConversationRow,
  m: TelegramMessage,
  pts: number | undefined,
): Promise<Received> {
  const until = deps.clock.now().getTime() + HOLD_MS;
  for (;;) {
    const whose = await deps.store.whoseMessage(conversation, m, context.sentIds.get(m.messageId));
    if (whose === 'ours') {
      if (pts !== undefined) await deps.store.moveUpdates(context.account.id, { pts });
      return 'done';
    }
    if (whose === 'unknown' || deps.clock.now().getTime() >= until) break;
    await deps.clock.sleep(HOLD_LOOK_MS);
  }
  const { takeover } = await deps.brands.get(conversation.brand);
  const releaseAt =
    takeover.autoReleaseMinutes === null
      ? undefined
      : new Date(deps.clock.now().getTime() + takeover.autoReleaseMinutes * 60_000);
  const stored = await deps.store.repMessage(conversation, m, releaseAt, pts);
  if (!stored) return 'done';
  deps.log.info({ conversationId: conversation.id, seq: stored.seq }, 'the rep wrote: he has the chat');
  deps.meter.count('takeovers', { by: 'rep' });
  deps.meter.count('stored', { author: 'rep' });
  context.deliver(conversation, { kind: 'repWrote', seq: stored.seq, releaseAt: releaseAt?.getTime() });
  return 'done';
}
