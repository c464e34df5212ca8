// What brand.yaml may say. Unknown keys are refused: a mistyped one would otherwise silently leave the default in force.
import { z } from 'zod';
import type { Language } from '../../domain/brand';
import { DEFAULT_STAGES, STAGES } from '../../domain/stages';
import { FOLLOW_UP_WHEN, MEETING_WHEN } from '../../domain/when';
import { isZone } from '../../domain/zone';
import { booking, mentioned } from './schema-meeting';
import { closing, days, text, time } from './schema-scalars';
import { wordsOr } from './texts';

const seconds = z.number().min(0).max(600);
// Waited for inside a decision, which has three minutes for it and the model's calls (workflows/proxies.ts).
const burstSeconds = z.number().min(0).max(90);

const openHours = z.strictObject({ days, from: time, to: closing }).refine(({ from, to }) => from !== to, {
  path: ['to'],
  error: 'must differ from `from`; a whole day is 00:00 to 24:00',
});

function whenDefaults(defaults: typeof FOLLOW_UP_WHEN) {
  const hour = (key: keyof typeof defaults) => time.default(defaults[key]);
  return z
    .strictObject({
      dayStart: hour('dayStart'),
      morning: hour('morning'),
      noon: hour('noon'),
      afternoon: hour('afternoon'),
      evening: hour('evening'),
      night: hour('night'),
    })
    .superRefine((when, ctx) => {
      const parts = ['morning', 'noon', 'afternoon', 'evening', 'night'] as const;
      for (const [i, part] of parts.entries()) {
        const before = parts[i - 1];
        if (before && when[part] <= when[before]) {
          ctx.addIssue({ code: 'custom', path: [part], message: `must be later than ${before} (${when[before]})` });
        }
      }
    })
    .prefault({});
}

const date = z.iso.date('must be a date as 2027-01-08');

/** One day (`date`) or several (`from`, `to`). */
const holiday = z
  .strictObject({ date: date.optional(), from: date.optional(), to: date.optional(), name: text })
  .refine((v) => (v.date === undefined) !== (v.from === undefined && v.to === undefined), {
    error: 'needs either `date`, or `from` and `to`',
  })
  .refine((v) => v.date !== undefined || (v.from !== undefined && v.to !== undefined), {
    error: 'needs both `from` and `to`',
  })
  .refine((v) => v.from === undefined || v.to === undefined || v.from <= v.to, {
    path: ['to'],
    error: 'must not lie before `from`',
  })
  .transform(({ date: day, from, to, name }) => ({ from: (day ?? from) as string, to: (day ?? to) as string, name }));

const mode = z.enum(['auto', 'draft', 'observe']);
const stage = z.enum(STAGES);

function span(min: number, max: number) {
  return z
    .strictObject({ min: seconds.default(min), max: seconds.default(max) })
    .refine((v) => v.max >= v.min, { path: ['max'], error: 'must not be less than min' })
    .prefault({});
}

const domain = z
  .string()
  .toLowerCase()
  .regex(/^([a-z0-9\p{L}-]+\.)+[a-z\p{L}]{2,}$/u, 'must be a domain as example.com, without https:// and path');

const LANGUAGES = ['ru', 'en'] as const;
const zone = z.string().refine(isZone, { error: 'is not an IANA time zone; examples: Europe/Moscow, Asia/Makassar' });
const links = z.array(domain);

/** What the brand's other files are read by, whatever is wrong with the rest of this one. */
export const brandBasics = z.object({
  zone: zone.optional().catch(undefined),
  languages: z
    .array(z.unknown())
    .transform((named) => LANGUAGES.filter((language) => named.includes(language)))
    .refine((known) => known.length > 0)
    .catch([...LANGUAGES]),
  links: links.catch([]),
});

