// `rapport numbers` on rows laid out by hand: every figure counted with fingers, at the edges of the period too.
import { operatorEnvironment, rapport, useBrandsFolder } from '../support/cli';
import { useDatabase } from '../support/postgres';

const brands = useBrandsFolder();
const database = useDatabase();
let environment: Record<string, string>;

const PERIOD = ['--since', '2026-11-10', '--until', '2026-11-16'];
/** hours after the period began, at midnight of Makassar */
const at = (hours: number, seconds = 0) =>
  new Date(Date.parse('2026-11-09T16:00:00Z') + hours * 3600_000 + seconds * 1000);
const BEFORE = -1;
const AFTER = 7 * 24;

beforeAll(async () => {
  environment = operatorEnvironment(database, brands);
  const { pool } = database;
  const insert = (table: string, row: Record<string, unknown>) =>
    pool.query(
      `insert into ${table} (${Object.keys(row).join(', ')}) values (${Object.keys(row).map((_, i) => `$${i + 1}`)})`,
      Object.values(row),
    );
  await pool.query(
    "insert into accounts (id, label, brand, connected_since) values ('a', 'Vera', 'test', now()), ('b', 'Other', 'other', now())",
  );
  for (const [n, brand] of [
    [1, 'test'],
    [2, 'test'],
    [3, 'test'],
    [4, 'test'],
    [5, 'other'],
  ] as const) {
    await insert('prospects', { id: `p${n}`, telegram_user_id: n, brand, source: 'added' });
    await insert('conversations', {
      id: `c_${n}`,
      prospect_id: `p${n}`,
      account_id: brand === 'test' ? 'a' : 'b',
      peer_id: n,
      access_hash: '1',
      brand,
      stage: 'qualifying',
    });
  }
  // the triggers wrote these at this moment: the way through the stages is laid out anew, but for the last step
  await pool.query("update conversations set stage = 'offering' where id = 'c_1'");
  await pool.query('delete from stage_changes where from_stage is null');
  await pool.query("update stage_changes set at = $1 where stage = 'offering'", [at(3)]);
  for (const [id, stage, when] of [
    ['c_1', 'qualifying', at(1)],
    ['c_1', 'qualifying', at(2)], // twice: one conversation
    ['c_2', 'qualifying', at(2)],
    ['c_3', 'qualifying', at(BEFORE)],
    ['c_4', 'qualifying', at(AFTER)],
    ['c_5', 'qualifying', at(0)],
  ] as const)
    await insert('stage_changes', { conversation_id: id, stage, at: when });

  let telegramId = 0;
  const says = (conversation: string, author: string, when: Date, crossed = false) =>
    insert('messages', {
      conversation_id: conversation,
      telegram_id: ++telegramId,
      author,
      text: 'слова',
      said_at: when,
      crossed,
    });
  await says('c_1', 'client', at(BEFORE));
  await says('c_1', 'client', at(0));
  await says('c_1', 'client', at(1), true);
  await says('c_1', 'agent', at(1));
  await says('c_1', 'agent', at(2));
  await says('c_1', 'agent', at(2));
  await says('c_1', 'agent', at(3));
  await says('c_1', 'rep', at(4));
  await says('c_2', 'client', at(30));
  await says('c_3', 'client', at(AFTER));
  await says('c_4', 'client', at(40));
  await says('c_4', 'client', at(41));
  await says('c_4', 'rep', at(41));
  await says('c_5', 'client', at(9));

  let item = 0;
  const planned = (row: Record<string, unknown>, conversation = 'c_1') =>
    insert('plan_items', {
      id: `${conversation}/p${++item}`,
      conversation_id: conversation,
      account_id: 'a',
      kind: 'followUp',
      due: at(10),
      promised_for: at(10),
      basis: 1,
      created_at: at(1),
      updated_at: at(11),
      ...row,
    });
  await planned({ status: 'sent', sent_at: at(10, 20) });
  await planned({ status: 'sent', sent_at: at(10, 40) });
  await planned({ status: 'sent', sent_at: at(10, 200) });
  await planned({ status: 'sent', sent_at: at(9), promised_for: at(10) }); // sent now by an operator
  await planned({ status: 'sent', sent_at: at(BEFORE) });
  await planned({ status: 'cancelled', cancel_reason: 'client_responded', cancelled_at: at(5) });
  await planned({ status: 'cancelled', cancel_reason: 'client_responded', cancelled_at: at(5) });
  await planned({ status: 'cancelled', cancel_reason: 'stopped', cancelled_at: at(5) });
  await planned({ status: 'skipped', cancel_reason: 'too_late' });
  await planned({ status: 'failed', last_error: 'blocked' });
  await planned({ status: 'scheduled', created_at: at(BEFORE) });
  await planned({ status: 'draft' });
  await planned({ status: 'sent', sent_at: at(10) }, 'c_5');

  const meeting = (id: string, conversation: string, ends: Date | undefined, status: string, when: Date) =>
    insert('meetings', {
      id,
      conversation_id: conversation,
      source: 'mentioned',
      title: 'Звонок',
      starts_at: at(50),
      ends_at: ends,
      zone: 'Asia/Makassar',
      status,
      created_at: when,
    });
  await meeting('m1', 'c_1', at(51), 'planned', at(2));
  await meeting('m2', 'c_2', undefined, 'cancelled', at(2));
  await meeting('m3', 'c_2', undefined, 'planned', at(3));
  await meeting('m4', 'c_2', undefined, 'planned', at(BEFORE));
  const mentioned = (conversation: string, outcome: string, ms: number, message: number, when = at(2)) =>
    insert('mentions', {
      conversation_id: conversation,
      turn_id: 't',
      message_id: message,
      title: 'Звонок',
      confidence: 0.8,
      read_by: 'both',
      outcome,
      read_ms: ms,
      created_at: when,
    });
  await mentioned('c_1', 'kept', 10, 1);
  await mentioned('c_1', 'duplicate', 10, 1); // of one message: read once
  await mentioned('c_2', 'kept', 30, 2);
  await mentioned('c_4', 'below_threshold', 50, 3); // found nothing that was believed
  await mentioned('c_3', 'kept', 500, 4, at(AFTER));
  const reminder = (row: Record<string, unknown>) =>
    planned({ kind: 'reminder', meeting_id: 'm1', meeting_version: 1, reminder: 'preparation', ...row }, 'c_4');
  await reminder({ status: 'sent', promised_for: at(39), due: at(39), sent_at: at(39) }); // he wrote an hour later
  await reminder({ status: 'sent', promised_for: at(60), due: at(60), sent_at: at(60, 59) }); // never answered
  await reminder({ status: 'sent', promised_for: at(15), due: at(15), sent_at: at(15, 61) }); // a day and an hour before
  await reminder({ status: 'skipped', cancel_reason: 'too_late' });
  await reminder({ status: 'cancelled', cancel_reason: 'meeting_moved' });
  await reminder({ status: 'sent', promised_for: at(AFTER), sent_at: at(AFTER) });

  let n = 0;
  const turn = async (row: Record<string, unknown>, conversation = 'c_1', holding = false) => {
    const id = `${conversation}/t${++n}`;
    await insert('turns', {
      id,
      conversation_id: conversation,
      task: 'reply',
      covers: 1,
      outcome: 'say',
      rounds: 1,
      decision: '{}',
      input_tokens: 1000,
      output_tokens: 10,
      cache_read_tokens: 100,
      cache_write_tokens: 1,
      cost_micros: 2000,
      created_at: at(1),
      ...row,
    });
    if (holding)
      await insert('intents', {
        id: `${id}/hold`,
        conversation_id: conversation,
        turn_id: id,
        kind: 'holding',
        text: '…',
        random_id: n,
      });
  };
  const found = (...guards: string[]) => JSON.stringify(guards.map((guard) => ({ guard, what: 'x', excerpt: 'y' })));
  const rejected = JSON.stringify([{ reason: 'guard' }]);
  await turn({});
  await turn({ findings: found('price', 'price', 'date'), rejected });
  await turn({ findings: found('price'), rejected, reason: 'guard' }, 'c_1', true);
  await turn({ rejected: JSON.stringify([{ reason: 'empty' }]) });
  await turn({ reason: 'refusal', cost_micros: null }, 'c_1', true);
  await turn({ outcome: 'silent', created_at: at(25) }, 'c_2'); // the second day there
  await turn({ rounds: 0, reason: 'over_budget', input_tokens: 0, cost_micros: null }, 'c_2', true);
  await turn({ rounds: 0, reason: 'opted_out', cost_micros: null }, 'c_2');
  await turn({ task: 'followUp', outcome: 'send' }, 'c_2');
  await turn({ task: 'followUp', outcome: 'held', rounds: 0 }, 'c_2');
  await turn({ created_at: at(BEFORE) });
  await turn({}, 'c_5');

  for (const [id, status, edited, when] of [
    ['d1', 'approved', false, at(1)],
    ['d2', 'approved', true, at(1)],
    ['d3', 'approved', true, at(1)],
    ['d4', 'discarded', false, at(1)],
    ['d5', 'expired', false, at(BEFORE)],
    ['d6', 'waiting', false, undefined],
  ] as const)
    await insert('drafts', {
      id,
      conversation_id: 'c_1',
      task: 'reply',
      covers: 1,
      status,
      edited,
      expires_at: at(1),
      decided_at: when,
    });
  await insert('alerts', { id: 'h1', kind: 'handoff', conversation_id: 'c_1', created_at: at(1) });
  await insert('alerts', { id: 'h2', kind: 'draft_waits', conversation_id: 'c_1', created_at: at(1) });
  for (const [control, by] of [
    ['human', 'rep'],
    ['human', 'anna'],
    ['human', 'agent'], // a handoff is no takeover
    ['agent', 'anna'],
  ])
    await insert('control_changes', { conversation_id: 'c_1', from_control: 'x', control, by, at: at(1) });
  await insert('suppressions', { prospect_id: 'p3', reason: 'recorded_by:anna', at: at(1) });
  await insert('suppressions', { prospect_id: 'p4', reason: 'client_said_stop', at: at(1) });
});

