// scenarios/*.yaml → rehearsals: times made instants, every expectation with its line. What cannot be played is named.
import type { z } from 'zod';
import type { Language } from '../../domain/brand';
import type {
  Action,
  CalendarEdit,
  End,
  Expected,
  Scenario,
  ScenarioRep,
  Step,
  Words,
} from '../../domain/rehearsal/scenario';
import { after, day, moment, type Read } from '../../domain/rehearsal/times';
import type { Findings } from './problem';
import { type expected, type matcher, scenarioFile, type step } from './scenario-schema';
import { type Path, parseYaml } from './yaml-file';

/** A client types several messages this far apart. */
const BETWEEN_MS = 2_000;
const REPLY_WITHIN = '2 min';
const DUE_WITHIN = '1 min';

/** Problems go into `found`; with errors there is no scenario. */
export function readScenario(
  source: string,
  { file, brand, zone: brandZone, languages }: { file: string; brand: string; zone: string; languages: Language[] },
  found: Findings,
): Scenario | undefined {
  const { data, lineOf } = parseYaml(source, scenarioFile, found);
  if (!data) return undefined;
  const zone = data.client.zone ?? brandZone;
  const take = (read: Read, path: Path): number => {
    if ('at' in read) return read.at;
    found.error(lineOf(path), `${path.map(String).join('.')}: ${read.problem}`);
    return Number.NaN;
  };
  const { language } = data.client;
  if (language && !languages.includes(language))
    found.error(lineOf(['client', 'language']), `client.language: the brand does not speak ${language}`);
  const starts = take(moment(data.starts, zone), ['starts']);
  if (data.steps.length === 0 && !data.play)
    found.error(lineOf(['steps']), 'steps: nobody says anything: write steps, or play');

  const steps: Step[] = [];
  let now = starts;
  for (const [i, given] of data.steps.entries()) {
    const path: Path = ['steps', i];
    const at = given.at
      ? take(moment(given.at, zone, now), [...path, 'at'])
      : given.after
        ? take(after(given.after, zone, now), [...path, 'after'])
        : now;
    if (at < now) found.error(lineOf([...path, 'at']), `steps.${i}.at: ${given.at} comes before the step above it`);
    now = Number.isNaN(at) ? now : at;
    const acts = actions(given, path, now);
    for (const [n, action] of acts.entries()) {
      const last = n === acts.length - 1;
      const line = lineOf([...path, ...(n > 0 ? ['client', n] : [])]);
      const base: Step = {
        line,
        at: now + n * BETWEEN_MS,
        action,
        agent: n === 0 ? given.agent.map(({ say, tools }) => ({ text: say, tools })) : [],
        expect: [],
      };
      if (!last) {
        steps.push(base);
        continue;
      }
      now = base.at;
      steps.push({ ...base, ...expectations(given, path, now) });
    }
    const down = acts.find((action) => action.do === 'down');
    if (down) now = down.until;
  }
  const ends = /^\d{4}/.test(data.ends)
    ? take(moment(data.ends, zone, now), ['ends'])
    : take(after(data.ends.replace(/^after /, ''), zone, now), ['ends']);
  if (ends < now) found.error(lineOf(['ends']), `ends: ${data.ends} comes before the last step`);
  const wordsAt = (list: string[], path: Path): Words[] =>
    list.map((value, i) => ({ line: lineOf([...path, i]), words: value }));
  const rep = data.rep && repOf(data.rep);
  if (found.broken) return undefined;
  return {
    file,
    brand,
    title: data.title,
    zone,
    starts,
    ends,
    client: data.client,
    rep,
    stage: data.stage,
    overrides: data.brand,
    overridesLine: lineOf(['brand']),
    steps,
    never: wordsAt(data.never, ['never']),
    end: endOf(),
    play: data.play && { ...data.play, line: lineOf(['play']) },
  };

  function actions(given: z.output<typeof step>, path: Path, at: number): Action[] {
    if (given.client?.length) return given.client.map((said) => ({ do: 'say', text: said }));
    if (given.sends) return [{ do: 'say', text: '', media: given.sends }];
    if (given.edits) return [{ do: 'edit', text: given.edits }];
    if (given.rep) return [{ do: 'rep', text: given.rep }];
    if (given.answers) return [{ do: 'answer', answer: given.answers }];
    if (given.calendar) return [{ do: 'calendar', change: calendarEdit(given.calendar, [...path, 'calendar'], at) }];
    if (given.operator)
      return [
        typeof given.operator === 'string' ? { do: given.operator } : { do: 'stage', stage: given.operator.stage },
      ];
    if (given.plan)
      return [
        {
          do: 'plan',
          change:
            typeof given.plan === 'string'
              ? { edit: given.plan }
              : { edit: 'move', due: take(moment(given.plan.move, zone, at), [...path, 'plan', 'move']) },
        },
      ];
    if (given.down) return [{ do: 'down', until: take(after(given.down, zone, at), [...path, 'down']) }];
    return [{ do: 'look' }];
  }

  function calendarEdit(given: NonNullable<z.output<typeof step>['calendar']>, path: Path, at: number): CalendarEdit {
    if (typeof given === 'string') return { edit: given };
    if ('move' in given) return { edit: 'move', to: take(moment(given.move, zone, at), [...path, 'move']) };
    return { edit: 'busy', ...span(given.busy, [...path, 'busy'], at) };
  }

  function span(given: { from: string; to: string }, path: Path, at: number): { from: number; to: number } {
    const from = take(moment(given.from, zone, at), [...path, 'from']);
    const to = take(moment(given.to, zone, from), [...path, 'to']);
    if (to <= from) found.error(lineOf([...path, 'to']), `${path.map(String).join('.')}: ends before it begins`);
    return { from, to };
  }

  /** His days off are days of his own clock; hours are read by the client's, as everywhere. */
  function repOf(given: NonNullable<z.output<typeof scenarioFile>['rep']>): ScenarioRep {
    return {
      line: lineOf(['rep']),
      zone: given.zone,
      hours: given.hours,
      off: given.off.map((one, i) => {
        const path: Path = ['rep', 'off', i];
        if (typeof one !== 'string') return span(one, path, starts);
        const read = day(one, given.zone ?? brandZone);
        if ('from' in read) return read;
        found.error(lineOf(path), `rep.off.${i}: ${read.problem}`);
        return { from: Number.NaN, to: Number.NaN };
      }),
      busy: given.busy.map((one, i) => span(one, ['rep', 'busy', i], starts)),
    };
  }

  function expectations(given: z.output<typeof step>, path: Path, at: number): Partial<Step> {
    const instants = (values: string[], key: string) => ({
      line: lineOf([...path, key]),
      due: values.map((value, i) => take(moment(value, zone, at), [...path, key, i])),
    });
    const state = (key: 'stage' | 'control') => given[key] && { line: lineOf([...path, key]), is: given[key] };
    return {
      expect: given.expect.map((one, i) => expectedAt(one, [...path, 'expect', i], at)),
      promises: given.promises && instants(given.promises, 'promises'),
      drops: given.drops && { line: lineOf([...path, 'drops']), reasons: given.drops },
      alerts: given.alerts && { line: lineOf([...path, 'alerts']), kinds: given.alerts },
      questions: given.questions && { line: lineOf([...path, 'questions']), kinds: given.questions },
      stage: state('stage') as Step['stage'],
      control: state('control') as Step['control'],
    };
  }

  /** Without a time: an answer soon after the step. With one: from then on, for as long as `within` says. */
  function expectedAt(one: z.output<typeof expected>, path: Path, at: number): Expected {
    const [kind, rule] = Object.entries(one)[0] as [Expected['kind'], z.output<typeof matcher>];
    const below: Path = [...path, kind];
    const from = rule.at ? take(moment(rule.at, zone, at), [...below, 'at']) : at;
    const to = take(after(rule.within ?? (rule.at ? DUE_WITHIN : REPLY_WITHIN), zone, from), [...below, 'within']);
    if (from < at) found.error(lineOf([...below, 'at']), `${below.join('.')}.at: ${rule.at} comes before its step`);
    const list = (key: 'has' | 'not'): Words[] =>
      rule[key].map((value, i) => ({ line: lineOf([...below, key, i]), words: value }));
    return { line: lineOf(path), kind, from, to, has: list('has'), not: list('not') };
  }

  function endOf(): End {
    const given = (data as NonNullable<typeof data>).end;
    const line = (key: string) => lineOf(['end', key]);
    const instantsOf = (key: string, values: string[]) =>
      values.map((value, i) => take(moment(value, zone, ends), ['end', key, i]));
    const is = <K extends 'stage' | 'control' | 'optedOut'>(key: K) =>
      given[key] === undefined ? undefined : { line: line(key), is: given[key] };
    return {
      stage: is('stage') as End['stage'],
      control: is('control') as End['control'],
      optedOut: is('optedOut') as End['optedOut'],
      plan: given.plan && { line: line('plan'), due: instantsOf('plan', given.plan) },
      meetings: given.meetings && { line: line('meetings'), starts: instantsOf('meetings', given.meetings) },
      alerts: given.alerts && { line: line('alerts'), kinds: given.alerts },
      messages: given.messages === undefined ? undefined : { line: line('messages'), count: given.messages },
    };
  }
}
