// Reps' calendars are read again and again, each by one process at a time: every minute, at once after a hint, slower while one does not answer.

import { accountAlertMessage } from '../../domain/reps/message';
import { GrantExpired, PortError, RateLimited } from '../../errors';
import type { Calendars, DueCalendar } from '../../ports/booking';
import { every, type Repeated } from '../every';
import { type ApplyDeps, applyChanges, applyMissing } from './apply';
import { keepWatch } from './watch';

export interface CalendarsDeps extends ApplyDeps {
  calendars: Calendars;
  /** Where Google brings hints; not given: it is only asked. */
  hintsTo?: string;
}

// One that does not answer must not keep the others waiting.
const AT_ONCE = 4;
const LOOK_MS = 1_000;
const NEXT_MS = 60_000;
// While we are changing one of its bookings ourselves.
const SOON_MS = 3_000;
// Renewed while it is being read; of a process that died another takes it over then.
const CLAIM_MS = 15_000;
const AGAIN_MS = [60_000, 120_000, 300_000, 600_000, 900_000];
// By then it has failed for some three quarters of an hour, and what reps change there is not seen.
const FAILURES_TO_TELL = 7;

export function startCalendars(deps: CalendarsDeps): Repeated {
  const failed = (error: Error) => deps.log.warn({ what: error.message }, 'calendars could not be read; tried again');
  let stopped = false;
  const lanes = Array.from({ length: AT_ONCE }, () => every(LOOK_MS, () => readCalendars(deps, () => stopped), failed));
  const expired = every(LOOK_MS, () => tellExpired(deps), failed);
  return {
    async stop() {
      stopped = true;
      await Promise.all([...lanes, expired].map((one) => one.stop()));
    },
  };
}

/** One look: reads every calendar that is due by the clock, one after the other. */
export async function readCalendars(deps: CalendarsDeps, stopped = () => false): Promise<void> {
  while (!stopped()) {
    const now = deps.clock.now();
    const due = await deps.desk.claim(now, new Date(now.getTime() + CLAIM_MS));
    if (!due) return;
    await read(deps, due);
  }
}

async function read(deps: CalendarsDeps, due: DueCalendar): Promise<void> {
  const { calendars, desk, clock, meter, log } = deps;
  const { repId } = due;
  const after = (ms: number) => new Date(clock.now().getTime() + ms);
  // one that is taken over all the same does no harm: everything may be done twice
  const keeping = setInterval(() => desk.keep(due, after(CLAIM_MS)).catch(() => {}), CLAIM_MS / 3);
  try {
    const calendar = await calendars.of(repId);
    const { events, syncToken, full } = await calendar.changes(due.syncToken);
    const settled = [
      await applyChanges(deps, repId, calendar, events),
      !full || (await applyMissing(deps, repId, calendar, events)),
    ].every(Boolean);
    // read from the same place again while something of it is not settled
    await desk.read(due, settled ? syncToken : due.syncToken, after(settled ? NEXT_MS : SOON_MS));
    meter.count('calendarReads', { outcome: 'read' });
    if (due.failures > 0) log.info({ repId }, 'the calendar of a rep can be read again');
    await keepWatch(deps, due, calendar);
  } catch (error) {
    const least = AGAIN_MS[Math.min(due.failures, AGAIN_MS.length - 1)] as number;
    const wait = error instanceof RateLimited ? Math.max(error.retryAfterMs, least) : least;
    const expired = error instanceof GrantExpired;
    meter.count('calendarReads', { outcome: expired ? 'expired' : 'failed' });
    await desk.failed(due, after(wait), !expired && due.failures + 1 >= FAILURES_TO_TELL);
    // one whose grant is over is asked to connect again; it is not read until he has
    if (expired || due.failures > 0) return;
    const what = error instanceof PortError ? error.message : (error as Error).name;
    log.warn({ repId, what }, 'the calendar of a rep cannot be read; tried again, less and less often');
  } finally {
    clearInterval(keeping);
  }
}

async function tellExpired({ desk, clock, log }: CalendarsDeps): Promise<void> {
  for (const { repId, name, language, reachable } of await desk.expired(20)) {
    const { text } = accountAlertMessage(language, { kind: 'calendar_expired', detail: '' }, undefined);
    await desk.tellExpired(repId, reachable ? text : undefined, clock.now());
    log.warn({ repId, rep: name }, 'the grant of a calendar is over: the rep must connect it again');
  }
}
