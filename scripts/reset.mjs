// npm run reset: forgets all local data (conversations, accounts, keys). Refused while it is in use. Downloads are kept.
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { give, root, say } from './lib.mjs';

const folder = resolve(root, process.argv[2] ?? process.env.RAPPORT_DIR ?? '.rapport');
if (!existsSync(folder)) give(`Nothing to clear: ${folder} does not exist.`, 0);
if (!existsSync(join(folder, 'run'))) give(`${folder} is no data folder of Rapport; nothing was removed.`, 2);
// the supervisor, and the children a killed one left
const running = [
  read('supervisor.json')?.pid,
  ...Object.values(read('processes.json') ?? {}).map(({ pid }) => pid),
].filter((pid) => pid !== undefined && isAlive(pid));
if (running.length > 0)
  give(`Rapport runs here. Stop it first: kill ${running[0]} (all of it: ${running.join(' ')})`, 2);
rmSync(folder, { recursive: true, force: true });
say(`Cleared ${folder}.`);

function read(name) {
  try {
    return JSON.parse(readFileSync(join(folder, 'run', name), 'utf8'));
  } catch {
    return undefined;
  }
}

function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
}
