// `npm start`: Postgres, Temporal, sandbox, worker and ingress on one machine, each a supervised process; then the scene.
import { existsSync, mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { AlreadyRunning, RunFolder } from './run-folder';
import { type Ready, services } from './services';
import { Stack } from './stack';

export interface StartOptions {
  /** The project's folder: dist/ is in it. */
  root: string;
  /** Where data, logs and pid files live. */
  dir: string;
  /** Not given: brought by us. */
  databaseUrl?: string;
  temporal: { address?: string; namespace: string; cli?: string };
  services: Record<string, 'sandbox' | 'live'>;
  /** false: one is made and kept; only when everything is sandbox. */
  hasSessionKey: boolean;
  /** Where a human is called; not given: the sales desk of the local Telegram. */
  alertChat?: string;
  brands: Brands;
  ports: { http: number; worker: number; sandbox: number };
  scene: 'play' | 'once' | 'none';
}

/** The folder they are in, and the one that is used where none is named. */
export interface Brands {
  dir: string;
  usual: string;
}

/** What the scene has checked. */
export interface SceneResult {
  passed: number;
  failed: number;
}
type PlayScene = (
  ready: Ready,
  options: { once: boolean; brands: Brands; signal: AbortSignal },
) => Promise<SceneResult>;

const say = (text = '') => process.stdout.write(`${text}\n`);

/** Runs until it is told to stop. Gives the exit code: 0 in order, 1 something failed, 2 refused. */
export async function start(options: StartOptions): Promise<number> {
  const dir = resolve(options.dir);
  const allSandbox = Object.values(options.services).every((mode) => mode === 'sandbox');
  if (options.scene === 'once' && !allSandbox) {
    say('The scene plays only when every service is sandbox: nothing was started.');
    return 2;
  }
  mkdirSync(dir, { recursive: true });
  const run = new RunFolder(dir);
  try {
    await run.claim(say);
  } catch (error) {
    if (!(error instanceof AlreadyRunning)) throw error;
    say(error.message);
    return 2;
  }
  process.stdout.on('error', () => {}); // the terminal may be closed before we are
  const stack = new Stack(run, join(dir, 'logs'), say);
  const stopped = untilSignalled();
  const ending = new AbortController();
  void stopped.then(() => ending.abort());
  let scene: SceneResult | undefined;
  let code = 0;
  try {
    say(`Rapport in ${dir}`);
    for (const [name, mode] of Object.entries(options.services)) say(`  ${name.padEnd(9)} ${mode}`);
    const ready = await Promise.race([services({ ...options, dir }, stack, say), stopped.then(() => undefined)]);
    if (ready) {
      stack.writeReady(ready);
      describe(ready);
      const play = options.scene !== 'none' && allSandbox ? findScene() : undefined;
      if (play) {
        const { brands, scene: mode } = options;
        const playing = play(stack.current(ready), { once: mode === 'once', brands, signal: ending.signal });
        scene = await Promise.race([playing, stopped.then(() => undefined)]);
        if (scene && scene.failed > 0) code = 1;
      }
      if (options.scene !== 'once') {
        if (!ending.signal.aborted) say('Running. Ctrl-C stops everything.');
        await stopped;
      } else if (!play) {
        say('There is no scene to play.');
        code = 1;
      }
    }
  } catch (error) {
    say(`\nIt could not be started or went wrong: ${(error as Error).message}`);
    code = 1;
  }
  await stack.stop();
  run.release();
  say('Stopped; nothing is left running.');
  // the very last line, for scripts that add up
  if (options.scene === 'once') say(`${scene?.passed ?? 0} passed, ${scene?.failed ?? 1} failed`);
  return options.scene === 'once' && !scene ? 1 : code;
}

/** The first signal asks for an orderly stop; more of them change nothing, each process has its bound. */
function untilSignalled(): Promise<void> {
  return new Promise((resolve) => {
    let asked = false;
    const stop = (why: string) => {
      if (!asked) say(`\nStopping (${why}) …`);
      asked = true;
      resolve();
    };
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => stop(signal));
    // Below npm there may be a shell between us, which dies of a signal without passing it on.
    const parent = process.ppid;
    if (process.env.npm_lifecycle_event)
      setInterval(() => process.ppid !== parent && stop('npm has ended'), 500).unref();
  });
}

function findScene(): PlayScene | undefined {
  const folder = join(__dirname, 'scene');
  const there = ['.js', '.ts', '/index.js', '/index.ts'].some((ending) => existsSync(folder + ending));
  return there ? (require(folder) as { playScene: PlayScene }).playScene : undefined;
}

function describe({ urls, temporal }: Ready): void {
  const line = (what: string, where?: string) => where && say(`  ${what.padEnd(22)} ${where}`);
  say('');
  line('You are the client at', urls.sandbox);
  line('Temporal Web UI', urls.temporalUi);
  line('Temporal', temporal.address);
  line('Postgres', urls.database);
  line('Health and metrics', `${urls.ingress}/health  ${urls.worker}/health`);
  say('');
}
