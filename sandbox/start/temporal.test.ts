import { execFileSync } from 'node:child_process';
import { chmodSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client, Connection } from '@temporalio/client';
import { identify } from './process';
import { startTemporalServer } from './temporal';
import { cacheFolder, findTemporal } from './temporal-binary';

jest.setTimeout(120_000);

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'rapport-temporal-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

async function startedWorkflows(address: string): Promise<string[]> {
  const connection = await Connection.connect({ address });
  try {
    const client = new Client({ connection });
    await client.workflow
      .start('nobody', { taskQueue: 'none', workflowId: 'kept', workflowIdConflictPolicy: 'USE_EXISTING' })
      .catch(() => {});
    const { status } = await client.workflow.getHandle('kept').describe();
    return [status.name];
  } finally {
    await connection.close();
  }
}

test('serves namespace and search attributes, keeps workflows over a restart, leaves no process', async () => {
  const first = await startTemporalServer({ dir: folder });
  expect((await fetch(`${first.uiUrl}`)).status).toBe(200);
  expect(await startedWorkflows(first.address)).toEqual(['RUNNING']);
  await first.stop();
  expect(identify(first.pid)).toBeUndefined();

  const second = await startTemporalServer({ dir: folder, ui: false });
  expect(second.uiUrl).toBeUndefined();
  const connection = await Connection.connect({ address: second.address });
  const { status } = await new Client({ connection }).workflow.getHandle('kept').describe();
  expect(status.name).toBe('RUNNING');
  await connection.close();
  await second.stop();
});

describe('where the program comes from', () => {
  const fake = '#!/bin/sh\necho "temporal version 0"\n';
  const said: string[] = [];
  const say = (text: string) => said.push(text);
  let server: Server | undefined;
  afterEach(() => {
    server?.close();
    server = undefined;
    said.length = 0;
  });

  /** A release page with one archive that holds a fake program. */
  async function releases(): Promise<string> {
    writeFileSync(join(folder, 'temporal'), fake);
    execFileSync('tar', ['-czf', 'cli.tar.gz', 'temporal'], { cwd: folder });
    const archive = readFileSync(join(folder, 'cli.tar.gz'));
    rmSync(join(folder, 'temporal'));
    const made = createServer((_, response) => response.setHeader('content-length', archive.length).end(archive));
    server = made;
    await new Promise<void>((resolve) => made.listen(0, '127.0.0.1', resolve));
    return `http://127.0.0.1:${(made.address() as AddressInfo).port}`;
  }
  const bare = () => ({ XDG_CACHE_HOME: join(folder, 'cache'), PATH: join(folder, 'bin') });

  test('TEMPORAL_CLI first, and a wrong one is said', async () => {
    const program = join(folder, 'mine');
    writeFileSync(program, fake);
    await expect(findTemporal({ env: { ...bare(), TEMPORAL_CLI: program }, say })).rejects.toThrow('TEMPORAL_CLI: ');
    chmodSync(program, 0o755);
    expect(await findTemporal({ env: { ...bare(), TEMPORAL_CLI: program }, say })).toBe(program);
  });

  test('downloaded with progress shown, then found in the cache', async () => {
    const url = await releases();
    const program = await findTemporal({ env: bare(), say, releases: url });
    expect(program).toBe(join(cacheFolder(bare()), 'temporal'));
    expect(readdirSync(cacheFolder(bare()))).toEqual(['temporal']);
    expect(said).toContain('Temporal: 100 %');
    said.length = 0;
    expect(await findTemporal({ env: bare(), say, releases: 'http://127.0.0.1:9' })).toBe(program);
    expect(said).toEqual([]);
  });

  test('nothing to be had: every way tried is named, with what helps', async () => {
    const failing = findTemporal({ env: bare(), say, releases: 'http://127.0.0.1:9' });
    await expect(failing).rejects.toThrow(/not on PATH.*download: 127.0.0.1:9.*Go is not installed.*TEMPORAL_ADDRESS/s);
    expect(readdirSync(cacheFolder(bare()))).toEqual([]);
  });
});
