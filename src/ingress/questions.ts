// Reps are asked about their meetings: may one be booked, how did one go. Rows decide; a restart repeats nothing.
import { type Client, WorkflowNotFoundError } from '@temporalio/client';
import type { Logger } from 'pino';
import { questionMessage, questionStateLine } from '../domain/reps/question';
import type { Brands, Clock, InboundStore } from '../ports';
import type {
  NewRepMessage,
  OnQuestionAnswer,
  QuestionDesk,
  RepActions,
  RepOutbox,
  RepQuestion,
  RepRouting,
} from '../ports/rep-messages';
import { bookingWorkflowId, repAnswered } from '../workflows/messages';
import type { Deliver } from './deliver';
import { every, type Repeated } from './every';
import { sweep } from './sweep';

const LOOK_MS = 1_000;
const AT_ONCE = 20;

export interface QuestionsDeps {
  desk: QuestionDesk;
  routing: RepRouting;
  outbox: Pick<RepOutbox, 'showQuestion'>;
  actions: Pick<RepActions, 'repName'>;
  brands: Brands;
  clock: Clock;
  log: Logger;
}

export function startQuestions(deps: QuestionsDeps): Repeated {
  return every(
    LOOK_MS,
    () => askReps(deps),
    (error) => deps.log.warn({ what: error.name }, 'questions to reps could not be asked; tried again'),
  );
}

/** One look: opens what is to be asked by now, asks it, and shows what became of earlier questions. */
export async function askReps({ desk, routing, outbox, actions, brands, clock, log }: QuestionsDeps): Promise<void> {
  const now = clock.now();
  await desk.openOutcomes(now);
  for (const question of await desk.toAsk(now, AT_ONCE)) {
    const messages = await messagesFor({ routing, brands }, question, now);
    await desk.asked(question, messages, now);
    log.info({ question: question.id, reps: messages.length }, 'a rep is asked about a meeting');
  }
  for (const { id, state, by } of await desk.changed(now, AT_ONCE)) {
    const name = by && (await actions.repName(by));
    await outbox.showQuestion(id, ({ language }) => ({ state: questionStateLine(language, state, name), buttons: [] }));
    await desk.shown(id, state);
  }
}

/** The rep whose time it is; where the bot cannot reach him, his colleagues. */
async function messagesFor(
  { routing, brands }: Pick<QuestionsDeps, 'routing' | 'brands'>,
  question: RepQuestion,
  now: Date,
): Promise<NewRepMessage[]> {
  const { conversationId, id, rep } = question;
  const about = await routing.subject(conversationId);
  if (!about) throw new Error(`no conversation ${conversationId}`);
  const zone = question.zone ?? (await brands.get(about.brand)).zone;
  return (rep ? [rep] : await routing.repsFor(about)).map((one) => ({
    ...{ id: `question:${id}:${one.id}`, repId: one.id, kind: 'question', conversationId, questionId: id },
    ...questionMessage(one.language, question, about.client, zone, now),
  }));
}

/** The answer is a row first; then whoever waits for it hears of it. */
export function createOnQuestionAnswer({
  desk,
  client,
  store,
  deliver,
  clock,
}: {
  desk: QuestionDesk;
  client: Client;
  store: InboundStore;
  deliver: Deliver;
  clock: Clock;
}): OnQuestionAnswer {
  return async (press) => {
    const { bookingId, accountId, ...answer } = await desk.answer(press, clock.now());
    if (!answer.accepted) return answer;
    const tell = () => sweep({ store, deliver }, accountId);
    if (press.verb === 'held' || press.verb === 'absent') {
      // the row is there: what cannot be told now is told by the sweep
      await tell().catch(() => {});
      return answer;
    }
    const callId = bookingId.replace(/^b:/, '');
    try {
      const waiting = client.workflow.getHandle(bookingWorkflowId(bookingId, callId));
      await waiting.signal(repAnswered, { yes: press.verb === 'yes', by: press.repId });
      // the rep need not wait for it; a client has waited long enough for the sweep of every 10 s
      void waiting
        .result()
        .then(tell)
        .catch(() => {});
      return answer;
    } catch (error) {
      if (!(error instanceof WorkflowNotFoundError)) throw error;
      // heard before a crash, or too late
      return (await desk.tooLate(press.questionId, clock.now())) ? { accepted: false, state: 'expired' } : answer;
    }
  };
}
