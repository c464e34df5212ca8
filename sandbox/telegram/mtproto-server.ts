// The listening side of MTProto: one port per data centre, and the connections that are open.
import net from 'node:net';
import { Connection, type ConnectionHost } from './connection';
import type { RsaKey } from './crypto';
import type { AuthKeys } from './keys';
import type { Tl } from './tl';

export interface DataCentre {
  id: number;
  host: string;
  port: number;
}

export interface MtServerOptions {
  rsa: RsaKey;
  keys: AuthKeys;
  /** The address clients are told. */
  advertisedHost: string;
  onCall: (connection: Connection, request: Tl) => Promise<Buffer | undefined>;
  log?: (message: string, detail?: unknown) => void;
}

export class MtServer implements ConnectionHost {
  readonly rsa: RsaKey;
  readonly keys: AuthKeys;
  readonly onCall: ConnectionHost['onCall'];
  readonly log: ConnectionHost['log'];
  /** Milliseconds added to each request's way in and to every answer's and push's way out. */
  readonly latency = { upMs: 0, downMs: 0 };
  readonly connections = new Set<Connection>();
  readonly dcs: DataCentre[] = [];
  private readonly servers: net.Server[] = [];
  private readonly sessions = new Set<string>();

  constructor(private readonly options: MtServerOptions) {
    this.rsa = options.rsa;
    this.keys = options.keys;
    this.onCall = options.onCall;
    this.log = options.log ?? (() => {});
  }

  isNewSession(keyId: string, sessionId: bigint): boolean {
    const name = `${keyId}:${sessionId}`;
    if (this.sessions.has(name)) return false;
    this.sessions.add(name);
    return true;
  }

  /** Opens a data centre on `port`. @throws Error EADDRINUSE */
  async listen(id: number, host: string, port: number): Promise<void> {
    const server = net.createServer((socket) => {
      const connection = new Connection(this, socket, id);
      this.connections.add(connection);
      socket.setNoDelay(true);
      socket.on('error', () => {});
      socket.on('close', () => this.connections.delete(connection));
    });
    await new Promise<void>((resolve, reject) => {
      server.once('error', reject);
      server.listen(port, host, resolve);
    });
    this.servers.push(server);
    const { advertisedHost } = this.options;
    this.dcs.push({ id, host: advertisedHost, port: (server.address() as net.AddressInfo).port });
  }

  /** Live connections signed in as that person. */
  connectionsOf(userId: string): Connection[] {
    return [...this.connections].filter((c) => c.open && c.key?.userId === userId && !c.key.ended);
  }

  /** Cuts connections: those of one person, or all. Returns how many. */
  disconnect(userId?: string): number {
    const cut = userId ? this.connectionsOf(userId) : [...this.connections];
    for (const connection of cut) connection.destroy();
    return cut.length;
  }

  /** Makes existing connections half-open; new ones answer. Returns how many. */
  mute(userId?: string): number {
    const muted = userId ? this.connectionsOf(userId) : [...this.connections];
    for (const connection of muted) connection.muted = true;
    return muted.length;
  }

  async close(): Promise<void> {
    this.disconnect();
    await Promise.all(this.servers.map((server) => new Promise((resolve) => server.close(resolve))));
  }
}
