// A human steps in and out, as a rep's button and a console do it: the row first where it silences, the workflow first where it lets speak.
import type { Clock, Store } from '../ports';
import type { ChatControl } from '../ports/reps';
import type { Conversations } from './conversations';
import { NoAnswer } from './errors';

export function createChatControl(
  store: Pick<Store, 'conversation' | 'writeControl'>,
  conversations: Pick<Conversations, 'takeOver' | 'handBack' | 'signal'>,
  clock: Clock,
): ChatControl {
  const tell = async (conversationId: string, by: string, what: 'takeOver' | 'handBack') => {
    const row = await store.conversation(conversationId);
    // no claim passes the row; when the agent takes the chat back by itself is worked out by the workflow
    if (what === 'takeOver') await store.writeControl(conversationId, 'human', by, clock.now(), undefined);
    try {
      await conversations[what](row, by);
      return 'done' as const;
    } catch (error) {
      if (!(error instanceof NoAnswer)) throw error;
      await conversations.signal(row, what, by);
      return 'unheard' as const;
    }
  };
  return {
    takeOver: (conversationId, by) => tell(conversationId, by, 'takeOver'),
    handBack: (conversationId, by) => tell(conversationId, by, 'handBack'),
  };
}
