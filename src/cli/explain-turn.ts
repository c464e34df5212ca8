// A decision in words: when, what it read, what applied, what the tools said, what was held back, what it planned, what it cost.
import type { Rule } from '../domain/rule';
import type {
  ExplainedIntent,
  ExplainedMention,
  ExplainedToolCall,
  ExplainedTurn,
  PlannedThen,
} from '../ports/explain';
import { clip, count, exactly, whole } from './format';
import { shortId } from './plan-item';

export interface Section {
  title: string;
  lines: string[];
}

export interface Look {
  zone: string;
  /** the brand's, while they are those of the decision */
  rules?: Rule[];
  full: boolean;
}

// Of a tool's answer: enough to see what it was about.
const BEGINNING = 160;

const SETTLED: Record<string, string> = {
  ack: "Telegram's answer",
  random_id: 'its random id in an update',
  echo: 'its echo in the chat',
  look: 'a look into the chat',
  claim: 'the claim',
  control: 'a human, who took the chat',
  send: 'the send',
  rep: 'the rep, who wrote it anew',
};

export function intentSection(intent: ExplainedIntent, { zone }: Look): Section {
  const { status, reason, claimedAt, sentAt, settledAt, settledBy, telegramId } = intent;
  const by = settledBy && (SETTLED[settledBy] ?? settledBy);
  return {
    title: status === 'sent' ? `what was said (${intent.kind})` : `what was not said (${intent.kind}, ${status})`,
    lines: [
      `“${intent.text}”`,
      ...(intent.notices.length > 0 ? [`said beside it by code: ${intent.notices.join(', ')}`] : []),
      ...(intent.meetingId ? [`about the meeting ${intent.meetingId}`] : []),
      ...(claimedAt ? [`claimed ${exactly(claimedAt, zone)}`] : []),
      ...(sentAt ? [`sent ${exactly(sentAt, zone)}, as message ${telegramId}; known by ${by ?? '-'}`] : []),
      ...(status !== 'sent' && reason
        ? [`${reason}${by ? `, by ${by}` : ''}${settledAt ? ` ${exactly(settledAt, zone)}` : ''}`]
        : []),
      ...(intent.readByClient === undefined || (intent.answeredAt && !intent.readByClient)
        ? []
        : [intent.readByClient ? 'read by the client' : 'not read yet']),
      ...(intent.answeredAt ? [`the client wrote next ${exactly(intent.answeredAt, zone)}`] : []),
    ],
  };
}

/** @param shown the message that has a section of its own */
export function turnSections(turn: ExplainedTurn, look: Look, shown?: string): Section[] {
  const { zone } = look;
  const others = turn.intents.filter(({ id }) => id !== shown);
  const said = turn.covered.filter(({ author }) => author === 'client');
  return [
    {
      title: 'the decision',
      lines: [
        `${turn.id}: ${[turn.task, turn.outcome, turn.reason].filter(Boolean).join(', ')}`,
        `decided ${exactly(turn.decidedAt, zone)}${after(turn)}`,
        `had read everything up to seq ${turn.covers}`,
        ...(turn.draft
          ? [
              `draft: ${turn.draft.status}${turn.draft.edited ? ', edited' : ''}${turn.draft.decidedBy ? ` by ${turn.draft.decidedBy}` : ''}`,
            ]
          : []),
        ...turn.alerts.map(({ kind, detail }) => `called a human: ${kind}${detail ? `, ${detail}` : ''}`),
      ],
    },
    ...(turn.covered.length > 0
      ? [
          {
            title: said.length > 0 ? 'what the client had said' : 'what had been said',
            lines: turn.covered.map(
              (line) =>
                `${line.id} ${exactly(line.at, zone)}: ${[line.author === 'client' ? '' : line.author, line.media && `[${line.media}]`, `“${line.text}”`, line.forwarded && '(forwarded)', line.edited && '(edited)', line.deleted && '(deleted since)'].filter(Boolean).join(' ')}`,
            ),
          },
        ]
      : []),
    ...(others.length > 0
      ? [
          {
            title: shown ? 'beside it' : 'its messages',
            lines: others.map(
              (i) => `${i.id} (${[i.kind, i.status, i.reason].filter(Boolean).join(', ')}): “${i.text}”`,
            ),
          },
        ]
      : []),
    ...(turn.mentions.length > 0
      ? [{ title: 'meetings read in it', lines: turn.mentions.map((m) => mention(m, zone)) }]
      : []),
    { title: 'rules that applied', lines: turn.rules.length > 0 ? turn.rules.map((id) => rule(id, look)) : ['none'] },
    {
      title: 'tools',
      lines: turn.toolCalls.length > 0 ? turn.toolCalls.flatMap((call) => tool(call, look.full)) : ['none were used'],
    },
    { title: 'guards', lines: guards(turn) },
    ...plans(turn, zone),
    {
      title: 'made by',
      lines: [
        turn.model
          ? `${turn.model}, prompt ${turn.promptVersion ?? '-'}, ${count(turn.rounds, 'round')}`
          : 'code: no model asked',
        `brand version ${turn.brandVersion ?? '-'}`,
        ...(turn.model ? [tokens(turn)] : []),
      ],
    },
  ];
}

