// What the scripts share: installing, hashing, locking, running. Plain Node, no packages: these run before `npm ci`.
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = dirname(dirname(fileURLToPath(import.meta.url)));
export const path = (...parts) => join(root, ...parts);
export const say = (text) => process.stderr.write(`${text}\n`);

/** Ends with a sentence a person can act on, without a stack. */
export function give(up, code = 1) {
  say(up);
  process.exit(code);
}

function requireNode() {
  const wanted = JSON.parse(readFileSync(path('package.json'), 'utf8')).engines.node.replace('>=', '');
  const [major, minor] = process.versions.node.split('.').map(Number);
  const [needMajor, needMinor] = wanted.split('.').map(Number);
  if (major > needMajor || (major === needMajor && minor >= needMinor)) return;
  give(`Rapport needs Node ${wanted} or newer; this is ${process.version}. See https://nodejs.org`);
}

/** Runs a command with our terminal; resolves with its exit code (128 + n when a signal ended it). Signals are passed on. */
export function run(command, args, { env = {}, ...options } = {}) {
  return new Promise((resolve) => {
    const child = spawn(command, args, { stdio: 'inherit', cwd: root, env: { ...process.env, ...env }, ...options });
    const pass = (signal) => child.kill(signal);
    process.on('SIGTERM', pass).on('SIGINT', pass);
    const done = (code) => {
      process.off('SIGTERM', pass).off('SIGINT', pass);
      resolve(code);
    };
    child.on('error', (error) => {
      say(`${command} could not be started: ${error.message}`);
      done(127);
    });
    child.on('close', (code, signal) => done(code ?? (signal === 'SIGINT' ? 130 : 143)));
  });
}

export const node = (args, options) => run(process.execPath, args, options);
/** A tool from node_modules, without npx (which may ask the registry). */
export const tool = (file, args, options) => node([path('node_modules', file), ...args], options);

/** Files below the folders, sorted, without tests. */
export function filesIn(folders, keep = () => true) {
  const found = [];
  const walk = (folder) => {
    for (const entry of readdirSync(folder, { withFileTypes: true })) {
      const file = join(folder, entry.name);
      if (entry.isDirectory()) walk(file);
      else if (keep(file)) found.push(file);
    }
  };
  for (const folder of folders) if (existsSync(path(folder))) walk(path(folder));
  return found.sort();
}

/** Changes with any of the files' contents, names or number. */
export function hashOf(files) {
  const hash = createHash('sha256');
  for (const file of files) hash.update(relative(root, file)).update('\0').update(readFileSync(file)).update('\0');
  return hash.digest('hex');
}

export const readStamp = (file) => (existsSync(path(file)) ? readFileSync(path(file), 'utf8') : '');
export function writeStamp(file, text) {
  mkdirSync(dirname(path(file)), { recursive: true });
  writeFileSync(path(file), text);
}

/** One process at a time does `work`; a lock whose holder died is taken over. */
export async function locked(name, work) {
  const file = path('dist', `.${name}.lock`);
  mkdirSync(dirname(file), { recursive: true });
  for (let said = false; ; ) {
    try {
      writeFileSync(file, String(process.pid), { flag: 'wx' });
      break;
    } catch (error) {
      if (error.code !== 'EEXIST') throw error;
    }
    if (!holderAlive(file)) {
      rmSync(file, { force: true });
      continue;
    }
    if (!said) say(`waiting for another ${name} in this folder`);
    said = true;
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  const release = () => rmSync(file, { force: true });
  process.on('exit', release);
  try {
    return await work();
  } finally {
    process.off('exit', release);
    release();
  }
}

function holderAlive(file) {
  try {
    // empty: created a moment ago, its holder is about to write its id
    const pid = Number(readFileSync(file, 'utf8') || process.pid);
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
}

/** Whether node_modules is what package-lock.json says: npm keeps its own record of what it installed. */
function isInstalled() {
  const record = path('node_modules', '.package-lock.json');
  if (!existsSync(record)) return false;
  const wanted = JSON.parse(readFileSync(path('package-lock.json'), 'utf8')).packages;
  const have = JSON.parse(readFileSync(record, 'utf8')).packages;
  const same = (a, b) => a?.version === b?.version && a?.integrity === b?.integrity;
  return (
    Object.entries(wanted).every(
      ([name, entry]) =>
        name === '' || same(have[name], entry) || ((entry.optional || entry.devOptional) && !have[name]),
    ) && Object.keys(have).every((name) => wanted[name])
  );
}

/** `npm ci` when dependencies are missing or the lockfile has changed. */
export async function install() {
  requireNode();
  if (isInstalled()) return;
  await locked('install', async () => {
    if (isInstalled()) return;
    say('Installing dependencies (npm ci), about a minute the first time …');
    const npm = process.env.npm_execpath;
    const args = ['ci', '--no-audit', '--no-fund'];
    const code = npm?.endsWith('.js')
      ? await node([npm, ...args])
      : await run('npm', args, { shell: process.platform === 'win32' });
    if (code !== 0)
      give(
        `npm ci failed (exit ${code}): see its words above. Is the npm registry reachable? (npm config get registry)`,
      );
  });
}
