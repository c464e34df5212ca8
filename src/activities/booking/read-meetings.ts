// What a conversation's meetings are by their rows: read when other hands than its own turns have changed them.
import type { Stage } from '../../domain/conversation';
import type { MeetingOp } from '../../domain/meetings';
import type { BookingDeps } from './steps';

export interface ReadMeetings {
  ops: MeetingOp[];
  /** where a meeting's change has moved the conversation */
  stage?: Stage;
}

export function createReadMeetings({ bookings, store, clock }: Pick<BookingDeps, 'bookings' | 'store' | 'clock'>) {
  return async ({ conversationId }: { conversationId: string }): Promise<ReadMeetings> => {
    const ops = await bookings.meetingOps(conversationId);
    const { stage } = await store.conversation(conversationId);
    return { ops, stage: stageAfter(stage, await bookings.outcome(conversationId, clock.now())) };
  };
}

const BEFORE: readonly Stage[] = ['new', 'qualifying', 'offering', 'booking'];

/** undefined: where it is. What a human has set (won, lost) is not undone by a meeting. */
function stageAfter(stage: Stage, { standing, last }: { standing: boolean; last?: 'held' | 'noShow' }) {
  const early = BEFORE.includes(stage);
  if (standing) return early ? ('booked' as const) : undefined;
  if (last === 'held') return early || stage === 'booked' ? ('afterMeeting' as const) : undefined;
  return stage === 'booked' ? ('booking' as const) : undefined;
}
