// The process that reads reps' calendars is killed -9 between every two steps of handling what a human changed there: the client hears of it
// once, reminders and Zoom follow, nothing is lost.  KILLS=4 npm test -- test/e2e/kills-calendars   brings every change to every point.
import { bookingWorkflowId, conversationWorkflowId } from '../../src/workflows/messages';
import { BOOKING_BRAND, type BookedTalks, createBookedTalks, type Talk } from '../support/booked-talks';
import { KILLS } from '../support/kills';
import { backendsOf, endBackends, holdRow, untilBlocked } from '../support/locks';
import { useProduct } from '../support/processes';
import { settle, until } from '../support/until';

const held = useProduct({ brand: BOOKING_BRAND });
let booked: BookedTalks;
let talks: Talk[];
const tally = { kills: 0, points: 0, wrong: 0 };

// as many as are read at once
const AT_ONCE = 4;

beforeAll(async () => {
  booked = createBookedTalks(held.product, await held.product.addAccount());
  await Promise.all([held.product.start('worker'), held.product.start('ingress')]);
  await held.product.ready('worker', 'ingress');
  talks = await Promise.all(Array.from({ length: AT_ONCE }, () => booked.open()));
}, 180_000);
// what a test left held would hold the next one too
afterEach(() => {
  held.product.proxies.ingress.release('discard');
  held.product.sandbox.faults.clear('discard');
});
afterAll(() =>
  process.stderr.write(
    `\ncalendars: ${tally.kills} kills, ${tally.points} changes under way, handled wrongly ${tally.wrong}\n`,
  ),
);

const one = async (sql: string, ...values: unknown[]) => (await held.product.pool.query(sql, values)).rows[0];
const bookingOf = (talk: Talk) =>
  one(`select * from bookings where conversation_id = $1::text and status = 'booked'`, talk.conversationId);
const placeOf = ({ rep }: Talk) => one('select * from rep_calendars where rep_id = $1::text', rep.id);
/** What is planned around his meeting, by its distance from the start. */
const remindersOf = async (talk: Talk): Promise<string[]> =>
  (
    await held.product.pool.query(
      `select p.reminder || ' ' || (p.due - m.starts_at) as one from plan_items p join meetings m on m.id = p.meeting_id
       where m.conversation_id = $1::text and p.status = 'scheduled' order by 1`,
      [talk.conversationId],
    )
  ).rows.map((row) => row.one);
const declines = async ({ conversationId }: Talk) =>
  (
    await one(
      `select count(*)::int as n from alerts where conversation_id = $1::text and kind = 'meeting_declined'`,
      conversationId,
    )
  ).n;

type Change = 'moved' | 'deleted' | 'declined' | 'refused';

/** A human at the rep's calendar; and that it is read now, not within a minute. */
async function change(talk: Talk, what: Change): Promise<void> {
  const { product } = held;
  const { event_id: id, email: client } = await bookingOf(talk);
  const start = booked.nextStart();
  const end = new Date(Date.parse(start) + 30 * 60_000).toISOString();
  await product.control('POST', '/calendar/events', {
    ...{ id, email: talk.rep.email },
    ...(what === 'moved' && { start, end }),
    ...(what === 'deleted' && { status: 'cancelled' }),
    ...(what === 'declined' && { response: { email: talk.rep.email, status: 'declined' } }),
    ...(what === 'refused' && { response: { email: client, status: 'declined' } }),
  });
  await product.pool.query('update rep_calendars set read_after = null where rep_id = $1::text', [talk.rep.id]);
}

/** Where the reading of one calendar stands when its process dies; `bring` gives what lets go of it. */
interface Point {
  name: string;
  /** the first one counts, later rounds take the others */
  changes: readonly Change[];
  bring: (talk: Talk, provoke: () => Promise<void>) => Promise<() => unknown>;
  /** Temporal falls silent for all: brought after the others stand. */
  silence?: 'up' | 'down';
}

const ALL: readonly Change[] = ['moved', 'deleted', 'declined', 'refused'];
/** Those the client hears of. */
const HEARD = ALL.slice(0, 3);
/** From another one on. */
const turned = (changes: readonly Change[], by: number) => [...changes.slice(by), ...changes.slice(0, by)];

