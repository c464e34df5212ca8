// A client played by a model: it knows who it is and what it wants, and reads only what the client would read.
import type { Persona } from '../../../src/domain/rehearsal/scenario';
import type { Shown } from '../../../src/domain/rehearsal/timeline';
import { type Ask, textOf } from './ask';

const OVER = 'END';

/** His next message; undefined: he has nothing more to say. */
export async function nextWords(ask: Ask, { who, goal }: Persona, timeline: Shown[]): Promise<string | undefined> {
  const system = [
    'You play a client who writes to a company in Telegram. You are tested against, so stay in the part and never help the other side.',
    `Who you are: ${who}`,
    `What you want: ${goal}`,
    'Write only your next message, short, as people type. No quotation marks, no stage directions.',
    `When you have what you want, or would stop writing, answer exactly ${OVER}.`,
  ].join('\n');
  const messages: { role: 'user' | 'assistant'; content: string }[] = [{ role: 'user', content: '(You write first.)' }];
  for (const shown of timeline) {
    if (shown.type === 'client') messages.push({ role: 'assistant', content: shown.text || '(a file)' });
    else if (shown.type === 'message') messages.push({ role: 'user', content: shown.parts.join('\n') });
    else if (shown.type === 'rep') messages.push({ role: 'user', content: shown.text });
  }
  // two of his in a row: nobody has answered
  if (messages.at(-1)?.role === 'assistant') messages.push({ role: 'user', content: '(No answer yet.)' });
  const words = textOf(await ask({ as: 'persona', system, messages }));
  return words === '' || words === OVER ? undefined : words.replace(new RegExp(`\\s*${OVER}$`), '');
}
