// Claude: one call of the dialogue, the check of what it wrote, and its search of the web.
import type { AgentStep, AgentTurn, Usage } from '../domain/agent';
import type { Brand } from '../domain/brand';

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

export interface FactCheckInput {
  conversationId: string;
  accountId: string;
  brand: Brand;
  /** what the client wrote, oldest first */
  clientSaid: readonly string[];
  /** promised, offered and agreed: as true as what the brand states */
  times: readonly Date[];
  /** what the tools of this turn said: a page of the brand's site, a slot that is free */
  found: readonly string[];
  parts: readonly string[];
  now: Date;
}

export interface FactCheck {
  /** claims nothing stated supports, in the words of the answer; undefined: it gave no verdict, as when it refused or was cut off */
  unsupported?: { quote: string; why: string }[];
  model: string;
  usage: Usage;
}

/** A second model that reads an answer against all that the company states, where brand.yaml asks for it. */
export interface FactChecker {
  /** @throws as ReplyAgent does */
  check(input: FactCheckInput, signal?: AbortSignal): Promise<FactCheck>;
}

export interface WebPage {
  url: string;
  title: string;
  /** what it states, quoted */
  text: string;
}

/** The brand's own site, when the knowledge base has nothing. */
export interface WebSearch {
  /**
   * Pages of that domain that speak of the question; none when nothing is found.
   * @param model the brand's own, if it names one
   * @throws as ReplyAgent does
   */
  search(question: string, domain: string, model?: string): Promise<WebPage[]>;
}
