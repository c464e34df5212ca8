// Who wants a person, who is angry with us, and what only sounds like it: as clients write.
import { ANGRY, NEAR_MISSES, PERSON, STOPS, WRONG_OR_LATER } from '../../test/support/client-messages';
import { complains, wantsPerson } from './moods';

// stops that only the model hears
const STOPS_BY_MEANING: string[] = [
  'could u stop with the texts please',
  'ok last time: lose this number',
  'Хватит! Спамеры.',
];

test.each(PERSON)('wants a person: %s', (text) => expect(wantsPerson(text)).toBe(true));
test.each(ANGRY)('is angry: %s', (text) => expect(complains(text)).toBe(true));
test.each([...NEAR_MISSES, ...STOPS, ...WRONG_OR_LATER, ...STOPS_BY_MEANING])('neither: %s', (text) =>
  expect({ person: wantsPerson(text), angry: complains(text) }).toEqual({ person: false, angry: false }),
);
test('not without end on a text made to be slow', () => {
  const began = Date.now();
  for (const word of ['хочу ', 'talk to a ', 'не ', 'за ', 'one of your ', '! ', 'a']) {
    complains(word.repeat(4000 / word.length));
    wantsPerson(word.repeat(4000 / word.length));
  }
  expect(Date.now() - began).toBeLessThan(2000);
});
