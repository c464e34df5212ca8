// Who is told of an alert: the reps of the conversation's account, else of its brand, each in his language; nobody there: ALERT_CHAT.
import { accountAlertMessage, alertMessage } from '../../domain/reps/message';
import type { NewRepMessage, RepRouting, Subject, UnroutedAlert } from '../../ports/rep-messages';
import type { Rep } from '../../ports/reps';

const AT_ONCE = 20;

/** Routes what is not routed yet. Rows only: sending is the outbox's. */
export async function routeAlerts(routing: RepRouting): Promise<void> {
  for (const alert of await routing.unrouted(AT_ONCE)) {
    const about = alert.conversationId ? await routing.subject(alert.conversationId) : undefined;
    const account = !about && alert.accountId ? await routing.accountBrand(alert.accountId) : undefined;
    const reps = await routing.repsFor({
      accountId: about?.accountId ?? alert.accountId,
      brand: about?.brand ?? account?.brand,
    });
    const messages = reps.map((rep) => messageFor(rep, alert, about, account?.label));
    await routing.route(alert.id, messages.length > 0 ? 'reps' : 'chat', messages);
  }
}

function messageFor(rep: Rep, alert: UnroutedAlert, about: Subject | undefined, account?: string): NewRepMessage {
  const composed = about ? alertMessage(rep.language, alert, about) : accountAlertMessage(rep.language, alert, account);
  return {
    id: `alert:${alert.id}:${rep.id}`,
    repId: rep.id,
    kind: 'alert',
    alertId: alert.id,
    conversationId: about?.conversationId,
    ...composed,
  };
}
