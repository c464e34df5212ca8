// The tools the model may use, as it reads of them, and what it sent → a call we act on.
import type Anthropic from '@anthropic-ai/sdk';
import { z } from 'zod';
import type { ToolCall } from '../../domain/agent';
import {
  bookMeeting,
  cancelFollowUp,
  cancelMeeting,
  matchProducts,
  noteMeeting,
  offerSlots,
  reasonOnly,
  rescheduleMeeting,
  scheduleFollowUp,
  searchKnowledge,
  setStage,
  stopContact,
  updateProfile,
} from './tool-inputs';

const SPECS = {
  search_knowledge: {
    schema: searchKnowledge,
    description:
      'Look up what the company says about payment, terms, places, documents, how things are done. Use it before you answer any such question: ' +
      'what it does not return, you do not know. Copy figures and terms exactly.',
  },
  match_products: {
    schema: matchProducts,
    description:
      'Find up to three products of the catalog that fit, with price_text, next_start_text, usp and why_match. Prices, dates and discounts may be named ' +
      'only as they stand in its result. Ask one or two things about the wish before you use it, unless he was clear.',
  },
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
  note_meeting: {
    schema: noteMeeting,
    description:
      'Note a meeting, call, flight, exam or the like that the client himself will attend, when he names its time; or that one of them has moved or is off. Not a call with us (that is booked), ' +
      'not what he only considers, what others have, what is over, nor a wish to be written to. Times are worked out here from his own words. Needs no words of yours: he is reminded by the system.',
  },
  offer_slots: {
    schema: offerSlots,
    description:
      'Free times for a meeting with us, near what he asked for. Only what it returns may be offered, in its own words and with the zone. Use it when he wants to talk, meet or see something, ' +
      'or when the time he named cannot be had.',
  },
  book_meeting: {
    schema: bookMeeting,
    description:
      'Book a meeting at a time he has agreed to: one that was offered, or one he named himself by day and hour. Its answer says what is so: never say that something is booked before it does. ' +
      'When it says to say the time back, do that and book when he says yes.',
  },
  reschedule_meeting: {
    schema: rescheduleMeeting,
    description:
      'Move a meeting booked with us to another free time he has agreed to. The old time stays his until it has worked.',
  },
  cancel_meeting: {
    schema: cancelMeeting,
    description:
      'Call off a meeting booked with us, when he says that he does not want it or cannot come and names no other time.',
  },
  set_stage: {
    schema: setStage,
    description:
      'Move the conversation along the sale when it has moved: qualifying (finding out what he needs), offering (products named), booking (a call or visit is being agreed), won, lost. ' +
      'Only to a stage the context lists under mayMoveTo.',
  },
  stop_contact: {
    schema: stopContact,
    description:
      'He means that he wants no more messages from us, in whatever words, or we write to the wrong person. Ends the talk for ever: he gets one last confirmation, then silence. ' +
      'Not for "not now" or "in March" (schedule_follow_up), nor for anger at one thing (hand_off). For wrongPerson write beside it the one apology he reads.',
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
    case 'search_knowledge': {
      const { question, also = [] } = parsed.data as z.infer<typeof searchKnowledge>;
      return { id, name: 'search_knowledge', question, also };
    }
    case 'match_products':
      return { id, name: 'match_products', wish: parsed.data as z.infer<typeof matchProducts> };
    case 'note_meeting':
      return { id, name: 'note_meeting', ...(parsed.data as z.infer<typeof noteMeeting>) };
    case 'offer_slots':
      return { id, name: 'offer_slots', ...(parsed.data as z.infer<typeof offerSlots>) };
    case 'book_meeting':
      return { id, name: 'book_meeting', ...(parsed.data as z.infer<typeof bookMeeting>) };
    case 'reschedule_meeting':
      return { id, name: 'reschedule_meeting', ...(parsed.data as z.infer<typeof rescheduleMeeting>) };
    case 'cancel_meeting':
      return { id, name: 'cancel_meeting', ...(parsed.data as z.infer<typeof cancelMeeting>) };
    case 'set_stage':
      return { id, name: 'set_stage', ...(parsed.data as z.infer<typeof setStage>) };
    case 'stop_contact':
      return { id, name: 'stop_contact', ...(parsed.data as z.infer<typeof stopContact>) };
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
