// A rule that nothing holds to is no rule: each is taken away, and the rehearsal that is about it must notice.
// MUTATIONS=all takes each one away; without it some of every kind.
import { join } from 'node:path';
import type { BrandChange } from '../../src/adapters/brands/changed-brand';
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
];

const QUICK = [
  'rule no-guarantees',
  'rule offer-diagnostics',
  'sending hours',
  'holidays',
  'guards',
  'takeover by typing',
];
const held = useTheatre();

test.each(MUTATIONS.filter(({ away }) => process.env.MUTATIONS === 'all' || QUICK.includes(away)))(
  'without $away a rehearsal fails: $scenario',
  async ({ away, scenario, change }) => {
    mockAway.add(away);
    const found = await differences(held.theatre, join(brandsDir, scenario), change).finally(() => mockAway.clear());
    expect(found).not.toEqual([]);
    // it was played, and its expectations noticed: nothing else went wrong
    expect(found.join('\n')).toMatch(/expected|must not|was said/);
  },
);
