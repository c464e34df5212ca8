// The product as its operators use it: the `rapport` command and the stock `temporal` command, each a process of its own.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, dirname, join, relative } from 'node:path';
import type { Ready } from '../services';
import { findTemporal } from '../temporal-binary';

export interface Ran {
  /** The line a person would paste. */
  line: string;
  stdout: string;
}

/** A command that ended with another code than 0; the message is what it said. */
export class CommandFailed extends Error {}

const root = findRoot(__dirname);
// A command that hangs is a failure too; the slowest waits a minute for a message in flight.
const PATIENCE_MS = 90_000;

export class Product {
  private program?: Promise<string>;

  constructor(
    private readonly ready: Ready,
    private readonly signal: AbortSignal,
  ) {}

  /** Runs `rapport` as a person beside the running system does. `answer` is asked for what its one question wants. */
  rapport(args: string[], answer?: () => Promise<string>): Promise<Ran> {
    const main = join(root, 'dist', 'src', 'cli', 'main.js');
    return this.run(this.line(args), process.execPath, [main, ...args], answer);
  }

  async json<T>(args: string[]): Promise<T> {
    return JSON.parse((await this.rapport([...args, '--json'])).stdout) as T;
  }

  /** The line for a person's shell. */
  line(args: string[]): string {
    const usual = join(root, '.rapport');
    const folder = this.ready.dir === usual ? '' : `RAPPORT_DIR=${quoted(this.ready.dir)} `;
    return `${folder}${shortest(join(root, 'bin', 'rapport'))} ${args.map(quoted).join(' ')}`;
  }

  /** Signals a conversation with nothing of ours but its workflow id. */
  async signalByHand(conversationId: string, name: 'takeOver' | 'handBack', by: string): Promise<Ran> {
    const args = this.signalArgs(conversationId, name, by);
    return this.run(await this.signalLine(conversationId, name, by), await this.temporal(), args);
  }

  async signalLine(conversationId: string, name: 'takeOver' | 'handBack', by: string): Promise<string> {
    const program = await this.temporal();
    return [onPath(program) ? 'temporal' : program, ...this.signalArgs(conversationId, name, by)].map(quoted).join(' ');
  }

  private signalArgs(conversationId: string, name: string, by: string): string[] {
    const { address, namespace } = this.ready.temporal;
    return [
      ...['workflow', 'signal', '--address', address],
      ...(namespace === 'default' ? [] : ['--namespace', namespace]),
      ...['--workflow-id', `conversation:${conversationId}`, '--name', name, '--input', JSON.stringify({ by })],
    ];
  }

  /** The dev server's own program; with a server of somebody else's, the one that is found. */
  private temporal(): Promise<string> {
    this.program ??= this.ready.temporal.command
      ? Promise.resolve(this.ready.temporal.command)
      : findTemporal({ say: (text) => process.stdout.write(`${text}\n`) });
    return this.program;
  }

  private run(line: string, program: string, args: string[], answer?: () => Promise<string>): Promise<Ran> {
    return new Promise((resolve, reject) => {
      const env = { ...process.env, RAPPORT_DIR: this.ready.dir };
      const stdin = answer ? 'pipe' : 'ignore';
      const child = spawn(program, args, { env, signal: this.signal, stdio: [stdin, 'pipe', 'pipe'] });
      const impatience = setTimeout(() => child.kill(), PATIENCE_MS);
      let stdout = '';
      let stderr = '';
      let asked = false;
      child.stdout?.on('data', (chunk: Buffer) => {
        stdout += chunk;
      });
      child.stderr?.on('data', (chunk: Buffer) => {
        stderr += chunk;
        // a question is a line that is not ended
        if (!answer || asked || !stderr.endsWith(': ')) return;
        asked = true;
        void answer().then((text) => child.stdin?.end(`${text}\n`), reject);
      });
      child.stdin?.on('error', () => {}); // it ended without waiting for the answer
      child.once('error', (error) => reject(new CommandFailed(`${line}: ${error.message}`)));
      child.once('close', (code, killed) => {
        clearTimeout(impatience);
        if (code === 0) resolve({ line, stdout });
        else reject(new CommandFailed(`${line}: ${killed ?? `exit code ${code}`}: ${(stderr || stdout).trim()}`));
      });
    });
  }
}

/** As seen from where the person stands: npm runs us in the project's folder, wherever it was called. */
function shortest(file: string): string {
  const near = relative(process.env.INIT_CWD ?? process.cwd(), file);
  return quoted(near.startsWith('..') ? file : near);
}

/** For a POSIX shell. */
export const quoted = (text: string): string =>
  /^[\w./:@=+-]+$/.test(text) ? text : `'${text.replaceAll("'", `'\\''`)}'`;

function onPath(program: string): boolean {
  const folders = (process.env.PATH ?? '').split(delimiter);
  return folders.find((folder) => existsSync(join(folder, 'temporal'))) === dirname(program);
}

function findRoot(from: string): string {
  return existsSync(join(from, 'package.json')) ? from : findRoot(dirname(from));
}
