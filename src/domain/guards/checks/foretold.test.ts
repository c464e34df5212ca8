// What nobody can know, by the form of the sentence: on a gym of a few facts.
import { testBrand } from '../../../../test/support/brand';
import { checkReply, factsOf } from '..';

const BRAND = testBrand({
  knowledge: {
    passages: [
      {
        id: 'p#1',
        language: 'ru',
        topic: 'Зал',
        heading: 'Тренировки',
        text: 'Тренировка длится в среднем 50 минут. Абонемент продлевается сам. Новичков берём, для них есть вводный курс. Очередей в раздевалку не бывает.',
        askedAs: [],
        source: 'x',
      },
    ],
    web: { enabled: false },
  },
});

const found = (text: string, said: string): string[] => {
  const language = /[а-я]/i.test(text) ? 'ru' : 'en';
  const facts = factsOf(BRAND, { plan: [], clientSaid: [said], now: new Date('2026-11-21T09:00:00Z'), zone: 'UTC' });
  return checkReply({ parts: [text], language }, facts, BRAND).findings.map(({ what }) => what);
};

test.each([
  ['абонемент продлится?', 'Продлится, он продлевается сам.'],
  ['новичка возьмут?', 'Возьмут, для новичков есть вводный курс.'],
  ['сколько идёт тренировка?', 'В среднем 50 минут.'],
  ['очереди большие?', 'Очередей в раздевалку не бывает.'],
  ['он похудеет?', 'Похудеет ли он, зависит от многого.'],
])('may be said to «%s»: %s', (said, text) => {
  expect(found(text, said)).not.toContain('foretold');
});

test.each([
  ['муж похудеет?', 'Похудеет, тут и думать нечего.'],
  ['спина не разболится?', 'Не разболится, занимайтесь спокойно.'],
  ['сколько сбрасывают?', 'В среднем 14 килограммов за зиму.'],
  ['травмы бывают?', 'Травм на тренировках у нас не случается.'],
  ['Could I get hurt here?', 'Never, our trainers see to that.'],
])('may not be said to «%s»: %s', (said, text) => {
  expect(found(text, said)).toContain('foretold');
});
