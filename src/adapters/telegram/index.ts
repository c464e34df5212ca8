// The Telegram user-account adapter, as deps.ts makes it.
import type { TelegramUserFactory } from '../../ports';
import { Endpoints, type MtprotoOverride } from './endpoints';
import { Login } from './login';
import { type TelegramLog, UserClient } from './user-client';

export type { MtprotoOverride } from './endpoints';
export type { TelegramLog } from './user-client';

export interface TelegramUsersOptions {
  /** The application's, from https://my.telegram.org/apps. */
  apiId: number;
  apiHash: string;
  /** Sandbox only: a local server's data centres and its key, instead of Telegram's. */
  mtproto?: MtprotoOverride;
  /** Telegram's test servers; their accounts are apart from the real ones. */
  testServers?: boolean;
  log: TelegramLog;
}

/** Clients and sign-ins that share what is known of Telegram's data centres. Makes no connection by itself. */
export function createTelegramUsers(options: TelegramUsersOptions): TelegramUserFactory {
  const { apiId, apiHash, log } = options;
  const endpoints = new Endpoints(options);
  return {
    client: (session) => new UserClient(session, { apiId, endpoints, log }),
    login: () => new Login({ apiId, apiHash, endpoints }),
  };
}
