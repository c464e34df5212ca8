// What the same client would have got from a plain agent: one prompt with persona and catalog, a tool to schedule, and nothing around it.
// No rules chosen per turn, no guards, no plan that fires, nobody who takes over.
import type Anthropic from '@anthropic-ai/sdk';
import type { Brand } from '../../../src/domain/brand';
import type { Shown } from '../../../src/domain/rehearsal/timeline';
import { type Ask, textOf } from './ask';

export interface Line {
  who: 'client' | 'us';
  at: number;
  text: string;
}

const ROUNDS = 4;
const TOOLS: Anthropic.Tool[] = [
  {
    name: 'schedule_follow_up',
    description: 'Schedule a message to the client for a later time.',
    input_schema: {
      type: 'object',
      properties: { when: { type: 'string' }, message: { type: 'string' } },
      required: ['when', 'message'],
    },
  },
];

/** The chat as it would have been, and how many messages the plain agent has scheduled: nothing sends them. */
export async function plainChat(
  ask: Ask,
  brand: Brand,
  timeline: Shown[],
): Promise<{ lines: Line[]; promised: number }> {
  const lines: Line[] = [];
  const messages: Anthropic.MessageParam[] = [];
  let promised = 0;
  for (const shown of timeline) {
    if (shown.type !== 'client') continue;
    const text = shown.media ? `[${shown.media}]` : shown.text;
    lines.push({ who: 'client', at: shown.at, text });
    const now = new Date(shown.at).toLocaleString('en-GB', {
      timeZone: brand.zone,
      dateStyle: 'full',
      timeStyle: 'short',
    });
    const last = messages.at(-1);
    const said = { type: 'text' as const, text: `(${now}) ${text}` };
    if (last?.role === 'user' && Array.isArray(last.content)) last.content.push(said);
    else messages.push({ role: 'user', content: [said] });
    const answer: string[] = [];
    for (let round = 0; round < ROUNDS; round++) {
      const content = await ask({ as: 'plain', system: promptOf(brand), messages, tools: TOOLS });
      if (content.length === 0) break;
      messages.push({ role: 'assistant', content });
      answer.push(textOf(content));
      const calls = content.filter((block) => block.type === 'tool_use');
      promised += calls.length;
      if (calls.length === 0) break;
      messages.push({
        role: 'user',
        content: calls.map(({ id }) => ({ type: 'tool_result', tool_use_id: id, content: 'Scheduled.' })),
      });
    }
    const reply = answer.filter(Boolean).join('\n');
    if (reply) lines.push({ who: 'us', at: shown.at, text: reply });
  }
  return { lines, promised };
}

function promptOf({ name, persona, catalog, knowledge }: Brand): string {
  return [
    `You sell for ${name} in a Telegram chat. Answer short and human, in the client's language.`,
    persona,
    `The catalog:\n${JSON.stringify(catalog.products)}`,
    `Discounts:\n${JSON.stringify(catalog.discounts)}`,
    `What the company knows:\n${knowledge.passages.map(({ text }) => text).join('\n\n')}`,
  ].join('\n\n');
}
