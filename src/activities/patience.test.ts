// Which failures of a decision are final, and when.
import { MockActivityEnvironment } from '@temporalio/testing';
import { DefaultLogger } from '@temporalio/worker';
import { Unreachable } from '../errors';
import { withPatience } from './patience';

const logger = new DefaultLogger('ERROR', () => {});
const fails = (attempt: number, error: Error): Promise<unknown> =>
  new MockActivityEnvironment({ attempt }, { logger })
    .run(() => withPatience(() => Promise.reject(error)))
    .catch((thrown: unknown) => thrown);

test('a model that is away is tried four times, then it is final', async () => {
  const away = new Unreachable('claude', 'HTTP 529');
  expect(await fails(3, away)).toBe(away);
  expect(await fails(4, away)).toMatchObject({ nonRetryable: true, type: 'Unreachable' });
});

test('a database that is away is waited for', async () => {
  const away = new Unreachable('Postgres', 'ECONNREFUSED');
  expect(await fails(40, away)).toBe(away);
});

test('our own mistakes are final in the end, and quote nobody', async () => {
  const failure = await fails(4, new TypeError('cannot read "Анна, мой телефон …"'));
  expect(failure).toMatchObject({ nonRetryable: true, type: 'TypeError', message: 'unexpected TypeError' });
});