/** "mentioned “Звонок” Sat 22 Nov 10:00:00: kept, …" */
export const mention = (m: ExplainedMention, zone: string): string =>
  `mentioned “${m.title}”${m.startsAt ? ` ${exactly(m.startsAt, zone)}` : ''}: ${m.outcome}, confidence ${m.confidence.toFixed(2)}, read by ${m.readBy}${m.meetingId ? `, meeting ${m.meetingId}` : ''}`;

function after({ decidedAt, covered }: ExplainedTurn): string {
  const last = covered.filter(({ author }) => author === 'client').at(-1);
  if (!last) return '';
  const seconds = Math.max(0, Math.round((decidedAt.getTime() - last.at.getTime()) / 1000));
  return `, ${whole(seconds)} s after his last message`;
}

function rule(id: string, { rules }: Look): string {
  const text = rules?.find((r) => r.id === id)?.then;
  return text ? `${id}: ${clip(text.replace(/\s+/g, ' '), BEGINNING)}` : id;
}

function tool({ tool: name, asked, answer, sources }: ExplainedToolCall, full: boolean): string[] {
  const wanted = Object.entries(asked).filter(
    ([, value]) => value !== undefined && value !== '' && !(Array.isArray(value) && value.length === 0),
  );
  return [
    `${name}${wanted.length > 0 ? `  ${wanted.map(([k, v]) => `${k}: ${plain(v)}`).join(', ')}` : ''}`,
    ...(answer
      ? answered(answer.content, full).map((line) => `  ${answer.ok ? '->' : 'refused:'} ${line}`)
      : ['  no answer is known']),
    ...(sources.length > 0 ? [`  from: ${sources.join(', ')}`] : []),
  ];
}

/** Tools answer in words, or in a list of what they found: then one line for each. */
function answered(content: string, full: boolean): string[] {
  const short = (text: string) => (full ? text : clip(text.replace(/\s+/g, ' '), BEGINNING));
  try {
    const found: unknown = JSON.parse(content);
    if (Array.isArray(found) && found.length > 0) return found.map((one) => short(plain(one)));
  } catch {
    // words
  }
  return [short(content === '' ? 'done' : content)];
}

function plain(value: unknown): string {
  if (typeof value === 'string') return value;
  if (Array.isArray(value)) return value.map(plain).join('; ');
  if (typeof value === 'object' && value !== null)
    return Object.entries(value)
      .map(([k, v]) => `${k}: ${plain(v)}`)
      .join(', ');
  return String(value);
}

function guards({ findings, rejected, reason }: ExplainedTurn): string[] {
  const of = (found: ExplainedTurn['findings']) =>
    found.map(({ guard, what, excerpt }) => `  ${guard}: ${what} in “${excerpt}”`);
  if (rejected === undefined) return findings.length === 0 ? ['found nothing'] : of(findings).map((l) => l.trim());
  if (rejected.length === 0) return ['found nothing'];
  const held = reason === rejected.at(-1)?.reason;
  return rejected.flatMap((answer, i) => [
    `did not leave (${answer.reason}${held && i === rejected.length - 1 ? ', held for a human' : ', asked again'}): “${answer.text}”`,
    ...of(answer.findings as ExplainedTurn['findings']),
    `  the model was told: ${answer.correction}`,
  ]);
}

function plans({ planBefore, planAfter, task, intents }: ExplainedTurn, zone: string): Section[] {
  if (!planBefore) return [{ title: 'plan', lines: ['not kept for decisions made before this version'] }];
  const done = new Set(task !== 'reply' ? intents.map(({ planItemId }) => planItemId) : []);
  const lines = (items: PlannedThen[]) =>
    items.length === 0
      ? ['empty']
      : items.map(
          ({ id, due, status, kind, reason }) =>
            `${shortId(id)} ${kind} ${exactly(due, zone)}${status === 'scheduled' ? '' : ' (cancelled by his message)'}${done.has(id) ? ' (this one)' : ''}${reason ? `: ${reason}` : ''}`,
        );
  return [
    { title: 'plan before', lines: lines(planBefore) },
    { title: 'plan after', lines: lines((planAfter ?? []).filter(({ id }) => !done.has(id))) },
  ];
}

function tokens({ tokens: t, costMicros }: ExplainedTurn): string {
  const cost = costMicros === undefined ? 'cost unknown' : `$${(costMicros / 1e6).toFixed(4)}`;
  return `tokens: ${whole(t.input)} in, ${whole(t.output)} out, cache ${whole(t.cacheRead)} read, ${whole(t.cacheWrite)} written; ${cost}`;
}
