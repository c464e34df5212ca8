// The conversation as the model sees it, and what it may answer, in our own words.
import type { Brand, Language, MeetingKind } from './brand';
import type { ProductWish } from './catalog';
import type { Stage } from './conversation';
import type { MeetingSource } from './meetings';
import type { Rule } from './rule';

export interface TranscriptLine {
  author: 'client' | 'agent' | 'rep';
  text: string;
  /** Named to the model when a message is not text: "photo", "voice" … */
  media?: string;
  at: Date;
  edited?: boolean;
  /** somebody else's words, passed on */
  forwarded?: boolean;
}

/** A promise already in the plan; `id` is what cancel_follow_up takes. */
export interface PlanLine {
  id: string;
  due: Date;
  /** due in the client's zone, as words, ready for the prompt */
  dueText: string;
  reason: string;
  /** 'cancelledByReply': the message being answered has just cancelled it; it lapses unless kept or made anew */
  state: 'scheduled' | 'cancelledByReply';
}

/** A meeting that is coming: his own, or booked with us. */
export interface MeetingLine {
  id: string;
  title: string;
  /** its start in the client's zone, as words */
  startText: string;
  source: MeetingSource;
}

export interface ProspectView {
  name?: string;
  language?: Language;
  /** IANA zone; undefined: unknown, the brand's is used and named in confirmations. */
  zone?: string;
  /** facts learned with update_profile */
  facts: Record<string, string>;
}

export type AgentTask =
  | { kind: 'reply' }
  /** Write the text of a follow-up that is due now. `lateByMinutes` > 0: after downtime or a human's time in the chat. */
  | { kind: 'followUp'; brief: string; lateByMinutes: number; humanSpokeSince: boolean };

export interface AgentTurn {
  /** Opaque id of the conversation; also the sandbox's handle for scripted answers. */
  conversationId: string;
  /** The account's id; second handle for scripts. */
  accountId: string;
  brand: Brand;
  prospect: ProspectView;
  stage: Stage;
  /** where set_stage may move it */
  nextStages: Stage[];
  /** the brand's rules that apply to this turn, the most important first */
  rules: Rule[];
  now: Date;
  transcript: TranscriptLine[];
  plan: PlanLine[];
  meetings: MeetingLine[];
  /** put before the answer by the system: it goes on from these words */
  opening?: string;
  task: AgentTask;
  /** Earlier steps of this turn with the results of their tools, oldest first. */
  rounds: { step: AgentStep; results: ToolResult[] }[];
  /** Set when the last answer broke a rule: said to the model before it answers again. */
  correction?: string;
}

export type ToolCall = { id: string } & (
  | {
      name: 'schedule_follow_up';
      /** id of a promise the client's message has just cancelled, to keep it as it was (its time and words) */
      keep?: string;
      /** the client's own words about the time; empty with `keep` */
      words: string;
      /** the model's reading of them, ISO 8601 with offset or local */
      reading?: string;
      message?: string;
      brief?: string;
      reason: string;
    }
  | { name: 'cancel_follow_up'; planItemId: string; reason: string }
  /** A meeting of the client's own that he speaks of, or (`meetingId`, `cancelled`) one that is off. */
  | {
      name: 'note_meeting';
      title?: string;
      /** the client's own words about the time */
      words?: string;
      /** the model's reading of them, ISO 8601 */
      reading?: string;
      meetingId?: string;
      cancelled?: boolean;
    }
  /** Times for a meeting with us. */
  | { name: 'offer_slots'; words?: string; kind?: MeetingKind }
  | {
      name: 'book_meeting';
      /** its start as offer_slots gave it */
      slot?: string;
      /** the client's own words about the time */
      words?: string;
      kind?: MeetingKind;
      email?: string;
      title?: string;
    }
  | { name: 'reschedule_meeting'; meetingId: string; slot?: string; words?: string }
  | { name: 'cancel_meeting'; meetingId: string; reason: string }
  | { name: 'hand_off'; reason: string }
  | {
      name: 'update_profile';
      name_?: string;
      language?: Language;
      city?: string;
      zone?: string;
      facts?: Record<string, string>;
    }
  | { name: 'say_nothing'; reason: string }
  /** He means that he wants no more messages, in whatever words; or we have the wrong person. */
  | { name: 'stop_contact'; kind: 'noMoreMessages' | 'wrongPerson'; reason: string }
  | { name: 'search_knowledge'; question: string; also: string[] }
  | { name: 'match_products'; wish: ProductWish }
  | { name: 'set_stage'; stage: Stage; reason: string }
  /** Unknown tool or arguments that break the schema; answered with the error, never acted on. */
  | { name: 'invalid'; tool: string; problem: string }
);

export interface ToolResult {
  callId: string;
  ok: boolean;
  /** What the model reads. */
  content: string;
}

export interface Usage {
  inputTokens: number;
  outputTokens: number;
  cacheReadTokens: number;
  cacheWriteTokens: number;
  /** Micro-dollars by the dated price table; undefined for a model the table lacks. */
  costMicros?: number;
}

export interface AgentStep {
  stop: 'end' | 'tools' | 'refusal' | 'maxTokens' | 'contextFull' | 'paused' | 'empty' | 'malformed';
  text: string;
  toolCalls: ToolCall[];
  usage: Usage;
  model: string;
  promptVersion: string;
  requestId?: string;
  /** The vendor's own content blocks, so that the next round repeats them exactly. Opaque here. */
  raw: unknown;
}
