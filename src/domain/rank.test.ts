// A passage that says more of the question, and rarer words of it, stands higher.
import { answering, type Hit, type Looked, scores } from './rank';

const hit = (passage: string, concept: number, word = concept, place = 1, said = 1): Hit => ({
  passage,
  concept,
  word,
  said,
  place,
});
const thing: Looked = { thing: true, known: false, deed: false };
const things = (count: number) => Array.from({ length: count }, () => thing);
const of = (hits: Hit[], concepts: Looked[], { passage = 'a', passages = 50 } = {}) =>
  scores(hits, concepts, passages).get(passage)?.share ?? 0;

test('the passage with the rare concept before those with the common one', () => {
  const hits = [hit('rare', 0), ...['a', 'b', 'c', 'd', 'e'].map((passage) => hit(passage, 1))];
  expect(of(hits, things(2), { passage: 'rare' })).toBeGreaterThan(of(hits, things(2)));
});

test('several words for one concept say more than one of them, and never more than all of it', () => {
  const one = [hit('a', 0, 1, 0.4), hit('b', 0, 2, 0.4)];
  expect(of([...one, hit('a', 0, 3, 0.4)], things(1))).toBeGreaterThan(of(one, things(1)));
  expect(
    of(
      Array.from({ length: 40 }, (_, word) => hit('a', 0, word)),
      things(1),
    ),
  ).toBeLessThanOrEqual(1);
});

test('a thing that nobody wrote about weighs more than a deed, and most if all words for it were looked for', () => {
  const beside = (other: Looked) => of([hit('a', 0)], [{ ...thing, known: true }, other]);
  const [deed, strange, known] = [beside({ ...thing, thing: false }), beside(thing), beside({ ...thing, known: true })];
  expect(deed).toBeGreaterThan(strange);
  expect(strange).toBeGreaterThan(known);
});

test('of few passages, what one alone says is said plainly wherever it stands, and a deed nobody wrote of weighs little', () => {
  const inText = (passages: number) => of([hit('a', 0, 0, 0.4)], [thing], { passages });
  expect([inText(50), inText(24), inText(6)]).toEqual([0.4, 0.4, 0.7]);
  expect(inText(12)).toBeGreaterThan(0.5);
  const twice = [hit('a', 0, 0, 0.4), hit('b', 0, 0, 0.4)];
  expect(of(twice, [thing], { passages: 6 })).toBeLessThan(0.4);
  const guessed = [hit('a', 0, 0, 0.4, 0.8)];
  expect(of(guessed, [{ ...thing, known: true }], { passages: 6 })).toBeCloseTo(0.32);
  const ship = (passages: number) => of([hit('a', 0)], [thing, { ...thing, known: true, deed: true }], { passages });
  expect([ship(6) > 0.5, ship(50) > 0.5]).toEqual([true, false]);
});

test('a word that stands everywhere answers nothing', () => {
  const everywhere = Array.from({ length: 50 }, (_, i) => hit(i === 0 ? 'a' : `p${i}`, 0));
  expect(of(everywhere, things(1))).toBeLessThan(0.1);
});

test('one thing must be said plainly, four may each stand in passing', () => {
  const answers = (share: number, concepts: number) => answering(new Map([['a', { share, concepts }]])).has('a');
  expect([answers(0.4, 1), answers(0.46, 1)]).toEqual([false, true]);
  expect([answers(0.3, 4), answers(0.34, 4)]).toEqual([false, true]);
});

test('beside one that answers stand those that come near, else none', () => {
  const covered = (surest: number) =>
    new Map([
      ['surest', { share: surest, concepts: 2 }],
      ['near', { share: 0.35, concepts: 2 }],
      ['far', { share: 0.1, concepts: 2 }],
    ]);
  expect([...answering(covered(0.5)).keys()]).toEqual(['surest', 'near']);
  expect([...answering(covered(0.38)).keys()]).toEqual([]);
  expect([...answering(covered(0.8), { reworded: true })]).toEqual([['surest', 0.8]]);
});
