// The phrase table, row by row, and the questions it asks.

import { hours, inWords, ROWS, SCENES } from '../../../test/support/phrases';
import { FOLLOW_UP_WHEN, resolveWhen, type WhenInput } from './index';

const MOSCOW = {
  now: new Date('2026-11-25T12:00:00Z'),
  zone: 'Europe/Moscow',
  purpose: 'followUp',
  defaults: FOLLOW_UP_WHEN,
} as const;
const moscow = (phrase: string, more: Partial<WhenInput> = {}) => resolveWhen({ ...MOSCOW, phrase, ...more });

describe.each(SCENES)('$title ($zone, $purpose)', ({ now, zone, purpose, rows }) => {
  test.each(rows)('%s = %s', (phrase, meaning) => {
    expect(inWords(resolveWhen({ phrase, now, zone, purpose, defaults: hours(purpose) }), zone)).toBe(meaning);
  });
});

test('the table is large, and in both languages', () => {
  const russian = ROWS.filter(([phrase]) => /[а-я]/i.test(phrase));
  expect(ROWS.length).toBeGreaterThanOrEqual(1700);
  expect(russian.length).toBeGreaterThanOrEqual(900);
  expect(ROWS.length - russian.length).toBeGreaterThanOrEqual(700);
});

describe('questions', () => {
  test('are ready to be sent, in the language of the phrase or the one asked for', () => {
    expect(moscow('вечером').question).toEqual({
      code: 'daypart',
      text: 'Во сколько вечером вам удобно? Подойдёт сегодня, 25 ноября, в 19:00?',
      options: ['2026-11-25T16:00:00.000Z'],
    });
    expect(moscow('вечером', { lang: 'en' }).question?.text).toBe(
      'What time in the evening suits you? Shall we say today, 25 November, at 19:00?',
    );
    expect(moscow('in the evening').question?.text).toMatch(/^What time/);
  });

  test('name the choices, earliest first', () => {
    const { question } = moscow('в пятницу или завтра в 11');
    expect(question?.options).toEqual(['2026-11-26T08:00:00.000Z', '2026-11-27T08:00:00.000Z']);
    expect(question?.text).toBe('Когда вам удобнее: завтра, 26 ноября, в 11:00 или послезавтра, 27 ноября, в 11:00?');
  });

  test('every question asked anywhere in the table is a sentence with a question mark, in its language', () => {
    for (const { now, zone, purpose, rows } of SCENES) {
      for (const [phrase] of rows) {
        for (const lang of ['ru', 'en'] as const) {
          const { question } = resolveWhen({ phrase, now, zone, purpose, lang, defaults: hours(purpose) });
          if (!question) continue;
          expect(question.text).toMatch(lang === 'ru' ? /^[А-Я][^a-z]*$/ : /^[A-Z][^а-я]*$/);
          expect(question.text).toMatch(/\?|Назовите|A day and a time/);
          expect(question.text).not.toMatch(/undefined|: или|: or|\s{2}/);
        }
      }
    }
  });
});

test('05/12 is the fifth of December in Russian, a question in English', () => {
  expect(moscow('05/12', { lang: 'ru' }).instant).toBe('2026-12-05T07:00:00.000Z');
  expect(moscow('05/12', { lang: 'en' }).question).toMatchObject({
    code: 'dayOrMonth',
    options: ['2026-12-05T07:00:00.000Z', '2027-05-12T07:00:00.000Z'],
  });
});

test('"your time" is the company\'s when that is known', () => {
  expect(moscow('завтра в 10 по вашему времени').question?.code).toBe('zone');
  expect(moscow('завтра в 10 по вашему времени', { brandZone: 'Asia/Makassar' })).toMatchObject({
    instant: '2026-11-26T02:00:00.000Z',
    zone: 'Asia/Makassar',
  });
});

test("the brand's hours decide", () => {
  const early = {
    dayStart: '08:15',
    morning: '07:00',
    noon: '13:00',
    afternoon: '16:00',
    evening: '20:30',
    night: '22:00',
  };
  const at = (phrase: string) => moscow(phrase, { defaults: early }).instant;
  expect(
    ['завтра', 'завтра утром', 'завтра в обед', 'завтра днём', 'завтра вечером', 'завтра поздно вечером'].map(at),
  ).toEqual(['05:15', '04:00', '10:00', '13:00', '17:30', '19:00'].map((time) => `2026-11-26T${time}:00.000Z`));
});

test('the span is where the time stands in the phrase', () => {
  const said = (phrase: string) => {
    const { span } = moscow(phrase);
    return span && phrase.slice(...span);
  };
  expect(said('Напишите мне, пожалуйста, в четверг вечером, спасибо')).toBe('в четверг вечером');
  expect(said('Could you text me in 2 hours please?')).toBe('in 2 hours');
  expect(said('Ёлки, «завтра» в 10?')).toBe('завтра» в 10');
  expect(said('привет')).toBeUndefined();
});

test('an unknown zone is an error, a phrase never is', () => {
  expect(() => moscow('завтра', { zone: 'Europe/Moskow' })).toThrow(RangeError);
  expect(() => moscow('завтра', { now: new Date(Number.NaN) })).toThrow(RangeError);
  expect(moscow('').kind).toBe('none');
});
