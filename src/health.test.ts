import { createServer } from 'node:net';
import { startHealthServer } from './health';
import { createLog } from './log';
import { createMetrics } from './metrics';

const log = createLog({ level: 'silent', name: 'test' });

test('200 while every check passes, 503 with the failing one named, a check that hangs counts as failing', async () => {
  let database: () => boolean | string | Promise<boolean> = () => true;
  const server = await startHealthServer({
    host: '127.0.0.1',
    port: 0,
    checks: { database: () => database(), temporal: async () => true },
    registry: createMetrics('test').registry,
    log,
    within: 50,
  });
  const ask = async () => {
    const response = await fetch(`${server.url}/health`);
    return { code: response.status, body: await response.json() };
  };
  expect(await ask()).toMatchObject({
    code: 200,
    body: { status: 'ok', checks: { database: { ok: true }, temporal: { ok: true } } },
  });
  database = async () => {
    throw new Error('down');
  };
  expect(await ask()).toMatchObject({
    code: 503,
    body: { status: 'failing', checks: { database: { ok: false, error: 'down' }, temporal: { ok: true } } },
  });
  database = () => 'asleep';
  expect(await ask()).toMatchObject({ code: 503, body: { checks: { database: { ok: false, error: 'asleep' } } } });
  database = () => false;
  expect(await ask()).toMatchObject({ code: 503, body: { checks: { database: { ok: false } } } });
  database = () => new Promise(() => {});
  expect(await ask()).toMatchObject({ code: 503, body: { checks: { database: { error: 'no answer within 50 ms' } } } });
  await server.close();
});

test('metrics carry the process', async () => {
  const server = await startHealthServer({
    host: '127.0.0.1',
    port: 0,
    checks: {},
    registry: createMetrics('worker').registry,
    log,
  });
  const text = await (await fetch(`${server.url}/metrics`)).text();
  expect(text).toMatch(/process_cpu_seconds_total\{process="worker"\}/);
  await server.close();
});

test('a taken port is stepped over', async () => {
  const other = createServer();
  const taken = await new Promise<number>((resolve) => {
    other.listen(0, '127.0.0.1', () => resolve((other.address() as { port: number }).port));
  });
  const server = await startHealthServer({
    host: '127.0.0.1',
    port: taken,
    checks: {},
    registry: createMetrics('x').registry,
    log,
  });
  expect(server.port).toBeGreaterThan(taken);
  await server.close();
  await new Promise((resolve) => other.close(resolve));
});
