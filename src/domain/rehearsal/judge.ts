// Holds what a rehearsal has shown against what was expected of it. Every difference is said with its line and what was seen instead.
import { DateTime } from 'luxon';
import type { Expected, Scenario, Step, Words } from './scenario';
import type { MessageShown, Played, Shown, Standing } from './timeline';

export interface Difference {
  line: number;
  words: string;
}

/** None: everything held. */
export function judge(scenario: Scenario, { timeline, undone, outside, afterStep }: Played): Difference[] {
  const found: Difference[] = [...undone];
  const say = (line: number, words: string) => found.push({ line, words });
  const clock = (at: number) => DateTime.fromMillis(at, { zone: scenario.zone }).toFormat('ccc d LLL HH:mm:ss');
  const text = (m: MessageShown) => m.parts.join(' ');
  const quoted = (m: MessageShown) => `${m.kind} at ${clock(m.at)}: «${text(m)}»`;

  for (const [i, step] of scenario.steps.entries()) {
    const next = scenario.steps[i + 1]?.at ?? scenario.ends;
    const during = timeline.filter(({ at }) => at >= step.at && (at < next || i === scenario.steps.length - 1));
    messages(step, during.filter(isMessage), next);
    if (step.promises) {
      const made = during.flatMap((s) => (s.type === 'promised' ? [s.due] : []));
      same(step.promises.line, 'promises', step.promises.due.map(clock), made.map(clock));
    }
    if (step.drops) {
      const reasons = during.flatMap((s) => (s.type === 'dropped' ? [s.reason] : []));
      same(step.drops.line, 'drops', step.drops.reasons, reasons);
    }
    if (step.questions) {
      const asked = during.flatMap((s) => (s.type === 'question' ? [s.kind] : []));
      same(step.questions.line, 'questions', step.questions.kinds, asked);
    }
    if (step.alerts) same(step.alerts.line, 'alerts', step.alerts.kinds, alertsOf(during));
    state(step, afterStep[i]);
  }
  const { end } = scenario;
  const last = afterStep.at(-1);
  state(end, last);
  if (end.optedOut && last && end.optedOut.is !== last.optedOut)
    say(end.optedOut.line, `optedOut: expected ${end.optedOut.is}, it is ${last.optedOut}`);
  if (end.plan) same(end.plan.line, 'plan', end.plan.due.map(clock), (last?.plan ?? []).map(clock));
  if (end.meetings)
    same(end.meetings.line, 'meetings', end.meetings.starts.map(clock), (last?.meetings ?? []).map(clock));
  for (const words of outside) say(1, words);
  if (end.alerts) same(end.alerts.line, 'alerts', end.alerts.kinds, alertsOf(timeline));
  const all = timeline.filter(isMessage);
  if (end.messages && end.messages.count !== all.length)
    say(end.messages.line, `messages: expected ${end.messages.count} in all, there were ${all.length}`);
  for (const { line, words } of scenario.never)
    for (const m of all) if (contains(text(m), words)) say(line, `never: "${words}" was said, ${quoted(m)}`);
  return found;

  function messages(step: Step, seen: MessageShown[], until: number): void {
    for (const [n, expected] of step.expect.entries()) {
      const m = seen[n];
      if (m) message(expected, m);
      else
        say(
          expected.line,
          `expected a ${expected.kind} between ${clock(expected.from)} and ${clock(expected.to)}; nothing${n > 0 ? ' more' : ''} was sent until ${clock(until)}`,
        );
    }
    const extra = seen.slice(step.expect.length);
    // what he is told who is played by a model, nobody could write down
    if (scenario.play && step === scenario.steps.at(-1)) return;
    for (const m of extra)
      say(step.line, `nothing${step.expect.length > 0 ? ' more' : ''} was expected here, but there was a ${quoted(m)}`);
  }

  function message(expected: Expected, m: MessageShown): void {
    if (m.kind !== expected.kind)
      return void say(expected.line, `expected a ${expected.kind}, there was a ${quoted(m)}`);
    if (m.at < expected.from || m.at > expected.to)
      say(
        expected.line,
        `expected between ${clock(expected.from)} and ${clock(expected.to)}, it came at ${clock(m.at)}: «${text(m)}»`,
      );
    for (const { line, words } of expected.has)
      if (!contains(text(m), words)) say(line, `"${words}" was expected; ${quoted(m)}`);
    for (const { line, words } of expected.not)
      if (contains(text(m), words)) say(line, `"${words}" must not be said; ${quoted(m)}`);
  }

  function state(expected: Pick<Step, 'stage' | 'control'>, standing: Standing | undefined): void {
    for (const what of ['stage', 'control'] as const) {
      const wanted = expected[what];
      if (wanted && standing && wanted.is !== standing[what])
        say(wanted.line, `${what}: expected ${wanted.is}, it is ${standing[what]}`);
    }
  }

  function same(line: number, what: string, expected: string[], seen: string[]): void {
    if (expected.join('\n') === seen.join('\n')) return;
    const list = (items: string[]) => (items.length === 0 ? 'none' : items.join(', '));
    say(line, `${what}: expected ${list(expected)}; there were ${list(seen)}`);
  }
}

const isMessage = (shown: Shown): shown is MessageShown => shown.type === 'message';
const alertsOf = (shown: Shown[]): string[] => shown.flatMap((s) => (s.type === 'alert' ? [s.kind] : []));

/** Between slashes a regular expression; else the words themselves, whatever the case, the kind of space or of e (ё). */
function contains(text: string, words: Words['words']): boolean {
  const pattern = regular(words);
  return pattern ? pattern.test(text) : plain(text).includes(plain(words));
}

/** undefined: plain words. @throws SyntaxError */
export function regular(words: string): RegExp | undefined {
  const [, source] = /^\/(.+)\/$/s.exec(words) ?? [];
  return source === undefined ? undefined : new RegExp(source, 'iu');
}

const plain = (text: string): string => text.toLowerCase().replace(/\s+/g, ' ').replaceAll('ё', 'е');
