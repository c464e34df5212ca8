// One request to the Messages API: settings, the time it may take, no retries. Used by the dialogue and by the web search.
import Anthropic from '@anthropic-ai/sdk';
import { Unreachable } from '../../errors';

export interface ClaudeOptions {
  apiKey: string;
  /** for the dialogue */
  model: string;
  /** the small one: for the fact check and the search of the web; `check` proves it too when it differs */
  extractionModel?: string;
  /** default https://api.anthropic.com; the local server in the sandbox */
  baseUrl?: string;
  /** default 4096: thinking counts towards it, the answer itself is short */
  maxTokens?: number;
  /** default 60 s, from the call to the last byte */
  timeoutMs?: number;
  log: { debug(fields: object, message: string): void; warn(fields: object, message: string): void };
}

export type Caller = (
  body: Anthropic.MessageCreateParamsNonStreaming,
  signal?: AbortSignal,
) => Promise<Anthropic.Message>;

/** @throws Unreachable when the answer takes longer than `timeoutMs`; else the SDK's errors, or the signal's reason. */
export function createCaller(options: ClaudeOptions): Caller {
  const { timeoutMs = 60_000 } = options;
  const client = new Anthropic({
    apiKey: options.apiKey,
    // Everything the SDK would otherwise take from the environment is settled here: src/config is the one reader.
    authToken: null,
    baseURL: options.baseUrl ?? 'https://api.anthropic.com',
    // Temporal retries; a second owner of retries would multiply them.
    maxRetries: 0,
    timeout: timeoutMs,
    // Its debug lines hold whole prompts.
    logLevel: 'off',
    openTelemetry: false,
  });

  // The SDK's timeout ends with the headers; ours also covers the body.
  return async (body, signal) => {
    const inTime = AbortSignal.timeout(timeoutMs);
    try {
      return await client.messages.create(body, { signal: signal ? AbortSignal.any([signal, inTime]) : inTime });
    } catch (error) {
      signal?.throwIfAborted();
      if (inTime.aborted) throw new Unreachable('Claude', `no answer within ${timeoutMs / 1000} s`, { cause: error });
      throw error;
    }
  };
}
