// Which Telegram the accounts of this configuration live on: the real one, its test servers, or the sandbox's.
import { setTimeout as sleep } from 'node:timers/promises';
import { createTelegramUsers } from './adapters/telegram';
import type { Config } from './config';
import { Unreachable } from './errors';
import type { TelegramUserFactory } from './ports';

type Options = Parameters<typeof createTelegramUsers>[0];

/**
 * In sandbox mode the real Telegram is never dialled: without an endpoint in the configuration the sandbox is asked for its own.
 * @param within milliseconds to wait for a sandbox that is starting too
 * @throws Unreachable when the sandbox does not answer
 */
export async function connectTelegram(config: Config, log: Options['log'], within = 0): Promise<TelegramUserFactory> {
  const { apiId, apiHash, mtproto, testServers } = config.telegram;
  const local = mtproto
    ? named(mtproto)
    : config.services.telegram === 'sandbox'
      ? await askSandbox(config.sandbox.url, within)
      : undefined;
  return createTelegramUsers({ apiId, apiHash, mtproto: local, testServers, log });
}

/** The home data centre; it lists its others in help.getConfig. */
function named({ endpoint, rsaKey }: { endpoint: string; rsaKey: string }): Options['mtproto'] {
  const [host, port] = endpoint.split(':') as [string, string];
  return { dcs: [{ id: 2, host, port: Number(port) }], rsaPublicPem: rsaKey };
}

async function askSandbox(url: string, within: number): Promise<Options['mtproto']> {
  for (const deadline = Date.now() + within; ; await sleep(250)) {
    try {
      const response = await fetch(`${url}/telegram/server`, { signal: AbortSignal.timeout(5_000) });
      if (!response.ok) throw new Error(`${response.status}`);
      const { dcs, rsaPublicPem } = (await response.json()) as NonNullable<Options['mtproto']>;
      return { dcs, rsaPublicPem };
    } catch (cause) {
      if (Date.now() < deadline) continue;
      throw new Unreachable('The sandbox', `${url} does not say where its Telegram is (SANDBOX_URL)`, { cause });
    }
  }
}
