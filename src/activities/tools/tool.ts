// A tool of the model that looks or writes outside its turn.
import type { Brand, Language } from '../../domain/brand';
import type { Stage } from '../../domain/conversation';
import type { BookingInput } from '../../workflows/messages';
import type { DurableCall } from '../decide/progress';

/** What a tool leaves to a workflow of its own. `ask`: nobody waits for it, a rep is asked first. */
export type Saga = Omit<BookingInput, 'version'>;

/** Bound by the workflow: a model cannot name another person's conversation. */
export interface ToolContext {
  conversationId: string;
  turnId: string;
  callId: string;
  prospectId: string;
  brand: Brand;
  stage: Stage;
  language: Language;
  /** the client's, or the brand's while it is unknown */
  zone: string;
  /** he has told us where he is */
  zoneKnown: boolean;
  now: Date;
}

export interface ToolAnswer {
  ok: boolean;
  /** what the model reads */
  content: string;
  /** passages and products it names */
  sources: string[];
  /** what has to be made outside before it is answered: the answer is written when that has ended */
  saga?: Saga;
}

/** Idempotent: run again after a crash it does the same once more. */
export type Tool<Name extends DurableCall['name']> = (
  call: Extract<DurableCall, { name: Name }>,
  context: ToolContext,
) => Promise<ToolAnswer>;
