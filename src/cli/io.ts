// Where a command reads and writes: this process's terminal. Tests put their own in its place.
import { type Environment, readEnvironment } from '../config';
import { CliError } from './errors';
import { openTerminal, type Terminal } from './terminal';

export interface Io {
  print(text: string): void;
  /** Words beside the answer: what is being waited for, what went wrong. */
  warn(text: string): void;
  /** A question to the person at the terminal. Rejects when he gives up. */
  ask(question: string, options: { hidden: boolean }): Promise<string>;
  environment(): Environment;
  /** No more questions: an open input would keep the process from ending. */
  close(): void;
}

let opened: Terminal | undefined;

export const processIo: Io = {
  print: (text) => void process.stdout.write(`${text}\n`),
  warn: (text) => void process.stderr.write(`${text}\n`),
  async ask(question, options) {
    opened ??= openTerminal(process.stdin, process.stderr); // stdout is for the answer
    return opened.ask(question, options).catch(() => {
      throw new CliError('given up, nothing was changed');
    });
  },
  environment: () => readEnvironment(),
  close() {
    opened?.close();
    opened = undefined;
  },
};
