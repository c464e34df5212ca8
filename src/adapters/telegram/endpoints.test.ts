import { createPublicKey } from 'node:crypto';
import { Endpoints } from './endpoints';
import { trustedServerKeys } from './vendor';

// Telegram's own key, whose fingerprint others computed: the independent witness for our arithmetic.
const TELEGRAM_KEY = '-3414540481677951611';

function telegramPem(): string {
  const { n, e } = trustedServerKeys.get(TELEGRAM_KEY)!;
  const base64url = (hex: string): string => Buffer.from(hex.length % 2 ? `0${hex}` : hex, 'hex').toString('base64url');
  const jwk = { kty: 'RSA', n: base64url(n.toString(16)), e: base64url(e.toString(16)) };
  return createPublicKey({ key: jwk, format: 'jwk' }).export({ type: 'pkcs1', format: 'pem' }) as string;
}

test('a given server key is trusted under the fingerprint Telegram computes', () => {
  const original = trustedServerKeys.get(TELEGRAM_KEY)!;
  const pem = telegramPem();
  trustedServerKeys.delete(TELEGRAM_KEY);
  try {
    new Endpoints({ mtproto: { dcs: [], rsaPublicPem: pem } });
    const added = trustedServerKeys.get(TELEGRAM_KEY)!;
    expect(added.n.equals(original.n)).toBe(true);
    expect(added.e).toBe(original.e);
  } finally {
    trustedServerKeys.set(TELEGRAM_KEY, original);
  }
});

test('real accounts are dialled where their session says', () => {
  const endpoints = new Endpoints();
  const saved = { dcId: 4, host: '149.154.167.91', port: 443 };
  expect(endpoints.ofSession(saved)).toBe(saved);
});

test('against a local server the configured address counts, not the one saved', () => {
  const mtproto = { dcs: [{ id: 2, host: '127.0.0.1', port: 5002 }], rsaPublicPem: telegramPem() };
  const endpoints = new Endpoints({ mtproto });
  expect(endpoints.ofSession({ dcId: 2, host: '127.0.0.1', port: 443 }).port).toBe(5002);
});

test('what Telegram lists is learned, but does not overrule what is given', () => {
  const endpoints = new Endpoints({ testServers: true });
  endpoints.learn([
    { dcId: 2, host: '10.0.0.1', port: 1 },
    { dcId: 4, host: '10.0.0.4', port: 4 },
  ]);
  expect(endpoints.find(2).host).toBe('149.154.167.40');
  expect(endpoints.find(4).host).toBe('10.0.0.4');
  expect(() => endpoints.find(9)).toThrow('data centre 9');
});
