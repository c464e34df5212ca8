// Meetings with us in a test: a rep whose local Google is connected, and what rows, calendar, Zoom and chat hold in the end.

import type { Pool } from 'pg';
import type { Sandbox } from '../../sandbox/main';
import { sealGrant } from '../../src/adapters/google-calendar';
import { BOOKING } from '../../src/domain/booking/policy';
import type { BookingPolicy, Brand } from '../../src/domain/brand';
import type { GoogleSignIn } from '../../src/ports/meetings';
import type { SessionKey } from '../../src/seal';
import { testBrand } from './brand';
import { connectRep } from './google';
import { unique } from './servers';
import type { World } from './world';

/** A brand that books calls by video, round the clock, an hour ahead. */
export function bookingBrand(policy: Partial<BookingPolicy> = {}): Pick<Brand, 'meeting'> {
  const { meeting } = testBrand();
  const booking = { ...BOOKING, enabled: true, mode: 'zoomCalendar' as const, noticeMinutes: 60, ...policy };
  return { meeting: { ...meeting, booking } };
}

export interface BookableRep {
  id: string;
  /** of his calendar */
  email: string;
}

/** A rep of the test brand who works round the clock and has connected his calendar. */
export async function addBookableRep(
  { pool, google, keys }: { pool: Pool; google: GoogleSignIn; keys: readonly SessionKey[] },
  accountId: string,
  zone = 'Asia/Makassar',
): Promise<BookableRep> {
  const id = unique('r');
  const email = `${id}@agency.example`;
  const hours = [{ days: [1, 2, 3, 4, 5, 6, 7], from: '00:00', to: '24:00' }];
  await pool.query(
    `insert into reps (id, name, username, brand, language, zone, hours) values ($1, 'Анна', $1, 'test', 'ru', $2, $3)`,
    [id, zone, JSON.stringify(hours)],
  );
  await pool.query('insert into rep_accounts (rep_id, account_id) values ($1, $2)', [id, accountId]);
  const sealed = sealGrant(keys, id, await connectRep(google, email));
  await pool.query(
    'insert into rep_calendars (rep_id, email, grant_cipher, grant_key_id, connected_at) values ($1, $2, $3, $4, now())',
    [id, email, sealed.cipher, sealed.keyId],
  );
  return { id, email };
}

export interface Standing {
  /** what each service says is going to take place, by start */
  booked: { id: string; start: string; status: string }[];
  zoom: { booking: string; start: string; joinUrl: string }[];
  events: { booking: string; start: string; location?: string }[];
}

/** What takes place by each of them, as instants; a cancelled event is none. */
export async function standing(
  { pool, control, sandbox }: Pick<World, 'control'> & { pool: Pool; sandbox: Sandbox },
  { id, email }: BookableRep,
): Promise<Standing> {
  const { rows } = await pool.query(
    `select id, starts_at, status from bookings where rep_id = $1::text and status in ('held', 'booked') order by starts_at, id`,
    [id],
  );
  const at = (instant: string | Date) => new Date(instant).toISOString();
  const events: any[] = await control('GET', `/calendar/events?email=${email}`);
  return {
    booked: rows.map((r) => ({ id: r.id, start: at(r.starts_at), status: r.status })),
    zoom: sandbox.zoom
      .all()
      .map((m) => ({ booking: m.agenda.replace(/^Booking /, ''), start: at(m.start_time), joinUrl: m.join_url }))
      .sort((a, b) => a.start.localeCompare(b.start)),
    events: events
      .filter(({ status }) => status !== 'cancelled')
      .map((e) => ({
        booking: e.extendedProperties?.private?.rapportBooking,
        start: at(e.start.dateTime),
        location: e.location,
      }))
      .sort((a, b) => a.start.localeCompare(b.start)),
  };
}