/** The list waits, asked for or answered. */
async function holdList({ rep }: Talk, phase: 'before' | 'after', provoke: () => Promise<void>) {
  const { faults } = held.product.sandbox;
  const fault = faults.add({ service: 'calendar', method: 'events.list', kind: 'hang', phase, account: rep.email });
  await provoke();
  await until(() => fault.view().holding > 0, 30_000, 'the list held');
  return (fate: 'go' | 'discard') => faults.remove(fault.id, fate);
}

const reading = (phase: 'before' | 'after', changes: readonly Change[]): Point => ({
  name: phase === 'before' ? 'the list not asked for' : 'the list given, nothing of it handled',
  changes,
  async bring(talk, provoke) {
    const list = await holdList(talk, phase, provoke);
    return () => list('discard');
  },
});

/** A statement of it waits for a row. */
const writing = (
  name: string,
  changes: readonly Change[],
  row: (talk: Talk) => Promise<string[]>,
  statement: string,
): Point => ({
  name,
  changes,
  async bring(talk, provoke) {
    const [where, ...values] = await row(talk);
    const lock = await holdRow(held.product.databaseUrl, where as string, values);
    await provoke();
    await untilBlocked(held.product.pool, statement, 1);
    return () => lock.release();
  },
});
const bookingRow = async (talk: Talk) => ['bookings where id = $1', (await bookingOf(talk)).id];
const conversationRow = async (talk: Talk) => ['conversations where id = $1', talk.conversationId];
const CHANGING = `status = 'booked' and ($3`;

/** The saga that moves or ends the Zoom meeting is being begun, or has begun and nobody here knows. */
const following = (silence: 'up' | 'down', changes: readonly Change[]): Point => ({
  name: silence === 'up' ? 'Zoom’s part being begun' : 'Zoom’s part begun, not heard of',
  changes,
  silence,
  async bring(talk, provoke) {
    const { ingress } = held.product.proxies;
    const workflowId = bookingWorkflowId((await bookingOf(talk)).id, 'calendar');
    const before = await runOf(workflowId);
    const list = await holdList(talk, 'after', provoke);
    ingress.hold(silence);
    list('go');
    const there = async () =>
      silence === 'up' ? ingress.holds('up', workflowId) : (await runOf(workflowId)) !== before;
    await until(there, 30_000, 'Zoom’s part');
    return () => ingress.release('discard');
  },
});

async function runOf(workflowId: string): Promise<string | undefined> {
  try {
    return (await held.product.client.workflow.getHandle(workflowId).describe()).runId;
  } catch {
    return undefined;
  }
}

/** All of it is done; from where the next reading goes on is not written. */
const keeping: Point = {
  name: 'handled, its place in the list not kept',
  changes: ALL,
  async bring(talk, provoke) {
    const list = await holdList(talk, 'after', provoke);
    const lock = await holdRow(held.product.databaseUrl, 'rep_calendars where rep_id = $1', [talk.rep.id]);
    list('go');
    await untilBlocked(held.product.pool, 'set sync_token', 1);
    return () => lock.release();
  },
};

/** Written, and the conversation has not been told. */
const telling: Point = {
  name: 'written, the conversation not told',
  changes: HEARD,
  silence: 'up',
  async bring(talk, provoke) {
    const { ingress } = held.product.proxies;
    const row = await writing('', HEARD, bookingRow, CHANGING).bring(talk, provoke);
    ingress.hold('up');
    await row();
    await until(() => ingress.holds('up', conversationWorkflowId(talk.conversationId)), 30_000, 'a signal under way');
    return () => ingress.release('discard');
  },
};

/** Told, and not written down that it was. */
const noting: Point = {
  name: 'told, not yet noted',
  changes: turned(HEARD, 1),
  async bring(talk, provoke) {
    const { ingress } = held.product.proxies;
    await telling.bring(talk, provoke);
    const newest = 'seq = (select max(seq) from arrivals where conversation_id = $1)';
    const lock = await holdRow(held.product.databaseUrl, `arrivals where conversation_id = $1 and ${newest}`, [
      talk.conversationId,
    ]);
    ingress.release('go');
    await untilBlocked(held.product.pool, 'set signalled_at', 1);
    return () => lock.release();
  },
};

