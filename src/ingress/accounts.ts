// All accounts this process may own: hosts start when a row appears or is resumed, and stop when it is parked or removed.
import type { Logger } from 'pino';
import { AccountHost, type HostDeps } from './account-host';

const LOOK_MS = 2_000;

export class Accounts {
  readonly hosts = new Map<string, AccountHost>();
  private timer?: NodeJS.Timeout;
  private looking: Promise<void> = Promise.resolve();
  private stopped = false;

  constructor(
    private readonly deps: HostDeps,
    private readonly log: Logger,
  ) {}

  async start(): Promise<void> {
    await this.look();
    this.timer = setInterval(() => {
      this.looking = this.looking
        .then(() => this.look())
        .catch((error: Error) => this.log.warn({ what: error.name }, 'accounts could not be read'));
    }, LOOK_MS);
  }

  async stop(): Promise<void> {
    this.stopped = true;
    clearInterval(this.timer);
    await this.looking;
    await Promise.all([...this.hosts.values()].map((host) => host.stop()));
  }

  private async look(): Promise<void> {
    if (this.stopped) return;
    const wanted = new Set(
      (await this.deps.store.accounts()).filter((a) => a.status === 'active' && a.sessionCipher).map((a) => a.id),
    );
    for (const [id, host] of this.hosts) {
      if (wanted.has(id) && !host.ended) continue;
      this.hosts.delete(id);
      await host.stop();
    }
    for (const id of wanted) {
      if (this.hosts.has(id)) continue;
      const host = new AccountHost(id, this.deps, this.log);
      this.hosts.set(id, host);
      host.start();
    }
  }
}
