// `rapport explain` on rows the product's own functions have written: any printed id is taken, and what is shown is what happened.
import { createInboundStore } from '../../src/adapters/postgres/inbound';
import { createStore } from '../../src/adapters/postgres/store';
import type { ConversationRow, NewIntent, TurnRecord } from '../../src/ports';
import { operatorEnvironment, rapport, useBrandsFolder } from '../support/cli';
import { useDatabase } from '../support/postgres';

const brands = useBrandsFolder();
const database = useDatabase();
const DUE = new Date(Date.now() + 3 * 24 * 3600_000);
const GUARANTEE = 'We guarantee 12 % a year.';
let environment: Record<string, string>;
let conversation: ConversationRow;

const said = (messageId: number, text: string, out = false) => ({
  messageId,
  peerUserId: '1',
  out,
  date: Math.floor(Date.now() / 1000),
  text,
  isService: false,
});

beforeAll(async () => {
  environment = operatorEnvironment(database, brands);
  const { pool } = database;
  await pool.query("insert into accounts (id, label, brand, connected_since) values ('a', 'Vera', 'test', now())");
  await pool.query(
    "insert into prospects (id, telegram_user_id, username, name, brand, source) values ('p', 1, 'maria', 'Мария', 'test', 'added')",
  );
  await pool.query(
    "insert into conversations (id, prospect_id, account_id, peer_id, access_hash, brand) values ('c_1', 'p', 'a', 1, '1', 'test')",
  );
  const store = createStore(pool);
  const inbound = createInboundStore(pool, { chat: false, webhook: false, reps: false });
  conversation = { ...(await store.conversation('c_1')) };
  const hears = (id: number, text: string, optOut = false) =>
    inbound.clientMessage(conversation, said(id, text), { optOut, heardAt: new Date() }, undefined);
  const leaves = async (intent: string, seen: number, messageId: number) => {
    await store.claim({
      intent,
      seen,
      now: new Date(),
      notAfter: undefined,
      overdue: false,
      spacingSeconds: 0,
    } as never);
    await store.settleSent(intent, messageId, new Date(), 'ack');
  };

  await hears(10, 'Сколько стоит вилла?');
  await hears(11, 'И напишите мне во вторник');
  await store.saveOpenTurn(
    { turnId: 'c_1/t1', conversationId: 'c_1', covers: 2, brandVersion: 'v1', decidedAt: new Date(), progress: {} },
    [{ id: 'c_1/t1/c2.1.1', call: { id: 'x', name: 'search_knowledge', question: 'цена', also: [] } }],
  );
  await store.answerToolCall('c_1/t1/c2.1.1', {
    ok: true,
    content: JSON.stringify([{ source: 'knowledge/payment.ru.md:3', text: 'Цены от 90 000 долларов.' }]),
    sources: ['knowledge/payment.ru.md:3'],
  });
  await store.saveTurn({
    ...turn('c_1/t1', 2, [reply('c_1/t1/r1', 'От 90 000 долларов. Напишу во вторник в 10:00.')]),
    rules: ['ask-budget'],
    findings: [{ guard: 'guarantee', what: 'promised_return', excerpt: '12 % a year', advice: 'No promises.' }],
    rejected: [
      {
        reason: 'guard',
        text: GUARANTEE,
        correction: 'It was not sent: No promises.',
        findings: [{ guard: 'guarantee', what: 'promised_return', excerpt: '12 % a year', advice: 'No promises.' }],
      },
    ],
    toolCalls: [
      { name: 'search_knowledge', question: 'цена', also: [], answer: { row: 'c_1/t1/c2.1.1' } },
      { name: 'schedule_follow_up', words: 'во вторник', answer: { ok: true, content: 'Scheduled for Tuesday.' } },
    ],
    usage: { inputTokens: 1200, outputTokens: 80, cacheReadTokens: 900, cacheWriteTokens: 20, costMicros: 12_345 },
    planItems: [
      { id: 'c_1/t1/p1', due: DUE, words: 'во вторник', reason: 'he asked', basis: 2, promisedBy: 'c_1/t1/r1' },
    ],
    decision: {
      outcome: 'say',
      covers: 2,
      intents: ['c_1/t1/r1'],
      typingMs: 0,
      plan: [{ op: 'add', id: 'c_1/t1/p1', due: DUE.getTime(), basis: 2 }],
      notAfter: 0,
    },
  });
  await leaves('c_1/t1/r1', 2, 12);
  await hears(13, 'Передумал ждать, расскажите сейчас');
  // decided, and not sent: the rep writes himself
  await store.saveTurn({
    ...turn('c_1/t2', 3, [reply('c_1/t2/r1', 'Рассказываю.')]),
    planBefore: [
      { id: 'c_1/t1/p1', kind: 'followUp', due: DUE, status: 'cancelled', reason: 'he asked', basis: 2, attempts: 0 },
    ],
  });
  await inbound.repMessage(conversation, said(14, 'Добрый день, это Вера', true), undefined, undefined);
  await store.claim({
    intent: 'c_1/t2/r1',
    seen: 3,
    now: new Date(),
    overdue: false,
    spacingSeconds: 0,
    notAfter: new Date(Date.now() + 3600_000),
  });
  await store.writeControl('c_1', 'agent', 'rep', new Date(), undefined as never);
  await hears(15, 'стоп', true);
  await pool.query(
    `insert into meetings (id, conversation_id, source, title, starts_at, zone, confidence) values ('c_1/m1', 'c_1', 'mentioned', 'Звонок', $1, 'Asia/Makassar', 0.9)`,
    [DUE],
  );
  await pool.query(
    `insert into mentions (conversation_id, turn_id, message_id, title, starts_at, confidence, read_by, outcome, meeting_id)
     select 'c_1', 'c_1/t2', id, 'Звонок', $1, 0.9, 'both', 'kept', 'c_1/m1' from messages where telegram_id = 13`,
    [DUE],
  );
  await pool.query(
    `insert into plan_items (id, conversation_id, account_id, kind, due, promised_for, status, basis, meeting_id, meeting_version, reminder, sent_at)
     values ('c_1/m1/preparation', 'c_1', 'a', 'reminder', now(), now(), 'sent', 4, 'c_1/m1', 1, 'preparation', now())`,
  );
});

