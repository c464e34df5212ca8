// The tools the model may use: one zod schema each, which makes both the JSON schema it reads and the check of what it sends.
import type Anthropic from '@anthropic-ai/sdk';
import { z } from 'zod';
import type { ToolCall } from '../../domain/agent';

// Telegram refuses longer messages. https://core.telegram.org/method/messages.sendMessage (MESSAGE_TOO_LONG)
const MESSAGE_LENGTH = 4096;

const reason = z.string().max(500).describe('Why, in one short sentence for the operator. The client never sees it.');
const message = z.string().max(MESSAGE_LENGTH);

const scheduleFollowUp = z
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

const cancelFollowUp = z.strictObject({
  planItemId: z.string().max(200).describe('Id of the promise in the plan of the context.'),
  reason,
});

const updateProfile = z
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

const reasonOnly = z.strictObject({ reason });

const SPECS = {
  schedule_follow_up: {
    schema: scheduleFollowUp,
    description:
      'Promise to write to the client at a later time. Times are worked out here from his own words: never compute them yourself. ' +
      'The result says the day and hour to confirm, or what to ask, or that the time has passed. Until it says Scheduled or Kept, nothing is promised. ' +
      'With keep it renews a promise that his last message cancelled.',
  },
  cancel_follow_up: {
    schema: cancelFollowUp,
    description: 'Drop a promise from the plan, because the client does not want it any more or it has lost its point.',
  },
  hand_off: {
    schema: reasonOnly,
    description:
      'Give the chat to a human colleague. Use it when the client asks for a person, is angry or complains, or needs what you do not know. ' +
      'Write beside it the one sentence the client hears now.',
  },
  update_profile: {
    schema: updateProfile,
    description:
      'Remember what the client said of himself: name, language, city or time zone, facts. Only what he said, nothing guessed.',
  },
  say_nothing: {
    schema: reasonOnly,
    description:
      'Stay silent in this turn. The only way to leave a message without an answer: use it when nothing is asked and an answer would be noise (a closing "thanks", an emoji).',
  },
} as const;

type ToolName = keyof typeof SPECS;

/** As sent to the API; the order and bytes never change within a build, because they open the cached prefix. */
export const TOOLS: readonly Anthropic.Tool[] = Object.entries(SPECS).map(([name, { schema, description }]) => {
  const { $schema: _dialect, ...input_schema } = z.toJSONSchema(schema);
  return { name, description, input_schema: input_schema as Anthropic.Tool.InputSchema };
});

/** What the model sent → a call we act on; an unknown tool or arguments that break the schema → 'invalid' with the problem in words. */
export function toToolCall(block: { id: string; name: string; input: unknown }): ToolCall {
  const { id, name } = block;
  if (!Object.hasOwn(SPECS, name)) {
    return {
      id,
      name: 'invalid',
      tool: name,
      problem: `there is no such tool; there are ${Object.keys(SPECS).join(', ')}`,
    };
  }
  const parsed = SPECS[name as ToolName].schema.safeParse(withoutBlanks(block.input));
  if (!parsed.success) return { id, name: 'invalid', tool: name, problem: problemOf(parsed.error) };
  switch (name as ToolName) {
    case 'schedule_follow_up': {
      const { words = '', ...rest } = parsed.data as z.infer<typeof scheduleFollowUp>;
      return { id, name: 'schedule_follow_up', words, ...rest };
    }
    case 'cancel_follow_up':
      return { id, name: 'cancel_follow_up', ...(parsed.data as z.infer<typeof cancelFollowUp>) };
    case 'update_profile': {
      const { name: name_, ...rest } = parsed.data as z.infer<typeof updateProfile>;
      return { id, name: 'update_profile', ...(name_ === undefined ? {} : { name_ }), ...rest };
    }
    case 'hand_off':
      return { id, name: 'hand_off', ...(parsed.data as z.infer<typeof reasonOnly>) };
    case 'say_nothing':
      return { id, name: 'say_nothing', ...(parsed.data as z.infer<typeof reasonOnly>) };
  }
}

// Models write "" or null for an optional argument they do not mean; that is absence, not a mistake.
function withoutBlanks(input: unknown): unknown {
  if (typeof input !== 'object' || input === null || Array.isArray(input)) return input;
  return Object.fromEntries(Object.entries(input).filter(([, value]) => value !== null && value !== ''));
}

const problemOf = (error: z.ZodError): string =>
  error.issues
    .slice(0, 5)
    .map((issue) => (issue.path.length > 0 ? `${issue.path.join('.')}: ${issue.message}` : issue.message))
    .join('; ');
