// All that a measure needs: servers, the outside world (in this process), the product (in processes of its own) with one account in sync.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { Client, Connection } from '@temporalio/client';
import { Pool } from 'pg';
import { type Sandbox, startSandbox } from '../sandbox/main';
import { migrate } from '../src/adapters/postgres/migrate';
import { conversationWorkflowId } from '../src/workflows/messages';
import type { Figure } from './figures';
import { createProduct, type Product } from './product';
import { type ServerOptions, type Servers, startServers } from './servers';
import { type Account, createWorld, type World } from './world';

export interface Bench {
  servers: Servers;
  sandbox: Sandbox;
  product: Product;
  world: World;
  account: Account;
  pool: Pool;
  client: Client;
  /** A short form: fewer samples. */
  quick: boolean;
  say: (text: string) => void;
  handle(conversationId: string): ReturnType<Client['workflow']['getHandle']>;
  stop(): Promise<void>;
}

interface Named {
  name: string;
  /** What is measured, and how. */
  title: string;
}

/** `alone`: needs no servers; when only such are asked for, none are started. */
export type Measure =
  | (Named & { alone?: false; run(bench: Bench): Promise<Figure[]> })
  | (Named & { alone: true; run(options: { quick: boolean }): Promise<Figure[]> });

export interface BenchOptions extends Omit<ServerOptions, 'folder'> {
  quick: boolean;
  say: (text: string) => void;
}

export async function startBench({ quick, say, ...servers }: BenchOptions): Promise<Bench> {
  const folder = mkdtempSync(join(tmpdir(), 'rapport-bench-'));
  const closers: (() => Promise<unknown>)[] = [async () => rmSync(folder, { recursive: true, force: true })];
  const stop = async () => {
    for (const close of closers.splice(0).reverse()) await close();
  };
  try {
    const started = await startServers({ folder, ...servers });
    closers.push(() => started.stop());
    await migrate({ databaseUrl: started.databaseUrl, dir: resolve(__dirname, '..', '..', 'migrations') });
    const pool = new Pool({ connectionString: started.databaseUrl, max: 10 });
    closers.push(() => pool.end());
    const connection = await Connection.connect({ address: started.temporal.address });
    closers.push(() => connection.close());
    const client = new Client({ connection, namespace: started.temporal.namespace });
    const sandbox = await startSandbox({ port: 0 });
    closers.push(() => sandbox.close());
    const product = await createProduct(started, sandbox.url, folder);
    closers.push(() => product.stop());
    const world = createWorld(sandbox, pool, product.sessionKeys);
    const account = await world.addAccount();
    await product.start();
    const handle = (id: string) => client.workflow.getHandle(conversationWorkflowId(id));
    return { servers: started, sandbox, product, world, account, pool, client, quick, say, handle, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}
