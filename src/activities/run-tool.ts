// One tool call of the model as an activity: read from its row, run, the answer written to its row. The workflow sees ids.
import type { Stage } from '../domain/conversation';
import { type DecideDeps, TRANSCRIPT_LIMIT } from './decide/decide';
import { languageOf } from './decide/language';
import { modeOf } from './decide/mode';
import type { DurableCall } from './decide/progress';
import { withHeartbeat } from './heartbeat';
import { matchingProducts } from './tools/match-products';
import { bookMeeting, cancelMeeting, offerSlots, rescheduleMeeting } from './tools/meetings';
import { searchKnowledge } from './tools/search-knowledge';
import { settingStage } from './tools/set-stage';
import type { Saga, ToolAnswer, ToolContext } from './tools/tool';
import { updateProfile } from './tools/update-profile';

export type RunToolDeps = Pick<
  DecideDeps,
  'store' | 'brands' | 'knowledge' | 'web' | 'clock' | 'meter' | 'bookings' | 'calendars'
>;

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
  /** made outside by a workflow of its own, which answers the call */
  saga?: Saga;
}

/** Where we only observe nothing is made that the client, or a rep's calendar, would notice. */
const REACHES_OUTSIDE: readonly DurableCall['name'][] = ['book_meeting', 'reschedule_meeting', 'cancel_meeting'];
const OBSERVING: ToolAnswer = {
  ok: false,
  content:
    'Nothing was booked, moved or called off: this chat is only observed. Tell him that a colleague will settle it with him here.',
  sources: [],
};

export function createRunTool(deps: RunToolDeps) {
  const search = searchKnowledge(deps.knowledge, deps.web);
  const remember = updateProfile(deps.store);
  const [offer, book] = [offerSlots(deps), bookMeeting(deps)];
  const [reschedule, cancel] = [rescheduleMeeting(deps), cancelMeeting(deps)];
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
      case 'offer_slots':
        return offer(call, context);
      case 'book_meeting':
        return book(call, context);
      case 'reschedule_meeting':
        return reschedule(call, context);
      case 'cancel_meeting':
        return cancel(call, context);
    }
  };

  return ({ conversationId, callId, stage }: RunToolInput): Promise<ToolRun> =>
    withHeartbeat(1000, async () => {
      const { call, ok } = await deps.store.toolCall(callId);
      const asked = call as DurableCall;
      if (ok !== undefined) return outcome(asked, ok);
      const snapshot = await deps.store.snapshot(conversationId, TRANSCRIPT_LIMIT, 0);
      const brand = await deps.brands.get(snapshot.conversation.brand);
      const observed = modeOf(brand, stage) === 'observe' && REACHES_OUTSIDE.includes(asked.name);
      const context: ToolContext = {
        conversationId,
        callId,
        turnId: callId.slice(0, callId.lastIndexOf('/')),
        prospectId: snapshot.prospect.id,
        brand,
        stage,
        language: languageOf(snapshot, brand),
        zone: snapshot.prospect.zone ?? brand.zone,
        zoneKnown: snapshot.prospect.zone !== undefined,
        now: deps.clock.now(),
      };
      const answer = observed ? OBSERVING : await run(asked, context);
      // what is made outside first is answered when that has ended; a rep's yes is not waited for
      if (!answer.saga || answer.saga.op === 'ask') await deps.store.answerToolCall(callId, answer);
      if (answer.saga) return { ...outcome(asked, answer.ok), saga: answer.saga };
      deps.meter.count('toolCalls', { tool: asked.name, outcome: answer.ok ? 'ok' : 'refused' });
      return outcome(asked, answer.ok);
    });
}

const outcome = (call: DurableCall, ok: boolean): ToolRun => ({
  ok,
  ...(ok && call.name === 'set_stage' ? { stage: call.stage } : {}),
});
