// scenarios/*.yaml → rehearsals: times made instants, every expectation with its line. What cannot be played is named.
import { z } from 'zod';
import type { Language } from '../../domain/brand';
import { regular } from '../../domain/rehearsal/judge';
import {
  type Action,
  type End,
  type Expected,
  KINDS,
  type Scenario,
  type Step,
  type Words,
} from '../../domain/rehearsal/scenario';
import { after, moment, type Read } from '../../domain/rehearsal/times';
import { STAGES } from '../../domain/stages';
import { isZone } from '../../domain/zone';
import type { Findings } from './problem';
import { type Path, parseYaml } from './yaml-file';

const text = z.string('must be text; put it in quotes').trim().min(1, 'must not be empty');
const words = text.superRefine((value, ctx) => {
  try {
    regular(value);
  } catch (error) {
    ctx.addIssue({ code: 'custom', message: (error as Error).message });
  }
});
const listed = <T extends z.ZodType>(item: T) =>
  z.preprocess((v) => (v === undefined || Array.isArray(v) ? v : [v]), z.array(item).default([]));
const names = z.preprocess((v) => (v === 'none' || v === null ? [] : Array.isArray(v) ? v : [v]), z.array(text));
const stage = z.enum(STAGES);
const control = z.enum(['agent', 'human', 'paused']);

const matcher = z.preprocess(
  (v) => (typeof v === 'string' || Array.isArray(v) ? { has: v } : v === null ? {} : v),
  z.strictObject({ at: text.optional(), within: text.optional(), has: listed(words), not: listed(words) }),
);
const expected = z.preprocess(
  (v) => (typeof v === 'string' ? { [v]: {} } : v),
  z
    .strictObject(
      Object.fromEntries(KINDS.map((kind) => [kind, matcher.optional()])) as Record<
        (typeof KINDS)[number],
        z.ZodOptional<typeof matcher>
      >,
    )
    .refine((v) => Object.keys(v).length === 1, `must be one of ${KINDS.join(', ')}`),
);
const turn = z.strictObject({
  say: text.optional(),
  tools: z.array(z.strictObject({ name: text, input: z.record(z.string(), z.unknown()).default({}) })).optional(),
});
const ACTIONS = ['client', 'sends', 'edits', 'rep', 'operator', 'plan', 'down'] as const;

const step = z
  .strictObject({
    at: text.optional(),
    after: text.optional(),
    client: listed(text).optional(),
    sends: z
      .enum(['photo', 'voice', 'audio', 'video', 'videoNote', 'sticker', 'document', 'contact', 'location'])
      .optional(),
    edits: text.optional(),
    rep: text.optional(),
    operator: z
      .union(
        [z.enum(['takeOver', 'handBack', 'stop', 'optOut', 'approve', 'discard']), z.strictObject({ stage })],
        'must be takeOver, handBack, stop, optOut, approve, discard, or stage: <stage>',
      )
      .optional(),
    plan: z
      .union(
        [z.enum(['skip', 'sendNow', 'hold', 'release']), z.strictObject({ move: text })],
        'must be skip, sendNow, hold, release, or move: <time>',
      )
      .optional(),
    down: text.optional(),
    agent: listed(turn),
    expect: z.preprocess((v) => (v === 'nothing' ? [] : v), listed(expected)),
    promises: names.optional(),
    drops: names.optional(),
    alerts: names.optional(),
    stage: stage.optional(),
    control: control.optional(),
  })
  .refine((v) => v.at === undefined || v.after === undefined, { path: ['after'], error: 'either `at` or `after`' })
  .refine(
    (v) =>
      ACTIONS.filter((name) => v[name] !== undefined && !(Array.isArray(v[name]) && v[name].length === 0)).length <= 1,
    {
      error: `one thing happens in a step: one of ${ACTIONS.join(', ')}`,
    },
  );

const schema = z.strictObject({
  title: text,
  starts: text,
  ends: text.default('1 hour'),
  client: z.strictObject({
    name: text,
    language: z.enum(['ru', 'en']).optional(),
    zone: z.string().refine(isZone, 'is no time zone; write it as Europe/Moscow').optional(),
    facts: z.record(z.string(), z.coerce.string()).default({}),
    stranger: z.boolean().default(false),
  }),
  stage: stage.default('new'),
  brand: z.record(z.string(), z.unknown()).default({}),
  steps: z.array(step).default([]),
  never: listed(words),
  end: z
    .strictObject({
      stage: stage.optional(),
      control: control.optional(),
      optedOut: z.boolean().optional(),
      plan: names.optional(),
      alerts: names.optional(),
      messages: z.number().int().min(0).optional(),
    })
    .default({}),
  play: z.strictObject({ who: text, goal: text, messages: z.number().int().min(1).max(30).default(8) }).optional(),
});

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
  const { data, lineOf } = parseYaml(source, schema, found);
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
  if (found.broken) return undefined;
  return {
    file,
    brand,
    title: data.title,
    zone,
    starts,
    ends,
    client: data.client,
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
    const is = <K extends 'stage' | 'control' | 'optedOut'>(key: K) =>
      given[key] === undefined ? undefined : { line: line(key), is: given[key] };
    return {
      stage: is('stage') as End['stage'],
      control: is('control') as End['control'],
      optedOut: is('optedOut') as End['optedOut'],
      plan: given.plan && {
        line: line('plan'),
        due: given.plan.map((value, i) => take(moment(value, zone, ends), ['end', 'plan', i])),
      },
      alerts: given.alerts && { line: line('alerts'), kinds: given.alerts },
      messages: given.messages === undefined ? undefined : { line: line('messages'), count: given.messages },
    };
  }
}
