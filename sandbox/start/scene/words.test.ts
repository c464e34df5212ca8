// The scene is drawn anew each time, so what it may say must be understood every time: by the seller and by the resolver.
import { resolveWhen } from '../../../src/domain/when';
import { understand } from '../../claude/seller/understand';
import { Chance } from './chance';
import { askHuman, askLater, backEarly, later, type Name, oneMore, opening, openingLater, people } from './words';

const NOW = new Date('2026-11-21T13:33:00.000Z');
const DEFAULTS = {
  dayStart: '10:00',
  morning: '10:00',
  noon: '12:00',
  afternoon: '15:00',
  evening: '19:00',
  night: '21:00',
};
const DRAWS = 400;

const heard = (text: string) => understand(text, { when: false, place: false });

function drawn(make: (chance: Chance, who: Name) => string): string[] {
  const texts = Array.from({ length: DRAWS }, (_, i) => {
    const chance = new Chance(`test ${i}`);
    return make(chance, people(chance, 1)[0] as Name);
  });
  return [...new Set(texts)];
}

test.each([true, false])('every wish to be written to names its moment (quick: %s)', (quick) => {
  for (const make of [askLater, openingLater]) {
    const wishes = new Map<string, number>();
    drawn((chance, who) => {
      const when = later(chance, quick);
      const text = make(chance, who, when);
      wishes.set(text, when.seconds);
      return text;
    });
    expect(wishes.size).toBeGreaterThan(20);
    for (const [text, seconds] of wishes) {
      const phrase = heard(text).time ?? '';
      const when = resolveWhen({
        phrase,
        now: NOW,
        zone: 'Asia/Makassar',
        lang: 'ru',
        purpose: 'followUp',
        defaults: DEFAULTS,
      });
      const due = when.instant && (Date.parse(when.instant) - NOW.getTime()) / 1000;
      expect({ text, kind: when.kind, due, question: when.question }).toEqual({
        text,
        kind: 'instant',
        due: seconds,
        question: undefined,
      });
    }
  }
});

test('nothing else is taken for a wish, a farewell, a refusal or a call for a human', () => {
  for (const text of [opening, backEarly, oneMore].flatMap(drawn)) {
    const { time, topic, place, name, greeting, yes, ...taken } = heard(text);
    const misheard = Object.entries(taken).flatMap(([what, so]) => (so ? [what] : []));
    expect({ text, time, misheard }).toEqual({ text, time: undefined, misheard: [] });
    expect(text).not.toMatch(/[{}|]/);
  }
});

test('a call for a human is heard as one', () => {
  for (const text of drawn(askHuman)) expect({ text, human: heard(text).human }).toEqual({ text, human: true });
});

test('the same seed gives the same words, another one others', () => {
  const draw = (seed: string) => people(new Chance(seed), 5);
  expect(draw('a1')).toEqual(draw('a1'));
  expect(draw('a1')).not.toEqual(draw('a2'));
  const cast = draw('a3');
  expect(new Set(cast.map(({ first }) => first)).size).toBe(5);
  expect(new Set(cast.map(({ last }) => last.replace(/а$/, ''))).size).toBe(5);
});
