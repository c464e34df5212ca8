// Questions at a terminal. What is hidden is not echoed; without a terminal, lines of the input are the answers.
import { createInterface } from 'node:readline';
import { Writable } from 'node:stream';
import { CliError } from './errors';

type Input = NodeJS.ReadableStream & { isTTY?: boolean; ref?(): void; unref?(): void };

/** Each answer is one line. @throws CliError when the person gives up (Ctrl-C, end of the input) */
export function ask(
  question: string,
  { hidden }: { hidden: boolean },
  input: Input = process.stdin,
  output: NodeJS.WritableStream = process.stderr,
): Promise<string> {
  output.write(question);
  return input.isTTY ? atTerminal(hidden, input, output) : nextLine(input, output);
}

function atTerminal(hidden: boolean, input: Input, output: NodeJS.WritableStream): Promise<string> {
  // readline echoes what is typed to its output: a hidden answer gets one that swallows it
  const swallowing = new Writable({ write: (_chunk, _encoding, done) => done() });
  return new Promise((resolve, reject) => {
    const lines = createInterface({ input, output: hidden ? swallowing : output, terminal: true, prompt: '' });
    let answered = false;
    lines.once('line', (line) => {
      answered = true;
      if (hidden) output.write('\n');
      lines.close();
      resolve(line);
    });
    lines.once('SIGINT', () => lines.close());
    lines.once('close', () => {
      if (answered) return;
      output.write('\n');
      reject(givenUp());
    });
  });
}

/** One reader for the life of the input: several lines may come in one piece, for several questions. */
const readers = new WeakMap<Input, AsyncIterator<string>>();

async function nextLine(input: Input, output: NodeJS.WritableStream): Promise<string> {
  let reader = readers.get(input);
  if (!reader) {
    reader = createInterface({ input, terminal: false })[Symbol.asyncIterator]();
    readers.set(input, reader);
  }
  input.ref?.();
  const { value, done } = await reader.next();
  input.unref?.(); // an open pipe must not keep the command from ending
  output.write('\n');
  if (done) throw givenUp();
  return value;
}

const givenUp = () => new CliError('Given up: nothing was changed.');
