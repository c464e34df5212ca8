// What a conversation's meetings are by their rows: read when other hands than its own turns have changed them.
import type { Stage } from '../../domain/conversation';
import type { MeetingOp } from '../../domain/meetings';
import type { BookingDeps } from './steps';

export interface ReadMeetings {
  ops: MeetingOp[];
  /** where a meeting's change has moved the conversation */
  stage?: Stage;
}

export function createReadMeetings({ bookings, store }: Pick<BookingDeps, 'bookings' | 'store'>) {
  return async ({ conversationId }: { conversationId: string }): Promise<ReadMeetings> => {
    const ops = await bookings.meetingOps(conversationId);
    const { stage } = await store.conversation(conversationId);
    const booked = ops.some((op) => op.op === 'keep' && op.source === 'booked');
    const before: Stage[] = ['new', 'qualifying', 'offering', 'booking'];
    if (booked && before.includes(stage)) return { ops, stage: 'booked' };
    if (!booked && stage === 'booked') return { ops, stage: 'booking' };
    return { ops };
  };
}
