// A decision with the rows behind it, before they are written.
import type { Brand } from '../../domain/brand';
import type { PlanOp } from '../../domain/conversation';
import type { AlertKind, Decision, SilentReason } from '../../domain/decision';
import { noticesFor, noticeText } from '../../domain/notices';
import { splitReply } from '../../domain/parts';
import { randomIdOf } from '../../domain/random-id';
import type { NewAlert, NewIntent, Snapshot, TurnRecord } from '../../ports';
import type { ModelAnswer } from './ask-model';
import type { DecideInput } from './decide';
import { languageOf } from './language';
import type { Heard, Noted, Opening } from './meetings';
import { paceOf, typingMs } from './pace';

export interface Draft {
  decision: Decision;
  /** all but the moment it is written */
  record: Omit<TurnRecord, 'at'>;
  /** meetings the model noted */
  noted?: readonly Noted[];
}

export interface Base {
  input: DecideInput;
  snapshot: Snapshot;
  brand: Brand;
  now: Date;
}

// An answer that could not leave for half a day is no answer any more.
const REPLY_USEFUL_MS = 12 * 3600_000;

export function intentOf(id: string, kind: NewIntent['kind'], text: string, planItemId?: string): NewIntent {
  return { id, kind, part: 1, text, randomId: randomIdOf(id), planItemId };
}

/** The message with what must be said beside it, by the brand's policy, at its end. `answer`: all that is said; `unanswered`: to what. */
export function withNotices(
  { snapshot, brand }: Pick<Base, 'snapshot' | 'brand'>,
  intent: NewIntent,
  { answer = intent.text, unanswered = [] }: { answer?: string; unanswered?: string[] } = {},
): NewIntent {
  const notices = noticesFor(brand, {
    answer,
    unanswered,
    first: !snapshot.messages.some((m) => m.author !== 'client'),
    said: snapshot.noticesSaid,
  });
  if (notices.length === 0) return intent;
  const language = languageOf(snapshot, brand);
  const words = [intent.text, ...notices.map((n) => noticeText(brand, n, language))];
  return { ...intent, text: words.join('\n\n'), notices };
}

/** An answer as its messages: cut into parts, the first one opened and closed with what is said by code. */
export function answerIntents(
  base: Base,
  text: string,
  unanswered: string[],
  opening: Opening = { texts: [] },
): NewIntent[] {
  return splitReply(text, base.brand.delivery).map((part, i) => {
    const id = `${base.input.turnId}/r${i + 1}`;
    if (i > 0) return { ...intentOf(id, 'reply', part), part: i + 1 };
    const first = { ...intentOf(id, 'reply', [...opening.texts, part].join('\n\n')), ...aboutOf(opening) };
    return withNotices(base, first, { answer: text, unanswered });
  });
}

/** Which meeting a message with this opening is about. */
export const aboutOf = ({ meetingId, announces }: Opening): Pick<NewIntent, 'meetingId' | 'announces'> => ({
  ...(meetingId === undefined ? {} : { meetingId }),
  ...(announces === undefined ? {} : { announces }),
});

export function draftReply(
  base: Base,
  reply: {
    intents: NewIntent[];
    answer?: ModelAnswer & { kind: 'answer' };
    optOut?: boolean;
    /** he wants no more messages: why, as it is recorded */
    suppress?: string;
    thenAt?: number;
    reason?: string;
  },
): Draft {
  const { answer } = reply;
  // the plan stands once all of it has been said
  const promisedBy = reply.intents.at(-1)?.id;
  const texts = reply.intents.map((i) => i.text);
  const pace = reply.optOut ? undefined : paceOf(base.brand, texts);
  const alert = answer?.handOff === undefined ? undefined : alertOf(base, 'handoff', answer.handOff);
  return draft(
    base,
    reply.reason,
    answer,
    alert,
    reply.intents,
    {
      outcome: 'say',
      covers: base.snapshot.conversation.seq,
      intents: reply.intents.map((i) => i.id),
      typingMs: reply.optOut ? 0 : typingMs(base.brand, texts[0] ?? ''),
      ...(pace ? { pace } : {}),
      plan: planOps(answer),
      notAfter: base.now.getTime() + REPLY_USEFUL_MS,
      ...(alert ? { handOff: alert.id } : {}),
      ...(reply.optOut ? { optOut: true } : {}),
      ...(reply.thenAt === undefined ? {} : { thenAt: reply.thenAt }),
      ...(answer ? { stage: 'qualifying' as const } : {}),
    },
    promisedBy,
    reply.suppress === undefined ? undefined : { reason: reply.suppress },
  );
}

