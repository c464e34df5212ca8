// What brand.yaml may say. Unknown keys are refused: a mistyped one would otherwise silently leave the default in force.
import { z } from 'zod';
import { BOOKING } from '../../domain/booking/policy';
import { BOOKED_PLACES, MENTIONED_PLACES } from '../../domain/meeting-texts';
import { MENTIONED } from '../../domain/mentions/policy';
import { DEFAULT_STAGES, STAGES } from '../../domain/stages';
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

/** Words about a meeting: what stands in braces is put in, anything else there is a slip. */
function meetingWords({ ru, en }: Record<'ru' | 'en', string>, places: readonly string[]) {
  const words = text.superRefine((said, ctx) => {
    for (const [place, name] of said.matchAll(/\{([^}]*)\}/g)) {
      if (places.includes(name as string)) continue;
      ctx.addIssue({ code: 'custom', message: `${place} is not known; there are {${places.join('}, {')}}` });
    }
  });
  return z.strictObject({ ru: words.default(ru), en: words.default(en) }).prefault({});
}

const mentioned = z
  .strictObject({
    enabled: z.boolean().default(MENTIONED.enabled),
    threshold: z.number().min(0).max(1).default(MENTIONED.threshold),
    leadMinutes: z
      .number()
      .int()
      .min(5)
      .max(24 * 60)
      .default(MENTIONED.leadMinutes),
    askAfterMinutes: z
      .number()
      .int()
      .min(0)
      .max(24 * 60)
      .default(MENTIONED.askAfterMinutes),
    preparation: meetingWords(MENTIONED.preparation, MENTIONED_PLACES),
    completion: meetingWords(MENTIONED.completion, MENTIONED_PLACES),
    question: meetingWords(MENTIONED.question, MENTIONED_PLACES),
  })
  .prefault({});

const minutes = (usual: number, most = 24 * 60) => z.number().int().min(0).max(most).default(usual);
const bookedWords = (key: keyof typeof BOOKING.texts) => meetingWords(BOOKING.texts[key], BOOKED_PLACES);
const localized = z.strictObject({ ru: text.optional(), en: text.optional() });

const booking = z
  .strictObject({
    enabled: z.boolean().default(BOOKING.enabled),
    mode: z.enum(['zoomCalendar', 'calendar', 'link', 'manual']).default(BOOKING.mode),
    kinds: z
      .array(z.enum(['video', 'phone', 'office', 'onSite']))
      .min(1, 'names no kind of meeting')
      .default(BOOKING.kinds),
    lengthMinutes: z.number().int().min(5).max(480).default(BOOKING.lengthMinutes),
    gridMinutes: z.number().int().min(5).max(240).default(BOOKING.gridMinutes),
    bufferBeforeMinutes: minutes(BOOKING.bufferBeforeMinutes, 240),
    bufferAfterMinutes: minutes(BOOKING.bufferAfterMinutes, 240),
    noticeMinutes: minutes(BOOKING.noticeMinutes, 14 * 24 * 60),
    maxPerDay: z.number().int().min(1).nullable().default(BOOKING.maxPerDay),
    horizonDays: z.number().int().min(1).max(90).default(BOOKING.horizonDays),
    slots: z.array(z.strictObject({ days, times: z.array(time).min(1, 'names no time') })).default(BOOKING.slots),
    place: z
      .strictObject({ phone: localized.optional(), office: localized.optional(), onSite: localized.optional() })
      .prefault({}),
    room: z
      .url({ protocol: /^https$/, error: 'must be an https:// address' })
      .nullable()
      .default(BOOKING.room),
    holdMinutes: z.number().int().min(2).max(60).default(BOOKING.holdMinutes),
    answerMinutes: z
      .number()
      .int()
      .min(5)
      .max(24 * 60)
      .default(BOOKING.answerMinutes),
    reminders: z
      .strictObject({
        dayBefore: z.boolean().default(BOOKING.reminders.dayBefore),
        hourBefore: z.boolean().default(BOOKING.reminders.hourBefore),
      })
      .prefault({}),
    texts: z
      .strictObject({
        booked: bookedWords('booked'),
        moved: bookedWords('moved'),
        cancelled: bookedWords('cancelled'),
        declined: bookedWords('declined'),
        dayBefore: bookedWords('dayBefore'),
        hourBefore: bookedWords('hourBefore'),
        completion: bookedWords('completion'),
        noShow: bookedWords('noShow'),
        thanks: bookedWords('thanks'),
      })
      .prefault({}),
  })
  .prefault({});

const domain = z
  .string()
  .toLowerCase()
  .regex(/^([a-z0-9\p{L}-]+\.)+[a-z\p{L}]{2,}$/u, 'must be a domain as example.com, without https:// and path');

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
  meeting: z.strictObject({ when: whenDefaults(MEETING_WHEN), mentioned, booking }).prefault({}),
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
  links: z.array(domain).default([]),
  budget: z
    .strictObject({
      prospectTokensPerDay: z.number().int().min(1000).default(300_000),
      brandTokensPerDay: z.number().int().min(1000).default(10_000_000),
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
