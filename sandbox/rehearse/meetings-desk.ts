// What ingress does about meetings, with its own code and under the rehearsal's time: the rep's calendar is read, he is asked about his
// meetings, and a conversation hears of what others changed. In production each of them looks every second or minute; here whenever there
// is something to find, which is the same to everybody who waits for it.
import type { Client } from '@temporalio/client';
import type { Pool } from 'pg';
import type { Logger } from 'pino';
import { createCalendarDesk } from '../../src/adapters/postgres/calendar-desk';
import { createQuestionDesk } from '../../src/adapters/postgres/question-desk';
import { createRepActions } from '../../src/adapters/postgres/rep-actions';
import { createRepOutbox } from '../../src/adapters/postgres/rep-outbox';
import { createRepRouting } from '../../src/adapters/postgres/rep-routing';
import { readCalendars } from '../../src/ingress/calendars/poll';
import type { Deliver } from '../../src/ingress/deliver';
import { askReps, createOnQuestionAnswer } from '../../src/ingress/questions';
import { sweep } from '../../src/ingress/sweep';
import type { Brands, Clock, InboundStore, Meter } from '../../src/ports';
import type { Calendars } from '../../src/ports/booking';
import type { OnQuestionAnswer } from '../../src/ports/rep-messages';
import type { CalendarWorld } from '../calendar/world';
import type { BookedRep } from './booked-rep';
import type { Attendant } from './time';

export interface MeetingsDeskDeps {
  pool: Pool;
  client: Client;
  inbound: InboundStore;
  deliver: Deliver;
  brands: Brands;
  calendars: Calendars;
  /** what the local Google holds: whether there is something to read */
  google: CalendarWorld;
  clock: Clock;
  meter: Meter;
  log: Logger;
}

export interface MeetingsDesk extends Attendant {
  answer: OnQuestionAnswer;
}

// Of the only booked rep: others are removed as a rehearsal begins. $1: now, $2: the rep.
const NEXT = `select
  exists (select 1 from arrivals r join conversations c on c.id = r.conversation_id where c.account_id = $3::text and r.signalled_at is null) as unheard,
  (select min(b.ends_at) from bookings b join meetings k on k.id = b.id where b.rep_id = $2::text and b.status = 'booked' and k.status = 'planned'
     and k.outcome is null and b.ends_at > $1::timestamptz - interval '24 h' and not exists (select 1 from rep_questions q where q.booking_id = b.id and q.version = k.version)) as over,
  (select min(q.expires_at) from rep_questions q join bookings b on b.id = q.booking_id where b.rep_id = $2::text and q.expires_at > $1
     and q.answer is null and q.shown_state is null) as expires,
  (select jsonb_build_object('from', k.sync_token, 'after', k.read_after) from rep_calendars k where k.rep_id = $2::text
     and k.status = 'connected') as calendar`;

export function createMeetingsDesk(deps: MeetingsDeskDeps, rep: BookedRep, accountId: string): MeetingsDesk {
  const { pool, client, inbound, deliver, brands, clock, log, google } = deps;
  const desk = createQuestionDesk(pool);
  const questions = {
    desk,
    routing: createRepRouting(pool),
    outbox: createRepOutbox(pool),
    actions: createRepActions(pool),
    ...{ brands, clock, log },
  };
  const reading = { ...deps, desk: createCalendarDesk(pool), store: inbound };
  const seen = { changes: -1, from: null as string | null };

  return {
    answer: createOnQuestionAnswer({ desk, client, store: inbound, deliver, clock }),
    async next() {
      const now = clock.now();
      const { rows } = await pool.query(NEXT, [now, rep.id, accountId]);
      const { unheard, over, expires, calendar } = rows[0];
      if (unheard || (await desk.toAsk(now, 1)).length > 0 || (await desk.changed(now, 1)).length > 0)
        return now.getTime();
      const times = [over, expires].flatMap((at: Date | null) => at?.getTime() ?? []);
      // it is read from another place once all that was there has been settled
      const unread = google.account(rep.email).head !== seen.changes || calendar?.from === seen.from;
      if (calendar && unread) times.push(Math.max(now.getTime(), calendar.after ? Date.parse(calendar.after) : 0));
      return times.length > 0 ? Math.min(...times) : undefined;
    },
    async work() {
      const { head } = google.account(rep.email);
      const { rows } = await pool.query('select sync_token from rep_calendars where rep_id = $1::text', [rep.id]);
      if (head !== seen.changes) Object.assign(seen, { changes: head, from: rows[0].sync_token });
      await readCalendars(reading);
      await askReps(questions);
      await sweep({ store: inbound, deliver }, accountId);
    },
  };
}
