// Which Bot API the reps' bot of this configuration lives on: the real one, a server of one's own, or the sandbox's.
import { setTimeout as sleep } from 'node:timers/promises';
import { createTelegramBot } from './adapters/telegram-bot';
import type { Config } from './config';
import { Unreachable } from './errors';
import type { RepBot } from './ports/reps';

/**
 * undefined: no token, no bot. In sandbox mode the real Telegram is never dialled: the sandbox is asked where its Bot API is.
 * @param within milliseconds to wait for a sandbox that is starting too
 * @throws Unreachable when the sandbox does not answer
 */
export async function connectBot(config: Config, within = 0): Promise<RepBot | undefined> {
  const { bot, services, sandbox } = config;
  if (!bot) return undefined;
  const apiRoot = bot.apiUrl ?? (services.telegram === 'sandbox' ? await askSandbox(sandbox.url, within) : undefined);
  return createTelegramBot({ token: bot.token, apiRoot });
}

async function askSandbox(url: string, within: number): Promise<string> {
  for (const deadline = Date.now() + within; ; await sleep(250)) {
    try {
      const response = await fetch(`${url}/botapi/server`, { signal: AbortSignal.timeout(5_000) });
      if (!response.ok) throw new Error(`${response.status}`);
      return ((await response.json()) as { url: string }).url;
    } catch (cause) {
      if (Date.now() < deadline) continue;
      throw new Unreachable('The sandbox', `${url} does not say where its Bot API is (SANDBOX_URL)`, { cause });
    }
  }
}
