// A talk with the plain seller through the product's own decision code, with the tools answered here: what the seller's tests share.
import { join } from 'node:path';
import { askModel, type ModelAnswer, type Question } from '../../src/activities/decide/ask-model';
import { noted, type Profile } from '../../src/activities/decide/profile';
import type { DurableCall } from '../../src/activities/decide/progress';
import { createBrands } from '../../src/adapters/brands';
import type { Brand, Language } from '../../src/domain/brand';
import type { Stage } from '../../src/domain/conversation';
import { matchProducts } from '../../src/domain/match-products';
import type { Rule } from '../../src/domain/rule';
import { mayFollow } from '../../src/domain/stages';
import type { MessageRow, PlanRow, Snapshot } from '../../src/ports';
import { BRAND, NOW, type startClaude } from './claude-fixture';

export type Said = ['client' | 'agent' | 'rep', string];
export type Heard = ModelAnswer & { profile: Profile; calls: DurableCall[]; stage: Stage };

export interface Talk {
  brand?: Brand;
  /** ids of the passages search_knowledge finds, best first */
  knows?: string[];
  stage?: Stage;
  rules?: Rule[];
  plan?: Partial<PlanRow>[];
  prospect?: object;
  guard?: Question['guard'];
}

const log = { debug() {}, warn() {}, info() {}, error() {} } as never;
const clock = { now: () => NOW, sleep: async () => {} };
const slots = { run: <T>(work: () => Promise<T>) => work() };

/** The sample brands, as they are shipped. */
export const shipped = (id: string): Promise<Brand> =>
  createBrands({ dir: join(__dirname, '../../brands'), onInvalid: () => {} }).get(id);

/** "[voice]" is media without words. */
function snapshotOf(said: Said[], { plan = [], prospect = {} }: Talk): Snapshot {
  const messages = said.map(([author, line], i) => {
    const media = /^\[(\w+)\]$/.exec(line)?.[1];
    return {
      id: `m${i}`,
      author,
      text: media ? '' : line,
      media,
      seq: i + 1,
      saidAt: new Date(NOW.getTime() - (said.length - i) * 60_000),
    };
  });
  return {
    conversation: { id: 'conversation:k1', accountId: 'acc1', seq: said.length, control: 'agent', brand: 'lingua' },
    prospect: { id: 'p1', facts: {}, ...prospect },
    messages: messages as unknown as MessageRow[],
    plan: plan as PlanRow[],
    optedOut: false,
    optOutConfirmed: false,
    meetings: [],
  } as unknown as Snapshot;
}

/** To the answer. The catalog is matched as the product does it; the knowledge finds what the test says. */
export async function talk(
  server: Awaited<ReturnType<typeof startClaude>>,
  said: Said[],
  options: Talk = {},
): Promise<Heard> {
  const { brand = BRAND, stage = 'new', rules = [] } = options;
  const question: Question = {
    turnId: 't1',
    snapshot: snapshotOf(said, options),
    brand,
    now: NOW,
    task: { kind: 'reply' },
    stage,
    began: stage,
    rules,
    guard: options.guard ?? (() => undefined),
  };
  const asked: DurableCall[] = [];
  let profile: Profile = {};
  for (;;) {
    const store = { noteModelCall: async () => {} };
    const deps = {
      agent: server.claude,
      checker: server.checker,
      store,
      clock,
      slots,
      meter: { count() {}, time() {} },
      log,
    };
    const answer = await askModel(deps, question, new AbortController().signal);
    if (answer.kind !== 'tools') return { ...answer, profile, calls: asked, stage: question.stage };
    const contents = new Map<string, { ok: boolean; content: string }>();
    for (const { id, call } of answer.calls) {
      asked.push(call);
      if (call.name === 'update_profile') profile = { ...profile, ...noted(call).profile };
      const moved = call.name === 'set_stage' && mayFollow(brand.stages, question.stage, call.stage);
      if (moved) question.stage = call.stage;
      contents.set(id, { ok: call.name !== 'set_stage' || moved, content: contentOf(call, brand, said, options) });
    }
    const { step, results } = answer.waiting;
    const told = results.map((r) =>
      'waitsFor' in r ? { callId: r.callId, ...(contents.get(r.waitsFor) as { ok: boolean; content: string }) } : r,
    );
    question.progress = { ...answer.progress, rounds: [...answer.progress.rounds, { step, results: told }] };
    question.snapshot.prospect = { ...question.snapshot.prospect, ...profile };
  }
}

function contentOf(call: DurableCall, brand: Brand, said: Said[], { knows = [] }: Talk): string {
  switch (call.name) {
    case 'match_products': {
      const found = matchProducts(brand.catalog, call.wish, {
        language: languageOf(said, brand),
        now: NOW,
        zone: brand.zone,
      });
      return found.length > 0 ? JSON.stringify(found) : 'Nothing in the catalog fits that.';
    }
    case 'search_knowledge': {
      const found = knows.map((id) => brand.knowledge.passages.find((passage) => passage.id === id));
      if (found.includes(undefined)) throw new Error(`no such passage: ${knows}`);
      if (found.length === 0) return 'Nothing is known about that.';
      return JSON.stringify(found.map((p) => ({ source: p?.id, topic: p?.topic, heading: p?.heading, text: p?.text })));
    }
    default:
      return 'Noted.';
  }
}

function languageOf(said: Said[], { languages }: Brand): Language {
  const last = said.findLast(([author, line]) => author === 'client' && /\p{L}/u.test(line))?.[1] ?? '';
  const own: Language = /\p{Script=Cyrillic}/u.test(last) ? 'ru' : 'en';
  return languages.includes(own) ? own : (languages[0] as Language);
}
