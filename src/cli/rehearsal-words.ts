// A rehearsal for a person to read: the timeline by the client's clock, then what did not hold.
import { DateTime } from 'luxon';
import type { Difference } from '../domain/rehearsal/judge';
import type { CalendarEdit, Scenario } from '../domain/rehearsal/scenario';
import type { Shown, Why } from '../domain/rehearsal/timeline';
import { table } from './format';

type Score = Partial<Record<'grounded' | 'onGoal' | 'language' | 'tone' | 'promisesKept', number>>;
export interface Scores {
  rapport: Score;
  plain: Score;
}

/** The average of each figure, ours beside the plain agent's. */
export function scoreTable(scores: Scores[]): string {
  const average = (who: keyof Scores, what: keyof Score): string => {
    const values = scores.flatMap((one) => one[who][what] ?? []);
    return values.length === 0 ? '-' : `${Math.round((100 * values.reduce((a, b) => a + b, 0)) / values.length)} %`;
  };
  const rows: [string, keyof Score][] = [
    ['grounded', 'grounded'],
    ['on goal (judged)', 'onGoal'],
    ['language', 'language'],
    ['tone (judged)', 'tone'],
    ['promises kept', 'promisesKept'],
  ];
  return table(
    ['', 'Rapport', 'plain agent'],
    rows.map(([title, what]) => [title, average('rapport', what), average('plain', what)]),
  );
}

const MARGIN = ' '.repeat(12);

/** One line for each thing that happened; a day is named when it begins. */
export function timelineWords({ zone }: Scenario, timeline: Shown[]): string {
  let day = '';
  return timeline
    .flatMap((shown) => {
      const at = DateTime.fromMillis(shown.at, { zone }).setLocale('en-GB');
      const today = at.toFormat('ccc d LLL yyyy');
      const heading = today === day ? [] : [`  ${today}`];
      day = today;
      const [first = '', ...more] = words(shown, zone);
      return [...heading, `  ${at.toFormat('HH:mm:ss')}  ${first}`, ...more.map((line) => MARGIN + line)];
    })
    .join('\n');
}

export const differenceWords = ({ file }: Scenario, { line, words: what }: Difference): string =>
  `${file}:${line}: ${what}`;

function words(shown: Shown, zone: string): string[] {
  const when = (at: number) => DateTime.fromMillis(at, { zone }).setLocale('en-GB').toFormat('ccc d LLL HH:mm');
  switch (shown.type) {
    case 'client':
      return [`client    ${shown.edited ? '(edited) ' : ''}${shown.media ? `[${shown.media}] ` : ''}${shown.text}`];
    case 'rep':
      return [`rep       ${shown.text}`];
    case 'message': {
      const [first = '', ...more] = shown.parts.flatMap((part) => part.split(/\n+/));
      const why = shown.why ? because(shown.why) : '';
      return [`${shown.kind.padEnd(10)}${first}`, ...[...more, why].filter(Boolean).map((line) => `          ${line}`)];
    }
    case 'silence':
      return [`(silence)  ${because(shown.why)}`];
    case 'promised':
      return [
        `plan      + ${shown.kind} ${when(shown.due)}${shown.words ? `, «${shown.words}»` : ''}${shown.reason ? `: ${shown.reason}` : ''}`,
      ];
    case 'moved':
      return [`plan      > moved to ${when(shown.due)}${shown.reason ? `: ${shown.reason}` : ''}`];
    case 'dropped':
      return [`plan      - ${shown.kind} ${shown.status}: ${shown.reason}`];
    case 'kept':
      return ['plan      = kept'];
    case 'draft':
      return [`draft     ${shown.status}`];
    case 'meeting':
      return [`meeting   ${shown.title}, ${when(shown.starts)}: ${shown.status}`];
    case 'question':
      return [`rep       is asked ${ASKED[shown.kind]} (${when(shown.starts)})`];
    case 'answer':
      return [`rep       answers: ${ANSWERED[shown.answer]}${shown.late ? ' (too late: nothing changes)' : ''}`];
    case 'unanswered':
      return [`rep       ${shown.state === 'expired' ? 'has not answered in time' : 'need not answer any more'}`];
    case 'calendar':
      return [`calendar  the rep ${calendarWords(shown.change, when)}`];
    case 'alert':
      return [`alert     ${shown.kind}${shown.detail ? `: ${shown.detail}` : ''}`];
    case 'control':
      return [`control   ${shown.is}${shown.by ? ` (${shown.by})` : ''}`];
    case 'stage':
      return [`stage     ${shown.is}`];
    case 'optedOut':
      return [`opted out ${shown.reason}`];
    case 'down':
      return [`down      nothing of ours runs until ${when(shown.until)}`];
  }
}

const ASKED = { confirm: 'whether a meeting may be booked', outcome: 'how the meeting went' };
const ANSWERED = { yes: 'yes', no: 'no', held: 'it took place', notHeld: 'the client did not come' };

function calendarWords(change: CalendarEdit, when: (at: number) => string): string {
  switch (change.edit) {
    case 'delete':
      return 'deletes the event';
    case 'decline':
      return 'declines the event';
    case 'move':
      return `moves the event to ${when(change.to)}`;
    case 'busy':
      return `is busy from ${when(change.from)} to ${when(change.to)}`;
  }
}

const because = ({ outcome, reason, rules, tools, held }: Why): string =>
  [
    reason ?? (outcome === 'say' || outcome === 'send' ? '' : outcome),
    rules.length > 0 ? `rules ${rules.join(', ')}` : '',
    tools.length > 0 ? `tools ${tools.join(', ')}` : '',
    held.length > 0 ? `held back: ${held.join('; ')}` : '',
  ]
    .filter(Boolean)
    .join(' · ');
