// How a conversation shows itself: the status query and the markdown in Temporal's Web UI. Ids, enums and instants, no words of people.
import { type ConversationState, needsTurn, nextItem } from '../domain/conversation';
import { nextReminder } from '../domain/meetings';
import type { ConversationStatus, PlannedMeeting } from './messages';

export function statusOf(s: ConversationState, doing: string | undefined): ConversationStatus {
  const settling = s.control !== 'agent' && (s.controlDirty || doing !== undefined);
  return {
    conversationId: s.conversationId,
    accountId: s.accountId,
    brand: s.brand,
    control: (settling ? `${s.control} (settling)` : s.control) as ConversationStatus['control'],
    controlBy: s.controlBy,
    releaseAt: s.releaseAt === undefined ? undefined : iso(s.releaseAt),
    stage: s.stage,
    known: s.known,
    handled: s.handled,
    optedOut: s.optedOut,
    turns: s.turns,
    planVersion: s.planVersion,
    doing,
    draft: s.draft && { id: s.draft.id, seq: s.draft.covers, expiresAt: iso(s.draft.expiresAt) },
    next: nextOf(s),
    counters: s.counters,
  };
}

function nextOf(s: ConversationState): ConversationStatus['next'] {
  if (s.pendingReply) return { kind: 'reply', due: iso(s.pendingReply.at) };
  if (needsTurn(s) && s.turnAt !== undefined) return { kind: 'turn', due: iso(s.turnAt) };
  const item = nextItem(s);
  const reminder = nextReminder(s.meetings ?? [])?.reminder;
  if (reminder && !(item && item.due < reminder.due))
    return { kind: 'reminder', due: iso(reminder.due), id: reminder.id };
  return item && { kind: item.kind, due: iso(item.due), id: item.id };
}

/** The meetings by their start, with what is to be said around each. */
export const meetingsOf = (s: ConversationState): PlannedMeeting[] =>
  [...(s.meetings ?? [])]
    .sort((a, b) => a.start - b.start)
    .map(({ start, end, reminders, ...meeting }) => ({
      ...meeting,
      start: iso(start),
      ...(end === undefined ? {} : { end: iso(end) }),
      reminders: reminders.map(({ id, kind, due }) => ({ id, kind, due: iso(due) })),
    }));

export function describeConversation(s: ConversationState, doing: string | undefined): string {
  const next = nextOf(s);
  const lines = [
    `**${s.stage}** · control: **${s.control}**${s.controlBy ? ` (${s.controlBy})` : ''}${s.optedOut ? ' · **opted out**' : ''}`,
    '',
    doing ? `Now: ${doing}` : `Next: ${next ? `${next.kind} at ${utc(Date.parse(next.due))}` : 'waits for the client'}`,
  ];
  if (s.releaseAt !== undefined && s.control === 'human')
    lines.push('', `The agent takes the chat back at ${utc(s.releaseAt)}`);
  if (s.draft) lines.push('', `A draft waits for a rep until ${utc(s.draft.expiresAt)}`);
  if (s.plan.length > 0) {
    lines.push('', '| due | kind | id |', '| --- | --- | --- |');
    for (const item of [...s.plan].sort((a, b) => a.due - b.due)) {
      lines.push(`| ${utc(item.due)} | ${item.kind}${item.held ? ' (held)' : ''} | ${item.id} |`);
    }
  }
  if (s.meetings?.length) {
    lines.push('', '| meeting | said around it | id |', '| --- | --- | --- |');
    for (const m of [...s.meetings].sort((a, b) => a.start - b.start)) {
      const said = m.reminders.map((r) => `${r.kind} ${utc(r.due)}`).join(', ') || '–';
      lines.push(`| ${utc(m.start)} (${m.source}) | ${said} | ${m.id} |`);
    }
  }
  // The Web UI (2.42) makes its frame 22 px too low: this is what it cuts off instead of the last row.
  return [...lines, '', '\u00a0'].join('\n');
}

const iso = (ms: number): string => new Date(ms).toISOString();
const utc = (ms: number): string => `${iso(ms).slice(0, 16).replace('T', ' ')} UTC`;
