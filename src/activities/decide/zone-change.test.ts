// A client who moves: what was promised stays at its moment, what is promised next is by his new clock, and he is told whose clock it is.
import type { AgentTurn, ToolCall } from '../../domain/agent';
import { FOLLOW_UP_WHEN } from '../../domain/when';
import type { Question } from './ask-model';
import { createToolbox } from './tools';

const NOW = new Date('2026-11-25T12:00:00Z'); // 15:00 in Moscow, 20:00 on Bali

function toolbox(zone?: string) {
  const brand = {
    zone: 'Europe/Moscow',
    languages: ['en'],
    hours: [{ days: [1, 2, 3, 4, 5, 6, 7], from: '09:00', to: '21:00' }],
    holidays: [{ from: '2026-12-31', to: '2027-01-08', name: 'New Year' }],
    followUp: { when: FOLLOW_UP_WHEN, ambiguousTime: 'ask' },
  };
  const snapshot = { prospect: { zone, language: 'en', facts: {} }, conversation: { seq: 1 }, plan: [], messages: [] };
  const question = { brand, snapshot, now: NOW, turnId: 't', guard: () => undefined } as unknown as Question;
  return createToolbox(question, { plan: [] } as unknown as AgentTurn);
}

let calls = 0;
const schedule = (words: string, reading?: string): ToolCall => ({
  id: `c${++calls}`,
  name: 'schedule_follow_up',
  words,
  reading,
  brief: 'b',
  reason: 'r',
});
const moves = (city: string): ToolCall => ({ id: `c${++calls}`, name: 'update_profile', city });

test('promised before he moved, then after', () => {
  const tools = toolbox('Europe/Moscow');
  expect(tools.run(schedule('tomorrow at 10:00')).content).not.toContain('zone');
  tools.run(moves('Bali'));
  const { content } = tools.run(schedule('tomorrow at 14:00'));
  expect(tools.planItems.map(({ due }) => due.toISOString())).toEqual([
    '2026-11-26T07:00:00.000Z', // ten in Moscow, as it was said
    '2026-11-26T06:00:00.000Z', // two on Bali
  ]);
  expect(content).toContain('tomorrow, 26 November, at 14:00');
  expect(content).toContain('His zone has changed: name the new one (Bali time (UTC+8))');
});

test('a zone nobody knows is named, one that was always his is not', () => {
  expect(toolbox().run(schedule('tomorrow at 10:00')).content).toContain('name ours (Moscow time (UTC+3))');
  expect(toolbox('Asia/Makassar').run(schedule('tomorrow at 10:00')).content).not.toMatch(/zone/);
});

test('the zone he names in the time itself is named back, and his own stays what it was', () => {
  const tools = toolbox('Asia/Makassar');
  expect(tools.run(schedule('tomorrow at 12:00 London time')).content).toContain('He named London time (UTC)');
  tools.run(schedule('tomorrow at 12:00'));
  expect(tools.planItems.map(({ due }) => due.toISOString())).toEqual([
    '2026-11-26T12:00:00.000Z',
    '2026-11-26T04:00:00.000Z',
  ]);
});

test('the model read it by the clock he has left: nothing is promised', () => {
  const tools = toolbox('Europe/Moscow');
  tools.run(moves('Bali'));
  expect(tools.run(schedule('tomorrow at 14:00', '2026-11-26T14:00:00+03:00')).ok).toBe(false);
  expect(tools.planItems).toEqual([]);
});

test("after the brand's holidays, when it knows them", () => {
  const tools = toolbox('Europe/Moscow');
  expect(tools.run(schedule('after the New Year holidays')).ok).toBe(true);
  expect(tools.planItems[0]?.due.toISOString()).toBe('2027-01-11T07:00:00.000Z');
});
