// What each tool takes: one zod schema, which makes both the JSON schema the model reads and the check of what it sends.
import { z } from 'zod';
import { PER } from '../../domain/catalog';
import { LONGEST_MESSAGE } from '../../domain/message-length';
import { STAGES } from '../../domain/stages';

const reason = z.string().max(500).describe('Why, in one short sentence for the operator. The client never sees it.');
const message = z.string().max(LONGEST_MESSAGE);

export const scheduleFollowUp = z
  .strictObject({
    keep: z
      .string()
      .max(200)
      .optional()
      .describe(
        'Id of a promise in the plan whose state is cancelledByReply, to let it stand as it was. Then give no words, message or brief.',
      ),
    words: z
      .string()
      .max(300)
      .optional()
      .describe(
        'The client\'s own words about the time, copied from his message: «завтра утром», "in two hours". Required unless keep is given.',
      ),
    reading: z
      .string()
      .max(40)
      .optional()
      .describe(
        'Your reading of those words in the zone of the context, ISO 8601 (2026-03-01T10:00). Leave it out when unsure.',
      ),
    message: message
      .optional()
      .describe('The text to send at that time, when it can be written now. Give message or brief, not both.'),
    brief: z
      .string()
      .max(1000)
      .optional()
      .describe(
        'What to write about at that time, when the text should be written then. Give message or brief, not both.',
      ),
    reason,
  })
  .refine((v) => v.keep !== undefined || v.words !== undefined, {
    path: ['words'],
    error: "required: the client's own words about the time",
  })
  .refine((v) => v.keep === undefined || (v.words ?? v.message ?? v.brief) === undefined, {
    path: ['keep'],
    error: 'stands alone: no words, message or brief beside it',
  })
  .refine((v) => v.keep !== undefined || (v.message === undefined) !== (v.brief === undefined), {
    path: ['message'],
    error: 'give either message or brief',
  });

export const cancelFollowUp = z.strictObject({
  planItemId: z.string().max(200).describe('Id of the promise in the plan of the context.'),
  reason,
});

export const updateProfile = z
  .strictObject({
    name: z.string().max(100).optional().describe('The name the client gave.'),
    language: z.enum(['ru', 'en']).optional().describe('The language the client writes in, when it changed.'),
    city: z
      .string()
      .max(100)
      .optional()
      .describe('The city he said he is in, in its plain form: «Москва», "Berlin". Gives his time zone.'),
    zone: z
      .string()
      .max(100)
      .optional()
      .describe('His time zone as he said it or as an IANA name: "UTC+3", "Europe/Berlin".'),
    facts: z
      .record(z.string().max(60), z.string().max(500))
      .refine((facts) => Object.keys(facts).length <= 20, { error: 'at most 20 facts' })
      .optional()
      .describe('Facts worth remembering, short name → value: {"goal": "English for work"}.'),
  })
  .refine((v) => Object.values(v).some((value) => value !== undefined), { error: 'nothing to update' });

export const searchKnowledge = z.strictObject({
  question: z.string().min(2).max(300).describe("The client's own question, in his words and his language."),
  also: z
    .array(z.string().max(200))
    .max(6)
    .optional()
    .describe(
      'At least two plain wordings of it, as an article of the company would put it («Рассрочка», «Возврат оплаты»): clients say things in other words than articles do.',
    ),
});

export const matchProducts = z
  .strictObject({
    attributes: z
      .record(
        z.string().max(60),
        z.union([z.string().max(100), z.number(), z.array(z.union([z.string().max(100), z.number()])).max(8)]),
      )
      .optional()
      .describe(
        'What he wants by the attributes of the catalog, name → value or values: {"colour": "red", "size": [38, 39]}.',
      ),
    query: z.string().max(300).optional().describe('His own words about what he wants.'),
    budget: z
      .strictObject({
        max: z.number().positive(),
        currency: z.string().length(3).optional().describe('ISO 4217'),
        per: z.enum(PER).optional(),
      })
      .optional()
      .describe('Only if he named one.'),
  })
  .refine((v) => Object.values(v).some((value) => value !== undefined), { error: 'say what he wants' });

export const noteMeeting = z
  .strictObject({
    title: z.string().max(100).optional().describe('What it is, in his words: «встреча с юристом», "flight".'),
    words: z
      .string()
      .max(300)
      .optional()
      .describe('His own words about its time, copied from his message. Required unless it is off.'),
    reading: z.string().max(40).optional().describe('Your reading of them, ISO 8601. Leave it out when unsure.'),
    meetingId: z.string().max(200).optional().describe('Id of a meeting in the context, when it is off or has moved.'),
    cancelled: z.boolean().optional().describe('true: that meeting does not take place.'),
  })
  .refine((v) => v.cancelled !== true || v.meetingId !== undefined, {
    path: ['meetingId'],
    error: 'needed to call a meeting off',
  })
  .refine((v) => v.cancelled === true || v.words !== undefined, {
    path: ['words'],
    error: "required: the client's own words about the time",
  })
  .refine((v) => v.meetingId !== undefined || v.title !== undefined, { path: ['title'], error: 'required' });

const kind = z
  .enum(['video', 'phone', 'office', 'onSite'])
  .optional()
  .describe('What kind of meeting; left out: the usual one.');
const slot = z.string().max(40).optional().describe('Its start exactly as offer_slots gave it in "slot".');
const timeWords = z
  .string()
  .max(300)
  .optional()
  .describe(
    'The client\'s own words about the time, copied from his message: «в четверг после обеда», "the second one".',
  );

export const offerSlots = z.strictObject({ words: timeWords, kind });

export const bookMeeting = z
  .strictObject({
    slot,
    words: timeWords,
    kind,
    email: z.email().optional().describe('His e-mail address, if he gave one: he gets the invitation.'),
    title: z.string().max(100).optional().describe('What it is about, for both calendars.'),
  })
  .refine((v) => v.slot !== undefined || v.words !== undefined, {
    path: ['slot'],
    error: 'give the slot or his words',
  });

export const rescheduleMeeting = z
  .strictObject({ meetingId: z.string().max(200).describe('Id of a meeting in the context.'), slot, words: timeWords })
  .refine((v) => v.slot !== undefined || v.words !== undefined, {
    path: ['slot'],
    error: 'give the slot or his words',
  });

export const cancelMeeting = z.strictObject({
  meetingId: z.string().max(200).describe('Id of a meeting in the context.'),
  reason,
});

export const setStage = z.strictObject({ stage: z.enum(STAGES), reason });

export const stopContact = z.strictObject({
  kind: z
    .enum(['noMoreMessages', 'wrongPerson'])
    .describe(
      'noMoreMessages: he wants us to stop writing. wrongPerson: he is not who we think, or never dealt with us.',
    ),
  reason,
});

export const reasonOnly = z.strictObject({ reason });
