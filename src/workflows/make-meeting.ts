// A meeting is made, moved or called off by a workflow of its own: it goes on whatever becomes of the turn that asked for it.
import {
  ChildWorkflowCancellationType,
  executeChild,
  ParentClosePolicy,
  patched,
  startChild,
} from '@temporalio/workflow';
import { keepMeetings } from '../domain/conversation';
import type { booking } from './booking';
import type { Chat } from './chat';
import { BOOKING_TYPE, type BookingInput, bookingWorkflowId } from './messages';
import { bookingLasting } from './proxies';

/** Waits for what the client is waiting for; a rep's answer and the cleaning up after a cancellation are not that. */
export async function makeMeeting(chat: Chat, saga: BookingInput, callId: string): Promise<void> {
  const options = {
    workflowId: bookingWorkflowId(saga.bookingId, callId),
    args: [saga] as [BookingInput],
    parentClosePolicy: ParentClosePolicy.ABANDON,
    cancellationType: ChildWorkflowCancellationType.ABANDON,
  };
  if (saga.op === 'ask') {
    await startChild<typeof booking>(BOOKING_TYPE, options);
    return;
  }
  if (saga.op === 'cancel') {
    // off from here on; what was made outside goes in its own time
    const { op } = await chat.during(bookingLasting.cancelBooking({ bookingId: saga.bookingId, callId }));
    keepMeetings(chat.s, [op], Date.now());
    // as where other hands have called it off (activities/booking/read-meetings)
    const others = (chat.s.meetings ?? []).filter(({ source }) => source === 'booked');
    const over = others.every(({ start, end = start }) => end <= Date.now());
    if (chat.s.stage === 'booked' && over && (others.length === 0 || patched('2026-11-21-past-meetings')))
      chat.s.stage = 'booking';
    await startChild<typeof booking>(BOOKING_TYPE, options);
    return;
  }
  chat.doing = 'booking';
  const { ops, leftover } = await chat.during(executeChild<typeof booking>(BOOKING_TYPE, options)).finally(() => {
    chat.doing = 'deciding';
  });
  if (leftover)
    await startChild<typeof booking>(BOOKING_TYPE, {
      ...options,
      workflowId: `${options.workflowId}/${leftover.op}`,
      args: [leftover],
    });
  keepMeetings(chat.s, ops, Date.now());
  if (ops.some((op) => op.op === 'keep')) chat.s.stage = 'booked';
}
