// `rapport extract` as it is typed and as it is piped.
import { Readable } from 'node:stream';
import { CommanderError } from 'commander';
import { useTerminal } from '../../test/support/terminal';
import { extractCommand } from './extract';

const terminal = useTerminal();

const HOURS = {
  dayStart: '08:00',
  morning: '07:15',
  noon: '12:30',
  afternoon: '14:00',
  evening: '20:00',
  night: '22:00',
};

async function extract(args: string[], stdin = ''): Promise<number> {
  const hoursOf = async (brand: string) => {
    if (brand !== 'x') throw new Error(`no brand ${brand}`);
    return { defaults: HOURS, zone: 'Asia/Makassar', holidays: [] };
  };
  const command = extractCommand(hoursOf, {
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

test('prints the meetings as one JSON list, the four keys and no other', async () => {
  expect(await extract(['Созвон завтра с 14:30 до 15, потом рейс в 20:00', ...SCENE])).toBe(0);
  const meetings = JSON.parse(terminal.printed[0]!);
  expect(meetings).toEqual([
    {
      title: 'созвон',
      start: '2026-11-22T14:30:00+03:00',
      end: '2026-11-22T15:00:00+03:00',
      confidence: expect.any(Number),
    },
    { title: 'рейс', start: '2026-11-22T20:00:00+03:00', confidence: expect.any(Number) },
  ]);
  expect(terminal.printed).toHaveLength(1);
});

test('one in doubt is terminal.printed with a low confidence, one called off is not', async () => {
  await extract(['может быть, завтра в 15 встреча с юристом, а показ в среду в 11 отменили', ...SCENE]);
  const meetings = JSON.parse(terminal.printed[0]!);
  expect(meetings).toHaveLength(1);
  expect(meetings[0].confidence).toBeLessThan(0.6);
});

test('nothing to tell is an empty list', async () => {
  expect(await extract(['сколько стоит вилла?', ...SCENE])).toBe(0);
  expect(terminal.printed).toEqual(['[]']);
});

test('--brand: its hours for vague words, and its zone for «по вашему времени»', async () => {
  await extract(['standup tomorrow morning', ...SCENE, '--brand', 'x']);
  await extract(['созвон завтра в 15:00 по вашему времени', ...SCENE, '--brand', 'x']);
  expect(terminal.printed.map((line) => JSON.parse(line)[0].start)).toEqual([
    '2026-11-22T07:15:00+03:00',
    '2026-11-22T10:00:00+03:00',
  ]);
});

test.each([
  ['no message', SCENE],
  ['no moment', ['x', '--tz', 'Europe/Moscow']],
  ['no zone', ['x', '--now', '2026-11-21T09:00:00Z']],
  ['an unknown zone', ['x', '--now', '2026-11-21T09:00:00Z', '--tz', 'Europe/Moskow']],
  ['a moment that is none', ['x', '--now', 'today', '--tz', 'Europe/Moscow']],
  ['an unknown option', ['x', ...SCENE, '--loud']],
  ['two messages', ['x', 'y', ...SCENE]],
  ['a message and --stdin', ['x', '--stdin']],
])('%s: usage on stderr, code 2', async (_, args) => {
  expect(await extract(args)).toBe(2);
  expect(terminal.printed).toEqual([]);
  expect(terminal.complained).toMatch(/^error: /);
  expect(terminal.complained).toContain('Usage: extract');
});

test('an unknown zone is named', async () => {
  await extract(['x', '--now', '2026-11-21T09:00:00Z', '--tz', 'Europe/Moskow']);
  expect(terminal.complained).toContain('unknown time zone Europe/Moskow');
});

const line = (more: object) =>
  JSON.stringify({ text: 'встреча завтра в 15:00', now: '2026-11-21T09:00:00+03:00', tz: 'Europe/Moscow', ...more });

test('--stdin answers each line in order; `message` is `text` by another name; a line may name its brand', async () => {
  const lines = [
    line({}),
    line({ text: undefined, message: 'встреча утром' }),
    line({ text: 'встреча завтра утром', brand: 'x' }),
  ];
  expect(await extract(['--stdin'], lines.join('\n'))).toBe(0);
  expect(terminal.printed.map((text) => JSON.parse(text)[0].start.slice(11, 16))).toEqual([
    '15:00',
    expect.any(String),
    '07:15',
  ]);
});

test('a bad line gets its error and the rest its answers; the code is 1', async () => {
  const bad = [
    '{',
    '[]',
    '',
    line({ text: 1 }),
    line({ text: undefined }),
    line({ now: 'x' }),
    line({ now: undefined }),
    line({ tz: 'Moscow' }),
    line({ tz: undefined }),
    line({ brand: 1 }),
    line({ brand: 'y' }),
  ];
  expect(await extract(['--stdin'], [line({}), ...bad, line({})].join('\r\n'))).toBe(1);
  expect(terminal.printed).toHaveLength(bad.length + 2);
  expect(terminal.printed[0]).toBe(terminal.printed.at(-1));
  expect(terminal.printed.slice(1, -1).every((text) => typeof JSON.parse(text).error === 'string')).toBe(true);
});
