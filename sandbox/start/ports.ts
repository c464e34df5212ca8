// Finding a TCP port that is free on this machine.
import { createServer } from 'node:net';

/** `wanted`, or the next free one above it. Port 0 asks the system for any. */
export async function freePort(wanted: number, taken: ReadonlySet<number> = new Set()): Promise<number> {
  for (let port = wanted; port <= 65_535; port++) {
    if (taken.has(port)) continue;
    const got = await tryListen(port);
    if (got !== undefined) return got;
  }
  throw new Error(`No free port from ${wanted} on`);
}

/** Several different free ports at once. */
export async function freePorts(count: number): Promise<number[]> {
  const found = new Set<number>();
  while (found.size < count) found.add(await freePort(0));
  return [...found];
}

function tryListen(port: number): Promise<number | undefined> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', (error: NodeJS.ErrnoException) => {
      // EACCES: a privileged port; the next one may do
      if (error.code === 'EADDRINUSE' || error.code === 'EACCES') resolve(undefined);
      else reject(error);
    });
    server.listen(port, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' ? address?.port : undefined));
    });
  });
}
