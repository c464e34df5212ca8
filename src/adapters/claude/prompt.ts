// A turn → the request the model reads. What is the same for all clients of a brand stands first, byte for byte, so that it is
// cached once for everybody; what changes by client or minute stands last. https://platform.claude.com/docs/en/build-with-claude/prompt-caching
import type Anthropic from '@anthropic-ai/sdk';
import type { AgentStep, AgentTurn, ToolResult, TranscriptLine } from '../../domain/agent';
import type { Brand, LocalizedText } from '../../domain/brand';
import { RULES } from './rules';
import { TOOLS } from './tools';

type Message = Anthropic.MessageParam;
type Block = Anthropic.ContentBlockParam;

const CACHED = { type: 'ephemeral' } as const;

export interface StablePrefix {
  tools: Anthropic.Tool[];
  system: Anthropic.TextBlockParam[];
}

/** Tools, our rules, the brand: identical for every prospect of a brand version, cached up to its last block. */
export function stablePrefix(brand: Brand): StablePrefix {
  const languages = brand.languages.map((l) => (l === 'ru' ? 'Russian' : 'English')).join(', ');
  const company = [
    `# The company\nName: ${brand.name}\nLanguages: ${languages}`,
    brand.persona.trim(),
    toneOf(brand),
    meetingsOf(brand),
    catalogOf(brand),
  ]
    .filter(Boolean)
    .join('\n\n');
  return {
    tools: [...TOOLS],
    system: [
      { type: 'text', text: RULES },
      { type: 'text', text: wellFormed(company), cache_control: CACHED },
    ],
  };
}

/** How this company speaks, from brand.yaml. */
function toneOf({ tone, knowledge }: Brand): string {
  const address = {
    formal: 'Address clients formally («вы»), always.',
    informal: 'Address clients informally («ты»), always.',
    follow: '',
  };
  return [
    '# Its tone',
    address[tone.address],
    `An answer has at most ${tone.maxCharacters} characters and ${tone.maxEmoji} emoji.`,
    tone.never.length > 0 ? `Never use these words: ${tone.never.join(', ')}.` : '',
    knowledge.passages.length > 0
      ? `search_knowledge knows about: ${[...new Set(knowledge.passages.map((p) => p.topic))].join(', ')}.`
      : '',
  ]
    .filter(Boolean)
    .join('\n');
}

/** Nothing where a colleague settles every meeting. */
function meetingsOf({ meeting: { booking } }: Brand): string {
  if (!booking.enabled) return '';
  return `# Meetings with us\nYou book them yourself with offer_slots and book_meeting: ${booking.kinds.join(', ')}; ${booking.lengthMinutes} minutes.`;
}

/**
 * What match_products understands: attributes and their values, not the products, which only its results may name.
 * In every language of the brand, whoever the client is: what changed with him would be no prefix.
 */
function catalogOf({ catalog, languages }: Brand): string {
  if (catalog.products.length === 0) return '';
  const word = (text: LocalizedText) => {
    const own = languages.map((language) => text[language]).filter((name) => name !== undefined);
    return [...new Set(own.length > 0 ? own : Object.values(text))].join(' / ');
  };
  const lines = catalog.attributes.map(({ id, name, kind, values }) =>
    kind === 'number'
      ? `- ${id} (${word(name)}): a number`
      : `- ${id} (${word(name)}): ${values.map((v) => `${v.id} (${word(v.name)})`).join(', ')}`,
  );
  const how = languages.length > 1 ? ' (ask about them in the client’s own language, never by their ids)' : '';
  return ['# Its catalog', `Attributes for match_products${how}:`, ...lines].join('\n');
}

/** The transcript as alternating messages, the context at its end, then the rounds of this turn exactly as they were. */
export function toMessages(turn: AgentTurn): Message[] {
  const messages: Message[] = [];
  const zone = turn.prospect.zone ?? turn.brand.zone;
  for (const line of turn.transcript) {
    const text = lineText(line, zone);
    if (text) append(messages, line.author === 'client' ? 'user' : 'assistant', { type: 'text', text });
  }
  // The API wants the first word to be the user's. https://platform.claude.com/docs/en/api/messages
  if (messages[0]?.role === 'assistant')
    messages.unshift({ role: 'user', content: [{ type: 'text', text: '(Your side wrote first.)' }] });
  markCached(messages);
  append(messages, 'user', { type: 'text', text: contextOf(turn, zone) });
  for (const round of turn.rounds) replay(messages, round.step, round.results);
  if (turn.correction)
    append(messages, 'user', { type: 'text', text: `<correction>\n${wellFormed(turn.correction)}\n</correction>` });
  return messages;
}