/** By the languages of the brand: a brand of one may write plain text. */
export function brandSchema(languages: Language[]) {
  const inBothLanguages = (ru: string, en: string) => wordsOr({ ru, en }, languages);
  return z.strictObject({
    name: text,
    zone,
    languages: z.array(z.enum(LANGUAGES)).min(1, 'names no language'),
    hours: z
      .array(openHours)
      .min(1, 'leaves no hour to write in')
      .prefault([{ days: ['mon-sun'], from: '10:00', to: '20:00' }]),
    repliesOutsideHours: z.enum(['now', 'nextWindow', 'awayMessage']).default('now'),
    awayMessage: inBothLanguages(
      'Спасибо за сообщение! Сейчас мы не на связи, ответим, как только начнётся рабочий день.',
      'Thank you for your message! We are away at the moment and will answer as soon as our day begins.',
    ),
    unknownInbound: z.enum(['ask', 'answer', 'ignore']).default('ask'),
    burst: z
      .strictObject({ quietSeconds: burstSeconds.default(3), maxSeconds: burstSeconds.default(20) })
      .refine(({ quietSeconds, maxSeconds }) => maxSeconds >= quietSeconds, {
        path: ['maxSeconds'],
        error: 'must not be less than quietSeconds',
      })
      .prefault({}),
    typing: z
      .strictObject({
        enabled: z.boolean().default(true),
        charactersPerSecond: z.number().min(1).max(1000).default(18),
        minSeconds: seconds.default(1),
        maxSeconds: seconds.default(12),
      })
      .refine(({ minSeconds, maxSeconds }) => maxSeconds >= minSeconds, {
        path: ['maxSeconds'],
        error: 'must not be less than minSeconds',
      })
      .prefault({}),
    followUp: z
      .strictObject({
        when: whenDefaults(FOLLOW_UP_WHEN),
        ambiguousTime: z.enum(['ask', 'default']).default('ask'),
        lateAsIsMinutes: z.number().int().min(0).default(30),
        lateRewriteHours: z.number().min(0).default(24),
      })
      .refine(({ lateAsIsMinutes, lateRewriteHours }) => lateRewriteHours * 60 >= lateAsIsMinutes, {
        path: ['lateRewriteHours'],
        error: 'must not end before lateAsIsMinutes does',
      })
      .prefault({}),
    meeting: z
      .strictObject({ when: whenDefaults(MEETING_WHEN), mentioned: mentioned(languages), booking: booking(languages) })
      .prefault({}),
    takeover: z.strictObject({ autoReleaseMinutes: z.number().int().min(1).nullable().default(null) }).prefault({}),
    optOut: z
      .strictObject({
        confirmation: inBothLanguages(
          'Хорошо, больше не буду писать. Всего доброго!',
          'All right, I will not write again. All the best!',
        ),
      })
      .prefault({}),
    holding: inBothLanguages(
      'Мне нужно уточнить это у коллеги. Вернусь к вам с ответом.',
      'Let me check this with a colleague. I will come back to you.',
    ),
    holidays: z.array(holiday).default([]),
    disclosure: z
      .strictObject({
        say: z.enum(['never', 'first', 'asked']).default('asked'),
        text: inBothLanguages(
          'Я ИИ-помощник команды; если нужен человек, скажите, и я позову коллегу.',
          'I am an AI assistant of the team; if you would rather talk to a person, say so and I will call a colleague.',
        ),
      })
      .prefault({}),
    consent: z
      .strictObject({
        ask: z.enum(['never', 'beforePersonalData']).default('never'),
        text: inBothLanguages(
          'Присылая контакты, вы соглашаетесь на их обработку, чтобы мы могли с вами связаться.',
          'By sending your contact details you agree that we use them to get in touch with you.',
        ),
      })
      .prefault({}),
    models: z.strictObject({ dialogue: text.optional(), extraction: text.optional() }).prefault({}),
    tone: z
      .strictObject({
        address: z.enum(['formal', 'informal', 'follow']).default('follow'),
        maxCharacters: z.number().int().min(80).max(4000).default(700),
        maxEmoji: z.number().int().min(0).max(20).default(1),
        never: z.array(text).default([]),
      })
      .prefault({}),
    delivery: z
      .strictObject({
        readAfterSeconds: span(1, 4),
        thinkSeconds: span(1, 5),
        partCharacters: z.number().int().min(80).max(4000).default(350),
        maxParts: z.number().int().min(1).max(5).default(3),
        pauseBetweenSeconds: span(1, 3),
      })
      .prefault({}),
    links: links.default([]),
    factCheck: z.strictObject({ enabled: z.boolean().default(false) }).prefault({}),
    budget: z
      .strictObject({
        prospectTokensPerDay: z.number().int().min(1000).default(600_000),
        brandTokensPerDay: z.number().int().min(1000).default(20_000_000),
      })
      .prefault({}),
    mode: mode.default('auto'),
    modeByStage: z.partialRecord(stage, mode).default({}),
    drafts: z
      .strictObject({
        expireMinutes: z
          .number()
          .int()
          .min(1)
          .max(7 * 24 * 60)
          .default(120),
      })
      .prefault({}),
    stages: z
      .partialRecord(stage, z.array(stage))
      .default({})
      .transform((own) => ({ ...DEFAULT_STAGES, ...own })),
    knowledge: z
      .strictObject({
        web: z
          .strictObject({ enabled: z.boolean().default(false), domain: domain.optional() })
          .refine((v) => !v.enabled || v.domain !== undefined, { path: ['domain'], error: 'is needed when enabled' })
          .prefault({}),
      })
      .prefault({}),
  });
}
