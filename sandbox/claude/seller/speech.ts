// Chooses among equal phrases: by the text heard, so that the same talk reads the same, and never one that this chat has just had.
import { createHash } from 'node:crypto';
import { phrases, type Topic } from './phrases';
import type { View } from './read';

export type Fill = Record<string, string | undefined>;

/** One sentence on the topic. A phrase already said in this chat comes again only when all have been, and never twice in a row. */
export function say(view: View, topic: Topic, fill: Fill = {}): string {
  const own = [view.company ? 'company' : '', ...Object.keys(fill).filter((key) => fill[key])];
  const all = phrases(topic, view.language)
    .filter((phrase) => [...phrase.matchAll(/\{(\w+)\}/g)].every((m) => own.includes(m[1] as string)))
    .map((phrase) => ({ phrase, text: filled(phrase, { company: view.company, ...fill }) }));
  if (all.length === 0) return '';
  const start = hash(`${topic}\n${view.lines.length}\n${view.unanswered}`) % all.length;
  const turned = [...all.slice(start), ...all.slice(0, start)];
  const said = view.lines.filter((l) => l.who === 'us').map((l) => l.text);
  const fresh = turned.find(({ phrase }) => !said.some((line) => holds(line, phrase)));
  // All were said: the one not heard for longest.
  const oldest = () => turned.toSorted((a, b) => lastSaid(said, a.phrase) - lastSaid(said, b.phrase))[0];
  return (fresh ?? oldest() ?? turned[0])?.text ?? '';
}

/** True when a line of ours says one of the topic's phrases. */
export function spokeOf(line: string, topic: Topic, view: View): boolean {
  return phrases(topic, view.language).some((phrase) => holds(line, phrase));
}

const hash = (text: string): number => createHash('sha256').update(text).digest().readUInt32BE(0);

const filled = (phrase: string, fill: Fill): string =>
  phrase.replace(/\{(\w+)\}/g, (_, key: string) => fill[key] ?? '');

/** The fixed parts of the phrase stand in the line, in order. */
function holds(line: string, phrase: string): boolean {
  let from = 0;
  for (const part of phrase.split(/\{\w+\}/).filter((p) => p.trim().length > 1)) {
    const at = line.indexOf(part.trim(), from);
    if (at < 0) return false;
    from = at + part.trim().length;
  }
  return true;
}

const lastSaid = (said: string[], phrase: string): number => said.findLastIndex((line) => holds(line, phrase));
