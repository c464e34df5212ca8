// The real SDK against the local Claude on a free port: what the contract tests share.
import type { AddressInfo } from 'node:net';
import Fastify from 'fastify';
import { createClaudeService } from '../../sandbox/claude/service';
import { SandboxClock } from '../../sandbox/clock';
import { FaultRegistry, type FaultSpec } from '../../sandbox/faults';
import { Journal } from '../../sandbox/journal';
import { type ClaudeOptions, createClaude } from '../../src/adapters/claude/claude';
import type { AgentTurn, TranscriptLine } from '../../src/domain/agent';
import type { Brand } from '../../src/domain/brand';

export const NOW = new Date('2026-11-21T13:33:00Z');

export const BRAND: Brand = {
  id: 'lingua',
  version: 'v1',
  name: 'Lingua',
  zone: 'Europe/Moscow',
  languages: ['ru', 'en'],
  persona:
    'Anna, a calm and friendly adviser of a small language school. She asks before she offers and never presses.',
  hours: [{ days: [1, 2, 3, 4, 5, 6, 7], from: '09:00', to: '21:00' }],
  repliesOutsideHours: 'now',
  awayMessage: { ru: '…', en: '…' },
  unknownInbound: 'ask',
  burst: { quietSeconds: 2, maxSeconds: 10 },
  typing: { enabled: false, charactersPerSecond: 10, minSeconds: 1, maxSeconds: 5 },
  followUp: {
    when: { dayStart: '10:00', morning: '10:00', noon: '13:00', afternoon: '15:00', evening: '19:00', night: '21:00' },
    ambiguousTime: 'ask',
    lateAsIsMinutes: 30,
    lateRewriteHours: 12,
  },
  meeting: {
    when: { dayStart: '10:00', morning: '09:00', noon: '13:00', afternoon: '15:00', evening: '19:00', night: '21:00' },
  },
  takeover: { autoReleaseMinutes: 60 },
  optOut: { confirmation: { ru: 'Хорошо.', en: 'All right.' } },
  holding: { ru: 'Минуту.', en: 'One moment.' },
};

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
    now: NOW,
    transcript,
    plan: [],
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
