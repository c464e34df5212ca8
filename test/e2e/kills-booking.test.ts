// The worker is killed -9 between every two steps of a booking, a move and a cancellation, and services fail for good at each: in the end
// calendar, Zoom, rows and chat say the same. KILLS=10 npm test -- test/e2e/kills-booking   kills so often at each point.
import { Client } from 'pg';
import { createGoogleSignIn } from '../../src/adapters/google-calendar';
import { KILLS } from '../support/kills';
import { backendsOf, endBackends, untilBlocked } from '../support/locks';
import { addBookableRep, type BookableRep, standing } from '../support/meetings';
import { useProduct } from '../support/processes';
import { settle, until } from '../support/until';
import type { Account } from '../support/world';

const held = useProduct({
  brand: 'meeting: { booking: { enabled: true, mode: zoomCalendar, noticeMinutes: 60, horizonDays: 60 } }\n',
});
let account: Account;
let slots = 0;
const tally = { killed: 0, failed: 0, inconsistent: 0 };

beforeAll(async () => {
  account = await held.product.addAccount();
  await Promise.all([held.product.start('worker'), held.product.start('ingress')]);
  await held.product.ready('worker', 'ingress');
}, 120_000);
// what a test left held would hold the next one too
afterEach(() => {
  for (const proxy of Object.values(held.product.proxies)) proxy.release('discard');
  held.product.sandbox.faults.clear('discard');
});
afterAll(() =>
  process.stderr.write(
    `\nbooking: kill points tried ${tally.killed}, failing services tried ${tally.failed}, left inconsistent ${tally.inconsistent}\n`,
  ),
);

interface Talk {
  conversationId: string;
  client: string;
  rep: BookableRep;
  start: string;
  /** of the meeting, when he last asked for something */
  version: number;
}

type Fate = 'go' | 'discard';
/** Where a conversation stands when the worker dies; `bring` gives what lets go of it. */
interface Point {
  name: string;
  /** brought whatever the others do meanwhile */
  apart?: boolean;
  bring: (talk: Talk, provoke: () => Promise<unknown>) => Promise<() => Promise<unknown> | unknown>;
}

const hour = 3_600_000;
/** An hour of a day to come that nobody else has in this test. */
const nextStart = () =>
  new Date(Math.ceil(Date.now() / hour) * hour + 48 * hour + (slots++ % 400) * 2 * hour).toISOString();

const holding = (service: string, method: string, phase: 'before' | 'after', fate: Fate): Point => ({
  apart: true,
  name: `${method} ${phase === 'after' ? 'done, its answer lost' : fate === 'go' ? 'under way' : 'never arrived'}`,
  async bring({ rep }, provoke) {
    const { faults } = held.product.sandbox;
    const fault = faults.add({
      service: service as never,
      method,
      kind: 'hang',
      phase,
      account: rep.email,
    });
    await provoke();
    await until(() => fault.view().holding > 0, 30_000, `${method} held`);
    return () => void faults.remove(fault.id, fate);
  },
});

/** The step waits for the conversation's row: what it was to write is not written. */
const writing = (name: string, statement: string, service: string, method: string): Point => ({
  name: `${name} being written`,
  apart: true,
  async bring(talk, provoke) {
    const before = await holding(service, method, 'after', 'go').bring(talk, provoke);
    return lockRow('conversations', talk.conversationId, statement, before);
  },
});

async function lockRow(table: string, id: string, statement: string, provoke: () => Promise<unknown> | unknown) {
  const lock = new Client({ connectionString: held.product.databaseUrl, application_name: 'test lock' });
  await lock.connect();
  await lock.query('begin');
  await lock.query(`select 1 from ${table} where id = $1::text for no key update`, [id]);
  await provoke();
  await untilBlocked(held.product.pool, statement, 1);
  return async () => {
    await lock.query('rollback');
    await lock.end();
  };
}

