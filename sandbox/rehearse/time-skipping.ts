// A Temporal server whose clock jumps to the next timer while somebody waits for a result.
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { connect } from 'node:net';
import { dirname } from 'node:path';
import { TestWorkflowEnvironment } from '@temporalio/testing';
import { freePort } from '../start/ports';
import type { TimeSkippingProgram } from './time-skipping-program';

const ANSWERS_WITHIN_MS = 180_000;
const LOOK_MS = 50;

/** The SDK's own way to begin it, which connects to a server that is there, but for skipping only to one it has started. */
const environment = TestWorkflowEnvironment as unknown as {
  create(options: {
    server: { type: 'existing' };
    address: string;
    supportsTimeSkipping: true;
  }): ReturnType<typeof TestWorkflowEnvironment.createTimeSkipping>;
};

/**
 * `teardown` ends the server. Started here, not by the SDK: that gives it five seconds, kills it and begins again, and on a machine that is
 * full Java never wakes up in five.
 * @throws Error when it does not answer
 */
export async function startTimeSkipping(program: TimeSkippingProgram): Promise<TestWorkflowEnvironment> {
  if (program.type !== 'existing-path')
    return TestWorkflowEnvironment.createTimeSkipping({ server: { executable: program } });
  const port = await freePort(0);
  const server = spawn(program.path, [String(port)], { stdio: 'ignore' });
  const ended = once(server, 'exit').catch(() => {}); // it could not be started, which is said below
  const kill = () => server.kill('SIGKILL');
  process.once('exit', kill);
  const end = async () => {
    process.off('exit', kill);
    if (kill()) await ended;
  };
  try {
    await answering(server, port);
    const env = await environment.create({
      server: { type: 'existing' },
      address: `127.0.0.1:${port}`,
      supportsTimeSkipping: true,
    });
    const { teardown } = env;
    env.teardown = () => teardown.call(env).finally(end);
    return env;
  } catch (error) {
    await end();
    throw error;
  }
}

async function answering(server: ChildProcess, port: number): Promise<void> {
  let broken: Error | undefined;
  server.once('error', (error) => {
    broken = error;
  });
  for (const until = Date.now() + ANSWERS_WITHIN_MS; !(await listens(port)); ) {
    if (broken) throw new Error(`the time-skipping server could not be started: ${broken.message}`, { cause: broken });
    if (server.exitCode !== null || Date.now() > until)
      throw new Error(
        server.exitCode === null
          ? `the time-skipping server has not answered in ${ANSWERS_WITHIN_MS / 1000} seconds`
          : `the time-skipping server ended with code ${server.exitCode}: is Java there? If so, remove ${dirname(server.spawnfile)}: it is fetched again`,
      );
    await new Promise((resolve) => setTimeout(resolve, LOOK_MS));
  }
}

const listens = (port: number) =>
  new Promise<boolean>((resolve) => {
    const socket = connect(port, '127.0.0.1');
    const answer = (there: boolean) => () => {
      socket.destroy();
      resolve(there);
    };
    socket.once('connect', answer(true)).once('error', answer(false));
  });
