// Temporal for a test file: the run's dev server, or a time-skipping server of its own.
import { Client, Connection } from '@temporalio/client';
import type { TestWorkflowEnvironment } from '@temporalio/testing';
import { NativeConnection } from '@temporalio/worker';
import { startTimeSkipping } from '../../sandbox/rehearse/time-skipping';
import type { TimeSkippingProgram } from '../../sandbox/rehearse/time-skipping-program';
import { quietRuntime } from './runtime';
import { type SharedTemporal, shared } from './servers';

export interface TestTemporal {
  /** Known from beforeAll on. */
  readonly address: string;
  readonly client: Client;
  /** For workers. */
  readonly nativeConnection: NativeConnection;
}

/** The dev server, shared by all files: use `unique()` names for task queues and workflow ids. */
export function useTemporal(): TestTemporal {
  const temporal = {} as { -readonly [K in keyof TestTemporal]: TestTemporal[K] };
  beforeAll(async () => {
    quietRuntime();
    const { address } = await shared<SharedTemporal>('temporal');
    temporal.address = address;
    temporal.nativeConnection = await NativeConnection.connect({ address });
    temporal.client = new Client({ connection: await Connection.connect({ address }) });
  }, 600_000); // building the server with Go takes minutes, once
  afterAll(async () => {
    await temporal.client?.connection.close();
    await temporal.nativeConnection?.close();
  });
  return temporal;
}

export interface TimeSkipping {
  readonly env: TestWorkflowEnvironment;
}

/**
 * A server whose clock jumps to the next timer while somebody waits for a result. It has no lists, schedules or search
 * attributes, and one clock: so each file has its own.
 */
export function useTimeSkipping(): TimeSkipping {
  const held = {} as { env: TestWorkflowEnvironment };
  beforeAll(async () => {
    quietRuntime();
    const program = await shared<TimeSkippingProgram>('time-skipping');
    held.env = await startTimeSkipping(program);
  }, 300_000);
  afterAll(async () => {
    await held.env?.teardown();
  });
  return held;
}
