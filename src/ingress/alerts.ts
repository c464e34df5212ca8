// Calls a human: alert rows become messages to reps, or a message in ALERT_CHAT, and a POST to ALERT_WEBHOOK_URL. The row came first; a restart repeats nothing in the chat.
import type { Logger } from 'pino';
import { randomIdOf } from '../domain/random-id';
import type { InboundStore, OpenAlert, TelegramUserPort } from '../ports';
import { every, type Repeated } from './every';

const LOOK_MS = 1_000;
const WEBHOOK_TIMEOUT_MS = 5_000;

export interface AlertsDeps {
  store: InboundStore;
  chat?: string;
  webhookUrl?: string;
  /** With a bot: decides which alerts go to reps. */
  route?: () => Promise<void>;
  /** a connected account, the alert's own if possible */
  client: (accountId: string | undefined) => TelegramUserPort | undefined;
  /** Where a human looks at it. */
  link: (alert: OpenAlert) => string;
  log: Logger;
}

const TITLES: Record<string, string> = {
  handoff: 'A client needs a human',
  model_unavailable: 'The model does not answer; a client is waiting',
  not_sent: 'A message could not be sent',
  client_gone: 'A client blocked us or is gone',
  opted_out_wrote: 'A person who said stop has written again',
  unknown_person: 'An unknown person wrote; nothing was answered',
  account_parked: 'An account is parked',
  peer_flood: 'Telegram limits an account',
  auto_release: 'The agent took a chat back',
  not_stored: 'Something a client sent could not be stored',
  plan_failed: 'A promised follow-up failed',
  meeting_booked: 'A meeting is booked',
  meeting_moved: 'A meeting has been moved',
  meeting_cancelled: 'A meeting is off',
  meeting_needs_hands: 'A meeting needs a hand: look at it in the calendar',
  meeting_not_made: 'A meeting could not be booked or moved: the client is told that a colleague settles the time',
  meeting_declined: 'A client declined the invitation to a meeting',
  meeting_overlaps: 'A meeting was moved in the calendar over another one',
  calendar_expired: 'The Google calendar of a rep is disconnected: he must connect it again',
  calendar_unread: 'The Google calendar of a rep cannot be read: what he changes there is not seen',
  brand_invalid: 'The files of a brand have a mistake; their last good version, if there is one, stays in force',
  draft_waits: 'A draft waits, and no rep is there to see it',
  draft_expired: 'Nobody looked at a draft in time; the client was not answered',
};

export function startAlerts(deps: AlertsDeps): Repeated {
  return every(
    LOOK_MS,
    () => deliverOpen(deps),
    (error) => deps.log.warn({ what: error.name }, 'alerts could not be delivered; tried again'),
  );
}

async function deliverOpen(deps: AlertsDeps): Promise<void> {
  await deps.route?.();
  for (const alert of await deps.store.openAlerts(20)) {
    try {
      if (alert.needsChat) await toChat(deps, alert);
      if (alert.needsWebhook) await toWebhook(deps, alert);
    } catch (error) {
      await deps.store.alertFailed(alert.id);
      deps.log.warn({ alertId: alert.id, what: (error as Error).name }, 'alert not delivered; tried again');
    }
  }
}

async function toChat(deps: AlertsDeps, alert: OpenAlert): Promise<void> {
  const client = deps.client(alert.accountId);
  if (!client || !deps.chat) return; // waits for an account to come back
  const peer = deps.chat === 'me' ? await client.me() : await client.resolveUsername(deps.chat.replace(/^@/, ''));
  if (!peer) throw new Error('ALERT_CHAT names nobody');
  await client.send(
    peer,
    [TITLES[alert.kind] ?? alert.kind, alert.detail, deps.link(alert)].filter(Boolean).join('\n'),
    randomIdOf(`alert:${alert.id}`),
  );
  await deps.store.alertDelivered(alert.id, 'chat');
}

async function toWebhook(deps: AlertsDeps, alert: OpenAlert): Promise<void> {
  const response = await fetch(deps.webhookUrl as string, {
    method: 'POST',
    // the receiver may see an alert twice after a crash: its id tells
    headers: { 'content-type': 'application/json', 'idempotency-key': alert.id },
    body: JSON.stringify({
      id: alert.id,
      kind: alert.kind,
      title: TITLES[alert.kind] ?? alert.kind,
      conversationId: alert.conversationId,
      accountId: alert.accountId,
      detail: alert.detail,
      at: alert.createdAt.toISOString(),
      link: deps.link(alert),
    }),
    signal: AbortSignal.timeout(WEBHOOK_TIMEOUT_MS),
  });
  if (!response.ok) throw new Error(`webhook answered ${response.status}`);
  await deps.store.alertDelivered(alert.id, 'webhook');
}
