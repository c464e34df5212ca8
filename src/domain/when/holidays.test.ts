// «после праздников»: which of the brand's holidays, the working day after them, and a question when nobody can know.
import type { Holiday } from '../brand';
import { FOLLOW_UP_WHEN, resolveWhen, type WhenInput } from './index';

const SCHOOL: Holiday[] = [
  { from: '2026-12-31', to: '2027-01-08', name: 'Новый год и Рождество' },
  { from: '2027-02-23', to: '2027-02-23', name: 'День защитника Отечества' },
  { from: '2027-05-01', to: '2027-05-03', name: 'Праздник Весны и Труда' },
  { from: '2027-05-09', to: '2027-05-10', name: 'День Победы' },
];
const VILLAS: Holiday[] = [
  { from: '2026-12-25', to: '2026-12-25', name: 'Christmas' },
  { from: '2026-12-31', to: '2027-01-03', name: 'New Year' },
  { from: '2027-01-12', to: '2027-01-14', name: 'Galungan' },
];

const read = (phrase: string, now: string, holidays?: Holiday[], more: Partial<WhenInput> = {}) => {
  const given = { phrase, now: new Date(now), zone: 'Europe/Moscow', holidays, ...more };
  const result = resolveWhen({ ...given, purpose: 'followUp', defaults: FOLLOW_UP_WHEN });
  return result.kind === 'instant'
    ? `${result.instant}${result.question ? ` ?${result.question.code}` : ''}`
    : result.question?.code;
};

test.each([
  // the ninth and tenth are a weekend
  ['после праздников', '2026-12-20T12:00Z', '2027-01-11T07:00:00.000Z'],
  ['давайте уже после новогодних', '2026-12-20T12:00Z', '2027-01-11T07:00:00.000Z'],
  ['после нового года в 15:00', '2026-12-20T12:00Z', '2027-01-11T12:00:00.000Z'],
  ['after the new year holidays', '2026-12-20T12:00Z', '2027-01-11T07:00:00.000Z'],
  ['after новогодних праздников', '2026-12-20T12:00Z', '2027-01-11T07:00:00.000Z'],
  // in the midst of them
  ['после праздников', '2027-01-04T12:00Z', '2027-01-11T07:00:00.000Z'],
  // one day of them
  ['после праздников', '2027-02-20T12:00Z', '2027-02-24T07:00:00.000Z'],
  // 3 and 9 May are one season
  ['после майских', '2027-04-28T12:00Z', '2027-05-11T07:00:00.000Z'],
  ['после майских праздников утром', '2027-04-28T12:00Z', '2027-05-11T07:00:00.000Z'],
  // three months away nobody calls them "the holidays": a guess that carries a question
  ['после праздников', '2026-09-20T12:00Z', '2027-01-11T07:00:00.000Z ?vague'],
  ['после нового года', '2026-09-20T12:00Z', '2027-01-11T07:00:00.000Z'],
  // not in the list
  ['после майских', '2027-06-20T12:00Z', 'vague'],
  ['до праздников', '2026-12-20T12:00Z', 'deadline'],
  ['на праздниках', '2026-12-20T12:00Z', 'vague'],
  ['after my holidays', '2026-12-20T12:00Z', 'vague'],
  // working days leave the holidays out
  ['через 2 рабочих дня', '2026-12-30T12:00Z', '2027-01-12T12:00:00.000Z'],
])("a school's client says «%s» at %s: %s", (phrase, now, meaning) => {
  expect(read(phrase, now, SCHOOL)).toBe(meaning);
});

test('Christmas and New Year are one season, the feast nine days later another', () => {
  expect(read('after the holidays', '2026-12-20T12:00Z', VILLAS)).toBe('2027-01-04T07:00:00.000Z');
  expect(read('after Christmas', '2026-12-20T12:00Z', VILLAS)).toBe('2027-01-04T07:00:00.000Z');
  expect(read('after the holidays', '2027-01-05T12:00Z', VILLAS)).toBe('2027-01-15T07:00:00.000Z');
});

test('who knows no holidays asks', () => {
  for (const phrase of ['после праздников', 'после нового года', 'after the holidays', 'after Christmas'])
    expect([phrase, read(phrase, '2026-12-20T12:00Z')]).toEqual([phrase, 'vague']);
});

test('no holiday is a working day of the brand, whatever the list says', () => {
  expect(read('после праздников', '2026-12-20T12:00Z', [{ from: 'x', to: 'y', name: 'broken' }])).toBe('vague');
});