/** It is done, and Temporal does not hear of it. The whole worker falls silent: the last of a round. */
const unheard = (service: string, method: string): Point => ({
  name: `${method} done, not yet told`,
  async bring(talk, provoke) {
    const { worker } = held.product.proxies;
    const release = await holding(service, method, 'after', 'go').bring(talk, provoke);
    worker.hold('up');
    await release();
    await until(() => worker.waiting('up') > 0, 15_000, 'a completion under way');
    return () => worker.release('discard');
  },
});

/** The booking stands and the words about it are being asked for. */
const answering: Point = {
  name: 'the answer being asked for',
  apart: true,
  async bring({ conversationId }, provoke) {
    const { product } = held;
    await provoke();
    await until(
      async () =>
        (
          await product.pool.query(
            `select 1 from tool_calls where conversation_id = $1 and answered_at is not null order by asked_at desc limit 1`,
            [conversationId],
          )
        ).rowCount,
      30_000,
      'the tool answered',
    );
    return () => {};
  },
};

const BOOK: Point[] = [
  holding('zoom', 'meetings.list', 'before', 'discard'),
  holding('zoom', 'meetings.create', 'before', 'discard'),
  holding('zoom', 'meetings.create', 'before', 'go'),
  holding('zoom', 'meetings.create', 'after', 'discard'),
  holding('calendar', 'events.insert', 'before', 'discard'),
  holding('calendar', 'events.insert', 'before', 'go'),
  holding('calendar', 'events.insert', 'after', 'discard'),
  writing('the booking', 'for update', 'calendar', 'events.insert'),
  answering,
  unheard('calendar', 'events.insert'),
];
const MOVE: Point[] = [
  holding('zoom', 'meetings.update', 'before', 'discard'),
  holding('zoom', 'meetings.update', 'after', 'discard'),
  holding('calendar', 'events.patch', 'before', 'discard'),
  holding('calendar', 'events.patch', 'before', 'go'),
  holding('calendar', 'events.patch', 'after', 'discard'),
  writing('the move', 'for update', 'calendar', 'events.patch'),
  unheard('calendar', 'events.patch'),
];
const CANCEL: Point[] = [
  holding('calendar', 'events.delete', 'before', 'discard'),
  holding('calendar', 'events.delete', 'after', 'discard'),
  holding('zoom', 'meetings.delete', 'before', 'discard'),
  holding('zoom', 'meetings.delete', 'after', 'discard'),
  {
    name: 'the cancellation being written',
    apart: true,
    bring: async (talk, provoke) => lockRow('bookings', (await meetingOf(talk)).id, 'for update', provoke),
  },
];

/** A person who was offered a time of a rep of his own. */
async function open(): Promise<Talk> {
  const { product } = held;
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
  await held.product.pool.query(
    `insert into slot_offers (conversation_id, starts_at, ends_at, rep_id, kind, turn_id, offered_at)
     select $1, $2::timestamptz, $2::timestamptz + interval '30 minutes', $3, 'video', i.turn_id, now() from intents i where i.conversation_id = $1 limit 1`,
    [talk.conversationId, talk.start, talk.rep.id],
  );
}

const told = async (client: string) => (await held.product.told(account, client)).map(({ text }) => text);
const meetingOf = async (talk: Talk) =>
  (
    await held.product.pool.query('select id, status, starts_at, version from meetings where conversation_id = $1', [
      talk.conversationId,
    ])
  ).rows[0];

const OPS = {
  book: async (talk: Talk) => ({ name: 'book_meeting', input: { slot: talk.start } }),
  move: async (talk: Talk) => {
    const { id: meetingId } = await meetingOf(talk);
    await offered(talk);
    return { name: 'reschedule_meeting', input: { meetingId, slot: talk.start } };
  },
  cancel: async (talk: Talk) => ({
    name: 'cancel_meeting',
    input: { meetingId: (await meetingOf(talk)).id, reason: 'He said so.' },
  }),
};

