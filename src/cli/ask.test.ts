import { PassThrough } from 'node:stream';
import { ask } from './ask';

function terminal(isTTY: boolean) {
  const input = Object.assign(new PassThrough(), { isTTY, setRawMode: () => {} });
  const output = new PassThrough();
  const shown: string[] = [];
  output.on('data', (chunk) => shown.push(String(chunk)));
  return { input, output, shown: () => shown.join('') };
}

test('the answer is a line; what is hidden is not shown', async () => {
  const { input, output, shown } = terminal(true);
  const asked = ask('Password: ', { hidden: true }, input, output);
  input.write('hunter2\r');
  expect(await asked).toBe('hunter2');
  expect(shown()).toMatch(/^Password: /);
  expect(shown()).not.toMatch(/hunter2/);
});

test('an answer that is not hidden is shown as it is typed', async () => {
  const { input, output, shown } = terminal(true);
  const asked = ask('Code: ', { hidden: false }, input, output);
  input.write('12345\r');
  expect(await asked).toBe('12345');
  expect(shown()).toMatch(/12345/);
});

test('without a terminal each line of the input answers one question', async () => {
  const { input, output } = terminal(false);
  input.write('one\ntwo\n');
  expect(await ask('?', { hidden: false }, input, output)).toBe('one');
  expect(await ask('?', { hidden: true }, input, output)).toBe('two');
});

test('the end of the input is giving up', async () => {
  const { input, output } = terminal(false);
  const asked = ask('?', { hidden: false }, input, output);
  input.end();
  await expect(asked).rejects.toThrow('Given up');
});