const reply = (id: string, text: string): NewIntent => ({
  id,
  kind: 'reply',
  part: 1,
  text,
  randomId: String([...id].reduce((sum, c) => sum * 31 + c.charCodeAt(0), 7) % 1e12),
});

function turn(id: string, covers: number, intents: NewIntent[]): TurnRecord {
  return {
    id,
    conversationId: 'c_1',
    task: 'reply',
    at: new Date(),
    covers,
    outcome: 'say',
    brandVersion: 'v1',
    model: 'claude-sonnet-5-5',
    promptVersion: 'abc123',
    toolCalls: [],
    rules: [],
    findings: [],
    rejected: [],
    planBefore: [],
    rounds: 2,
    usage: { inputTokens: 1, outputTokens: 1, cacheReadTokens: 0, cacheWriteTokens: 0, costMicros: 1 },
    decision: { outcome: 'say', covers, intents: intents.map((i) => i.id), typingMs: 0, plan: [], notAfter: 0 },
    intents,
    planItems: [],
    cancelItems: [],
  };
}

const run = (...args: string[]) => rapport(environment, ['explain', ...args]);

test('a message of ours: what led to it, whichever of its ids is given', async () => {
  const shown = await run('c_1/12');
  if (process.env.LOOK) console.log(shown.out);
  expect(shown).toMatchObject({ code: 0, err: '' });
  for (const part of [
    /^c_1\/12: message to Мария \(@maria\), on Vera, test\n/,
    /claimed .*\n {2}sent .*, as message 12; known by Telegram's answer\n/,
    /the client wrote next /,
    /c_1\/10 .*“Сколько стоит вилла\?”\n {2}c_1\/11 .*“И напишите мне во\s+вторник”/,
    /rules that applied\n {2}ask-budget\n/,
    /search_knowledge {2}question: цена\n {4}-> source: knowledge\/payment\.ru\.md:3, text: Цены от 90 000 долларов\.\n {4}from: knowledge\/payment\.ru\.md:3\n/,
    /schedule_follow_up {2}words: во вторник\n {4}-> Scheduled for Tuesday\.\n/,
    /did not leave \(guard, asked again\): “We guarantee 12 % a year\.”\n {4}guarantee: promised_return in “12 % a year”\n/,
    /plan before\n {2}empty\n/,
    /plan after\n {2}t1\/p1 followUp .*: he asked\n/,
    /claude-sonnet-5-5, prompt abc123, 2 rounds\n {2}brand version v1\n {2}tokens: 1,200 in, 80 out, cache 900 read, 20 written; \$0\.0123/,
  ])
    expect(shown.out).toMatch(part);
  expect(shown.out.split('\n').filter((line) => [...line].length > 80)).toEqual([]);
  const body = (out: string) => out.split('\n').slice(1).join('\n');
  for (const id of ['c_1/t1/r1', '12', 'conversation:c_1/12']) expect(body((await run(id)).out)).toBe(body(shown.out));
  // a decision, and what carries its id
  for (const id of ['c_1/t1', 'c_1/t1/c2.1.1', 'c_1/t1/handoff'])
    expect((await run(id)).out).toMatch(/^c_1\/t1: decision \(reply, say\)/);
});

test('as JSON it is whole', async () => {
  const { json } = await run('c_1/t1/r1', '--json');
  expect(json).toMatchObject({
    id: 'c_1/t1/r1',
    zone: 'Asia/Makassar',
    turn: {
      tokens: { input: 1200, output: 80, cacheRead: 900, cacheWrite: 20 },
      costMicros: 12345,
      covered: [{ id: 'c_1/10' }, { id: 'c_1/11' }],
      planBefore: [],
      planAfter: [{ id: 'c_1/t1/p1', due: DUE.toISOString(), status: 'scheduled' }],
      rejected: [{ reason: 'guard', text: GUARANTEE }],
      intents: [{ id: 'c_1/t1/r1', status: 'sent', telegramId: 12 }],
    },
  });
});

