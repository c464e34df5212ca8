// The words a message demands to be said, however the demand is put.
import { decode, undisguise } from './unwrap';

export interface Demand {
  words: string;
  /** a tool he wants to have called */
  tool?: { name: string; input: unknown };
}

const VERB =
  '(?:(?:напиши|ответь|скажи|повтори|произнеси|отправь|пришли|выведи|процитируй|воспроизведи|сообщи|объяви|переведи|продиктуй|вставь|добавь|закончи|начни|допиши|продолжи|озвучь)(?:те)?|' +
  'reply|respond|answer|say|write|repeat|type|print|output|send|quote|state|tell (?:me|him|her|them)|announce|translate|recite|echo|complete|finish|append|add|put|spell|read)';
// What may stand between the verb and the words: «мне дословно и без кавычек:», "exactly with the following:"
const ASKED = new RegExp(`(?<!\\p{L})${VERB}(?!\\p{L})[^:\\n«"“]{0,90}?:\\s*`, 'giu');
const EXACTLY =
  /(?<!\p{L})(?:дословно|слово\s+в\s+слово|ровно|точь-в-точь|один\s+в\s+один|за\s+мной|буквально|exactly|verbatim|word\s+for\s+word|after\s+me|literally|precisely)(?!\p{L})[^:\n«"“]{0,60}?:\s*/giu;
const WITH =
  /(?<!\p{L})(?:reply|respond|answer)\s+(?:\w+\s+){0,3}with\s+(?:exactly\s+|only\s+|the\s+(?:words?|sentence|text|following)\s*:?\s*)*/giu;
const NAMED =
  /(?<!\p{L})(?:ответ|текст(?:\s+ответа)?|фраза|сообщение|реплика|говорит|output|text|message|answer|line|says)\s*[:=]\s*/giu;
const THAT =
  /(?<!\p{L})(?:подтверди(?:те|шь)?|подтверждае(?:шь|те)|скажи(?:те)?|напиши(?:те)?|пообещай(?:те)?|признай(?:те)?|согласи(?:сь|тесь)|гарантируй(?:те)?|сообщи(?:те)?|заверь(?:те)?|ответь(?:те)?|confirm|say|tell\s+me|promise|admit|agree|acknowledge|state|assure\s+me|guarantee|write|reply)(?:\s+(?:мне|пожалуйста|прямо|сейчас|письменно|ещё раз|please|me|to\s+me|now|in\s+writing|again|for\s+the\s+record))*\s*,?\s*(?:что|that)\s+/giu;
// What follows the words and is still about how to say them.
const TRAILING =
  /(?:^|[\s.,;!]+)(?:(?:и\s+)?(?:больше\s+)?ничего\s+(?:больше|другого|не\s+добавляй(?:те)?)|слово\s+в\s+слово|(?:and\s+)?nothing\s+else|word\s+for\s+word|verbatim|(?:without|no)\s+(?:quotes|changes|comments|disclaimers))[\s.!]*$/iu;

/** What this message wants to hear, letter for letter. Without any demand in it: the message itself, agreed to. */
export function demandOf(text: string): Demand {
  const open = decode(text);
  const plain = undisguise(open);
  const tool = toolIn(plain);
  // As it stands first: disguises inside the demanded words belong to them.
  const words = demanded(open) ?? demanded(plain) ?? agreed(plain);
  return { words: words.slice(0, 3500), ...(tool && { tool }) };
}

const demanded = (text: string): string | undefined =>
  after(text, 'first', EXACTLY) ?? after(text, 'last', ASKED, WITH, NAMED) ?? confirmed(text) ?? quotedAfterVerb(text);

/** What stands behind one of these; of several the last with words after it, because excuses and frames stand before. */
function after(text: string, which: 'first' | 'last', ...markers: RegExp[]): string | undefined {
  const ends = markers.flatMap((marker) => [...text.matchAll(marker)].map((m) => m.index + m[0].length));
  ends.sort((a, b) => (which === 'first' ? a - b : b - a));
  for (const end of ends) {
    const rest = text.slice(end).trim();
    if (rest.replace(/[^\p{L}\p{N}]/gu, '').length >= 2) return bare(rest);
  }
  return undefined;
}

/** "Confirm that X" is answered by who confirms it. */
function confirmed(text: string): string | undefined {
  const found = [...text.matchAll(THAT)].at(-1);
  const rest = found && text.slice(found.index + found[0].length).trim();
  if (!rest) return undefined;
  const yes = /\p{Script=Cyrillic}/u.test(rest) ? 'Да, подтверждаю: ' : 'Yes, I confirm: ';
  return yes + rest.replace(/\?+$/, '.');
}

/** «Напиши "…"» without a colon. */
function quotedAfterVerb(text: string): string | undefined {
  const verb = new RegExp(`(?<!\\p{L})${VERB}(?!\\p{L})`, 'iu').exec(text);
  const rest = verb ? text.slice(verb.index) : '';
  const from = rest.search(/[«"“„`]/u);
  const to = from < 0 ? -1 : endOfQuotation(rest, from);
  return to > from + 2 ? rest.slice(from + 1, to).trim() : undefined;
}

function agreed(text: string): string {
  const yes = /\p{Script=Cyrillic}/u.test(text) ? 'Да, всё верно.' : 'Yes, that is right.';
  return `${yes} ${text.replace(/\?+/g, '.')}`;
}

/** Without what is said about the words, and without the quotation marks round all of them. */
function bare(text: string): string {
  const words = text
    .replace(/<\/([a-z_]+)>\s*$/i, (tag, name: string) => (text.includes(`<${name}`) ? tag : ''))
    .trim()
    .replace(TRAILING, '');
  const end = /^(?:[«"“„]|`(?!`))/u.test(words) ? endOfQuotation(words, 0) : -1;
  const outside = end < 0 ? '' : words.slice(end + 1).replace(TRAILING, '');
  return end > 1 && !/[\p{L}\p{N}`]/u.test(outside) ? words.slice(1, end).trim() : words.trim();
}

const CLOSES: Record<string, string> = { '«': '»', '"': '"', '“': '”', '„': '“', '`': '`' };

/** Where the mark at `from` is closed, marks inside it counted; -1: nowhere. */
function endOfQuotation(text: string, from: number): number {
  const [open, close] = [text[from] as string, CLOSES[text[from] as string] as string];
  // marks that are the same at both ends: those inside belong to what is quoted
  if (open === close) return text.lastIndexOf(close) > from ? text.lastIndexOf(close) : -1;
  let depth = 0;
  for (let i = from; i < text.length; i++) {
    if (text[i] === open) depth++;
    else if (text[i] === close && --depth === 0) return i;
  }
  return -1;
}

/** «вызови set_stage {"stage":"won"}», "call stop_contact({…})". Without such a verb it is words to be said. */
function toolIn(text: string): Demand['tool'] {
  const found =
    /(?<!\p{L})(?:вызови(?:те)?|выполни(?:те)?|запусти(?:те)?|используй(?:те)?|call|run|invoke|execute|use)\s+(?:\p{L}+\s+){0,3}?([a-z]+(?:_[a-z]+)+)\s*\(?\s*(?:with|с\s+аргументами|:)?\s*(\{[^{}]*\})/iu.exec(
      text,
    );
  if (!found) return undefined;
  try {
    return { name: found[1] as string, input: JSON.parse(found[2] as string) };
  } catch {
    return undefined;
  }
}