/** Lines of one side in a row share a message, one block each: a later line adds a block and leaves the cached ones as they are. */
function append(messages: Message[], role: 'user' | 'assistant', ...blocks: Block[]): void {
  const last = messages.at(-1);
  if (last?.role === role) (last.content as Block[]).push(...blocks);
  else messages.push({ role, content: blocks });
}

// Second breakpoint: the end of the transcript. The next turn finds it by looking back from its own (20 blocks at most).
function markCached(messages: Message[]): void {
  const block = (messages.at(-1)?.content as Block[] | undefined)?.at(-1);
  if (block?.type === 'text') block.cache_control = CACHED;
}

function lineText(line: TranscriptLine, zone: string): string {
  const said = [line.media ? `[${line.media}]` : '', line.text.trim()].filter(Boolean).join(' ');
  if (!said) return '';
  const text = disarm(said);
  if (line.author === 'agent') return text;
  if (line.author === 'rep') return `<rep>${text}</rep>`;
  return `<message at="${localTime(line.at, zone)}"${line.edited ? ' edited="yes"' : ''}${line.forwarded ? ' forwarded="yes"' : ''}>${text}</message>`;
}

/** Whatever varies: JSON with every "<" escaped, so that no value can close the block. */
function contextOf(turn: AgentTurn, zone: string): string {
  const { prospect, plan, meetings, opening, task, now, stage, nextStages, rules } = turn;
  const context = {
    now: `${localTime(now, zone)}, ${weekday(now, zone)}`,
    zone,
    zoneIsAssumed: prospect.zone === undefined,
    client: { name: prospect.name, language: prospect.language, facts: prospect.facts },
    stage,
    mayMoveTo: nextStages,
    plan: plan.map(({ id, dueText, reason, state }) => ({ id, due: dueText, state, reason })),
    // only when there are any: they are rare, and every word here is paid for on every turn
    ...(meetings.length > 0
      ? { meetings: meetings.map(({ id, title, startText, source }) => ({ id, title, start: startText, source })) }
      : {}),
    ...(opening === undefined ? {} : { opening }),
    rules: rules.map(({ then }) => then),
    task,
  };
  return `<context>\n${wellFormed(JSON.stringify(context, undefined, 1)).replaceAll('<', '\\u003c')}\n</context>`;
}

function replay(messages: Message[], step: AgentStep, results: ToolResult[]): void {
  const raw = Array.isArray(step.raw) ? (step.raw as Block[]) : [];
  // A call cut off by max_tokens was never run and can't be answered.
  const content = step.stop === 'tools' || results.length > 0 ? raw : raw.filter((block) => block.type !== 'tool_use');
  if (content.length === 0) return;
  append(messages, 'assistant', ...content);
  if (step.stop === 'paused') return;
  const answered = new Map(results.map((result) => [result.callId, result]));
  const calls = content.filter((block) => block.type === 'tool_use');
  if (calls.length === 0) {
    append(messages, 'user', { type: 'text', text: '(That answer was not sent.)' });
    return;
  }
  // Every call must be answered in the next message, results before any text.
  // https://platform.claude.com/docs/en/agents-and-tools/tool-use/handle-tool-calls
  append(
    messages,
    'user',
    ...calls.map(({ id }): Block => {
      const result = answered.get(id);
      return {
        type: 'tool_result',
        tool_use_id: id,
        content: wellFormed(result?.content || '(no result)'),
        is_error: !(result?.ok ?? false),
      };
    }),
  );
}

/** The client's text can't open or close our tags, nor what looks like them. Anything else of it stays as he wrote it. */
const disarm = (text: string): string =>
  wellFormed(text).replace(/[<＜﹤‹](?=[^\p{L}\p{N}]*(?:message|rep|context|correction)(?!\p{L}))/giu, '&lt;');

// Half of a surrogate pair (a text cut in the middle of an emoji) makes the body invalid JSON for the API.
const wellFormed = (text: string): string => text.replace(/\p{Surrogate}/gu, '\uFFFD');

/** "2026-11-21 16:33" in the zone. */
const localTime = (at: Date, zone: string): string => formatsOf(zone).time.format(at);

const weekday = (at: Date, zone: string): string => formatsOf(zone).weekday.format(at);

interface Formats {
  time: Intl.DateTimeFormat;
  weekday: Intl.DateTimeFormat;
}

// A format takes a fifth of a millisecond to make and a prompt needs one for every message. There are some 600 zones at most.
const formats = new Map<string, Formats>();

function formatsOf(zone: string): Formats {
  const known = formats.get(zone);
  if (known) return known;
  const made = {
    time: new Intl.DateTimeFormat('sv-SE', { timeZone: zone, dateStyle: 'short', timeStyle: 'short' }),
    weekday: new Intl.DateTimeFormat('en-GB', { timeZone: zone, weekday: 'long' }),
  };
  formats.set(zone, made);
  return made;
}
