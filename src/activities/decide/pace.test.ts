// How long a person takes, from brand.yaml.
import { testBrand } from '../../../test/support/brand';
import { paceOf, typingMs } from './pace';

const typing = { enabled: true, charactersPerSecond: 20, minSeconds: 1, maxSeconds: 5 };

test.each([
  [0, 1000],
  [20, 1000],
  [50, 2500],
  [80, 4000],
  [1000, 5000],
])('%i characters are typed in %i ms', (length, ms) => expect(typingMs({ typing }, 'д'.repeat(length))).toBe(ms));

test.each([
  ['👨‍👩‍👧‍👦'.repeat(40), 2000],
  [`д${'\u200b'.repeat(20)}`.repeat(40), 2000],
  ['й'.normalize('NFD').repeat(40), 2000],
])('what is one key for a person takes the time of one: %#', (text, ms) => expect(typingMs({ typing }, text)).toBe(ms));

test('a brand that shows no typing does not wait either', () => {
  const brand = testBrand({ typing: { ...typing, enabled: false } });
  expect(typingMs(brand, 'д'.repeat(80))).toBe(0);
  expect(paceOf(brand, ['a'])).toBeUndefined();
});

test('reading, thinking and the pauses between parts are drawn within the brand’s bounds', () => {
  const { delivery } = testBrand();
  const span = (min: number, max: number) => ({ min, max });
  const brand = testBrand({
    typing,
    delivery: {
      ...delivery,
      readAfterSeconds: span(1, 2),
      thinkSeconds: span(3, 4),
      pauseBetweenSeconds: span(0.5, 0.6),
    },
  });
  for (let i = 0; i < 200; i++) {
    const pace = paceOf(brand, ['a', 'д'.repeat(40)]);
    expect(pace?.readMs).toBeGreaterThanOrEqual(1000);
    expect(pace?.readMs).toBeLessThanOrEqual(2000);
    expect(pace?.thinkMs).toBeGreaterThanOrEqual(3000);
    expect(pace?.thinkMs).toBeLessThanOrEqual(4000);
    expect(pace?.next).toEqual([{ pauseMs: expect.any(Number), typingMs: 2000 }]);
    expect(pace?.next[0]?.pauseMs).toBeGreaterThanOrEqual(500);
    expect(pace?.next[0]?.pauseMs).toBeLessThanOrEqual(600);
  }
});
