// A rule that nothing holds to is no rule: each is taken away, and the rehearsal that is about it must notice.
// MUTATIONS=all takes each one away; without it some of every kind.
import { join } from 'node:path';
import type { Pool } from 'pg';
import type { BrandChange } from '../../src/adapters/brands/changed-brand';
import type { Span } from '../../src/domain/booking/types';
import type { Calendars } from '../../src/ports/booking';
import type { VideoMeetings } from '../../src/ports/meetings';
import type { QuestionDesk } from '../../src/ports/rep-messages';
import { brandsDir, differences, useTheatre } from './support';

const mockAway = new Set<string>();

// What is no brand's to decide stands in code: here it can be taken away as well.
jest.mock('../../src/domain/opt-out', () => {
  const actual = jest.requireActual('../../src/domain/opt-out');
  return { ...actual, isOptOut: (text: string) => !mockAway.has('stop words') && actual.isOptOut(text) };
});
jest.mock('../../src/domain/guards', () => {
  const actual = jest.requireActual('../../src/domain/guards');
  return {
    ...actual,
    checkReply: (...args: unknown[]) =>
      mockAway.has('guards') ? { verdict: 'ok', findings: [] } : actual.checkReply(...args),
  };
});
jest.mock('../../src/adapters/postgres/suppress', () => {
  const actual = jest.requireActual('../../src/adapters/postgres/suppress');
  return {
    ...actual,
    suppress: async (...args: unknown[]) => (mockAway.has('stop by meaning') ? undefined : actual.suppress(...args)),
  };
});
jest.mock('../../src/adapters/postgres/inbound', () => {
  const actual = jest.requireActual('../../src/adapters/postgres/inbound');
  return {
    ...actual,
    createInboundStore: (...args: unknown[]) => {
      const store = actual.createInboundStore(...args);
      return {
        ...store,
        // as if it were ours: nobody has taken over
        whoseMessage: async (...message: unknown[]) =>
          mockAway.has('takeover by typing') ? 'ours' : store.whoseMessage(...message),
      };
    },
  };
});

// What is said and done around meetings.
jest.mock('../../src/adapters/postgres/question-desk', () => {
  const actual = jest.requireActual('../../src/adapters/postgres/question-desk');
  return {
    ...actual,
    createQuestionDesk: (pool: Pool) => {
      const desk: QuestionDesk = actual.createQuestionDesk(pool);
      return {
        ...desk,
        openOutcomes: async (now: Date) => (mockAway.has('asking how it went') ? undefined : desk.openOutcomes(now)),
        answer: async (...press: Parameters<QuestionDesk['answer']>) => {
          if (mockAway.has('one thanks'))
            await pool.query("update plan_items set status = 'skipped' where reminder = 'completion'");
          return desk.answer(...press);
        },
      } satisfies QuestionDesk;
    },
  };
});
jest.mock('../../src/ingress/questions', () => {
  const actual = jest.requireActual('../../src/ingress/questions');
  return {
    ...actual,
    createOnQuestionAnswer: (...args: unknown[]) =>
      mockAway.has('the word of a rep')
        ? async () => ({ accepted: true, state: 'yes' })
        : actual.createOnQuestionAnswer(...args),
  };
});
jest.mock('../../src/adapters/postgres/rep-time', () => {
  const actual = jest.requireActual('../../src/adapters/postgres/rep-time');
  return {
    ...actual,
    repTime: async (...args: unknown[]) => {
      const time = await actual.repTime(...args);
      return mockAway.has('days off') ? { ...time, timeOff: [] } : time;
    },
    toBookableRep: (row: object) => {
      const rep = actual.toBookableRep(row);
      return mockAway.has('the clock of the rep') ? { ...rep, zone: undefined } : rep;
    },
  };
});
jest.mock('../../src/rep-calendars', () => {
  const actual = jest.requireActual('../../src/rep-calendars');
  return {
    ...actual,
    createRepCalendars: (...args: unknown[]) => {
      const calendars: Calendars = actual.createRepCalendars(...args);
      const free = async () => [];
      return {
        of: async (id: string) => {
          const calendar = await calendars.of(id);
          return mockAway.has('what his calendar says is taken') ? { ...calendar, freeBusy: free } : calendar;
        },
      };
    },
  };
});
jest.mock('../../src/domain/booking/calendar-change', () => {
  const actual = jest.requireActual('../../src/domain/booking/calendar-change');
  return {
    ...actual,
    calendarChange: (...args: unknown[]) =>
      mockAway.has('the calendar as the truth') ? { what: 'nothing' } : actual.calendarChange(...args),
  };
});
jest.mock('../../src/activities/booking/changes', () => {
  const actual = jest.requireActual('../../src/activities/booking/changes');
  return {
    ...actual,
    toldByItself: (change: object, ...more: unknown[]) =>
      mockAway.has('telling what others changed') ? change : actual.toldByItself(change, ...more),
  };
});
jest.mock('../../src/adapters/zoom', () => {
  const actual = jest.requireActual('../../src/adapters/zoom');
  return {
    ...actual,
    createZoom: (...args: unknown[]) => {
      const zoom: VideoMeetings = actual.createZoom(...args);
      const nothing = async () => {};
      return new Proxy(zoom, {
        get: (target, name, self) =>
          mockAway.has('Zoom moving along') && (name === 'move' || name === 'cancel')
            ? nothing
            : Reflect.get(target, name, self),
      });
    },
  };
});
jest.mock('../../src/domain/booking/around', () => {
  const actual = jest.requireActual('../../src/domain/booking/around');
  const { DateTime } = jest.requireActual('luxon');
  return {
    ...actual,
    remindersOfBooking: (span: Span, policy: object, now: Date) => {
      const asked = mockAway.has('only what is ahead') ? new Date(0) : now;
      const reminders: { kind: string; due: Date }[] = actual.remindersOfBooking(span, policy, asked);
      if (!mockAway.has('24 hours before')) return reminders;
      const due = DateTime.fromJSDate(span.start, { zone: 'Europe/Madrid' }).minus({ days: 1 }).toJSDate();
      return reminders.map((one) => (one.kind === 'dayBefore' ? { ...one, due } : one));
    },
  };
});

