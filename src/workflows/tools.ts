// A decision that wants to know something first: its tools are run, each an activity of its own, and it is decided on.
import { isCancellation, log } from '@temporalio/workflow';
import type { Chat } from './chat';
import { makeMeeting } from './make-meeting';
import { tooling } from './proxies';

/** Asks until the answer is one: `callsOf` gives the tools it wants run before. How often is bounded where it is decided. */
export async function withTools<T>(
  chat: Chat,
  ask: () => Promise<T>,
  callsOf: (answer: T) => string[] | undefined,
): Promise<T> {
  for (;;) {
    const answer = await chat.during(ask());
    const calls = callsOf(answer);
    if (!calls) return answer;
    // one after the other: what one writes the next may read
    for (const callId of calls) {
      try {
        const { stage, saga } = await chat.during(
          tooling.runTool({ conversationId: chat.s.conversationId, callId, stage: chat.s.stage }),
        );
        if (stage) chat.s.stage = stage;
        if (saga) await makeMeeting(chat, saga, callId);
      } catch (error) {
        if (isCancellation(error)) throw error;
        log.warn('a tool could not be had', { callId });
      }
    }
  }
}