/** Nothing fit to leave came out of the model: the client hears that a person will answer, and a person is called. */
export function draftHolding(base: Base, answer: ModelAnswer & { kind: 'held' }, unanswered: string[]): Draft {
  const text = base.brand.holding[languageOf(base.snapshot, base.brand)];
  const alert = alertOf(base, 'handoff', answer.why);
  const intent = withNotices(base, intentOf(`${base.input.turnId}/hold`, 'holding', text), { unanswered });
  return draft(base, answer.why, answer, alert, [intent], {
    outcome: 'say',
    covers: base.snapshot.conversation.seq,
    intents: [`${base.input.turnId}/hold`],
    typingMs: typingMs(base.brand, text),
    plan: [],
    notAfter: base.now.getTime() + REPLY_USEFUL_MS,
    handOff: alert.id,
  });
}

export function draftSilence(
  base: Base,
  reason: SilentReason,
  alertKind?: AlertKind,
  answer?: ModelAnswer & { kind: 'answer' },
): Draft {
  const alert = alertKind && alertOf(base, alertKind, answer?.handOff ?? '');
  return draft(base, answer?.silence ? 'say_nothing' : reason, answer, alert, [], {
    outcome: 'silent',
    covers: base.snapshot.conversation.seq,
    reason,
    plan: planOps(answer),
    ...(answer?.handOff === undefined || !alert ? {} : { handOff: alert.id }),
    ...(base.snapshot.optedOut ? { optOut: true } : {}),
  });
}

function draft(
  base: Base,
  reason: string | undefined,
  answer: ModelAnswer | undefined,
  alert: NewAlert | undefined,
  intents: NewIntent[],
  decision: Decision,
  promisedBy?: string,
  suppress?: TurnRecord['suppress'],
): Draft {
  const last = answer?.steps.at(-1);
  return {
    decision,
    noted: answer?.noted,
    record: {
      id: base.input.turnId,
      conversationId: base.snapshot.conversation.id,
      task: 'reply',
      covers: base.snapshot.conversation.seq,
      outcome: decision.outcome,
      reason,
      brandVersion: base.brand.version,
      model: last?.model,
      promptVersion: last?.promptVersion,
      toolCalls: answer?.toolCalls ?? [],
      rounds: answer?.steps.length ?? 0,
      usage: answer?.usage ?? { inputTokens: 0, outputTokens: 0, cacheReadTokens: 0, cacheWriteTokens: 0 },
      decision,
      intents,
      planItems: (answer?.planItems ?? []).map((item) => ({ ...item, promisedBy })),
      cancelItems: answer?.cancelItems ?? [],
      rules: answer?.rules ?? [],
      findings: answer?.findings ?? [],
      rejected: answer?.rejected ?? [],
      planBefore: base.snapshot.plan,
      ...(suppress ? { suppress } : {}),
      alert,
    },
  };
}

function planOps(answer: ModelAnswer | undefined): PlanOp[] {
  if (!answer) return [];
  return [
    ...answer.cancelItems.map(({ id }) => ({ op: 'cancel' as const, id })),
    ...answer.planItems.map(({ id, due, basis }) => ({ op: 'add' as const, id, due: due.getTime(), basis })),
  ];
}

function alertOf(base: Base, kind: AlertKind, detail: string): NewAlert {
  const { id, accountId } = base.snapshot.conversation;
  return { id: `${base.input.turnId}/${kind}`, kind, conversationId: id, accountId, detail };
}

/** The meetings his messages spoke of go with the turn, whatever it says. */
export function withMeetings({ decision, record }: Draft, { meetings, mentions, ops }: Heard): Draft {
  if (mentions.length === 0) return { decision, record };
  const told = ops.length > 0 && 'plan' in decision ? { ...decision, meetings: ops } : decision;
  return { decision: told, record: { ...record, decision: told, meetings, mentions } };
}
