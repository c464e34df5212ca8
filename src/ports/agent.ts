// Claude: one call of the dialogue, and its search of the web.
import type { AgentStep, AgentTurn } from '../domain/agent';

/** One model call. The loop over tools is the caller's. */
export interface ReplyAgent {
  /**
   * @throws RateLimited (429), Unreachable (5xx, 529, network), Misconfigured (401/403, unknown model).
   * A refusal, an empty or a cut answer is a step with that `stop`, not an error.
   */
  next(turn: AgentTurn, signal?: AbortSignal): Promise<AgentStep>;
  /** A one-token call that proves key and model. */
  check(): Promise<{ model: string }>;
}

export interface WebPage {
  url: string;
  title: string;
  /** what it states, quoted */
  text: string;
}

/** The brand's own site, when the knowledge base has nothing. */
export interface WebSearch {
  /** Pages of that domain that speak of the question; none when nothing is found. @throws as ReplyAgent does */
  search(question: string, domain: string): Promise<WebPage[]>;
}
