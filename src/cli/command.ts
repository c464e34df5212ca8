// What all commands share: a context that is closed at the end, --json, and who is at the keyboard.
import { userInfo } from 'node:os';
import { InvalidArgumentError, Option } from 'commander';
import { Context } from './context';
import type { Io } from './io';

export interface JsonFlag {
  json?: boolean;
}

/** An action with a context of its own. */
export function withContext<A extends unknown[]>(io: Io, run: (context: Context, ...args: A) => Promise<void>) {
  return async (...args: A): Promise<void> => {
    const context = new Context(io);
    try {
      await run(context, ...args);
    } finally {
      await context.close();
    }
  };
}

/** One JSON value, or words for a person. */
export function answer({ io }: Context, { json }: JsonFlag, value: unknown, words: () => string): void {
  io.print(json ? JSON.stringify(value, undefined, 2) : words());
}

export const jsonOption = (): Option => new Option('--json', 'print one JSON value');

/** Shown in Temporal's history and to colleagues. */
export const byOption = (): Option =>
  new Option('--by <name>', 'who does it').default(me(), 'your user name').argParser(name);

/** A container's user may have no name. */
function me(): string {
  try {
    return userInfo().username;
  } catch {
    return 'operator';
  }
}

function name(text: string): string {
  const trimmed = text.trim();
  if (trimmed.length === 0 || trimmed.length > 64)
    throw new InvalidArgumentError('A name of up to 64 characters is needed.');
  return trimmed;
}

/** How a person or a chat is named on the command line: see who.ts. */
export const WHO = ['<who>', 'phone, @username, name, conversation id or prospect id'] as const;