const run = (...args: string[]) => rapport(environment, ['numbers', ...args]);

test('every figure of one brand', async () => {
  const { code, json, err } = await run(...PERIOD, '--brand', 'test', '--json');
  expect({ code, err }).toEqual({ code: 0, err: '' });
  expect(json).toMatchObject({
    brand: 'test',
    zone: 'Asia/Makassar',
    since: '2026-11-09T16:00:00.000Z',
    until: '2026-11-16T16:00:00.000Z',
    said: { prospects: 3, conversations: 3, fromClients: 5, fromAgent: 4, fromReps: 2, crossings: 1 },
    followUps: {
      scheduled: 10,
      sent: 4,
      late: 1,
      cancelledByReply: 2,
      cancelled: 1,
      skipped: 1,
      failed: 1,
      held: 1,
      lateness: { median: 30, max: 200 },
      latenessBuckets: { minute: 3, fiveMinutes: 1, hour: 0, more: 0 },
    },
    mentions: {
      found: 4,
      kept: 2,
      byOutcome: { kept: 2, duplicate: 1, below_threshold: 1 },
      belowThreshold: 0.25,
      readMs: { average: 30, median: 30, max: 50 },
    },
    meetings: { prospects: 2, made: 3, byStatus: { planned: 2, cancelled: 1 } },
    reminders: {
      due: 4,
      sent: 3,
      onTime: 2,
      late: 1,
      skipped: 1,
      failed: 0,
      waiting: 0,
      cancelled: 1,
      acknowledged: 1,
      firstWords: { median: 3600, p95: 3600, max: 3600 },
    },
    replies: {
      decided: 6,
      rewritten: 1,
      held: 1,
      byGuard: { price: 2, date: 1 },
      corrected: 1,
      heldOtherwise: { refusal: 1, over_budget: 1 },
      silent: 1,
    },
    drafts: { approved: 1, edited: 2, discarded: 1, expired: 0, superseded: 0, observed: 0, waiting: 1 },
    humans: { handOffs: 1, takeOvers: 2, byRepTyping: 1, handBacks: 1 },
    optOuts: { all: 2, byReason: { recorded_by: 1, client_said_stop: 1 } },
    spend: {
      decisions: 7,
      tokens: { input: 7000, output: 70, cacheRead: 700, cacheWrite: 7 },
      costMicros: 12_000,
      unpriced: 1,
      perConversation: { tokens: { max: 5555 }, costMicros: { max: 8000 } },
      byBrand: [{ brand: 'test', decisions: 7 }],
      byDay: [
        { day: '2026-11-10', decisions: 6 },
        { day: '2026-11-11', decisions: 1 },
      ],
    },
  });
  expect(json.followUps.why).toEqual([
    { status: 'cancelled', reason: 'stopped', count: 1 },
    { status: 'failed', reason: 'blocked', count: 1 },
    { status: 'skipped', reason: 'too_late', count: 1 },
  ]);
  expect(json.meetings.adoption).toBeCloseTo(2 / 3);
  expect(json.meetings.perProspectPerWeek).toBeCloseTo(1);
  expect(json.meetings.withEnd).toBeCloseTo(1 / 3);
  expect(json.replies.guarded).toBeCloseTo(2 / 6);
  const stages = Object.fromEntries(json.funnel.map((f: any) => [f.stage, [f.entered, f.now]]));
  expect(stages).toMatchObject({ new: [0, 0], qualifying: [2, 3], offering: [1, 1], won: [0, 0] });
});

