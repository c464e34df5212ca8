import { randomBytes } from 'node:crypto';
import { readSession, writeSession } from './session';
import { AuthKey, StringSession } from './vendor';

async function key(): Promise<AuthKey> {
  const made = new AuthKey();
  await made.setKey(randomBytes(256));
  return made;
}

test.each([443, 32_767, 32_768, 65_535])('a session keeps its key, data centre and port %i', async (port) => {
  const authKey = await key();
  const endpoint = { dcId: 4, host: '149.154.167.91', port };
  const read = await readSession(writeSession({ endpoint, authKey }));
  expect(read.endpoint).toEqual(endpoint);
  expect(read.authKey.equals(authKey)).toBe(true);
});

test("GramJS's own strings are read", async () => {
  const authKey = await key();
  const theirs = new StringSession('');
  theirs.setDC(2, '149.154.167.50', 443);
  theirs.setAuthKey(authKey);
  const read = await readSession(theirs.save());
  expect(read.endpoint).toEqual({ dcId: 2, host: '149.154.167.50', port: 443 });
  expect(read.authKey.equals(authKey)).toBe(true);
});

test.each(['', 'x', '1', '2AgAOMTQ5', '1AgAOMTQ5LjE1NC4xNjcuNTABuw=='])(
  '%j is no session, and is not repeated',
  async (text) => {
    const refusal = await readSession(text).catch((error) => error);
    expect(refusal).toMatchObject({ name: 'Misconfigured', detail: expect.stringContaining('SESSION_UNREADABLE') });
    if (text.length > 3) expect(refusal.message).not.toContain(text);
  },
);
