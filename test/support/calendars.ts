// A rep's local Google calendar that is read as the ingress reads it, hints included: bookings made in the chat, a human at the calendar, and
// what rows, calendar, Zoom and chat hold then.
import fastify from 'fastify';
import { DateTime } from 'luxon';
import { pino } from 'pino';
import { createCalendarDesk } from '../../src/adapters/postgres/calendar-desk';
import { systemClock } from '../../src/clock';
import { describeInstant } from '../../src/domain/when';
import { startCalendars } from '../../src/ingress/calendars/poll';
import { WATCH_PATH, watchWebhook } from '../../src/ingress/calendars/watch';
import type { Repeated } from '../../src/ingress/every';
import { createMetrics } from '../../src/metrics';
import { createRepCalendars } from '../../src/rep-calendars';
import { addBookableRep, type BookableRep, bookingBrand, standing } from './meetings';
import { useStack } from './stack';
import { until } from './until';

const ZONE = 'Asia/Makassar';
/** The client's. */
export const EMAIL = 'client@client.example';

export interface Booked {
  client: string;
  conversationId: string;
  id: string;
  eventId: string;
}

/** An hour of a day to come, by the clock of reps and clients. */
export const hour = (days: number, at: number) =>
  DateTime.now().setZone(ZONE).plus({ days }).startOf('day').set({ hour: at });
export const iso = (at: DateTime) => at.toUTC().toISO() as string;
/** As a client reads it. */
export const day = (at: DateTime) => describeInstant(iso(at), ZONE, 'ru', new Date());
export const shifted = (eventId: string, at: DateTime, minutes = 30) => ({
  id: eventId,
  start: iso(at),
  end: iso(at.plus({ minutes })),
});

/** Each test has a rep of its own, whose calendar is read and watched. */
export function useCalendars() {
  const app = fastify();
  const metrics = createMetrics('test');
  let reading: Repeated;
  // before the stack, which it needs
  afterAll(async () => {
    await reading?.stop();
    await app.close();
  });
  const held = useStack({ meetings: true, brand: bookingBrand() });
  let rep: BookableRep;

  beforeAll(async () => {
    const { pool, client, inbound, hostDeps, google, keys } = held.stack;
    const desk = createCalendarDesk(pool);
    watchWebhook(app, { desk, clock: systemClock });
    const address = await app.listen({ port: 0, host: '127.0.0.1' });
    reading = startCalendars({
      ...{ desk, client, store: inbound, deliver: hostDeps.deliver, brands: hostDeps.brands, clock: systemClock },
      calendars: createRepCalendars(pool, { keys, google: () => google }),
      hintsTo: address + WATCH_PATH,
      meter: metrics.meter,
      log: pino({ level: process.env.TEST_LOG ?? 'silent' }),
    });
  });
  beforeEach(async () => {
    const { stack, account } = held;
    await stack.pool.query("update reps set status = 'removed'");
    for (const { id } of stack.sandbox.zoom.all()) stack.sandbox.zoom.remove(String(id));
    rep = await addBookableRep(stack, account.id);
    await until(async () => (await calendar()).watch_id, 30_000, 'hints about the calendar');
  });
  afterEach(() => held.stack.control('DELETE', '/faults?discard=true'));

  const all = async (sql: string, ...values: unknown[]) => (await held.stack.pool.query(sql, values)).rows;
  const one = async (sql: string, ...values: unknown[]) => (await all(sql, ...values))[0];
  /** The row of its reading. */
  const calendar = () => one('select * from rep_calendars where rep_id = $1::text', rep.id);
  const told = async (client: string) => (await held.stack.told(held.account, client)).map((m) => m.text);
  const alerts = async (conversationId: string): Promise<string[]> =>
    (await all('select kind from alerts where conversation_id = $1::text order by created_at', conversationId)).map(
      ({ kind }) => kind,
    );
  const planned = async (meetingId: string) =>
    (
      await all(
        "select reminder, due from plan_items where meeting_id = $1::text and status = 'scheduled' order by due",
        meetingId,
      )
    ).map(({ reminder, due }) => [reminder, DateTime.fromJSDate(due, { zone: ZONE }).toFormat('dd.MM HH:mm')]);
  /** What somebody does in Google. */
  const human = (given: object) => held.stack.control('POST', '/calendar/events', { email: rep.email, ...given });

  /** A call booked in the chat. */
  async function booked(at: DateTime): Promise<Booked> {
    const { stack, account } = held;
    const client = await stack.addProspect();
    await stack.pool.query('update prospects set zone = $2 where telegram_user_id = $1::bigint', [client, ZONE]);
    await stack.script(account.id, [
      { tools: [{ name: 'book_meeting', input: { words: at.toFormat("dd.MM 'в' H:mm"), email: EMAIL } }] },
      { text: 'До встречи!' },
    ]);
    await stack.say(client, account.userId, `Запишите меня на ${at.toFormat("dd.MM 'в' H:mm")}`);
    await until(async () => (await told(client)).length === 1, 60_000, 'a booking');
    const { id: conversationId } = await stack.conversationOf(account.id, client);
    const row = await one('select * from bookings where conversation_id = $1::text', conversationId);
    expect(row).toMatchObject({ status: 'booked', starts_at: at.toJSDate() });
    return { client, conversationId, id: row.id as string, eventId: row.event_id as string };
  }

  /** While nobody reads it: a reading under way would write its own place over it. */
  const losePlace = () =>
    until(
      () =>
        one(
          `update rep_calendars set sync_token = 'lost', read_after = now() + interval '1 h'
           where rep_id = $1::text and claimed_until is null and hinted_at is null returning 1 as done`,
          rep.id,
        ),
      30_000,
      'nobody reads the calendar',
    );
  /** Whatever was changed before has been read once more. */
  async function readAgain(): Promise<void> {
    const { claimed_at: before } = await calendar();
    await one('update rep_calendars set read_after = null where rep_id = $1::text', rep.id);
    await until(async () => (await calendar()).synced_at > before, 30_000, 'read again');
  }

  return {
    held,
    app,
    metrics,
    rep: () => rep,
    stands: () => standing(held.stack, rep),
    ...{ one, calendar, told, alerts, planned, human, booked, losePlace, readAgain },
  };
}
