// What must hold for any phrase at all, at any time, in any zone.
import fc from 'fast-check';
import { DateTime } from 'luxon';
import { hours, inWords, ROWS } from '../../../test/support/phrases';
import { FOLLOW_UP_WHEN, type Purpose, resolveAll, resolveWhen, type WhenResult } from './index';
import { spokenZones } from './zones';

/** Where the rows below are read: a Wednesday afternoon in Moscow. */
const STEADY = { now: new Date('2026-11-25T12:00:00Z'), zone: 'Europe/Moscow', purpose: 'followUp' as const };

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
    // An offset, a zone, or 12/5, which an American reads his own way.
    (phrase) => !/t15:30|\d\/\d/i.test(phrase) && spokenZones(phrase, 'Etc/UTC').zones.length === 0,
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

test('every moment of a text: in its order, each in its place, none of them before now', () => {
  fc.assert(
    fc.property(input, (given) => {
      const all = resolveAll({ ...given, defaults: hours(given.purpose) });
      let end = 0;
      for (const { kind, instant, span } of all) {
        expect(span![0]).toBeGreaterThanOrEqual(end);
        expect(given.phrase.slice(...span!).trim()).not.toBe('');
        end = span![0];
        if (kind === 'instant') expect(Date.parse(instant!)).toBeGreaterThanOrEqual(given.now.getTime());
      }
      // what one answer is made of is somewhere in the list
      if (resolve(given).kind !== 'none') expect(all.length).toBeGreaterThan(0);
    }),
    { numRuns: 500 },
  );
});

test('words that say nothing about time change nothing, before or after', () => {
  const fillers = fc.constantFrom(
    'Здравствуйте!',
    'Напишите мне, пожалуйста,',
    'Хорошо, понял вас,',
    'Да, интересно,',
    'Hi there!',
    'Thanks, I like the villa,',
    'Sounds great,',
  );
  const tails = fc.constantFrom(', спасибо', ', пожалуйста', '. Жду!', ', thank you', ' please', '!', '?', ' )))');
  // Only what begins as a time does: a bare length, a number or a greeting is a time only when nothing else is said.
  const plain = fc.constantFrom(
    ...ROWS.filter(
      ([phrase, meaning]) =>
        /^(завтра|послезавтра|во? \S|на следующ|через |tomorrow|next |on |at \d|in \d)/.test(phrase) &&
        /^\d{4}-.* (exact|hour|day|daypart|minute|week)$/.test(meaning),
    ).map(([phrase]) => phrase),
  );
  fc.assert(
    fc.property(plain, fillers, tails, (phrase, before, after) => {
      const at = (text: string) => {
        const lang = /\p{Script=Cyrillic}/u.test(phrase) ? 'ru' : 'en';
        const { span: _, ...rest } = resolveWhen({ ...STEADY, phrase: text, lang, defaults: FOLLOW_UP_WHEN });
        return rest.kind === 'instant'
          ? { instant: rest.instant, end: rest.end, precision: rest.precision }
          : rest.kind;
      };
      const bare = at(phrase);
      expect([phrase, at(`${before} ${phrase}`)]).toEqual([phrase, bare]);
      expect([phrase, at(`${phrase}${after}`)]).toEqual([phrase, bare]);
      expect([phrase, at(`${before} ${phrase}${after}`)]).toEqual([phrase, bare]);
    }),
    { numRuns: 400 },
  );
});

test('a text twice as long takes about twice the work, not four times', () => {
  // Work is counted, not timed: a busy machine is slow, not wrong.
  const work = (text: string) => {
    let count = 0;
    const exec = RegExp.prototype.exec;
    const spy = jest.spyOn(RegExp.prototype, 'exec').mockImplementation(function (this: RegExp, given: string) {
      const from = this.global || this.sticky ? this.lastIndex : 0;
      const found = exec.call(this, given);
      // Characters looked at; where a sticky pattern fails it has looked no farther than its place.
      count += found ? found.index + found[0].length - from : this.sticky ? 1 : given.length - from;
      return found;
    });
    try {
      resolveAll({ phrase: text, ...STEADY, defaults: FOLLOW_UP_WHEN });
    } finally {
      spy.mockRestore();
    }
    return count;
  };
  const texts = [
    'Встреча завтра в 14:30 по поводу дома, потом созвон. ',
    'Meeting tomorrow at 2:30 pm about the villa, then a call. ',
    'через ',
    '1-2-3:4.5/6 ',
    'завтра в 10 или 11 ',
  ];
  for (const text of texts) {
    const half = text.repeat(Math.floor(2000 / text.length));
    work(half + half); // the words are known from here on
    expect([text, work(half + half) / work(half) < 2.5]).toEqual([text, true]);
  }
});
