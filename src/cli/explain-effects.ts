// What a message of the client or the rep did, in words.
import type { Effects } from '../ports/explain';
import { type Look, mention, type Section } from './explain-turn';
import { exactly } from './format';

export function effectSections(effects: Effects, { zone }: Look): Section[] {
  const { answeredBy, after } = effects;
  const did = [
    ...effects.cancelled.map(
      ({ id, kind, due, reason }) =>
        `cancelled the ${kind === 'followUp' ? 'follow-up' : 'reminder'} ${id} for ${exactly(due, zone)}${reason ? `: ${reason}` : ''}`,
    ),
    ...effects.superseded.map(({ id, kind, text, reason }) => `stopped ${id} (${kind}, ${reason}): “${text}”`),
    ...effects.supersededDrafts.map((id) => `made the draft ${id} old`),
    ...(effects.control
      ? [`took the chat: ${effects.control.from} -> ${effects.control.to}, ${exactly(effects.control.at, zone)}`]
      : []),
    ...(effects.handedBack
      ? [
          `the agent has had the chat again since ${exactly(effects.handedBack.at, zone)}${effects.handedBack.by ? `, by ${effects.handedBack.by}` : ''}`,
        ]
      : []),
    ...(effects.optedOut
      ? [`ended all contact (${effects.optedOut.reason}) ${exactly(effects.optedOut.at, zone)}`]
      : []),
    ...effects.mentions.map((m) => mention(m, zone)),
    ...(effects.crossed ? ['crossed a message of ours: Telegram had it before, we had not'] : []),
    ...(after ? [`came after the ${after.kind} ${after.id} of ${exactly(after.sentAt, zone)}`] : []),
  ];
  return [
    {
      title: 'what it did',
      lines: [
        `stored ${exactly(effects.storedAt, zone)}${effects.seq === undefined ? '' : ` as seq ${effects.seq}`}`,
        ...did,
        ...(did.length === 0 ? ['changed no plan and stopped nothing'] : []),
      ],
    },
    ...(effects.editedAt || effects.deletedAt
      ? [
          {
            title: 'changed since',
            lines: [
              ...effects.versions.map((text) => `was: “${text}”`),
              ...(effects.editedAt ? [`edited ${exactly(effects.editedAt, zone)}`] : []),
              ...(effects.deletedAt ? [`deleted ${exactly(effects.deletedAt, zone)}`] : []),
            ],
          },
        ]
      : []),
    ...(answeredBy
      ? [
          {
            title: 'read by',
            lines: [
              `${answeredBy.turnId}: ${[answeredBy.outcome, answeredBy.reason].filter(Boolean).join(', ')}, ${exactly(answeredBy.decidedAt, zone)}`,
              ...(answeredBy.messages.length > 0
                ? [`answered with ${answeredBy.messages.join(', ')}`]
                : [`nothing was said: rapport explain ${answeredBy.turnId} says why`]),
            ],
          },
        ]
      : []),
  ];
}
