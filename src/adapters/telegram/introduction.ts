// How a connection says who it is: the schema it speaks and the application behind it, round its first call.
import { release, type } from 'node:os';
import type { Method } from './link';
import { Api, LAYER } from './vendor';

/** What every session shows in the account's list of devices. https://core.telegram.org/method/initConnection */
export const device = {
  deviceModel: 'Rapport',
  systemVersion: `${type()} ${release()}`,
  appVersion: '1.0',
  systemLangCode: 'en',
  langPack: '',
  langCode: 'en',
};

/** https://core.telegram.org/api/invoking#layers */
export function introduction<R>(apiId: number, query: Method<R>): Method<R> {
  const init = new Api.InitConnection({ apiId, ...device, query: query as never });
  return new Api.InvokeWithLayer({ layer: LAYER, query: init as never }) as unknown as Method<R>;
}
