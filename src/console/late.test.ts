import { ServiceError } from '@temporalio/client';
import { isLate } from './late';

const grpc = (code: number, details: string) =>
  Object.assign(new Error(`${code}: ${details}`), { code, details, metadata: {} });

test.each<[string, unknown, boolean]>([
  ['our clock ran out', new ServiceError('x', { cause: grpc(4, 'Deadline exceeded') }), true],
  ['the server’s clock ran out first', new ServiceError('x', { cause: grpc(1, 'Call cancelled') }), true],
  ['nobody polls', grpc(9, 'no poller seen for task queue recently'), true],
  ['the server is away', new ServiceError('x', { cause: grpc(14, 'connection refused') }), false],
  ['it was said no', grpc(3, 'bad query'), false],
  ['something else', new Error('odd'), false],
])('%s', (_what, error, late) => {
  expect(isLate(error)).toBe(late);
});
