// Where the local Telegram listens and which key it has: asked of the sandbox at start, since both may change with it.
import { setTimeout as sleep } from 'node:timers/promises';
import type { Config } from './config';
import { Unreachable } from './errors';

interface ServerInfo {
  dcs: { id: number; host: string; port: number }[];
  rsaPublicPem: string;
}

/** The data centre accounts start at; the server tells the others. */
const HOME_DC = 2;

/**
 * Completes `telegram.mtproto` when Telegram is the sandbox's and no server is given; else gives the config as it is.
 * @param within milliseconds to wait for a sandbox that is still starting
 * @throws Unreachable naming SANDBOX_URL
 */
export async function withSandboxServer(config: Config, within = 30_000): Promise<Config> {
  if (config.services.telegram !== 'sandbox' || config.telegram.mtproto) return config;
  const url = `${config.sandbox.url}/telegram/server`;
  for (const deadline = Date.now() + within; ; await sleep(250)) {
    try {
      const response = await fetch(url, { signal: AbortSignal.timeout(3000) });
      if (!response.ok) throw new Error(`answered ${response.status}`);
      const { dcs, rsaPublicPem } = (await response.json()) as ServerInfo;
      const home = dcs.find(({ id }) => id === HOME_DC) ?? dcs[0];
      if (!home) throw new Error('lists no data centre');
      const mtproto = { endpoint: `${home.host}:${home.port}`, rsaKey: rsaPublicPem };
      return { ...config, telegram: { ...config.telegram, mtproto } };
    } catch (cause) {
      if (Date.now() > deadline) {
        throw new Unreachable('sandbox', `${url} (${(cause as Error).message}); is it running, is SANDBOX_URL right?`, {
          cause,
        });
      }
    }
  }
}
