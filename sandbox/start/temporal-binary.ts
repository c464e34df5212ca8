// Where the Temporal CLI comes from: what the machine has, an earlier download or build, a download, or a build with Go.
import { execFile, spawn } from 'node:child_process';
import { chmodSync, createWriteStream, existsSync, mkdirSync, mkdtempSync, renameSync, rmSync } from 'node:fs';
import { homedir } from 'node:os';
import { delimiter, join } from 'node:path';
import { Readable, Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { promisify } from 'node:util';

/** The one version that is downloaded and built, so that every machine runs the same: it brings server 1.29.1 and the Web UI. */
const cliVersion = '1.5.1';

export interface FindOptions {
  env?: NodeJS.ProcessEnv;
  /** Told what is being done and how far it is. */
  say: (text: string) => void;
  /** Tests put a local server here. */
  releases?: string;
}

/**
 * The path of a `temporal` program.
 * @throws with every way that was tried and what a person can do.
 */
export async function findTemporal(options: FindOptions): Promise<string> {
  const env = options.env ?? process.env;
  if (env.TEMPORAL_CLI) {
    await version(env.TEMPORAL_CLI).catch((error: Error) => {
      throw new Error(`TEMPORAL_CLI: ${env.TEMPORAL_CLI} does not run (${error.message})`);
    });
    return env.TEMPORAL_CLI;
  }
  const cached = join(cacheFolder(env), executable('temporal'));
  const installed = onPath(env);
  // a program too busy to answer in time is still a program; what was cached has been tried before
  if (installed && (await version(installed).catch((error) => error.killed))) return installed;
  if (existsSync(cached)) return cached;
  const tried: string[] = ['not on PATH'];
  for (const [how, make] of [
    ['download', download],
    ['build with Go', buildWithGo],
  ] as const) {
    const scratch = scratchBeside(cached);
    const clear = () => rmSync(scratch, { recursive: true, force: true });
    process.once('exit', clear); // stopped in the middle
    try {
      const made = await make(scratch, options, env);
      await version(made);
      renameSync(made, cached);
      return cached;
    } catch (error) {
      tried.push(`${how}: ${(error as Error).message}`);
      options.say(`Temporal: ${how} did not work (${(error as Error).message})`);
    } finally {
      process.off('exit', clear);
      clear();
    }
  }
  throw new Error(
    [
      'No Temporal dev server could be had:',
      ...tried.map((line) => `  - ${line}`),
      'Any one of these helps: install the Temporal CLI (https://docs.temporal.io/cli), set TEMPORAL_CLI to its path,',
      'set TEMPORAL_ADDRESS to a Temporal server of yours, or install Go (https://go.dev/dl).',
    ].join('\n'),
  );
}

/** Per version and outside of the project, so that the next clone finds it. */
export function cacheFolder(env: NodeJS.ProcessEnv): string {
  const caches = env.XDG_CACHE_HOME || (process.platform === 'win32' ? env.LOCALAPPDATA : undefined);
  return join(caches || join(homedir(), '.cache'), 'rapport', `temporal-cli-${cliVersion}`);
}

const executable = (name: string) => (process.platform === 'win32' ? `${name}.exe` : name);

function onPath(env: NodeJS.ProcessEnv): string | undefined {
  return (env.PATH ?? '')
    .split(delimiter)
    .map((folder) => join(folder, executable('temporal')))
    .find((file) => existsSync(file));
}

async function version(program: string): Promise<string> {
  const { stdout } = await promisify(execFile)(program, ['--version'], { timeout: 20_000 });
  return stdout.trim();
}

// beside the target, so that the move into place is one rename on one disk
function scratchBeside(target: string): string {
  mkdirSync(join(target, '..'), { recursive: true });
  return mkdtempSync(`${target}-`);
}

async function download(scratch: string, { say, releases }: FindOptions): Promise<string> {
  const platform = process.platform === 'win32' ? 'windows' : process.platform;
  const arch = process.arch === 'x64' ? 'amd64' : process.arch;
  const ending = platform === 'windows' ? 'zip' : 'tar.gz';
  const base = releases ?? 'https://github.com/temporalio/cli/releases/download';
  const url = `${base}/v${cliVersion}/temporal_cli_${cliVersion}_${platform}_${arch}.${ending}`;
  say(`Temporal: downloading the CLI ${cliVersion} (about 60 MB, once) …`);
  // 15 s to answer, and never longer than that without a byte
  const silence = new AbortController();
  const timer = setTimeout(() => silence.abort(), 15_000);
  const response = await fetch(url, { signal: silence.signal }).catch((error: Error) => {
    clearTimeout(timer);
    throw new Error(`${new URL(url).host} is not reachable (${(error.cause as Error)?.message ?? error.message})`);
  });
  if (!response.ok || !response.body) {
    clearTimeout(timer);
    throw new Error(`${url} answered ${response.status}`);
  }
  const archive = join(scratch, `cli.${ending}`);
  const progress = reporter(Number(response.headers.get('content-length')), say);
  progress.on('data', () => timer.refresh());
  await pipeline(Readable.fromWeb(response.body), progress, createWriteStream(archive)).finally(() =>
    clearTimeout(timer),
  );
  // every system that Node runs on has a tar that knows both endings
  await promisify(execFile)('tar', ['-xf', archive, '-C', scratch]);
  const program = join(scratch, executable('temporal'));
  chmodSync(program, 0o755);
  return program;
}

function reporter(total: number, say: (text: string) => void): Transform {
  let done = 0;
  let saidAt = 0;
  return new Transform({
    transform(chunk: Buffer, _encoding, next) {
      done += chunk.length;
      const share = total > 0 ? Math.floor((done / total) * 10) : 0;
      if (share > saidAt) {
        saidAt = share;
        say(`Temporal: ${share * 10} %`);
      }
      next(null, chunk);
    },
  });
}

async function buildWithGo(scratch: string, { say }: FindOptions, env: NodeJS.ProcessEnv): Promise<string> {
  await promisify(execFile)('go', ['version'], { env }).catch(() => {
    throw new Error('Go is not installed');
  });
  const source = `github.com/temporalio/cli/cmd/temporal@v${cliVersion}`;
  say(`Temporal: building the CLI ${cliVersion} with Go, 2 to 5 minutes, once …`);
  const started = Date.now();
  let packages = 0;
  let last = '';
  const minutes = () => {
    const seconds = Math.round((Date.now() - started) / 1000);
    return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
  };
  let kill = () => {};
  process.once('exit', () => kill()); // a stop does not wait for the compiler
  const ticker = setInterval(() => say(`Temporal: building, ${minutes()}, ${packages} packages done`), 15_000);
  try {
    await new Promise<void>((resolve, reject) => {
      // -v names each package as it is done: the only progress Go shows
      const child = spawn('go', ['install', '-v', '-trimpath', '-ldflags', '-s -w', source], {
        // outside of any Go module; GOTOOLCHAIN: the CLI may want a newer Go, which Go fetches by itself
        cwd: scratch,
        env: { ...env, GOBIN: scratch, GOFLAGS: '', GOTOOLCHAIN: 'auto', CGO_ENABLED: '0' },
        stdio: ['ignore', 'ignore', 'pipe'],
      });
      kill = () => child.kill();
      child.stderr.on('data', (chunk: Buffer) => {
        const lines = chunk.toString().trimEnd().split('\n');
        packages += lines.length;
        last = lines.at(-1) ?? last;
      });
      child.once('error', reject);
      child.once('close', (code) => (code === 0 ? resolve() : reject(new Error(`go install failed: ${last}`))));
    });
  } finally {
    kill = () => {};
    clearInterval(ticker);
  }
  say(`Temporal: built in ${minutes()}`);
  return join(scratch, executable('temporal'));
}
