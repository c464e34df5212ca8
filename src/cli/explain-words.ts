// An explanation on 80 columns: what it is, then a section for each thing that led to it or came of it.
import type { ChatLine, ExplainedMeeting, ExplainedPlanItem, Explanation } from '../ports/explain';
import { effectSections } from './explain-effects';
import { intentSection, type Look, type Section, turnSections } from './explain-turn';
import { exactly, wrap } from './format';
import { whoIs } from './who';

export const COLUMNS = 80;

export function explanation(found: Explanation, look: Look): string {
  const { turn, planItem, meeting, effects, message } = found;
  const intent = turn?.intents.find(({ id }) => id === found.intentId) ?? lone(found);
  const sections: Section[] = [
    ...(message && !intent ? [{ title: 'says', lines: [said(message)] }] : []),
    ...(effects ? effectSections(effects, look) : []),
    ...(message?.author === 'client' && !effects?.answeredBy
      ? [
          {
            title: 'read by',
            lines: [`no decision yet: rapport status ${found.conversation.id} says who has the chat`],
          },
        ]
      : []),
    ...(intent ? [intentSection(intent, look)] : []),
    ...(planItem ? planItemSections(planItem, look) : []),
    ...(turn ? turnSections(turn, look, found.intentId) : []),
    ...(meeting ? meetingSections(meeting, look) : []),
  ];
  return [`${title(found)}\ntimes of ${look.zone}`, ...sections.map(written)].join('\n\n');
}

/** One line each: id, time, who, what; and the next step. */
export function chatLines(lines: ChatLine[], zone: string): string {
  return lines
    .map((line) => {
      const head = `${line.id}  ${exactly(line.at, zone)}  ${line.author}`;
      return `${head}\n    ${wrap(said(line), 4, COLUMNS)}`;
    })
    .join('\n');
}

const said = ({ text, media, edited, forwarded, deleted }: ChatLine): string =>
  [
    media && `[${media}]`,
    text.replace(/\s+/g, ' '),
    forwarded && '(forwarded)',
    edited && '(edited)',
    deleted && '(deleted since)',
  ]
    .filter(Boolean)
    .join(' ');

function title(found: Explanation): string {
  const { conversation, planItem, turn, meeting, message } = found;
  const kind =
    found.what === 'meeting'
      ? `meeting “${meeting?.title ?? ''}” of`
      : found.what === 'planItem'
        ? `${planItem?.reminder ? `reminder (${planItem.reminder})` : 'follow-up'} to`
        : message && message.author !== 'agent'
          ? `${message.author === 'rep' ? "the rep's message to" : 'message of'}`
          : found.what === 'decision'
            ? `decision (${turn?.task}, ${turn?.outcome}) about`
            : 'message to';
  return wrap(
    `${found.id}: ${kind} ${whoIs({ prospect: { ...found.prospect, facts: {} } })}, on ${conversation.account}, ${conversation.brand}`,
    2,
    COLUMNS,
  );
}

/** A message of ours that no decision made. */
const lone = ({ planItem, intentId }: Explanation) => planItem?.judged.find((j) => j.intent?.id === intentId)?.intent;

function planItemSections(item: ExplainedPlanItem, { zone }: Look): Section[] {
  const moved = item.due.getTime() !== item.promisedFor.getTime();
  const outcome = [item.status, item.cancelReason ?? item.lastError].filter(Boolean).join(': ');
  const end = item.sentAt ?? item.cancelledAt;
  return [
    {
      title: item.kind === 'reminder' ? 'the reminder' : 'the promise',
      lines: [
        `${item.id}: ${outcome}${end ? ` ${exactly(end, zone)}` : ''}${item.held ? ', held' : ''}`,
        `for ${exactly(item.promisedFor, zone)}${moved ? `, now due ${exactly(item.due, zone)}` : ''}`,
        ...(item.words ? [`asked for with “${item.words}”`] : []),
        ...(item.reason ? [`because: ${item.reason}`] : []),
        ...(item.message ? [`to say: “${item.message}”`] : []),
        ...(item.brief ? [`about: ${item.brief}`] : []),
        ...(item.promisedBy
          ? [`promised by ${item.promisedBy.id} (${item.promisedBy.status}): “${item.promisedBy.text}”`]
          : [`planned ${exactly(item.createdAt, zone)}`]),
        ...(item.attempts > 0 ? [`tries that came back: ${item.attempts}`] : []),
        ...(item.reminder ? [`kind: ${item.reminder}, of version ${item.meetingVersion} of the meeting`] : []),
      ],
    },
    ...(item.judged.length > 0
      ? [
          {
            title: 'when it was due',
            lines: item.judged.map((judged) => judgement(judged, zone)),
          },
        ]
      : []),
    ...(item.meeting ? [{ title: 'its meeting', lines: meetingLines(item.meeting) }] : []),
  ];
}

function judgement({ turnId, outcome, reason, decidedAt, intent }: ExplainedPlanItem['judged'][number], zone: string) {
  const verdict = decidedAt && `${exactly(decidedAt, zone)} ${[outcome, reason].filter(Boolean).join(', ')}`;
  const message = intent && `${intent.id} ${[intent.status, intent.reason].filter(Boolean).join(', ')}`;
  return `${[turnId, verdict].filter(Boolean).join(': ')}${message ? `; ${message}` : ''}${intent?.sentAt ? ` ${exactly(intent.sentAt, zone)}` : ''}`;
}

function meetingSections(meeting: NonNullable<Explanation['meeting']>, look: Look): Section[] {
  return [
    { title: 'the meeting', lines: meetingLines(meeting) },
    ...meeting.planItems.flatMap((item) => planItemSections({ ...item, meeting: undefined }, look)),
  ];
}

function meetingLines(m: ExplainedMeeting): string[] {
  return [
    `${m.id}: “${m.title}”, ${m.status}, version ${m.version}`,
    `${exactly(m.startsAt, m.zone)}${m.endsAt ? ` to ${exactly(m.endsAt, m.zone)}` : ''} (${m.zone})`,
    m.source === 'booked' ? 'booked by us' : `mentioned by the client, confidence ${m.confidence?.toFixed(2) ?? '-'}`,
  ];
}

const written = ({ title: name, lines }: Section): string =>
  [name, ...lines.flatMap((line) => line.split('\n')).map((line) => indented(line))].join('\n');

/** Deeper lines stay deeper. */
function indented(line: string): string {
  const depth = 2 + (line.length - line.trimStart().length);
  return ' '.repeat(depth) + wrap(line.trim(), depth + 2, COLUMNS);
}
