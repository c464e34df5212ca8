// npm run reset: forgets all local data (conversations, accounts, keys). Refused while it is in use. Downloads are kept.
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { give, root, say } from './lib.mjs';

const folder = resolve(root, process.argv[2] ?? process.env.RAPPORT_DIR ?? '.rapport');
const supervisor = join(folder, 'run', 'supervisor.pid');
if (!existsSync(folder)) give(`Nothing to clear: ${folder} does not exist.`, 0);
if (!existsSync(join(folder, 'run'))) give(`${folder} is no data folder of Rapport; nothing was removed.`, 2);
const running = existsSync(supervisor) ? JSON.parse(readFileSync(supervisor, 'utf8')) : undefined;
if (running && isAlive(running.pid))
  give(`Rapport runs here (process ${running.pid}). Stop it first: kill ${running.pid}`, 2);
rmSync(folder, { recursive: true, force: true });
say(`Cleared ${folder}.`);

function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
}