/** He asks; one answer is owed. Gives how many messages he had. */
async function ask(talk: Talk, op: keyof typeof OPS): Promise<number> {
  const { product } = held;
  const had = (await told(talk.client)).length;
  talk.version = (await meetingOf(talk))?.version ?? 0;
  const tool = await OPS[op](talk);
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

/** Empty: calendar, Zoom, rows and chat say the same. */
async function differences(talk: Talk, said: string[]): Promise<string[]> {
  const { product } = held;
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

async function killed(op: keyof typeof OPS, points: Point[], talks: Talk[]): Promise<void> {
  const { product } = held;
  const had = new Map<Talk, number>();
  const lets: (() => Promise<unknown> | unknown)[] = [];
  const bring = async (point: Point, talk: Talk) => {
    lets.push(await point.bring(talk, async () => void had.set(talk, await ask(talk, op))));
  };
  await product.control('DELETE', '/claude/script'); // what is left over would be said first
  // who silences the whole worker comes last
  const order = points.map((point, i) => ({ point, talk: talks[i] as Talk }));
  await Promise.all(order.filter(({ point }) => point.apart).map(({ point, talk }) => bring(point, talk)));
  for (const { point, talk } of order) if (!point.apart) await bring(point, talk);
  const backends = await backendsOf(product.pool, 'worker');
  await product.kill('worker');
  await endBackends(product.pool, backends);
  for (const let_ of lets) await let_();
  await product.start('worker');
  await judge(
    points.map(({ name }) => name),
    talks,
    had,
    `${op}, worker killed`,
  );
  tally.killed += points.length;
}

async function judge(names: string[], talks: Talk[], had: Map<Talk, number>, what: string): Promise<void> {
  const all = await Promise.all(names.map((_, i) => settled(talks[i] as Talk, had.get(talks[i] as Talk) as number)));
  await settle(500); // for what comes twice to come
  const wrong: Record<string, string[]> = {};
  for (const [i, name] of names.entries()) {
    const talk = talks[i] as Talk;
    const late = await differences(talk, (await told(talk.client)).slice(had.get(talk)));
    const problems = [...new Set([...(all[i] as string[]), ...late])];
    if (problems.length > 0) wrong[name] = problems;
  }
  tally.inconsistent += Object.keys(wrong).length;
  expect({ what, wrong }).toEqual({ what, wrong: {} });
}

test.each(Array.from({ length: KILLS }, (_, i) => i + 1))(
  'killed between every two steps, round %i',
  async () => {
    const talks = await Promise.all(BOOK.map(() => open()));
    await killed('book', BOOK, talks);
    // a move and a cancellation go through the same hands: once in the quick form, at every second step
    const some = (points: Point[]) => (KILLS > 1 ? points : points.filter((_, i) => i % 2 === 0));
    await killed('move', some(MOVE), talks);
    await killed('cancel', some(CANCEL), talks);
  },
  600_000,
);

const FAILING: [keyof typeof OPS, string, string][] = [
  ['book', 'zoom', 'meetings.create'],
  ['book', 'calendar', 'events.insert'],
  ['move', 'zoom', 'meetings.update'],
  ['move', 'calendar', 'events.patch'],
  ['cancel', 'calendar', 'events.delete'],
  ['cancel', 'zoom', 'meetings.delete'],
];
// what cannot be undone either is tried again with longer and longer waits: minutes, in the full form only
test.each(FAILING.filter(([op, service]) => KILLS > 1 || (op === 'book' && service === 'calendar')))(
  '%s: %s fails for good at %s',
  async (op, service, method) => {
    const { product } = held;
    const talk = await open();
    if (op !== 'book') {
      const had = await ask(talk, 'book');
      expect(await settled(talk, had)).toEqual([]);
      await product.control('DELETE', '/claude/script');
    }
    const fault = product.sandbox.faults.add({ service: service as never, method, kind: 'error_500', times: 'always' });
    const had = await ask(talk, op);
    await until(async () => (await told(talk.client)).length > had, 90_000, 'an answer');
    product.sandbox.faults.remove(fault.id);
    await judge([method], [talk], new Map([[talk, had]]), `${op}, ${service} failing`);
    tally.failed++;
  },
  200_000,
);
