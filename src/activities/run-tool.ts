// One tool call of the model as an activity: read from its row, run, the answer written to its row. The workflow sees ids.
import type { Stage } from '../domain/conversation';
import { type DecideDeps, TRANSCRIPT_LIMIT } from './decide/decide';
import { languageOf } from './decide/language';
import type { DurableCall } from './decide/progress';
import { withHeartbeat } from './heartbeat';
import { matchingProducts } from './tools/match-products';
import { searchKnowledge } from './tools/search-knowledge';
import { settingStage } from './tools/set-stage';
import type { ToolAnswer, ToolContext } from './tools/tool';
import { updateProfile } from './tools/update-profile';

export type RunToolDeps = Pick<DecideDeps, 'store' | 'brands' | 'knowledge' | 'web' | 'clock' | 'meter'>;

export interface RunToolInput {
  conversationId: string;
  callId: string;
  /** where the workflow says the conversation stands: its row follows a moment later */
  stage: Stage;
}

export interface ToolRun {
  ok: boolean;
  /** set_stage was allowed: where the conversation stands now */
  stage?: Stage;
}

export function createRunTool(deps: RunToolDeps) {
  const search = searchKnowledge(deps.knowledge, deps.web);
  const remember = updateProfile(deps.store);
  const run = (call: DurableCall, context: ToolContext): Promise<ToolAnswer> => {
    switch (call.name) {
      case 'search_knowledge':
        return search(call, context);
      case 'match_products':
        return matchingProducts(call, context);
      case 'update_profile':
        return remember(call, context);
      case 'set_stage':
        return settingStage(call, context);
    }
  };

  return ({ conversationId, callId, stage }: RunToolInput): Promise<ToolRun> =>
    withHeartbeat(1000, async () => {
      const { call, ok } = await deps.store.toolCall(callId);
      const asked = call as DurableCall;
      if (ok !== undefined) return outcome(asked, ok);
      const snapshot = await deps.store.snapshot(conversationId, TRANSCRIPT_LIMIT, 0);
      const brand = await deps.brands.get(snapshot.conversation.brand);
      const answer = await run(asked, {
        conversationId,
        prospectId: snapshot.prospect.id,
        brand,
        stage,
        language: languageOf(snapshot, brand),
        zone: snapshot.prospect.zone ?? brand.zone,
        now: deps.clock.now(),
      });
      await deps.store.answerToolCall(callId, answer);
      deps.meter.count('toolCalls', { tool: asked.name, outcome: answer.ok ? 'ok' : 'refused' });
      return outcome(asked, answer.ok);
    });
}

const outcome = (call: DurableCall, ok: boolean): ToolRun => ({
  ok,
  ...(ok && call.name === 'set_stage' ? { stage: call.stage } : {}),
});