test('of all brands', async () => {
  const { json } = await run(...PERIOD, '--json');
  expect(json).toMatchObject({
    said: { prospects: 4 },
    followUps: { sent: 5 },
    spend: {
      decisions: 8,
      byBrand: [
        { brand: 'other', decisions: 1 },
        { brand: 'test', decisions: 7 },
      ],
    },
  });
});

test('in words it fits a phone', async () => {
  const { code, out } = await run(...PERIOD);
  if (process.env.LOOK) console.log(out);
  expect(code).toBe(0);
  expect(out).toMatch(/^All brands\nTue 10 Nov 2026 00:00 to Tue 17 Nov 2026 00:00\n\(Asia\/Makassar\)\n\n/);
  expect(out).toMatch(/ {2}at the right time \(a minute\) +2 +66\.7 %\n/);
  expect(out).toMatch(/ {2}qualifying +3 +4\n/);
  expect(out.split('\n').filter((line) => [...line].length > 60)).toEqual([]);
});

test('a period in which nothing happened has figures too', async () => {
  const { code, out } = await run('--since', '2025-01-01', '--until', '2025-01-02');
  expect(code).toBe(0);
  expect(out).toMatch(/people who wrote +0\n/);
  expect(out).not.toMatch(/NaN|null|undefined|Infinity/);
});

test.each([
  [['--since', 'yesterday'], 2, /--since: "yesterday" is no date; as 2026-11-14/],
  [['--since', '2026-11-20', '--until', '2026-11-01'], 2, /give the earlier one as --since/],
  [['--since'], 2, /argument missing/],
  [['--brand', 'nope'], 2, /There is no brand nope\. There are: other, test\./],
  [['today'], 2, /too many arguments/],
])('wrong arguments %j: exit code, and what is wrong', async (args, code, problem) => {
  const ran = await run(...args);
  expect(ran).toMatchObject({ code, out: '' });
  expect(ran.err).toMatch(problem);
});

test('a brand whose files are gone keeps its figures', async () => {
  expect((await run(...PERIOD, '--brand', 'other', '--json')).json).toMatchObject({
    zone: 'UTC',
    said: { fromClients: 1 },
  });
});
