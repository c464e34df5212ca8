// Clients of the running product who book, move and call off in the chat, each with a rep of his own whose local Google is connected;
// and whether calendar, Zoom, rows and chat say the same of it in the end.
import { createGoogleSignIn } from '../../src/adapters/google-calendar';
import { addBookableRep, type BookableRep, standing } from './meetings';
import type { Product } from './processes';
import { until } from './until';
import type { Account } from './world';

/** What a product needs that its clients can book. */
export const BOOKING_BRAND =
  'meeting: { booking: { enabled: true, mode: zoomCalendar, noticeMinutes: 60, horizonDays: 60 } }\n';

export interface Talk {
  conversationId: string;
  client: string;
  rep: BookableRep;
  /** of the time he was offered last */
  start: string;
  /** of the meeting, when he last asked for something */
  version: number;
}

export type BookingOp = 'book' | 'move' | 'cancel';

export type BookedTalks = ReturnType<typeof createBookedTalks>;

const HOUR = 3_600_000;

export function createBookedTalks(product: Product, account: Account) {
  let slots = 0;
  /** An hour of a day to come that nobody else has in this test. */
  const nextStart = () =>
    new Date(Math.ceil(Date.now() / HOUR) * HOUR + 48 * HOUR + (slots++ % 400) * 2 * HOUR).toISOString();

  const told = async (client: string) => (await product.told(account, client)).map(({ text }) => text);

  async function meetingOf({ conversationId }: Talk) {
    const { rows } = await product.pool.query(
      'select id, status, starts_at, ends_at, version from meetings where conversation_id = $1 order by created_at desc limit 1',
      [conversationId],
    );
    return rows[0];
  }

  /** A person who was offered a time of a rep of his own. */
  async function open(): Promise<Talk> {
    const { sandbox, pool } = product;
    const client = await product.addProspect();
    await pool.query("update prospects set zone = 'Asia/Makassar' where telegram_user_id = $1::bigint", [client]);
    const google = createGoogleSignIn({
      ...{ clientId: 'sandbox', clientSecret: 'sandbox' },
      ...{ rootUrl: `${sandbox.url}/`, tokenUrl: `${sandbox.url}/google/token` },
    });
    const rep = await addBookableRep({ pool, google, keys: product.keys }, account.id);
    await pool.query('update reps set zoom_host = $2 where id = $1', [rep.id, rep.email]);
    await product.script(account.id, [{ text: 'Слушаю вас.' }]);
    await product.say(client, account.userId, 'Здравствуйте');
    await until(async () => (await told(client)).length === 1, 40_000, 'a first answer');
    const { id: conversationId } = await product.conversationOf(account.id, client);
    const talk = { conversationId, client, rep, start: '', version: 0 };
    await offered(talk);
    return talk;
  }

  /** Another time that is his to take. */
  async function offered(talk: Talk): Promise<void> {
    talk.start = nextStart();
    await product.pool.query(
      `insert into slot_offers (conversation_id, starts_at, ends_at, rep_id, kind, turn_id, offered_at)
       select $1, $2::timestamptz, $2::timestamptz + interval '30 minutes', $3, 'video', i.turn_id, now() from intents i where i.conversation_id = $1 limit 1`,
      [talk.conversationId, talk.start, talk.rep.id],
    );
  }

  async function toolFor(talk: Talk, op: BookingOp) {
    if (op === 'book')
      return { name: 'book_meeting', input: { slot: talk.start, email: `c${talk.client}@client.example` } };
    const { id: meetingId } = await meetingOf(talk);
    if (op === 'cancel') return { name: 'cancel_meeting', input: { meetingId, reason: 'He said so.' } };
    await offered(talk);
    return { name: 'reschedule_meeting', input: { meetingId, slot: talk.start } };
  }

  /** He asks; one answer is owed. Gives how many messages he had. */
  async function ask(talk: Talk, op: BookingOp): Promise<number> {
    const had = (await told(talk.client)).length;
    talk.version = op === 'book' ? 0 : (await meetingOf(talk)).version;
    const tool = await toolFor(talk, op);
    // more than needed: a killed call may have used one up
    await product.script(talk.conversationId, [
      { tools: [tool] },
      { text: 'Готово.' },
      { text: 'Готово.' },
      { text: 'Готово.' },
    ]);
    await product.say(talk.client, account.userId, op === 'cancel' ? 'Отмените' : 'Давайте на это время');
    return had;
  }

  /** Empty: calendar, Zoom, rows and chat say the same. `said` since he last asked, or since somebody changed it. */
  async function differences(talk: Talk, said: string[]): Promise<string[]> {
    const { booked, zoom, events } = await standing(product, talk.rep);
    const mine = zoom.filter(({ booking }) => booking.startsWith(`b:${talk.conversationId}`));
    const meeting = await meetingOf(talk);
    const stands = meeting?.status === 'planned';
    const starts = [booked, mine, events].map((all) => all.map(({ start }) => start).join());
    const expected = stands ? new Date(meeting.starts_at).toISOString() : '';
    const problems = starts.flatMap((start, i) =>
      start === expected
        ? []
        : [`${['rows', 'Zoom', 'calendar'][i]}: ${start || 'none'}, meeting: ${expected || 'none'}`],
    );
    if (booked.some(({ status }) => status !== 'booked')) problems.push('a hold is left');
    const link = mine[0]?.joinUrl;
    if (stands && events[0]?.location !== link) problems.push('the event has another link');
    const links = said.filter((text) => /zoom\.example/.test(text));
    // each version is told once; what could not be moved is as it was told before
    const owed = stands && meeting.version > talk.version ? 1 : 0;
    if (stands && (links.length !== owed || links.some((text) => !text.includes(link as string))))
      problems.push(`told ${links.length} links`);
    if (!stands && links.length > 0) problems.push('told a link of nothing');
    return problems;
  }

  /** What is so once nothing changes any more; what goes on after the answer is waited for. */
  async function settled(talk: Talk, had: number): Promise<string[]> {
    let problems: string[] = ['not answered'];
    await until(
      async () => {
        const said = (await told(talk.client)).slice(had);
        problems = said.length === 0 ? ['not answered'] : await differences(talk, said);
        return problems.length === 0;
      },
      90_000,
      'all to agree',
      250,
    ).catch(() => {});
    return problems;
  }

  return { told, meetingOf, nextStart, open, ask, differences, settled };
}
