import { PassThrough } from 'node:stream';
import { openTerminal } from './terminal';

function opened(isTTY: boolean) {
  const input = Object.assign(new PassThrough(), { isTTY, setRawMode: () => undefined });
  const output = new PassThrough();
  const shown = (): string => (output.read() as Buffer | null)?.toString() ?? '';
  return { input, shown, terminal: openTerminal(input, output) };
}

test('lines that come together are answers one after the other', async () => {
  const { input, terminal } = opened(false);
  input.write('one\ntwo\nthree\n');
  expect(await terminal.ask('1? ', { hidden: false })).toBe('one');
  expect(await terminal.ask('2? ', { hidden: true })).toBe('two');
  expect(await terminal.ask('3? ', { hidden: false })).toBe('three');
  terminal.close();
});

test('a hidden answer is not shown, an open one is', async () => {
  const { input, shown, terminal } = opened(true);
  const secret = terminal.ask('Password: ', { hidden: true });
  input.write('hunter2\r');
  expect(await secret).toBe('hunter2');
  const open = terminal.ask('Code: ', { hidden: false });
  input.write('12345\r');
  expect(await open).toBe('12345');
  const all = shown();
  expect(all).toContain('Password: ');
  expect(all).toContain('12345');
  expect(all).not.toContain('hunter');
  terminal.close();
});

test('the end of input is no answer', async () => {
  const { input, terminal } = opened(false);
  const asked = terminal.ask('? ', { hidden: false });
  input.end();
  await expect(asked).rejects.toThrow('no answer');
  await expect(terminal.ask('? ', { hidden: false })).rejects.toThrow('no answer');
});
