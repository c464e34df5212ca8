// How long a person takes to read, to think and to type: drawn when the answer is decided, so that the workflow only keeps the times.
import type { Brand, SecondsSpan } from '../../domain/brand';
import type { Pace } from '../../domain/decision';

const drawMs = ({ min, max }: SecondsSpan): number => Math.round((min + Math.random() * (max - min)) * 1000);

const LETTERS = new Intl.Segmenter(undefined, { granularity: 'grapheme' });

/** What a person types: a family of emoji is one key, what has no shape is none. */
const keystrokes = (text: string): number =>
  [...LETTERS.segment(text)].filter(({ segment }) => !/^\p{Cf}+$/u.test(segment)).length;

/** How long a person would type this, within the brand's bounds, in ms. 0 when the brand does not show typing. */
export function typingMs({ typing }: Pick<Brand, 'typing'>, text: string): number {
  const { enabled, charactersPerSecond, minSeconds, maxSeconds } = typing;
  if (!enabled) return 0;
  return Math.round(Math.min(maxSeconds, Math.max(minSeconds, keystrokes(text) / charactersPerSecond)) * 1000);
}

/** undefined: nothing to wait for but the typing. */
export function paceOf(brand: Brand, parts: string[]): Pace | undefined {
  const { readAfterSeconds, thinkSeconds, pauseBetweenSeconds } = brand.delivery;
  const shown = brand.typing.enabled;
  const pace = {
    readMs: shown ? drawMs(readAfterSeconds) : 0,
    thinkMs: shown ? drawMs(thinkSeconds) : 0,
    next: parts.slice(1).map((text) => ({
      pauseMs: shown ? drawMs(pauseBetweenSeconds) : 0,
      typingMs: typingMs(brand, text),
    })),
  };
  return pace.readMs + pace.thinkMs > 0 || pace.next.length > 0 ? pace : undefined;
}