const GROUPS: Point[][] = [
  [
    reading('before', ALL),
    reading('after', turned(ALL, 1)),
    writing('the change being written', turned(HEARD, 2), bookingRow, CHANGING),
    writing('in the middle of being written', HEARD, conversationRow, 'select account_id, seq'),
  ],
  [
    telling,
    following('up', turned(HEARD, 1)),
    writing('the client’s no being noted', ['refused'], bookingRow, 'set event_updated_at'),
    keeping,
  ],
  [noting, following('down', HEARD)],
];

/** What must be so in the end, from how it was before. */
async function expectation(talk: Talk) {
  const [had, reminders, place, declined] = await Promise.all([
    booked.told(talk.client),
    remindersOf(talk),
    placeOf(talk),
    declines(talk),
  ]);
  talk.version = (await booked.meetingOf(talk)).version;
  return async (what: Change): Promise<string[]> => {
    const said = (await booked.told(talk.client)).slice(had.length);
    const problems = await booked.differences(talk, said);
    const { status, version } = await booked.meetingOf(talk);
    const expect_ = (so: boolean, problem: string) => void (so || problems.push(problem));
    const off = what === 'deleted' || what === 'declined';
    expect_(said.length === (what === 'refused' ? 0 : 1), `heard of it ${said.length} times`);
    expect_(status === (off ? 'cancelled' : 'planned'), `the meeting is ${status}`);
    expect_(version === talk.version + (what === 'refused' ? 0 : 1), `version ${version} after ${talk.version}`);
    const planned = (await remindersOf(talk)).join();
    expect_(planned === (off ? '' : reminders.join()), `planned: ${planned || 'nothing'}`);
    expect_((await declines(talk)) === declined + (what === 'refused' ? 1 : 0), 'reps told otherwise of a client’s no');
    const now = await placeOf(talk);
    expect_(now.sync_token !== place.sync_token && !now.claimed_until && now.failures === 0, 'its place not kept');
    return problems;
  };
}

/** Each has a meeting, with nothing of it under way. */
async function ready(talk: Talk): Promise<void> {
  const { product } = held;
  if ((await booked.meetingOf(talk))?.status === 'planned') return;
  await product.control('DELETE', '/claude/script');
  expect(await booked.settled(talk, await booked.ask(talk, 'book'))).toEqual([]);
  // its own making was read, too
  const { event_id } = await bookingOf(talk);
  await product.pool.query('update rep_calendars set read_after = null where rep_id = $1::text', [talk.rep.id]);
  await until(
    async () => (await placeOf(talk)).read_after && !(await placeOf(talk)).claimed_until,
    30_000,
    `the calendar with ${event_id} read`,
  );
}

async function killedAt(points: readonly Point[], round: number): Promise<void> {
  const { product } = held;
  for (const [i] of points.entries()) await ready(talks[i] as Talk);
  const order = await Promise.all(
    points.map(async (point, i) => {
      const talk = talks[i] as Talk;
      return {
        point,
        talk,
        what: turned(point.changes, round % point.changes.length)[0] as Change,
        wrong: await expectation(talk),
      };
    }),
  );
  const lets: (() => unknown)[] = [];
  // who silences the link to Temporal comes last
  for (const silent of [false, true])
    for (const { point, talk, what } of order)
      if ((point.silence !== undefined) === silent) lets.push(await point.bring(talk, () => change(talk, what)));
  const backends = await backendsOf(product.pool, 'ingress');
  await product.kill('ingress');
  await endBackends(product.pool, backends);
  for (const let_ of lets) await let_();
  await product.start('ingress');
  tally.kills++;
  tally.points += points.length;
  const problems = async () => {
    const all: Record<string, string[]> = {};
    for (const { point, what, wrong } of order) {
      const found = await wrong(what);
      if (found.length > 0) all[`${what}: ${point.name}`] = found;
    }
    return all;
  };
  await until(async () => Object.keys(await problems()).length === 0, 120_000, 'all to agree', 250).catch(() => {});
  await settle(1000); // for what comes twice to come
  const wrong = await problems();
  tally.wrong += Object.keys(wrong).length;
  expect(wrong).toEqual({});
}

test.each(
  Array.from({ length: KILLS }, (_, round) => GROUPS.map((points, n) => [round + 1, n + 1, points] as const)).flat(),
)(
  'round %i, kill %i: all is as the calendar says, and the client heard of it once',
  (round, _n, points) => killedAt(points, round - 1),
  300_000,
);
