// What brand.yaml may say of meetings: those clients mention, and those booked with us.
import { z } from 'zod';
import { BOOKING } from '../../domain/booking/policy';
import type { Language } from '../../domain/brand';
import { BOOKED_PLACES, MENTIONED_PLACES } from '../../domain/meeting-texts';
import { MENTIONED } from '../../domain/mentions/policy';
import { days, text, time } from './schema-scalars';
import { localizedText, wordsOr } from './texts';

/** Words about a meeting: what stands in braces is put in, anything else there is a slip. */
function meetingWords(usual: Record<Language, string>, places: readonly string[], languages: Language[]) {
  const words = text.superRefine((said, ctx) => {
    for (const [place, name] of said.matchAll(/\{([^}]*)\}/g)) {
      if (places.includes(name as string)) continue;
      ctx.addIssue({ code: 'custom', message: `${place} is not known; there are {${places.join('}, {')}}` });
    }
  });
  return wordsOr(usual, languages, words);
}

export const mentioned = (languages: Language[]) =>
  z
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
      preparation: meetingWords(MENTIONED.preparation, MENTIONED_PLACES, languages),
      completion: meetingWords(MENTIONED.completion, MENTIONED_PLACES, languages),
      question: meetingWords(MENTIONED.question, MENTIONED_PLACES, languages),
    })
    .prefault({});

const minutes = (usual: number, most = 24 * 60) => z.number().int().min(0).max(most).default(usual);

export function booking(languages: Language[]) {
  const bookedWords = (key: keyof typeof BOOKING.texts) => meetingWords(BOOKING.texts[key], BOOKED_PLACES, languages);
  const place = localizedText(languages).optional();
  return z
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
      place: z.strictObject({ phone: place, office: place, onSite: place }).prefault({}),
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
}
