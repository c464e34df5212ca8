// A workflow of the right name whose commands come in the wrong order: sends before it decides. Exists to be refused by replay.
import { condition, setDefaultSignalHandler } from '@temporalio/workflow';
import type { ConversationInput } from '../../src/workflows/messages';
import { control, deciding, sending } from '../../src/workflows/proxies';

export async function conversation({ conversationId, accountId }: ConversationInput): Promise<void> {
  let heard = 0;
  setDefaultSignalHandler(() => {
    heard++;
  });
  await control.loadConversation({ conversationId });
  for (let turn = 1; ; turn++) {
    await condition(() => heard >= turn);
    await sending(accountId).send({
      conversationId,
      accountId,
      kind: 'reply',
      intents: [],
      seen: turn,
      notAfter: 0,
      overdue: false,
    });
    await deciding.decide({ conversationId, turnId: `${conversationId}/t${turn}`, handled: turn - 1 });
  }
}
