import { ApplicationFailure } from '@temporalio/activity';
import { GrantExpired, Misconfigured, RateLimited, Refused, Unreachable } from '../errors';
import { toFailure } from './failures';

const shown = (error: Error) => {
  const { type, nonRetryable, nextRetryDelay, details, message } = toFailure(error) as ApplicationFailure;
  return { type, nonRetryable: nonRetryable ?? false, nextRetryDelay, details: details ?? [], message };
};

test.each<[string, Error, object]>([
  ['a limit', new RateLimited('Zoom', 7000), { type: 'RateLimited', nextRetryDelay: 7000, details: [] }],
  [
    'a limit of the day is told apart',
    new RateLimited('Zoom', 7_200_000, { code: 'daily' }),
    { type: 'RateLimited', nextRetryDelay: 7_200_000, details: ['daily'] },
  ],
  [
    'a grant that is over has a name of its own: who has a client waiting does not wait for the rep to give another',
    new GrantExpired('Google Calendar', 'events.get: 401'),
    { type: 'GrantExpired', nonRetryable: false, message: 'Google Calendar: events.get: 401' },
  ],
  ['our own mistake is tried again', new Misconfigured('Zoom', 'x'), { type: 'Misconfigured', nonRetryable: false }],
  ['no answer', new Unreachable('Zoom', 'x'), { type: 'Unreachable', nonRetryable: false }],
  [
    'a refusal keeps its code and not its detail',
    new Refused('Google Calendar', 'taken', 'Анна'),
    { type: 'Refused', nonRetryable: true, message: 'Google Calendar refused: taken' },
  ],
])('%s', (_what, error, expected) => {
  expect(shown(error)).toMatchObject(expected);
});

test('an unexpected error shows its name and code only: its words may be a person’s', () => {
  const error = Object.assign(new Error('Анна Каренина'), { code: '23505' });
  expect(shown(error)).toMatchObject({ type: 'Error', nonRetryable: false, message: 'unexpected Error (23505)' });
});

test('what was made on purpose passes', () => {
  const failure = ApplicationFailure.nonRetryable('x', 'Mine');
  expect(toFailure(failure)).toBe(failure);
});
