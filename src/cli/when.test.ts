// `rapport when` as it is typed and as it is piped.
import { Readable } from 'node:stream';
import { CommanderError } from 'commander';
import { useTerminal } from '../../test/support/terminal';
import { whenCommand } from './when';

const terminal = useTerminal();

const HOURS = {
  dayStart: '08:00',
  morning: '08:00',
  noon: '12:30',
  afternoon: '14:00',
  evening: '20:00',
  night: '22:00',
};

async function when(args: string[], stdin = ''): Promise<number> {
  const command = whenCommand(async () => ({ followUp: HOURS, meeting: HOURS }), {
    input: Readable.from([Buffer.from(stdin)]),
    print: (line) => terminal.printed.push(line),
  }).configureOutput({ writeErr: (text) => (terminal.complained += text) });
  try {
    await command.parseAsync(args, { from: 'user' });
    return Number(process.exitCode ?? 0);
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode;
    throw error;
  }
}
const SCENE = ['--now', '2026-11-21T09:00:00+03:00', '--tz', 'Europe/Moscow'];
const answer = () => JSON.parse(terminal.printed[0]!);

test('--all lists every moment with its place', async () => {
  expect(await when(['Созвон завтра в 10 по Бали, а в пятницу с 15 до 16 показ', '--all', ...SCENE])).toBe(0);
  expect(answer()).toEqual([
    { kind: 'instant', instant: '2026-11-22T02:00:00.000Z', precision: 'hour', zone: 'Asia/Makassar', span: [7, 18] },
    {
      kind: 'instant',
      instant: '2026-11-27T12:00:00.000Z',
      end: '2026-11-27T13:00:00.000Z',
      precision: 'hour',
      span: [30, 50],
    },
  ]);
  expect(await when(['привет', '--all', ...SCENE])).toBe(0);
  expect(terminal.printed[1]).toBe('[]');
});

test('prints one JSON object', async () => {
  expect(await when(['завтра', ...SCENE])).toBe(0);
  expect(terminal.printed).toEqual(['{"instant":"2026-11-22T07:00:00.000Z","precision":"day","kind":"instant"}']);
});

test.each([
  [
    ['вечером'],
    {
      kind: 'instant',
      precision: 'daypart',
      instant: '2026-11-21T16:00:00.000Z',
      question: expect.stringContaining('Во сколько вечером'),
    },
  ],
  [
    ['вечером', '--lang', 'en'],
    {
      kind: 'instant',
      precision: 'daypart',
      instant: '2026-11-21T16:00:00.000Z',
      question: expect.stringContaining('What time in the evening'),
    },
  ],
  [['31 июня'], { kind: 'question', question: expect.stringContaining('Такой даты') }],
  [['вчера'], { kind: 'past', instant: '2026-11-20T07:00:00.000Z', question: expect.any(String) }],
  [['привет'], { kind: 'none' }],
  [
    ['tomorrow morning', '--purpose', 'meeting'],
    { kind: 'instant', precision: 'daypart', instant: '2026-11-22T05:30:00.000Z' },
  ],
  [['завтра', '--brand', 'x'], { kind: 'instant', precision: 'day', instant: '2026-11-22T05:00:00.000Z' }],
])('%j', async (args, expected) => {
  expect(await when([...args, ...SCENE])).toBe(0);
  expect(answer()).toEqual(expected);
});

test("a moment without an offset is read by the zone's clocks", async () => {
  await when(['через час', '--now', '2026-11-21T09:00', '--tz', 'Asia/Makassar']);
  expect(answer().instant).toBe('2026-11-21T02:00:00.000Z');
});

test.each([
  ['no phrase', SCENE],
  ['no moment', ['завтра', '--tz', 'Europe/Moscow']],
  ['no zone', ['завтра', '--now', '2026-11-21T09:00:00Z']],
  ['an unknown zone', ['завтра', '--now', '2026-11-21T09:00:00Z', '--tz', 'Europe/Moskow']],
  ['a moment that is none', ['завтра', '--now', 'today', '--tz', 'Europe/Moscow']],
  ['a date for a moment', ['завтра', '--now', '2026-11-21', '--tz', 'Europe/Moscow']],
  ['the 31st of June', ['завтра', '--now', '2026-06-31T09:00:00Z', '--tz', 'Europe/Moscow']],
  ['an unknown language', ['завтра', ...SCENE, '--lang', 'de']],
  ['an unknown purpose', ['завтра', ...SCENE, '--purpose', 'fun']],
  ['an unknown option', ['завтра', ...SCENE, '--loud']],
  ['two phrases', ['завтра', 'утром', ...SCENE]],
  ['a phrase and --stdin', ['завтра', '--stdin']],
])('%s: usage on stderr, code 2', async (_, args) => {
  expect(await when(args)).toBe(2);
  expect(terminal.printed).toEqual([]);
  expect(terminal.complained).toMatch(/^error: /);
  expect(terminal.complained).toContain('Usage: when');
});

const line = (more: object) =>
  JSON.stringify({ phrase: 'завтра', now: '2026-11-21T09:00:00+03:00', tz: 'Europe/Moscow', lang: 'ru', ...more });

test('--stdin answers each line in order', async () => {
  expect(
    await when(
      ['--stdin'],
      [line({}), line({ phrase: 'in 2 hours', lang: 'en' }), line({ purpose: 'meeting' }), ''].join('\n'),
    ),
  ).toBe(0);
  expect(terminal.printed.map((text) => JSON.parse(text).instant)).toEqual([
    '2026-11-22T07:00:00.000Z',
    '2026-11-21T08:00:00.000Z',
    '2026-11-22T06:00:00.000Z',
  ]);
});

test('a bad line gets its error and the rest its answers; the code is 1', async () => {
  const bad = [
    '{',
    '[]',
    'null',
    '',
    line({ phrase: 1 }),
    line({ now: 'x' }),
    line({ tz: 'Moscow' }),
    line({ lang: 'de' }),
    line({ purpose: 'x' }),
    line({ tz: undefined }),
  ];
  expect(await when(['--stdin'], [line({}), ...bad, line({})].join('\r\n'))).toBe(1);
  expect(terminal.printed).toHaveLength(12);
  expect(terminal.printed[0]).toBe(terminal.printed[11]);
  expect(terminal.printed.slice(1, 11).map((text) => Object.keys(JSON.parse(text)))).toEqual(bad.map(() => ['error']));
  expect(terminal.printed[7]).toBe('{"error":"tz: unknown time zone Moscow"}');
});