interface Mutation {
  away: string;
  scenario: string;
  change?: BrandChange;
}

const bali = (scenario: string) => `bali-villas/scenarios/${scenario}.yaml`;
const prep = (scenario: string) => `prep-school/scenarios/${scenario}.yaml`;
const rule = (id: string, scenario: string): Mutation => ({
  away: `rule ${id}`,
  scenario,
  change: { withoutRules: [id] },
});
const policy = (away: string, scenario: string, settings: Record<string, unknown>): Mutation => ({
  away,
  scenario,
  change: { settings },
});

const ALWAYS = [{ days: ['mon-sun'], from: '00:00', to: '24:00' }];
const PAUSE = { min: 0, max: 0 };

const MUTATIONS: Mutation[] = [
  rule('person-wanted', bali('rule-person-wanted.ru')),
  rule('contract-signed', bali('rule-contract-signed.en')),
  rule('angry', bali('rule-angry.ru')),
  rule('no-guarantees', bali('rule-no-guarantees.en')),
  rule('legal-to-notary', bali('rule-notary.ru')),
  rule('discount-as-listed', bali('haggling.en')),
  rule('budget-first', bali('rule-budget-first.ru')),
  rule('about-others', bali('rule-about-others.en')),
  rule('viewing-on-island', bali('rule-viewing.en')),
  rule('call-when-clear', bali('rule-call.ru')),
  rule('purpose-first', bali('rule-purpose-first.en')),
  rule('child-in-danger', prep('rule-child-in-danger.ru')),
  rule('refund-or-complaint', prep('rule-refund.ru')),
  rule('guarantee-asked', prep('rule-guarantee.ru')),
  rule('parent-anxious', prep('rule-anxious.ru')),
  rule('pupil-writes', prep('rule-pupil.ru')),
  rule('discount-asked', prep('rule-discount.ru')),
  rule('late-start', prep('rule-late-start.ru')),
  rule('price-before-subject', prep('rule-price.ru')),
  rule('other-school', prep('rule-other-school.ru')),
  rule('offer-diagnostics', prep('rule-diagnostics.ru')),
  policy('sending hours', bali('night-and-weekend.en'), { hours: ALWAYS }),
  policy('holidays', bali('holidays.ru'), { holidays: [] }),
  policy('holidays of the school', prep('new-year.ru'), { holidays: [] }),
  policy('waiting for a burst to end', bali('burst.ru'), {
    burst: { quietSeconds: 0, maxSeconds: 1 },
    typing: { enabled: false },
    delivery: { readAfterSeconds: PAUSE, thinkSeconds: PAUSE, pauseBetweenSeconds: PAUSE },
  }),
  policy('the away message', prep('night-away.ru'), { repliesOutsideHours: 'now' }),
  policy('asking for the hour', bali('evening-without-an-hour.ru'), { followUp: { ambiguousTime: 'default' } }),
  policy('rewriting what is late', bali('downtime-late.ru'), { followUp: { lateAsIsMinutes: 600 } }),
  policy('skipping what is too late', bali('downtime-too-late.en'), { followUp: { lateRewriteHours: 336 } }),
  policy('taking a chat back', bali('takeover.ru'), { takeover: { autoReleaseMinutes: null } }),
  policy('the disclosure', bali('is-it-a-bot.en'), { disclosure: { say: 'never' } }),
  policy('asking for consent', bali('consent.ru'), { consent: { ask: 'never' } }),
  policy('drafts after a viewing', bali('draft-after-viewing.en'), { modeByStage: { afterMeeting: 'auto' } }),
  policy('dropping old drafts', bali('draft-after-viewing.en'), { drafts: { expireMinutes: 10_000 } }),
  policy('asking about strangers', bali('stranger.en'), { unknownInbound: 'answer' }),
  { away: 'stop words', scenario: bali('opt-out-word.en') },
  { away: 'stop by meaning', scenario: bali('opt-out-meaning.ru') },
  { away: 'guards', scenario: bali('injection.en') },
  { away: 'takeover by typing', scenario: bali('takeover.ru') },
  policy('reminding a day before', bali('call-booked.ru'), {
    meeting: { booking: { reminders: { dayBefore: false } } },
  }),
  policy('letting go of a time nobody confirms', bali('by-hand-no.en'), {
    meeting: { booking: { mode: 'manual', answerMinutes: 1_000 } },
  }),
  { away: 'stop words', scenario: bali('stop-after-booking.en') },
  { away: 'asking how it went', scenario: prep('diagnostics-held.ru') },
  { away: 'one thanks', scenario: bali('call-rep-silent.en') },
  { away: 'the word of a rep', scenario: bali('call-no-show.ru') },
  { away: 'the word of a rep', scenario: prep('by-hand-yes.ru') },
  { away: 'days off', scenario: bali('rep-day-off.en') },
  { away: 'the clock of the rep', scenario: prep('teacher-abroad.ru') },
  { away: 'what his calendar says is taken', scenario: prep('teacher-busy.ru') },
  { away: 'the calendar as the truth', scenario: bali('call-moved-in-google.ru') },
  { away: 'the calendar as the truth', scenario: bali('call-deleted-in-google.en') },
  { away: 'the calendar as the truth', scenario: prep('teacher-declines.ru') },
  { away: 'telling what others changed', scenario: bali('call-deleted-in-google.en') },
  { away: 'Zoom moving along', scenario: bali('call-moved-in-google.ru') },
  { away: 'only what is ahead', scenario: prep('last-moment.ru') },
  { away: '24 hours before', scenario: bali('clocks-change.en') },
];

const QUICK = [
  'rule no-guarantees',
  'rule offer-diagnostics',
  'sending hours',
  'holidays',
  'guards',
  'takeover by typing',
  'one thanks',
  'days off',
  '24 hours before',
];
const held = useTheatre();

test.each(MUTATIONS.filter(({ away }) => process.env.MUTATIONS === 'all' || QUICK.includes(away)))(
  'without $away a rehearsal fails: $scenario',
  async ({ away, scenario, change }) => {
    mockAway.add(away);
    const found = await differences(held.theatre, join(brandsDir, scenario), change).finally(() => mockAway.clear());
    expect(found).not.toEqual([]);
    // it was played, and its expectations noticed: nothing else went wrong
    expect(found.join('\n')).toMatch(/expected|must not|was said|by our rows/);
  },
);
