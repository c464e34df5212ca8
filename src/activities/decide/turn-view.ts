// A snapshot as the model sees it.
import type { AgentTurn } from '../../domain/agent';
import { describeInstant } from '../../domain/when';
import type { Question } from './ask-model';
import { languageOf } from './language';

export function toAgentTurn({ snapshot, brand, now, task, stage, rules, opening }: Question): AgentTurn {
  const { conversation, prospect } = snapshot;
  const zone = prospect.zone ?? brand.zone;
  const language = languageOf(snapshot, brand);
  return {
    conversationId: conversation.id,
    accountId: conversation.accountId,
    brand,
    prospect: {
      name: prospect.name,
      language: prospect.language ?? language,
      zone: prospect.zone,
      facts: prospect.facts,
    },
    stage,
    nextStages: brand.stages[stage],
    rules,
    now,
    transcript: snapshot.messages.map((m) => ({
      author: m.author,
      text: m.text,
      media: m.media,
      at: m.saidAt,
      edited: m.edited,
      forwarded: m.forwarded,
    })),
    plan: snapshot.plan.map((item) => ({
      id: item.id,
      due: item.due,
      dueText: describeInstant(item.due.toISOString(), zone, language, now),
      reason: item.reason ?? '',
      state: item.status === 'scheduled' ? 'scheduled' : 'cancelledByReply',
    })),
    meetings: snapshot.meetings
      .filter(({ status, start, end }) => status === 'planned' && (end ?? start) > now)
      .map(({ id, title, start, source }) => ({
        id,
        title,
        startText: describeInstant(start.toISOString(), zone, language, now),
        source,
      })),
    ...(opening && opening.texts.length > 0 ? { opening: opening.texts.join('\n\n') } : {}),
    task,
    rounds: [],
  };
}
