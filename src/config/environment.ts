// Where settings come from: the process's environment, `.env`, and the local system that runs from this folder.
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { parseEnv } from 'node:util';

/** The project's folder: what is named relative to it is found from wherever a command is called. */
export const projectRoot = findRoot(__dirname);

export type Environment = Record<string, string | undefined>;

/**
 * The real environment, completed by `.env`, completed by the local system that `npm start` runs from this folder
 * (so that `rapport status` beside it needs no settings). What is set earlier in that order wins.
 */
export function readEnvironment(folder: string = projectRoot, { running = true } = {}): Environment {
  const dotenv = resolve(folder, '.env');
  // parseEnv, not process.loadEnvFile: reading must not change process.env, or children would inherit what they read themselves.
  const file = existsSync(dotenv) ? parseEnv(readFileSync(dotenv, 'utf8')) : {};
  const given = { ...file, ...process.env };
  return running && given.NODE_ENV !== 'production' ? { ...runningEnvironment(folder, given), ...given } : given;
}

function runningEnvironment(folder: string, given: Environment): Environment {
  const file = resolve(folder, given.RAPPORT_DIR || '.rapport', 'run', 'environment.json');
  try {
    const { pid, env } = JSON.parse(readFileSync(file, 'utf8')) as { pid: number; env: Environment };
    process.kill(pid, 0);
    return env;
  } catch {
    return {}; // nothing runs here
  }
}

// src/ in the sources, dist/src/ in what is built
function findRoot(from: string): string {
  return existsSync(join(from, 'package.json')) || from === dirname(from) ? from : findRoot(dirname(from));
}
