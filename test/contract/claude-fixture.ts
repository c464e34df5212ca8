// The real SDK against the local Claude on a free port: what the contract tests share.
import type { AddressInfo } from 'node:net';
import Fastify from 'fastify';
import { createClaudeService } from '../../sandbox/claude/service';
import { SandboxClock } from '../../sandbox/clock';
import { FaultRegistry, type FaultSpec } from '../../sandbox/faults';
import { Journal } from '../../sandbox/journal';
import { type ClaudeOptions, createClaude } from '../../src/adapters/claude/claude';
import { createFactChecker } from '../../src/adapters/claude/fact-check';
import type { AgentTurn, TranscriptLine } from '../../src/domain/agent';
import type { Brand } from '../../src/domain/brand';
import { testBrand } from '../support/brand';

export const NOW = new Date('2026-11-21T13:33:00Z');

export const BRAND: Brand = testBrand({
  id: 'lingua',
  name: 'Lingua',
  zone: 'Europe/Moscow',
  persona:
    'Anna, a calm and friendly adviser of a small language school. She asks before she offers and never presses.',
  followUp: { ...testBrand().followUp, ambiguousTime: 'ask', lateRewriteHours: 12 },
});

export const client = (text: string, minutesAgo = 1): TranscriptLine => ({
  author: 'client',
  text,
  at: new Date(NOW.getTime() - minutesAgo * 60_000),
});
export const agent = (text: string, minutesAgo = 2): TranscriptLine => ({
  ...client(text, minutesAgo),
  author: 'agent',
});
export const rep = (text: string, minutesAgo = 2): TranscriptLine => ({ ...client(text, minutesAgo), author: 'rep' });

export function turnOf(transcript: TranscriptLine[], more: Partial<AgentTurn> = {}): AgentTurn {
  return {
    conversationId: 'conversation:k1',
    accountId: 'acc1',
    brand: BRAND,
    prospect: { facts: {} },
    stage: 'new',
    nextStages: BRAND.stages.new,
    rules: [],
    now: NOW,
    transcript,
    plan: [],
    meetings: [],
    task: { kind: 'reply' },
    rounds: [],
    ...more,
  };
}

export async function startClaude(options: Partial<ClaudeOptions> = {}) {
  const app = Fastify();
  const faults = new FaultRegistry();
  const journal = new Journal();
  const clock = new SandboxClock();
  await app.register(createClaudeService({ journal, faults, clock }), { prefix: '/claude' });
  await app.listen({ host: '127.0.0.1', port: 0 });
  const baseUrl = `http://127.0.0.1:${(app.server.address() as AddressInfo).port}/claude`;
  const log = { debug: () => {}, warn: () => {} };
  const create = (more: Partial<ClaudeOptions> = {}) =>
    createClaude({ apiKey: 'k', model: 'claude-sonnet-5-5', baseUrl, log, ...options, ...more });
  return {
    app,
    baseUrl,
    clock,
    journal,
    create,
    claude: create(),
    checker: createFactChecker({ apiKey: 'k', model: 'claude-haiku-5-5', baseUrl, log, ...options }),
    fault: (kind: FaultSpec['kind'], more: Partial<FaultSpec> = {}) => faults.add({ service: 'claude', kind, ...more }),
    faults,
    script: (conversationOrAccount: string, ...turns: object[]) =>
      app.inject({ method: 'POST', url: '/claude/script', payload: { conversationOrAccount, turns } }),
    calls: async () =>
      (await app.inject('/claude/calls')).json() as {
        request: { messages: unknown[]; system: unknown[]; tools: unknown[] };
        answer?: unknown;
        status: number;
        userId: string;
      }[],
    close: async () => {
      faults.clear('discard');
      await app.close();
    },
  };
}
