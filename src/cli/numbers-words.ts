// The figures of a period on 60 columns: readable on a phone.
import { DateTime } from 'luxon';
import type { Numbers, Period, Spend, Spread } from '../ports/numbers';
import { whole, wrap } from './format';

const COLUMNS = 60;
const LABEL = 34;
const FIGURE = 12;
// of a longer period the JSON has every day
const DAYS = 14;

type Line = [label: string, figure: string | number | undefined, beside?: string];

export function numbersInWords(n: Numbers, period: Period): string {
  const sections = [
    section('said', [
      ['people who wrote', n.said.prospects],
      ['messages of clients', n.said.fromClients],
      ['messages of the agent', n.said.fromAgent],
      ['messages of reps', n.said.fromReps],
      ['crossings', n.said.crossings],
    ]),
    section(
      `funnel${' '.repeat(LABEL - 6)}${'entered'.padStart(FIGURE)}${'now'.padStart(10)}`,
      n.funnel.map(({ stage, entered, now }): Line => [stage, entered, whole(now)]),
    ),
    section('follow-ups', followUps(n.followUps)),
    section('meetings clients mention', meetings(n)),
    section('reminders', reminders(n.reminders)),
    section('answers of the model', replies(n.replies)),
    ...(Object.values(n.drafts).some((count) => count > 0)
      ? [section('drafts', Object.entries(n.drafts) as Line[])]
      : []),
    section('humans', [
      ['handed off by the agent', n.humans.handOffs],
      ['taken over', n.humans.takeOvers],
      ['of them by typing', n.humans.byRepTyping],
      ['handed back', n.humans.handBacks],
      ['opt-outs', n.optOuts.all],
      ...counts(n.optOuts.byReason),
    ]),
    section('tokens and cost', spend(n.spend)),
    ...(n.spend.byBrand.length > 1
      ? [
          section(
            'by brand',
            n.spend.byBrand.map((b): Line => [b.brand, dollars(b.costMicros), `${whole(allTokens(b) / 1000)}k`]),
          ),
        ]
      : []),
    ...(n.spend.byDay.length > 1 ? [byDay(n.spend.byDay)] : []),
  ];
  return [title(period), ...sections].join('\n\n');
}

function title({ since, until, brand, zone }: Period): string {
  const day = (date: Date) => DateTime.fromJSDate(date, { zone }).setLocale('en-GB').toFormat('ccc d LLL yyyy HH:mm');
  return `${brand ?? 'All brands'}\n${wrap(`${day(since)} to ${day(until)}`, 0, COLUMNS)}\n(${zone})`;
}

function followUps(f: Numbers['followUps']): Line[] {
  const b = f.latenessBuckets;
  return [
    ['scheduled', f.scheduled],
    ['sent', f.sent],
    ['within a minute', b.minute, share(b.minute, f.sent)],
    ...(f.late > 0
      ? ([
          ['within 5 minutes', b.fiveMinutes, share(b.fiveMinutes, f.sent)],
          ['within an hour', b.hour, share(b.hour, f.sent)],
          ['later', b.more, share(b.more, f.sent)],
        ] as Line[])
      : []),
    ...spread('lateness', f.lateness, span),
    ['cancelled by a reply', f.cancelledByReply],
    ['cancelled otherwise', f.cancelled],
    ['skipped', f.skipped],
    ['failed', f.failed],
    ['held: nothing fit was written', f.held],
    ...f.why.map(({ status, reason, count }): Line => [`  ${status}: ${reason}`, count]),
  ];
}

function meetings({ mentions, meetings: m }: Numbers): Line[] {
  return [
    ['found in messages', mentions.found],
    ...counts(mentions.byOutcome),
    ['share below the threshold', percent(mentions.belowThreshold)],
    ['people with a meeting', m.prospects, percent(m.adoption)],
    ['meetings made', m.made],
    ['a person and week', m.perProspectPerWeek?.toFixed(2)],
    ['with an end', percent(m.withEnd)],
    ...counts(m.byStatus),
    ['reading a message, average', mentions.readMs && `${mentions.readMs.average.toFixed(1)} ms`],
    ['95th percentile', mentions.readMs && `${mentions.readMs.p95.toFixed(1)} ms`],
  ];
}

