// What the model may send and what becomes of it.
import { TOOLS, toToolCall } from './tools';

const call = (name: string, input: unknown) => toToolCall({ id: 't1', name, input });

test('the tools are these, closed, described, and the same on every build', () => {
  expect(TOOLS.map((t) => t.name)).toEqual([
    'search_knowledge',
    'match_products',
    'schedule_follow_up',
    'cancel_follow_up',
    'hand_off',
    'update_profile',
    'note_meeting',
    'offer_slots',
    'book_meeting',
    'reschedule_meeting',
    'cancel_meeting',
    'set_stage',
    'stop_contact',
    'say_nothing',
  ]);
  for (const tool of TOOLS) {
    expect(tool.input_schema).toMatchObject({ type: 'object', additionalProperties: false });
    expect(tool.input_schema).not.toHaveProperty('$schema');
    expect(tool.description?.length).toBeGreaterThan(40);
  }
  expect(TOOLS.find((t) => t.name === 'schedule_follow_up')?.input_schema.required).toEqual(['reason']);
});

test.each([
  [
    'schedule_follow_up',
    { words: 'завтра', message: 'm', reason: 'r' },
    { words: 'завтра', message: 'm', reason: 'r' },
  ],
  [
    'schedule_follow_up',
    { words: 'завтра', reading: '2026-11-22T10:00', brief: 'b', reason: 'r' },
    { reading: '2026-11-22T10:00', brief: 'b' },
  ],
  ['schedule_follow_up', { keep: 'p1', reason: 'r' }, { keep: 'p1', words: '' }],
  ['schedule_follow_up', { keep: 'p1', words: '', message: null, reason: 'r' }, { keep: 'p1', words: '' }],
  ['cancel_follow_up', { planItemId: 'p1', reason: 'r' }, { planItemId: 'p1' }],
  [
    'update_profile',
    { name: 'Анна', city: 'Казань', facts: { goal: 'работа' } },
    { name_: 'Анна', city: 'Казань', facts: { goal: 'работа' } },
  ],
  ['update_profile', { zone: 'UTC+5' }, { zone: 'UTC+5' }],
  ['hand_off', { reason: 'r' }, { reason: 'r' }],
  ['say_nothing', { reason: 'r' }, { reason: 'r' }],
])('%s %j is taken', (name, input, expected) => {
  expect(call(name, input)).toMatchObject({ id: 't1', name, ...expected });
});

test.each<[string, unknown, RegExp]>([
  ['schedule_follow_up', { words: 'завтра', message: 'm', brief: 'b', reason: 'r' }, /message or brief/],
  ['schedule_follow_up', { words: 'завтра', reason: 'r' }, /message or brief/],
  ['schedule_follow_up', { words: 'завтра', message: 'm' }, /reason/],
  ['schedule_follow_up', { keep: 'p1', words: 'завтра', reason: 'r' }, /stands alone/],
  ['schedule_follow_up', { words: 'завтра', message: 'я'.repeat(4097), reason: 'r' }, /message/],
  ['cancel_follow_up', { planItemId: 5, reason: 'r' }, /planItemId/],
  ['update_profile', {}, /nothing/],
  ['update_profile', { facts: { a: 1 } }, /facts/],
  ['update_profile', { facts: Object.fromEntries(Array.from({ length: 21 }, (_, i) => [`f${i}`, 'v'])) }, /at most 20/],
  ['hand_off', 'because', /object/],
  ['say_nothing', null, /object/],
  ['say_nothing', [], /object/],
  ['toString', {}, /no such tool/],
])('%s %j is invalid', (name, input, problem) => {
  expect(call(name, input)).toEqual({ id: 't1', name: 'invalid', tool: name, problem: expect.stringMatching(problem) });
});
