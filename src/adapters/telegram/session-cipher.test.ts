import { randomBytes } from 'node:crypto';
import { isSealedWithNewest, openSession, sealSession } from './session-cipher';

const old = { id: 'old1', key: randomBytes(32) };
const newest = { id: 'new2', key: randomBytes(32) };
const session = `1${randomBytes(270).toString('base64')}`;

test('what is sealed opens again for the same account', () => {
  const sealed = sealSession([newest], 'acc-1', session);
  expect(sealed.keyId).toBe('new2');
  expect(openSession([newest], 'acc-1', sealed)).toBe(session);
});

test('the same session never looks the same twice, nor does it show', () => {
  const first = sealSession([newest], 'acc-1', session).cipher;
  expect(first.equals(sealSession([newest], 'acc-1', session).cipher)).toBe(false);
  expect(first.includes(Buffer.from(session.slice(0, 12)))).toBe(false);
});

test('after a rotation old sessions open and new ones take the newest key', () => {
  const sealedBefore = sealSession([old], 'acc-1', session);
  const keys = [newest, old];
  expect(openSession(keys, 'acc-1', sealedBefore)).toBe(session);
  expect(isSealedWithNewest(keys, sealedBefore)).toBe(false);
  const sealedAfter = sealSession(keys, 'acc-1', session);
  expect(sealedAfter.keyId).toBe('new2');
  expect(isSealedWithNewest(keys, sealedAfter)).toBe(true);
});

test.each<[string, () => string]>([
  ['another account', () => openSession([newest], 'acc-2', sealSession([newest], 'acc-1', session))],
  [
    'another key under the same id',
    () => openSession([{ id: 'new2', key: old.key }], 'acc-2', sealSession([newest], 'acc-2', session)),
  ],
  [
    'a flipped bit',
    () => {
      const sealed = sealSession([newest], 'acc-2', session);
      const cipher = Buffer.from(sealed.cipher);
      cipher[cipher.length - 1]! ^= 1;
      return openSession([newest], 'acc-2', { ...sealed, cipher });
    },
  ],
  ['a cut row', () => openSession([newest], 'acc-2', { keyId: 'new2', cipher: Buffer.from([1, 2, 3]) })],
  [
    'an unknown version',
    () => {
      const sealed = sealSession([newest], 'acc-2', session);
      return openSession([newest], 'acc-2', {
        ...sealed,
        cipher: Buffer.concat([Buffer.from([9]), sealed.cipher.subarray(1)]),
      });
    },
  ],
])('%s opens nothing, and the error names account and key', (_what, open) => {
  expect(open).toThrow(
    expect.objectContaining({ name: 'Misconfigured', message: expect.stringMatching(/account acc-2.*key new2/) }),
  );
});

test('a key that is not configured is named', () => {
  const sealed = sealSession([old], 'acc-1', session);
  expect(() => openSession([newest], 'acc-1', sealed)).toThrow(
    /acc-1 is sealed with key old1, which is not configured/,
  );
});

test('no error shows the session', () => {
  const sealed = sealSession([newest], 'acc-1', session);
  try {
    openSession([newest], 'acc-2', sealed);
  } catch (error) {
    expect(String((error as Error).stack)).not.toContain(session.slice(0, 20));
  }
  expect.assertions(1);
});
