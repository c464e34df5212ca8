import { ServiceError } from '@temporalio/client';
import { ConfigError } from '../config';
import { NoAnswer, RefusedByConversation } from '../console/errors';
import { Unreachable } from '../errors';
import { CliError, explain, UsageError } from './errors';

const grpc = (code: number, details: string) =>
  Object.assign(new Error(`${code}: ${details}`), { code, details, metadata: {} });

test.each<[string, unknown, RegExp, number]>([
  ['a command of ours', new CliError('no such thing'), /^no such thing$/, 1],
  ['wrong arguments', new UsageError('--at x'), /^--at x$/, 2],
  ['configuration', new ConfigError(['A: missing', 'B: wrong']), /^A: missing\nB: wrong$/, 2],
  ['a service', new Unreachable('Temporal', '127.0.0.1:7233'), /Temporal is not reachable: 127.0.0.1:7233.*doctor/, 1],
  ['the conversation', new RefusedByConversation('the plan has changed'), /refused: the plan has changed/, 1],
  ['nobody', new NoAnswer('no answer'), /No worker answers/, 1],
  ['an old database', Object.assign(new Error('relation "x" does not exist'), { code: '42P01' }), /rapport migrate/, 1],
  ['Temporal lost', new ServiceError('x', { cause: grpc(14, 'connection refused') }), /Temporal is not reachable/, 1],
  ['Temporal said no', grpc(3, 'bad query'), /Temporal refused: bad query/, 1],
  ['something else', new Error('odd'), /^odd \(LOG_LEVEL=debug/, 1],
])('%s is one clear sentence', (_what, error, words, exitCode) => {
  const explained = explain(error);
  expect(explained.lines.join('\n')).toMatch(words);
  expect(explained.exitCode).toBe(exitCode);
  expect(explained.lines.join('\n')).not.toMatch(/ {4}at /);
});