test("a client's message: the follow-up it cancelled, and who read it", async () => {
  const { out } = await run('c_1/13');
  if (process.env.LOOK) console.log(out);
  expect(out).toMatch(/^c_1\/13: message of Мария/);
  expect(out).toMatch(/cancelled the follow-up c_1\/t1\/p1 for .*: he asked/);
  const mentioned = /mentioned “Звонок” .*: kept, confidence 0\.90, read by both,\s+meeting c_1\/m1/;
  expect(out).toMatch(mentioned);
  expect((await run('c_1/t2')).out).toMatch(mentioned);
  expect((await run('c_1/10')).out).not.toMatch(/cancelled|mentioned/);
  expect((await run('c_1/10')).out).toMatch(/read by\n {2}c_1\/t1: say, .*\n {2}answered with c_1\/t1\/r1/);
});

test("the rep's message: whose chat it is since, and what did not leave", async () => {
  const { out } = await run('c_1/14');
  if (process.env.LOOK) console.log(out);
  expect(out).toMatch(/took the chat: agent -> human/);
  expect(out).toMatch(/stopped c_1\/t2\/r1 \(reply, human_in_control\): “Рассказываю\.”/);
  expect(out).toMatch(/the agent has had the chat again since .*, by rep/);
  const unsent = await run('c_1/t2/r1');
  expect(unsent.out).toMatch(
    /what was not said \(reply, superseded\)\n {2}“Рассказываю\.”\n {2}human_in_control, by the claim/,
  );
  expect(unsent.out).toMatch(/plan before\n {2}t1\/p1 followUp .* \(cancelled by his message\)/);
});

test('a stop word ends all contact', async () => {
  const { out } = await run('c_1/15');
  expect(out).toMatch(/ended all contact \(client_said_stop\)/);
  expect(out).toMatch(/no decision yet: rapport status c_1 says who has the chat/);
  // what an earlier message did is not his
  expect(out).not.toMatch(/cancelled/);
});

test('a follow-up from promise on; a reminder with its meeting; a meeting', async () => {
  const promise = await run('c_1/t1/p1');
  expect(promise.out).toMatch(/c_1\/t1\/p1: cancelled: client_responded/);
  expect(promise.out).toMatch(
    /asked for with “во вторник”\n {2}because: he asked\n {2}promised by c_1\/t1\/r1 \(sent\)/,
  );
  const reminder = await run('c_1/m1/preparation');
  expect(reminder.err).toBe('');
  expect(reminder.out).toMatch(/^c_1\/m1\/preparation: reminder \(preparation\) to Мария/);
  expect(reminder.out).toMatch(/of version 1 of the meeting/);
  expect(reminder.out).toMatch(/its meeting\n {2}c_1\/m1: “Звонок”, planned, version 1\n/);
  expect((await run('c_1/m1')).out).toMatch(
    /mentioned by the client, confidence 0\.90[\s\S]*c_1\/m1\/preparation: sent/,
  );
});

test('a chat: its messages with ids that can be copied, decisions that said nothing among them', async () => {
  const { code, out } = await run('@maria');
  if (process.env.LOOK) console.log(out);
  expect(code).toBe(0);
  const ids = [...out.matchAll(/^(c_1\/\S+) /gm)].map(([, id]) => id);
  expect(ids).toEqual(
    ['c_1/10', 'c_1/11', 'c_1/t1', 'c_1/12', 'c_1/13', 'c_1/t2', 'c_1/14', 'c_1/15'].filter((id) => id !== 'c_1/t1'),
  );
  expect((await run('c_1', '--last', '2', '--json')).json.lines).toMatchObject([{ id: 'c_1/14' }, { id: 'c_1/15' }]);
});

test.each([
  [[], 2, /missing required argument 'id'/],
  [['  '], 2, /What\? The id of a message is needed/],
  [['c_1/99'], 1, /c_1 has nothing with the id c_1\/99\. What it has: rapport explain c_1/],
  [['c_9/t9/r1'], 1, /Nothing has the id c_9\/t9\/r1\. rapport find <who>/],
  [['77'], 1, /No message is numbered 77\. rapport explain <who>/],
  [['99999999999'], 1, /Nobody matches/],
  [['nobody'], 1, /Nobody matches "nobody"/],
  [['c_1', '--last', '0'], 2, /--last: a whole number from 1 to 500/],
])('wrong arguments %j: exit code, and the next step', async (args, code, problem) => {
  const ran = await run(...args);
  expect(ran).toMatchObject({ code, out: '' });
  expect(ran.err).toMatch(problem);
});
