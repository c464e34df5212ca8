// What an operator does to a booked meeting: its saga is started, which tells the client by itself, and its end is waited for.
import type { Client } from '@temporalio/client';
import { WorkflowExecutionAlreadyStartedError } from '@temporalio/common';
import type { BookingRow } from '../ports/booking';
import {
  BOOKING_TYPE,
  type BookingInput,
  type BookingResult,
  bookingWorkflowId,
  CONVERSATIONS_QUEUE,
} from '../workflows/messages';
import { NoAnswer, RefusedByConversation } from './errors';

/** What is tried outside gives up after half of it; then it is undone. */
const WAIT_MS = 90_000;

export type Meetings = ReturnType<typeof createMeetings>;

export function createMeetings(client: Client, { waitMs = WAIT_MS }: { waitMs?: number } = {}) {
  /** @throws RefusedByConversation while another operator's change is under way; NoAnswer when it has not ended in time: it goes on */
  async function run(input: BookingInput): Promise<BookingResult> {
    const workflowId = bookingWorkflowId(input.bookingId, 'operator');
    try {
      const handle = await client.workflow.start(BOOKING_TYPE, {
        workflowId,
        taskQueue: CONVERSATIONS_QUEUE,
        args: [input],
      });
      return await Promise.race([handle.result(), late(waitMs)]);
    } catch (error) {
      if (error instanceof WorkflowExecutionAlreadyStartedError)
        throw new RefusedByConversation('this meeting is being changed at the moment', { cause: error });
      throw error;
    }
  }
  const outside = ({ id, zoomId, eventId }: BookingRow) => ({
    ...{ bookingId: id, tell: true },
    ...{ video: zoomId !== undefined, event: eventId !== undefined },
  });

  return {
    /** To a time that is not in the past; whether it is taken is found out here. `force`: also on a day that is full. */
    move: (row: BookingRow, to: { start: Date; end: Date }, force: boolean): Promise<BookingResult> =>
      run({
        ...{ op: 'move', ...outside(row), force },
        to: { start: to.start.getTime(), end: to.end.getTime() },
        back: { start: row.start.getTime(), end: row.end.getTime() },
      }),
    cancel: (row: BookingRow): Promise<BookingResult> => run({ op: 'cancel', ...outside(row) }),
  };
}

function late(ms: number): Promise<never> {
  return new Promise((_, reject) => {
    setTimeout(() => reject(new NoAnswer('it has not ended in time')), ms).unref();
  });
}
