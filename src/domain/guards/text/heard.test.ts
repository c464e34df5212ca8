import { heard } from './heard';

test('what people say is heard whole, oldest first', () => {
  expect(heard(['Бюджет 100 000', 'две спальни'])).toEqual(['Бюджет 100 000', 'две спальни']);
});

test('of very much the newest is heard, of an endless word its beginning', () => {
  const many = Array.from({ length: 60 }, (_, i) => `${i} ${'1 2 3 '.repeat(680)}`);
  const kept = heard(many);
  expect(kept.join('').length).toBeLessThanOrEqual(6_000);
  expect(kept.at(-1)).toMatch(/^59 /);
  expect(heard(['д'.repeat(4096)])).toEqual(['д'.repeat(80)]);
});
