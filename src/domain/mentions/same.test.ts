// Two mentions: one meeting, the same one moved, or another.
import { sameMeeting } from './same';

const at = (time: string) => new Date(`2026-11-26T${time}:00Z`);

test.each([
  ['the same words', 'встреча с юристом', '15:00', 'встреча с юристом', '15:00', 'same'],
  ['in another case', 'встреча с юристом', '15:00', 'юрист', '15:10', 'same'],
  ['one says nothing in particular', 'встреча', '15:00', 'созвон с банком', '15:00', 'same'],
  ['another thing at that hour', 'экзамен по химии', '15:00', 'рейс в Стамбул', '15:00', 'other'],
  ['a quarter of an hour and a minute later', 'встреча с юристом', '15:00', 'встреча с юристом', '15:16', 'other'],
  ['in English', 'call with my lawyer', '15:00', 'meeting with the lawyer', '15:00', 'same'],
] as const)('%s', (_, a, from, b, to, expected) => {
  expect(sameMeeting({ title: a, start: at(from) }, { title: b, start: at(to).getTime() })).toBe(expected);
});

test.each([
  ['to the next day', 'встреча с юристом', '2026-11-27T12:00:00Z', 'moved'],
  ['named by nothing in particular', 'встреча', '2026-11-27T12:00:00Z', 'moved'],
  ['a month later', 'встреча с юристом', '2026-12-27T12:00:00Z', 'other'],
  ['another thing', 'рейс', '2026-11-27T12:00:00Z', 'other'],
] as const)('moved %s', (_, title, start, expected) => {
  const known = { title: 'встреча с юристом', start: at('15:00') };
  expect(sameMeeting(known, { title, start: new Date(start), change: 'moved' })).toBe(expected);
  expect(sameMeeting(known, { title, start: new Date(start), change: 'set' })).toBe('other');
});
