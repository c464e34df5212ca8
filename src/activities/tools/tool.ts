// A tool of the model that looks or writes outside its turn.
import type { Brand, Language } from '../../domain/brand';
import type { Stage } from '../../domain/conversation';
import type { DurableCall } from '../decide/progress';

/** Bound by the workflow: a model cannot name another person's conversation. */
export interface ToolContext {
  conversationId: string;
  prospectId: string;
  brand: Brand;
  stage: Stage;
  language: Language;
  /** the client's, or the brand's while it is unknown */
  zone: string;
  now: Date;
}

export interface ToolAnswer {
  ok: boolean;
  /** what the model reads */
  content: string;
  /** passages and products it names */
  sources: string[];
}

/** Idempotent: run again after a crash it does the same once more. */
export type Tool<Name extends DurableCall['name']> = (
  call: Extract<DurableCall, { name: Name }>,
  context: ToolContext,
) => Promise<ToolAnswer>;
