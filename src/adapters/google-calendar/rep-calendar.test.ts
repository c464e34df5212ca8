// What Google says that cannot be so: never taken for free time.
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Unreachable } from '../../errors';
import { createGoogleSignIn } from '.';

const grant = {
  ...{ refreshToken: 'refresh', accessToken: 'access', accessExpiresAt: new Date(Date.now() + 3_600_000) },
  ...{ email: 'a@x.example', scopes: [] },
};
let busy: unknown;
const server = createServer((request, response) => {
  const answer = request.url?.includes('calendarList')
    ? { items: [{ id: 'a@x.example', primary: true }] }
    : { calendars: { 'a@x.example': { busy } } };
  response.setHeader('content-type', 'application/json').end(JSON.stringify(answer));
});
beforeAll(() => new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve)));
afterAll(() => new Promise((resolve) => server.close(resolve)));

const [early, late] = ['2026-11-24T10:00:00Z', '2026-11-24T11:00:00Z'];
const freeBusy = (answered: unknown) => {
  busy = answered;
  const rootUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
  const google = createGoogleSignIn({ clientId: 'x', clientSecret: 'x', rootUrl, tokenUrl: `${rootUrl}token` });
  return google.calendar(grant, () => {}).freeBusy(new Date(early), new Date(late));
};

test('times that are times', async () => {
  expect(await freeBusy([{ start: early, end: late }])).toEqual([{ start: new Date(early), end: new Date(late) }]);
});

test.each([
  ['ends before it begins', [{ start: late, end: early }]],
  ['no instant', [{ start: early, end: 'tomorrow' }]],
  ['no end', [{ start: early }]],
  ['no list', 'none'],
])('%s: not read', async (_, answered) => {
  await expect(freeBusy(answered)).rejects.toThrow(Unreachable);
  await expect(freeBusy(answered)).rejects.toThrow('the answer makes no sense (calendars.a@x.example.busy');
});
