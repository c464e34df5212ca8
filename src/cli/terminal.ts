// Questions on a terminal, with answers that may stay invisible.
import { createInterface, type Interface } from 'node:readline';
import { Writable } from 'node:stream';
import type { LoginIo } from './login-dialog';

export interface Terminal extends LoginIo {
  close(): void;
}

/** Reads lines from `input`; a hidden answer is not echoed. `ask` rejects at the end of input and on Ctrl-C. */
export function openTerminal(
  input: NodeJS.ReadableStream & { isTTY?: boolean } = process.stdin,
  output: NodeJS.WritableStream = process.stdout,
): Terminal {
  let hidden = false;
  // readline echoes what is typed to its output: for a hidden answer that output swallows it.
  const echo = new Writable({
    write(chunk: Buffer, _encoding, done) {
      if (!hidden) output.write(chunk);
      done();
    },
  });
  // One reader for all questions: a new one each time would lose lines that came together.
  const lines: Interface = createInterface({ input, output: echo, terminal: input.isTTY === true });
  const early: string[] = [];
  let asking: { answer: (line: string) => void; giveUp: (error: Error) => void } | undefined;
  let ended = false;
  lines.on('line', (line) => {
    if (asking) asking.answer(line);
    else early.push(line);
  });
  lines.on('SIGINT', () => lines.close());
  lines.on('close', () => {
    ended = true;
    asking?.giveUp(new Error('no answer'));
  });

  return {
    say: (line) => void output.write(`${line}\n`),
    async ask(question, options) {
      output.write(question);
      const ready = early.shift();
      if (ready !== undefined) return ready;
      if (ended) throw new Error('no answer');
      hidden = options.hidden && input.isTTY === true;
      try {
        return await new Promise<string>((answer, giveUp) => {
          asking = { answer, giveUp };
        });
      } finally {
        asking = undefined;
        if (hidden) output.write('\n');
        hidden = false;
      }
    },
    close: () => lines.close(),
  };
}
