// The phrase table, row by row, and what must hold for any phrase at all.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { DateTime } from 'luxon';
import { FOLLOW_UP_WHEN, MEETING_WHEN, type Purpose, resolveWhen, type WhenInput, type WhenResult } from './index';

interface Scene {
  title: string;
  now: Date;
  zone: string;
  purpose: Purpose;
  rows: [phrase: string, meaning: string][];
}

const SCENES = readTable(readFileSync(join(__dirname, 'phrases.table.txt'), 'utf8'));
const ROWS = SCENES.flatMap(({ rows }) => rows);

function readTable(text: string): Scene[] {
  const scenes: Scene[] = [];
  for (const line of text.split('\n')) {
    if (line.startsWith('@ ')) {
      const [, at, zone, purpose] = line.split(' ') as [string, string, string, Purpose];
      const title = line.split(' # ')[1] ?? line;
      scenes.push({ title, now: DateTime.fromISO(at, { zone }).toJSDate(), zone, purpose, rows: [] });
    } else if (line.trim() && !line.startsWith('#')) {
      const cut = line.lastIndexOf(' = ');
      scenes.at(-1)!.rows.push([line.slice(0, cut), line.slice(cut + 3)]);
    }
  }
  return scenes;
}

/** A result in the table's own words. */
function inWords(result: WhenResult, zone: string): string {
  const local = (iso: string, format = 'yyyy-MM-dd HH:mm') => DateTime.fromISO(iso, { zone }).toFormat(format);
  const { kind, instant, end, precision, question, clockChange } = result;
  if (kind === 'question') return `ask ${question!.code}`;
  if (kind === 'past') return question?.options ? `past ?${local(question.options[0]!, 'HH:mm')}` : 'past';
  if (kind === 'none') return 'none';
  const sameDay = end && local(end, 'yyyy-MM-dd') === local(instant!, 'yyyy-MM-dd');
  const until = end ? `..${local(end, sameDay ? 'HH:mm' : undefined)}` : '';
  return `${local(instant!)}${until} ${precision}${question ? ` ?${question.code}` : ''}${clockChange ? ` !${clockChange}` : ''}`;
}

const hours = (purpose: Purpose) => (purpose === 'meeting' ? MEETING_WHEN : FOLLOW_UP_WHEN);
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
  expect(ROWS.length).toBeGreaterThanOrEqual(1000);
  expect(russian.length).toBeGreaterThanOrEqual(500);
  expect(ROWS.length - russian.length).toBeGreaterThanOrEqual(300);
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

describe('properties', () => {
  const zones = fc.constantFrom(
    'Europe/Moscow',
    'Asia/Makassar',
    'Europe/Berlin',
    'America/New_York',
    'America/Los_Angeles',
    'Asia/Kolkata',
    'Pacific/Kiritimati',
    'Pacific/Pago_Pago',
    'Australia/Lord_Howe',
  );
  const moments = fc.date({ min: new Date('2024-01-01'), max: new Date('2032-01-01'), noInvalidDate: true });
  const purposes = fc.constantFrom<Purpose>('followUp', 'meeting');
  const known = fc.constantFrom(...ROWS.map(([phrase]) => phrase));
  const words = fc.constantFrom(...new Set(ROWS.flatMap(([phrase]) => phrase.split(/\s+/))));
  // Real phrases, real words in any order, and anything a keyboard can produce.
  const phrases = fc.oneof(
    known,
    fc.array(words, { minLength: 1, maxLength: 9 }).map((list) => list.join(' ')),
    fc.string({ unit: 'binary', maxLength: 80 }),
    fc.tuple(known, fc.string({ unit: 'grapheme', maxLength: 30 })).map(([a, b]) => `${b} ${a} ${b}`),
  );
  const input = fc.record({ phrase: phrases, now: moments, zone: zones, purpose: purposes });
  const resolve = (given: { phrase: string; now: Date; zone: string; purpose: Purpose }) =>
    resolveWhen({ ...given, defaults: hours(given.purpose) });

  test('never throws, never an instant before now unless it is past, and every result is whole', () => {
    fc.assert(
      fc.property(input, (given) => {
        const result = resolve(given);
        const { kind, instant, end, precision, question, span } = result;
        const ms = instant === undefined ? undefined : Date.parse(instant);
        if (kind === 'instant') {
          expect(ms).toBeGreaterThanOrEqual(given.now.getTime());
          expect(precision).toBeDefined();
          if (end) expect(Date.parse(end)).toBeGreaterThan(ms!);
        }
        if (kind === 'past') expect(ms).toBeLessThan(given.now.getTime());
        if (kind === 'question') expect(instant).toBeUndefined();
        if (kind === 'question' || kind === 'past') expect(question?.text).toBeTruthy();
        if (kind === 'none') expect(result).toEqual({ kind: 'none' });
        if (span) expect(given.phrase.slice(...span).trim()).not.toBe('');
        for (const option of question?.options ?? [])
          expect(Date.parse(option)).toBeGreaterThanOrEqual(given.now.getTime());
      }),
      { numRuns: 1000 },
    );
  });

  test('the same question has the same answer', () => {
    fc.assert(
      fc.property(input, (given) => expect(resolve(given)).toEqual(resolve({ ...given, now: new Date(given.now) }))),
      { numRuns: 200 },
    );
  });

  test('the same words at the same time on the clock mean the same time on the clock, wherever the clock hangs', () => {
    const fixed = fc.constantFrom(
      'Europe/Moscow',
      'Asia/Makassar',
      'Asia/Kolkata',
      'America/Phoenix',
      'Pacific/Kiritimati',
    );
    // Phrases that name a zone, or an offset, mean the same instant everywhere instead.
    const everywhere = ROWS.map(([phrase]) => phrase).filter(
      (phrase) => !/t15:30/i.test(phrase) && moscow(phrase).zone === undefined,
    );
    const plain = fc.constantFrom(...everywhere);
    fc.assert(
      fc.property(plain, moments, fixed, fixed, purposes, (phrase, now, zone, other, purpose) => {
        const there = DateTime.fromJSDate(now, { zone }).setZone(other, { keepLocalTime: true }).toJSDate();
        const here = inWords(resolve({ phrase, now, zone, purpose }), zone);
        expect(inWords(resolve({ phrase, now: there, zone: other, purpose }), other)).toBe(here);
      }),
      { numRuns: 300 },
    );
  });

  test('letter case and the spaces around do not matter', () => {
    fc.assert(
      fc.property(known, moments, (phrase, now) => {
        const given = { now, zone: 'Europe/Moscow', purpose: 'followUp' as const };
        const same = ({ span: _, ...rest }: WhenResult) => rest;
        const usual = same(resolve({ ...given, phrase }));
        expect(same(resolve({ ...given, phrase: `  ${phrase.toUpperCase()} ` }))).toEqual(usual);
      }),
      { numRuns: 300 },
    );
  });

  test('a long text is read in no time', () => {
    const started = performance.now();
    moscow('завтра в 10 или 11 '.repeat(5000));
    moscow('через '.repeat(20_000));
    moscow('1-2-3:4.5/6 '.repeat(5000));
    expect(performance.now() - started).toBeLessThan(2000);
  });
});
