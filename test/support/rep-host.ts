// The reps' bot and the desk of drafts, put together as ingress/main does it: shown, pressed, answered.
import { pino } from 'pino';
import { createDraftDesk } from '../../src/adapters/postgres/draft-desk';
import { createOperatorStore } from '../../src/adapters/postgres/operator';
import { createQuestionDesk } from '../../src/adapters/postgres/question-desk';
import { createRepActions } from '../../src/adapters/postgres/rep-actions';
import { createRepOutbox } from '../../src/adapters/postgres/rep-outbox';
import { createRepChat, createRepRouting } from '../../src/adapters/postgres/rep-routing';
import { createTelegramBot } from '../../src/adapters/telegram-bot';
import { systemClock } from '../../src/clock';
import { createChatControl } from '../../src/console/chat-control';
import { createConversations } from '../../src/console/conversations';
import { createOnDraftAction } from '../../src/console/drafts';
import { BotHost } from '../../src/ingress/bots/bot-host';
import { rememberingShown, startDrafts } from '../../src/ingress/drafts';
import { createOnQuestionAnswer, startQuestions } from '../../src/ingress/questions';
import { createMetrics } from '../../src/metrics';
import type { TestBot } from './reps';
import type { Stack } from './stack';

const log = pino({ level: 'silent' });

/** Running from now on; the stack must outlive it. */
export function startRepHost(
  { pool, client, store, inbound, sandbox, hostDeps }: Stack,
  bot: TestBot,
): { stop(): Promise<void> } {
  const desk = createDraftDesk(pool);
  const chat = rememberingShown(
    createRepChat(pool, async () => 'Asia/Makassar'),
    desk,
  );
  const operator = createOperatorStore(pool);
  const conversations = createConversations(client);
  const drafts = startDrafts({ desk, chat, log });
  const reps = {
    outbox: createRepOutbox(pool),
    actions: createRepActions(pool),
    routing: createRepRouting(pool),
    brands: hostDeps.brands,
    clock: systemClock,
    log,
  };
  const questionDesk = createQuestionDesk(pool);
  const questions = startQuestions({ ...reps, desk: questionDesk });
  const host = new BotHost({
    ...reps,
    bot: createTelegramBot({ token: bot.token, apiRoot: sandbox.botapi.url, timeoutMs: 1_000 }),
    chat,
    control: createChatControl(store, conversations, systemClock),
    plan: async () => [],
    onQuestionAnswer: createOnQuestionAnswer({
      ...{ desk: questionDesk, client, store: inbound, deliver: hostDeps.deliver, clock: systemClock },
    }),
    onDraftAction: createOnDraftAction({ desk, store: operator, conversations }),
    databaseUrl: hostDeps.databaseUrl,
    host: 'test',
    meter: createMetrics('test').meter,
  });
  host.start();
  return {
    async stop() {
      await Promise.all([drafts.stop(), questions.stop(), host.stop()]);
    },
  };
}
