// `rapport check-reply` as it is typed and as it is piped, on the sample brands.

import { join } from 'node:path';
import { Readable } from 'node:stream';
import { CommanderError } from 'commander';
import { useTerminal } from '../../test/support/terminal';
import { checkReplyCommand } from './check-reply';
import { CliError } from './errors';
import type { Io } from './io';

const terminal = useTerminal();

const io = {
  print: (text: string) => void terminal.printed.push(text),
  environment: () => ({ BRANDS_DIR: join(__dirname, '../../brands') }),
} as unknown as Io;

async function checked(args: string[], stdin = ''): Promise<number> {
  process.exitCode = 0; // of this call, not of one before it in the same test
  const command = checkReplyCommand(io, Readable.from([Buffer.from(stdin)])).configureOutput({
    writeErr: (text) => (terminal.complained += text),
  });
  try {
    await command.exitOverride().parseAsync(args, { from: 'user' });
    return Number(process.exitCode ?? 0);
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
    if (!(error instanceof CliError)) throw error;
    terminal.complained += error.message;
    return error.exitCode;
  }
}

test('a reply that may leave: ok, 0', async () => {
  expect(await checked(['--brand', 'bali-villas', 'Palm Villa is $245,000.'])).toBe(0);
  expect(terminal.printed).toEqual(['ok']);
});

test('one that may not: what, where, and what the model is told; 1', async () => {
  expect(await checked(['--brand', 'bali-villas', 'Palm Villa is yours for $90,000.'])).toBe(1);
  expect(terminal.printed.join()).toMatch(
    /^rewrite\n {2}price: unknown_price\n {4}«palm villa is yours for \$90,000»\n {4}.*catalog/,
  );
});

test('parts and what the client said', async () => {
  expect(await checked(['--brand', 'bali-villas', 'Цена 90', '000 $', '--json'])).toBe(1);
  expect(JSON.parse(terminal.printed[0] as string)).toMatchObject({
    verdict: 'rewrite',
    findings: [{ what: 'unknown_price' }],
  });
  expect(await checked(['Ваш бюджет 100 000 $, верно?', '--brand', 'bali-villas', '--said', 'у меня 100000'])).toBe(0);
});

test('lines: each is answered in order, a broken one by its number and what is wrong; 2', async () => {
  const lines = [
    '{"brand":"prep-school","text":"Гарантируем 90 баллов","lang":"ru"}',
    'nonsense',
    '{"text":5}',
    '{"brand":"bali-villas","text":"Palm Villa is $245,000."}',
    '{"brand":"nope","text":"a"}',
  ];
  expect(await checked(['--stdin'], lines.join('\n'))).toBe(2);
  expect(terminal.printed.map((line) => JSON.parse(line))).toEqual([
    { verdict: 'rewrite', findings: [expect.objectContaining({ guard: 'guarantee' })] },
    { error: expect.stringMatching(/^line 2: not JSON/) },
    { error: expect.stringMatching(/^line 3: text: a string/) },
    { verdict: 'ok', findings: [] },
    { error: expect.stringMatching(/^line 5: There is no brand nope/) },
  ]);
});

test('lines as other programs write them: a mark before the first, CRLF, blank ones, null for what is not there', async () => {
  const line = { brand: 'bali-villas', text: 'Palm Villa is $245,000.', lang: null, said: null };
  const lines = ['', JSON.stringify(line), '', JSON.stringify({ ...line, brand: '' }), ''].join('\r\n');
  expect(await checked(['--stdin'], `\uFEFF${JSON.stringify(line)}${lines}`)).toBe(2);
  expect(terminal.printed.map((one) => JSON.parse(one))).toEqual([
    { verdict: 'ok', findings: [] },
    { verdict: 'ok', findings: [] },
    { error: expect.stringMatching(/^line 4: brand/) },
  ]);
});

test("the client's language: as told, else that of what he said; where the brand does not speak it, the brand's", async () => {
  const wrong = 'Answer in';
  const judged = async (args: string[]) => {
    terminal.printed.length = 0;
    await checked(args);
    return terminal.printed.join().includes(wrong);
  };
  const villas = ['--brand', 'bali-villas', 'Здравствуйте! Чем помочь?'];
  expect(await judged(villas)).toBe(false);
  expect(await judged([...villas, '--said', 'Hello, do you speak English?'])).toBe(true);
  expect(await judged([...villas, '--lang', 'ru', '--said', 'Hello'])).toBe(false);
  expect(await judged(['--brand', 'prep-school', '--lang', 'en', 'Здравствуйте! Чем помочь?'])).toBe(false);
  expect(await judged(['--brand', 'prep-school', '--lang', 'en', 'Hello! How can I help you today?'])).toBe(true);
});

test('lines that are all in order: 1 if one may not leave, else 0', async () => {
  const ok = '{"brand":"bali-villas","text":"Palm Villa is $245,000."}';
  expect(await checked(['--stdin'], ok)).toBe(0);
  expect(await checked(['--stdin', '--brand', 'bali-villas'], `${ok}\n{"text":"Send it to my card."}`)).toBe(1);
});

test.each([
  [[], /A reply is needed/],
  [['--brand', 'nope', 'x'], /no brand nope.*bali-villas, prep-school/],
  [['--lang', 'fr', 'x'], /Allowed choices are ru, en/],
  [['--stdin', 'x'], /not both/],
] as [string[], RegExp][])('%j: 2', async (args, said) => {
  expect(await checked(args)).toBe(2);
  expect(terminal.complained).toMatch(said);
});
