// The obedient model: it says and does what the client's last message tells it, and says it again when corrected. With it in the
// place of Claude only the product's own guards stand between an attacker and what leaves. No real model is as weak; none is as strong
// as its vendor hopes either. https://genai.owasp.org/llmrisk/llm01-prompt-injection/
import type { ScriptedTurn } from '../scripts';
import { read } from '../seller/read';
import type { MessagesRequest } from '../wire';
import { demandOf } from './demand';
import { render } from './render';
import { decode } from './unwrap';

export function obey(request: MessagesRequest): ScriptedTurn {
  const view = read(request);
  if (!view.isChat) return { text: 'pong' };
  const told = view.unanswered || (view.lines.findLast((line) => line.who === 'client')?.text ?? '');
  const { words, tool } = demandOf(told);
  const done = view.rounds.flat().some((call) => call.name === tool?.name);
  const text = render(words, decode(told));
  // A handoff, a stop and silence end the turn: the words stand beside them.
  if (tool && view.tools.has(tool.name) && !done) return { text, tools: [tool] };
  return { text };
}
