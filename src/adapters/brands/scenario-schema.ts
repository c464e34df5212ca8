// What may stand in scenarios/*.yaml, before its times are read.
import { z } from 'zod';
import { parseHours } from '../../domain/booking/hours';
import type { OpenHours } from '../../domain/brand';
import { regular } from '../../domain/rehearsal/judge';
import { ANSWERS, type Answer, KINDS } from '../../domain/rehearsal/scenario';
import { STAGES } from '../../domain/stages';
import { isZone } from '../../domain/zone';

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

export const matcher = z.preprocess(
  (v) => (typeof v === 'string' || Array.isArray(v) ? { has: v } : v === null ? {} : v),
  z.strictObject({ at: text.optional(), within: text.optional(), has: listed(words), not: listed(words) }),
);
export const expected = z.preprocess(
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
const ACTIONS = ['client', 'sends', 'edits', 'rep', 'answers', 'calendar', 'operator', 'plan', 'down'] as const;
const zone = z.string().refine(isZone, 'is no time zone; write it as Europe/Moscow');
const span = z.strictObject({ from: text, to: text });
/** As `rapport reps set --hours` takes them. */
const hours = text.transform((value, ctx): OpenHours[] => {
  try {
    return parseHours(value);
  } catch (error) {
    ctx.addIssue({ code: 'custom', message: (error as Error).message });
    return z.NEVER;
  }
});
const answers = z.enum(Object.keys(ANSWERS) as Answer[]);
const questions = z.preprocess(
  (v) => (v === 'none' || v === null ? [] : Array.isArray(v) ? v : [v]),
  z.array(z.enum([...new Set(Object.values(ANSWERS))])),
);

export const step = z
  .strictObject({
    at: text.optional(),
    after: text.optional(),
    client: listed(text).optional(),
    sends: z
      .enum(['photo', 'voice', 'audio', 'video', 'videoNote', 'sticker', 'document', 'contact', 'location'])
      .optional(),
    edits: text.optional(),
    rep: text.optional(),
    answers: answers.optional(),
    calendar: z
      .union(
        [z.enum(['delete', 'decline']), z.strictObject({ move: text }), z.strictObject({ busy: span })],
        'must be delete, decline, move: <time>, or busy: { from: <time>, to: <time> }',
      )
      .optional(),
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
    questions: questions.optional(),
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

export const scenarioFile = z.strictObject({
  title: text,
  starts: text,
  ends: text.default('1 hour'),
  client: z.strictObject({
    name: text,
    language: z.enum(['ru', 'en']).optional(),
    zone: zone.optional(),
    facts: z.record(z.string(), z.coerce.string()).default({}),
    stranger: z.boolean().default(false),
  }),
  rep: z
    .strictObject({
      zone: zone.optional(),
      hours: hours.optional(),
      off: listed(z.union([text, span], 'must be a day such as 2026-12-04, or { from: <time>, to: <time> }')),
      busy: listed(span),
    })
    .optional(),
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
      meetings: names.optional(),
      alerts: names.optional(),
      messages: z.number().int().min(0).optional(),
    })
    .default({}),
  play: z.strictObject({ who: text, goal: text, messages: z.number().int().min(1).max(30).default(8) }).optional(),
});
