// A TCP proxy that can be stalled: what a process has sent is held back, so that it can be killed in between.

import type { AddressInfo } from 'node:net';
import { connect, createServer, type Server, type Socket } from 'node:net';

/** Seen from the process that dials the proxy: what it sends, what it is sent. */
export type Way = 'up' | 'down';
/** What becomes of held bytes: they arrive after all, or they were never sent. */
export type Fate = 'go' | 'discard';

export class StallingProxy {
  private readonly links = new Set<Link>();
  private readonly held = new Set<Way>();

  private constructor(
    private readonly server: Server,
    readonly address: string,
  ) {}

  /** Listens on a free port of 127.0.0.1 and passes everything on to `target` (host:port). */
  static async start(target: string): Promise<StallingProxy> {
    const [host, port] = target.split(':') as [string, string];
    const server = createServer((near) => {
      const link = new Link(near, connect({ host, port: Number(port), noDelay: true }), proxy.held, () =>
        proxy.links.delete(link),
      );
      proxy.links.add(link);
    });
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
    const proxy = new StallingProxy(server, `127.0.0.1:${(server.address() as AddressInfo).port}`);
    return proxy;
  }

  /** Nothing passes that way from now on. */
  hold(...ways: Way[]): void {
    for (const way of ways) this.held.add(way);
  }

  /** Bytes that wait. */
  waiting(way: Way): number {
    return [...this.links].reduce((sum, link) => sum + link.waiting(way), 0);
  }

  /** Whether something that names it waits: gRPC sends ids as they are written. */
  holds(way: Way, id: string): boolean {
    return [...this.links].some((link) => link.holds(way, id));
  }

  /** Lets go. With 'discard' the links that held something are cut, as no stream goes on without its middle. */
  release(fate: Fate = 'go'): void {
    this.held.clear();
    for (const link of [...this.links]) link.release(fate);
  }

  async close(): Promise<void> {
    this.release('discard');
    for (const link of [...this.links]) link.destroy();
    await new Promise((done) => this.server.close(done));
  }
}

class Link {
  private readonly queues: Record<Way, Buffer[]> = { up: [], down: [] };
  private readonly ended = new Set<Way>();

  constructor(
    private readonly near: Socket,
    private readonly far: Socket,
    private readonly held: ReadonlySet<Way>,
    private readonly onClosed: () => void,
  ) {
    near.setNoDelay(true);
    this.pipe('up', near, far);
    this.pipe('down', far, near);
  }

  private pipe(way: Way, from: Socket, to: Socket): void {
    from.on('error', () => {});
    from.on('data', (chunk) => {
      if (this.held.has(way)) this.queues[way].push(chunk);
      else to.write(chunk);
    });
    // A killed process closes its side at once; what it had sent before may still be on its way.
    from.on('close', () => {
      this.ended.add(way);
      if (this.queues[way].length === 0) to.end();
      if (this.ended.size === 2) this.onClosed();
    });
  }

  waiting(way: Way): number {
    return this.queues[way].reduce((sum, chunk) => sum + chunk.length, 0);
  }

  holds(way: Way, id: string): boolean {
    return Buffer.concat(this.queues[way]).includes(id);
  }

  release(fate: Fate): void {
    if (fate === 'discard' && this.waiting('up') + this.waiting('down') > 0) {
      this.destroy();
      return;
    }
    for (const [way, to] of [
      ['up', this.far],
      ['down', this.near],
    ] as const) {
      for (const chunk of this.queues[way].splice(0)) to.write(chunk);
      if (this.ended.has(way)) to.end();
    }
  }

  destroy(): void {
    this.queues.up = [];
    this.queues.down = [];
    this.near.destroy();
    this.far.destroy();
  }
}