function reminders(r: Numbers['reminders']): Line[] {
  return [
    ['due', r.due],
    ['sent', r.sent],
    ['at the right time (a minute)', r.onTime, share(r.onTime, r.sent)],
    ['late', r.late],
    ['waiting', r.waiting],
    ['skipped', r.skipped],
    ['failed', r.failed],
    ['not due: the meeting changed', r.cancelled],
    ...r.why.map(({ status, reason, count }): Line => [`  ${status}: ${reason}`, count]),
    ['answered within a day', r.acknowledged, share(r.acknowledged, r.sent)],
    ...spread('until he wrote', r.firstWords, span),
  ];
}

function replies(r: Numbers['replies']): Line[] {
  return [
    ['decided', r.decided],
    ['silent', r.silent, share(r.silent, r.decided)],
    ['rewritten for the guards', r.rewritten, share(r.rewritten, r.decided)],
    ['held by the guards', r.held, share(r.held, r.decided)],
    ...Object.entries(r.byGuard).map(([guard, count]): Line => [`  guard ${guard}`, count]),
    ['corrected for other reasons', r.corrected, share(r.corrected, r.decided)],
    ...Object.entries(r.heldOtherwise).map(([reason, count]): Line => [`held: ${reason}`, count]),
  ];
}

function spend(s: Numbers['spend']): Line[] {
  return [
    ['decisions that asked a model', s.decisions],
    ['tokens in', s.tokens.input],
    ['read from the cache', s.tokens.cacheRead, share(s.tokens.cacheRead, allTokens(s) - s.tokens.output)],
    ['written to the cache', s.tokens.cacheWrite],
    ['tokens out', s.tokens.output],
    ['cost', dollars(s.costMicros)],
    ['without a known price', s.unpriced > 0 ? s.unpriced : undefined],
    ...spread('cost of a conversation', s.perConversation?.costMicros, dollars),
    ...spread('its tokens', s.perConversation?.tokens, whole),
  ];
}

function byDay(days: Numbers['spend']['byDay']): string {
  const shown = days.slice(-DAYS);
  const more = days.length - shown.length;
  return section(more > 0 ? `by day (${more} earlier ones: --json)` : 'by day', [
    ...shown.map((d): Line => [d.day, dollars(d.costMicros), `${whole(allTokens(d) / 1000)}k`]),
  ]);
}

/** Lines without a figure are left out. */
const section = (name: string, lines: Line[]): string =>
  [
    name,
    ...lines
      .filter(([, figure]) => figure !== undefined)
      .map(([label, figure, beside = '']) => {
        const shown = typeof figure === 'number' ? whole(figure) : String(figure);
        const room = Math.max(LABEL - 2, label.length + 1);
        return `  ${label.padEnd(room)}${shown.padStart(FIGURE)}${beside.padStart(10)}`.trimEnd();
      }),
  ].join('\n');

const counts = (of: Record<string, number>): Line[] =>
  Object.entries(of).map(([name, count]): Line => [`  ${name.replaceAll('_', ' ')}`, count]);

const spread = (label: string, s: Spread | undefined, words: (value: number) => string): Line[] =>
  s === undefined
    ? []
    : [
        [`${label}, median`, words(s.median)],
        ['  95th percentile', words(s.p95)],
        ['  most', words(s.max)],
      ];

const allTokens = ({ tokens: t }: Spend): number => t.input + t.output + t.cacheRead + t.cacheWrite;
const dollars = (micros: number): string => `$${(micros / 1e6).toFixed(micros < 1e6 ? 4 : 2)}`;
const percent = (part: number | undefined): string | undefined =>
  part === undefined ? undefined : `${(part * 100).toFixed(1)} %`;
const share = (part: number, of: number): string | undefined => percent(of > 0 ? part / of : undefined);

/** "0.4 s", "62 s", "12 min", "10.3 h", "2.1 days" */
function span(seconds: number): string {
  if (seconds < 10) return `${seconds.toFixed(1)} s`;
  if (seconds < 120) return `${Math.round(seconds)} s`;
  if (seconds < 7200) return `${Math.round(seconds / 60)} min`;
  if (seconds < 172_800) return `${(seconds / 3600).toFixed(1)} h`;
  return `${(seconds / 86_400).toFixed(1)} days`;
}
