// Questions at a terminal. What is hidden is not echoed; without a terminal, lines of the input are the answers.
import { createInterface } from 'node:readline';
import { Writable } from 'node:stream';
import { CliError } from './errors';

/** Each answer is one line. @throws CliError when the person gives up (Ctrl-C, end of the input) */
export function ask(
  question: string,
  { hidden }: { hidden: boolean },
  input: NodeJS.ReadableStream & { isTTY?: boolean } = process.stdin,
  output: NodeJS.WritableStream = process.stderr,
): Promise<string> {
  const isTerminal = input.isTTY === true;
  // readline echoes what is typed to its output: a hidden answer gets one that swallows it
  const echo = hidden ? new Writable({ write: (_chunk, _encoding, done) => done() }) : output;
  output.write(question);
  return new Promise((resolve, reject) => {
    const lines = createInterface({ input, output: isTerminal ? echo : undefined, terminal: isTerminal, prompt: '' });
    let answered = false;
    lines.once('line', (line) => {
      answered = true;
      if (hidden && isTerminal) output.write('\n');
      lines.close();
      resolve(line);
    });
    lines.once('SIGINT', () => lines.close());
    lines.once('close', () => {
      if (answered) return;
      output.write('\n');
      reject(new CliError('Given up: nothing was changed.'));
    });
  });
}
