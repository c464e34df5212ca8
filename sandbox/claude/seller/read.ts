// What the seller may know: the request and nothing else. The chat, the context block at its end, the rounds after it.
import { type Block, blocksOf, type MessagesRequest } from '../wire';
import { type Attribute, companyIn } from './company';

export type Lang = 'ru' | 'en';

export interface Line {
  who: 'client' | 'us';
  text: string;
}

export interface PlanLine {
  id: string;
  due?: string;
  state?: string;
}

export interface Call {
  name: string;
  input: Record<string, unknown>;
  ok: boolean;
  result: string;
}

export interface View {
  language: Lang;
  company: string;
  /** what match_products understands; empty: nothing is sold by a catalog */
  sells: Attribute[];
  /** what search_knowledge knows about; '': nothing */
  topics: string;
  maxCharacters: number;
  /** calls are booked by tools */
  books: boolean;
  /** to come: his own, and those booked with us */
  meetings: { id: string; source: string }[];
  lines: Line[];
  /** what the client wrote after our last line */
  unanswered: string;
  /** our last line, '' before the first */
  lastOfUs: string;
  client: { name?: string; facts?: Record<string, string> };
  stage?: string;
  /** where set_stage may go */
  mayMoveTo: string[];
  plan: PlanLine[];
  /** the company's own for this turn, the most important first */
  rules: string[];
  task: { kind: string; brief?: string; lateByMinutes?: number; humanSpokeSince?: boolean };
  /** the calls of each round of this turn, with their results */
  rounds: Call[][];
  /** what we wrote beside the calls */
  saidInRounds: string;
  correction?: string;
  tools: Set<string>;
  /** false: a bare request without a sales conversation in it (a connection check) */
  isChat: boolean;
}

export function read(request: MessagesRequest): View {
  const blocks = request.messages.flatMap((m) => blocksOf(m.content).map((block) => ({ role: m.role, block })));
  const at = blocks.findIndex(({ role, block }) => role === 'user' && /^<context>/.test(block.text ?? ''));
  const chat = at < 0 ? blocks : blocks.slice(0, at);
  const after = at < 0 ? [] : blocks.slice(at + 1);
  const context = at < 0 ? {} : contextOf(blocks[at]?.block.text ?? '');
  const lines = chat.flatMap(({ role, block }) => lineOf(role, block));
  const lastUs = lines.findLastIndex((l) => l.who === 'us');
  const unanswered = lines
    .slice(lastUs + 1)
    .map((l) => l.text)
    .join('\n');
  const system = blocksOf(request.system)
    .map((b) => b.text ?? '')
    .join('\n');
  const { name, attributes, topics, maxCharacters, books } = companyIn(system);
  return {
    language: languageOf(lines, context.client?.language, system),
    company: name,
    sells: attributes,
    topics,
    maxCharacters,
    books,
    meetings: context.meetings ?? [],
    lines,
    unanswered,
    lastOfUs: lines[lastUs]?.text ?? '',
    client: context.client ?? {},
    stage: context.stage,
    mayMoveTo: context.mayMoveTo ?? [],
    plan: context.plan ?? [],
    rules: context.rules ?? [],
    task: context.task ?? { kind: 'reply' },
    rounds: roundsOf(after),
    saidInRounds: after
      .filter(({ role, block }) => role === 'assistant' && block.text)
      .map(({ block }) => block.text)
      .join('\n'),
    correction: after
      .map(({ block }) => /^<correction>\s*([\s\S]*?)\s*<\/correction>$/.exec(block.text ?? '')?.[1])
      .find(Boolean),
    tools: new Set((request.tools ?? []).map((t) => t.name)),
    isChat: at >= 0 || system !== '',
  };
}

type Context = Partial<Pick<View, 'stage' | 'mayMoveTo' | 'plan' | 'meetings' | 'rules' | 'task'>> & {
  client?: { name?: string; language?: string; facts?: Record<string, string> };
};

function contextOf(text: string): Context {
  try {
    return JSON.parse(text.replace(/^<context>\s*|\s*<\/context>$/g, '')) as Context;
  } catch {
    return {};
  }
}

/** "<message at=…>text</message>" is the client's; a bare or <rep> line on our side is ours; other notes are nobody's. */
function lineOf(role: string, block: Block): Line[] {
  if (block.type !== 'text' || !block.text) return [];
  if (role === 'assistant') return [{ who: 'us', text: block.text.replace(/^<rep>|<\/rep>$/g, '') }];
  const [, marks = '', message] = /^<message([^>]*)>([\s\S]*)<\/message>$/.exec(block.text) ?? [];
  // somebody else's words ask us nothing
  if (marks.includes('forwarded=')) return [{ who: 'client', text: '[forwarded]' }];
  if (message !== undefined) return [{ who: 'client', text: message.replaceAll('&lt;', '<') }];
  return /^[(<]/.test(block.text) ? [] : [{ who: 'client', text: block.text }];
}

/** The client's own, where the company speaks it; else the company's first. */
function languageOf(lines: Line[], known: string | undefined, system: string): Lang {
  const spoken = /^Languages: (.+)$/m.exec(system)?.[1] ?? 'English, Russian';
  const speaks = { ru: spoken.includes('Russian'), en: spoken.includes('English') };
  const first: Lang = spoken.startsWith('Russian') ? 'ru' : 'en';
  const own = heardLanguage(lines) ?? (known === 'ru' || known === 'en' ? known : first);
  return speaks[own] ? own : first;
}

function heardLanguage(lines: Line[]): Lang | undefined {
  for (const line of lines.filter((l) => l.who === 'client').reverse()) {
    const words = line.text.replace(/\[[a-z]+\]/gi, '');
    if (/\p{Script=Cyrillic}/u.test(words)) return 'ru';
    if (/[a-z]/i.test(words)) return 'en';
  }
  return undefined;
}

function roundsOf(after: { role: string; block: Block }[]): Call[][] {
  const results = new Map(
    after.filter(({ block }) => block.type === 'tool_result').map(({ block }) => [block.tool_use_id, block]),
  );
  const rounds: Call[][] = [];
  let open = false;
  for (const { role, block } of after) {
    if (role !== 'assistant') {
      open = false;
      continue;
    }
    if (block.type !== 'tool_use') continue;
    if (!open) rounds.push([]);
    open = true;
    const result = results.get(block.id);
    rounds.at(-1)?.push({
      name: block.name ?? '',
      input: (block.input ?? {}) as Record<string, unknown>,
      ok: result !== undefined && !result.is_error,
      result: blocksOf(result?.content)
        .map((b) => b.text ?? '')
        .join(' '),
    });
  }
  return rounds;
}
