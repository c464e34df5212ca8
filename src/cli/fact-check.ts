// `check-reply --fact-check`: the second model's reading beside the guards', as a brand with factCheck.enabled has it.
import { createFactChecker } from '../adapters/claude/fact-check';
import { inspectConfig } from '../config';
import type { Brand } from '../domain/brand';
import { factFindings } from '../domain/fact-findings';
import type { GuardVerdict } from '../domain/guards';
import { UsageError } from './errors';
import type { Io } from './io';

export interface FactsAsked {
  parts: string[];
  said: string[];
}

const quiet = { debug: () => {}, warn: () => {} };

/** The verdict of the guards with what the model adds. @throws UsageError without a key; else as FactChecker does */
export function factChecking(io: Io): (asked: FactsAsked, brand: Brand, guards: GuardVerdict) => Promise<GuardVerdict> {
  const { claude } = inspectConfig(io.environment(), { forStart: true }).config;
  if (!claude.apiKey)
    throw new UsageError('--fact-check asks Claude: set ANTHROPIC_API_KEY (https://console.anthropic.com)');
  const checker = createFactChecker({ ...claude, log: quiet });
  return async ({ parts, said }, brand, { verdict, findings }) => {
    const { unsupported } = await checker.check({
      conversationId: 'check-reply',
      accountId: 'none',
      brand,
      clientSaid: said,
      times: [],
      found: [],
      parts,
      now: new Date(),
    });
    const more = factFindings(unsupported);
    if (more.length === 0) return { verdict, findings };
    return { verdict: verdict === 'hold' || !unsupported ? 'hold' : 'rewrite', findings: [...findings, ...more] };
  };
}
