// What a decision asks the model, built the same way for an answer and for a follow-up: rules that apply, guards, a turn half done.
import type { AgentTask } from '../../domain/agent';
import type { Brand } from '../../domain/brand';
import type { Stage } from '../../domain/conversation';
import { applyingRules } from '../../domain/rules';
import type { MessageRow, OpenTurn, Snapshot, Store } from '../../ports';
import type { Question, ToolsAsked } from './ask-model';
import { guardOf } from './guard';
import { languageOf } from './language';
import type { Opening } from './meetings';
import type { Progress, WaitingRound } from './progress';

interface Base {
  turnId: string;
  snapshot: Snapshot;
  brand: Brand;
  now: Date;
  stage?: Stage;
  /** newest seq answered so far */
  handled: number;
  opening?: Opening;
}

/** `open`: the turn as it stood when its tools were asked; their answers are read here. */
export async function questionOf(
  deps: { store: Pick<Store, 'toolCall'> },
  { turnId, snapshot, brand, now, stage = snapshot.conversation.stage, handled, opening }: Base,
  task: AgentTask,
  open?: OpenTurn,
): Promise<Question> {
  const stored = open?.progress as StoredProgress | undefined;
  const began = stored?.began ?? stage;
  const unanswered = snapshot.messages.filter((m) => m.author === 'client' && (m.seq ?? 0) > handled);
  const rules = applyingRules(brand.rules, {
    // a rule for newcomers stays while the turn lasts, though the model has moved him on first
    stages: [...new Set([began, stage])],
    language: languageOf(snapshot, brand),
    said: ownWords(unanswered),
    facts: { ...snapshot.prospect.facts, ...(snapshot.prospect.name ? { name: snapshot.prospect.name } : {}) },
    first: !snapshot.messages.some((m) => m.author !== 'client'),
  });
  return {
    turnId,
    snapshot,
    brand,
    now,
    task,
    stage,
    began,
    rules,
    opening,
    guard: guardOf({ snapshot, brand, now }),
    progress: stored && (await answered(deps.store, stored)),
  };
}

/** What he said himself: of what he passes on, no mood or question is his. */
export const ownWords = (messages: readonly MessageRow[]): string[] =>
  messages.filter((m) => !m.forwarded).map((m) => m.text);

interface StoredProgress {
  progress: Progress;
  waiting: WaitingRound;
  /** the stage in which the turn began; of before 2026-11-22 nobody knows */
  began?: Stage;
}

/** The turn with what its tools have said. A tool that could not be had says that. */
async function answered(store: Pick<Store, 'toolCall'>, { progress, waiting }: StoredProgress): Promise<Progress> {
  const results = await Promise.all(
    waiting.results.map(async (result) => {
      if (!('waitsFor' in result)) return result;
      const { ok, content } = await store.toolCall(result.waitsFor);
      return ok === undefined
        ? { callId: result.callId, ok: false, content: 'This tool cannot be had at the moment. Do without it.' }
        : { callId: result.callId, ok, content: content ?? '' };
    }),
  );
  return { ...progress, rounds: [...progress.rounds, { step: waiting.step, results }] };
}

/** Writes the turn down while its tools run. undefined: something newer has arrived, it is worthless. */
export function waitForTools(
  store: Pick<Store, 'saveOpenTurn'>,
  { snapshot, brand, now }: { snapshot: Snapshot; brand: Brand; now: Date },
  turnId: string,
  { calls, progress, waiting, began }: ToolsAsked,
): Promise<string[] | undefined> {
  const stored: StoredProgress = { progress, waiting, began };
  return store.saveOpenTurn(
    {
      turnId,
      conversationId: snapshot.conversation.id,
      covers: snapshot.conversation.seq,
      brandVersion: brand.version,
      decidedAt: now,
      progress: stored,
    },
    calls,
  );
}
