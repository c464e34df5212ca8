// The saga of a booking: each step makes one thing outside, and what cannot be finished is undone in order. The slot itself was taken
// before it began (activities/tools/meetings); it ends with the slot booked and everything made, or let go of and nothing left behind.
// The client waits for the answer, so it is given as soon as it is true; what is hard to undo is left to a run of its own (`leftover`).
import { ActivityFailure, ApplicationFailure, condition, isCancellation, setHandler } from '@temporalio/workflow';
import type { MeetingOp } from '../domain/meetings';
import { type BookingInput, type BookingResult, repAnswered } from './messages';
import { bookingLasting, bookingSteps, bookingUndo } from './proxies';

export async function booking(input: BookingInput): Promise<BookingResult> {
  // off from here on, as where a turn asks for it (make-meeting)
  const off = input.op === 'cancel' && input.tell ? [await cancelled(input)] : [];
  const result = await made(input);
  // nobody's turn waits: what is left over is gone on with here
  if (input.tell && result.leftover) await clean(result.leftover);
  return { ...result, ops: [...off, ...result.ops] };
}

const cancelled = async ({ bookingId }: BookingInput): Promise<MeetingOp> =>
  (await bookingLasting.cancelBooking({ bookingId, tell: true })).op;

async function made(input: BookingInput): Promise<BookingResult> {
  switch (input.op) {
    case 'book':
      return book(input);
    case 'move':
      return move(input);
    case 'ask':
      return ask(input);
    case 'cancel':
    case 'restore':
      return clean(input);
  }
}

async function book(input: BookingInput): Promise<BookingResult> {
  const { bookingId, callId, video, event } = input;
  let problem: string;
  try {
    if (video) await bookingSteps.makeVideo({ bookingId });
    if (event) await bookingSteps.makeEvent({ bookingId });
    const { op } = await confirmed(bookingLasting.confirmBooking({ bookingId, callId, tell: false }));
    if (op) return { ops: [op] };
    problem = 'hold_lost';
  } catch (error) {
    problem = whatWentWrong(error);
  }
  const clear = [
    await tried(event, () => bookingUndo.undoEvent({ bookingId })),
    await tried(video, () => bookingUndo.undoVideo({ bookingId })),
  ].every(Boolean);
  await bookingLasting.releaseHold({ bookingId, callId, problem });
  return { ops: [], problem, ...(clear ? {} : { leftover: { op: 'cancel', bookingId, video, event } }) };
}

async function move(input: BookingInput): Promise<BookingResult> {
  const { bookingId, callId, video, event, tell } = input;
  const [to, back] = [input.to as Times, input.back as Times];
  let problem: string;
  // a turn's tool has taken the time already
  const taken = tell ? await bookingLasting.takeMove({ bookingId, to, force: input.force === true }) : 'held';
  if (taken !== 'held') return { ops: [], problem: taken };
  try {
    if (video) await bookingSteps.moveVideo({ bookingId, to });
    if (event) await bookingSteps.moveEvent({ bookingId, to });
    const settled = await confirmed(bookingLasting.confirmMove({ bookingId, callId, to, ...(tell ? { tell } : {}) }));
    if (settled.op) return { ops: [settled.op] };
    problem = settled.problem ?? 'gone';
  } catch (error) {
    problem = whatWentWrong(error);
  }
  const clear = [
    await tried(event, () => bookingUndo.moveEvent({ bookingId, to: back, undo: true })),
    await tried(video, () => bookingUndo.moveVideo({ bookingId, to: back, undo: true })),
  ].every(Boolean);
  await bookingLasting.undoMove({ bookingId, callId, problem, back });
  if (clear) return { ops: [], problem };
  return { ops: [], problem, leftover: { op: 'restore', bookingId, video, event, to: back, undo: true } };
}

/** Mode `manual`: the rep says yes in Telegram, or the time is let go of. Nobody's turn waits: the conversation hears of it by its rows. */
async function ask({ bookingId, expiresAt = 0 }: BookingInput): Promise<BookingResult> {
  let answer: boolean | undefined;
  setHandler(repAnswered, ({ yes }) => {
    answer ??= yes === true;
  });
  await condition(() => answer !== undefined, Math.max(1, expiresAt - Date.now()));
  if (answer) {
    const { op } = await confirmed(bookingLasting.confirmBooking({ bookingId, tell: true }));
    if (op) return { ops: [op] };
  }
  const problem = answer === undefined ? 'unanswered' : answer ? 'hold_lost' : 'rejected';
  await bookingLasting.declineAsked({ bookingId, problem });
  return { ops: [], problem };
}

/** What must be so in the end, however long that takes; after a day it is a person's work. */
async function clean({ op, bookingId, video, event, to, undo }: BookingInput): Promise<BookingResult> {
  const problems: string[] = [];
  const lasting = async (work: () => Promise<void>) => {
    try {
      await work();
    } catch (error) {
      problems.push(whatWentWrong(error));
    }
  };
  const times = to as Times;
  if (event)
    await lasting(() =>
      op === 'restore'
        ? bookingLasting.moveEvent({ bookingId, to: times, undo })
        : bookingLasting.undoEvent({ bookingId }),
    );
  if (video)
    await lasting(() =>
      op === 'restore'
        ? bookingLasting.moveVideo({ bookingId, to: times, undo })
        : bookingLasting.undoVideo({ bookingId }),
    );
  if (problems.length > 0) await bookingLasting.callForHands({ bookingId, problem: problems.join(', ') });
  return { ops: [] };
}

type Times = NonNullable<BookingInput['to']>;

const confirmed = (confirming: Promise<{ op?: MeetingOp; lost?: boolean; problem?: string }>) => confirming;

async function tried(needed: boolean, undo: () => Promise<void>): Promise<boolean> {
  if (!needed) return true;
  try {
    await undo();
    return true;
  } catch (error) {
    whatWentWrong(error);
    return false;
  }
}

/** The type of the failure that ended a step: a word, never a vendor's text. @throws when it was a cancellation: that is not ours to judge */
function whatWentWrong(error: unknown): string {
  if (isCancellation(error)) throw error;
  const cause = error instanceof ActivityFailure ? error.cause : error;
  return (cause instanceof ApplicationFailure ? cause.type : undefined) ?? 'failed';
}
