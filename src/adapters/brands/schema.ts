// What brand.yaml may say. Unknown keys are refused: a mistyped one would otherwise silently leave the default in force.
import { z } from 'zod';
import { FOLLOW_UP_WHEN, MEETING_WHEN } from '../../domain/when';
import { isZone } from '../../domain/zone';

const DAY_NAMES = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];
const RUSSIAN_DAY_NAMES = ['пн', 'вт', 'ср', 'чт', 'пт', 'сб', 'вс'];

const time = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'must be a time as 09:30');
const closing = z.string().regex(/^(([01]\d|2[0-3]):[0-5]\d|24:00)$/, 'must be a time as 20:00, or 24:00');
const text = z.string().trim().min(1, 'must not be empty');
const seconds = z.number().min(0).max(600);

/** mon, fri, mon-fri, пн-пт → ISO weekdays. */
const days = z
  .array(z.string().transform(weekdays))
  .min(1, 'names no day')
  .transform((lists) => [...new Set(lists.flat())].sort());

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

function inBothLanguages(ru: string, en: string) {
  return z.strictObject({ ru: text.default(ru), en: text.default(en) }).prefault({});
}

export const brandSchema = z.strictObject({
  name: text,
  zone: z.string().refine(isZone, { error: 'is not an IANA time zone; examples: Europe/Moscow, Asia/Makassar' }),
  languages: z.array(z.enum(['ru', 'en'])).min(1, 'names no language'),
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
    .strictObject({ quietSeconds: seconds.default(3), maxSeconds: seconds.default(20) })
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
  meeting: z.strictObject({ when: whenDefaults(MEETING_WHEN) }).prefault({}),
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
});

function weekdays(said: string, ctx: z.RefinementCtx): number[] {
  const [first, last = first] = said
    .toLowerCase()
    .trim()
    .split(/\s*[-–]\s*/)
    .map(weekday) as [number, number?];
  if (!first || !last) {
    ctx.addIssue({ code: 'custom', message: 'must be a weekday (mon … sun) or a range as mon-fri' });
    return z.NEVER;
  }
  // fri-mon runs over the weekend
  const count = ((last - first + 7) % 7) + 1;
  return Array.from({ length: count }, (_, i) => ((first - 1 + i) % 7) + 1);
}

function weekday(name: string): number {
  return Math.max(DAY_NAMES.indexOf(name), RUSSIAN_DAY_NAMES.indexOf(name)) + 1;
}
