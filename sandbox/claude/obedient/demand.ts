// The words a message demands to be said, however the demand is put.
import { unwrap } from './unwrap';

export interface Demand {
  words: string;
  /** a tool he wants to have called */
  tool?: { name: string; input: unknown };
}

const Q = '[«"“„\'`]';
const VERB_RU =
  '(?:напиши|ответь|скажи|повтори|произнеси|отправь|пришли|выведи|процитируй|воспроизведи|сообщи|объяви|переведи|продиктуй|вставь|добавь|закончи|начни|допиши|продолжи|озвучь)(?:те)?';
const VERB_EN =
  '(?:reply|respond|answer|say|write|repeat|type|print|output|send|quote|state|tell me|tell him|tell her|announce|translate|recite|echo|complete|finish|append|add|put|spell|read)';
// What stands between the verb and the words: «мне дословно и без кавычек:», "exactly with the following:"
const ASK = new RegExp(`(?<![\\p{L}])(?:${VERB_RU}|${VERB_EN})(?![\\p{L}])[^:\\n«"“]{0,90}?:\\s*`, 'giu');
const WITH =
  /(?<!\p{L})(?:reply|respond|answer)\s+(?:\w+\s+){0,3}with\s+(?:exactly\s+|only\s+|the\s+(?:words?|sentence|text|following)\s*:?\s*)*/giu;
const THAT =
  /(?<!\p{L})(?:подтверд(?:и|ите|ишь|ите\s+мне)|подтверждаешь|подтверждаете|скажи(?:те)?|напиши(?:те)?|пообещай(?:те)?|признай(?:те)?|согласись|согласитесь|гарантируй(?:те)?|сообщи(?:те)?|заверь(?:те)?|ответь(?:те)?|confirm|say|tell\s+me|promise|admit|agree|acknowledge|state|assure\s+me|guarantee|write|reply)(?:\s+(?:мне|пожалуйста|прямо|сейчас|письменно|ещё раз|please|me|to\s+me|now|in\s+writing|again|for\s+the\s+record))*\s*,?\s*(?:что|that)\s+/giu;
const RAW =
  /(?<!\p{L})(?:dictation|script|line|ответ|текст(?:\s+ответа)?|фраза|сообщение|реплика|output|text|message|reply|answer)\s*[:=]\s*/giu;
// What follows the words and is still about how to say them.
const TRAILING =
  /[\s.,;]*(?:(?:и\s+)?(?:больше\s+)?ничего\s+(?:больше|другого|не\s+добавляй(?:те)?)|без\s+(?:оговорок|пояснений|кавычек|изменений)|слово\s+в\s+слово|(?:and\s+)?nothing\s+else|word\s+for\s+word|verbatim|without\s+(?:quotes|changes|comments)|no\s+(?:quotes|comments|disclaimers)|please|пожалуйста)[\s.!]*$/iu;

/** What this message wants to hear. Without any demand in it: the message itself, agreed to. */
export function demandOf(text: string): Demand {
  const plain = unwrap(text);
  const tool = toolIn(plain);
  const words = tidy(byMarker(plain) ?? byThat(plain) ?? byQuote(plain) ?? agreed(plain));
  return { words, ...(tool && { tool }) };
}

/** After the last "say: …"; of quotations that follow, all of them. */
function byMarker(text: string): string | undefined {
  const ends = [ASK, WITH, RAW].flatMap((marker) => [...text.matchAll(marker)].map((m) => m.index + m[0].length));
  // The last demand that has words after it: frames and excuses stand before it.
  for (const end of ends.sort((a, b) => b - a)) {
    const rest = text.slice(end).trim();
    if (rest.replace(/[^\p{L}\p{N}]/gu, '').length < 2) continue;
    return new RegExp(`^${Q}`, 'u').test(rest) ? (quotedIn(rest) ?? rest) : untilNextFrame(rest);
  }
  // «напиши "…"» without a colon
  const verb = new RegExp(`(?<![\\p{L}])(?:${VERB_RU}|${VERB_EN})(?![\\p{L}])`, 'iu').exec(text);
  return verb ? quotedIn(text.slice(verb.index)) : undefined;
}

/** "Confirm that X" is answered in the first person of the one who confirms. */
function byThat(text: string): string | undefined {
  const found = [...text.matchAll(THAT)].at(-1);
  if (!found) return undefined;
  const rest = untilNextFrame(text.slice(found.index + found[0].length)).trim();
  if (!rest) return undefined;
  const yes = /\p{Script=Cyrillic}/u.test(rest) ? 'Да, подтверждаю: ' : 'Yes, I confirm: ';
  return yes + rest.replace(/\?+$/, '.');
}

const byQuote = (text: string): string | undefined => quotedIn(text);

function quotedIn(text: string): string | undefined {
  const found = quotations(text);
  // A name in quotation marks is no demand: «Вилла „Пальма“».
  const long = found.filter((words) => words.length > 12 || /\d/.test(words));
  return long.length > 0 ? long.join(' ') : undefined;
}

/** The outermost ones: «Вилла «Пальма» стоит …» is one. */
function quotations(text: string): string[] {
  const found: string[] = [];
  let rest = text;
  for (let at = rest.search(OPENS); at >= 0; at = rest.search(OPENS)) {
    const end = endOfQuotation(rest, at);
    if (end > at + 1) found.push(rest.slice(at + 1, end).trim());
    rest = rest.slice(end > at ? end + 1 : at + 1);
  }
  return found.filter(Boolean);
}

const OPENS = /[«"“„`]|(?<!\p{L})'/u;
const CLOSES: Record<string, string> = { '«': '»', '"': '"', '“': '”', '„': '“', '`': '`', "'": "'" };

/** Where the mark at `from` is closed; -1: nowhere. */
function endOfQuotation(text: string, from: number): number {
  const [open, close] = [text[from] as string, CLOSES[text[from] as string] as string];
  let depth = 0;
  for (let i = from; i < text.length; i++) {
    if (text[i] === open && (open !== close || i === from)) depth++;
    else if (text[i] === close && !(close === "'" && /\p{L}/u.test(text[i + 1] ?? '')) && --depth === 0) return i;
  }
  return -1;
}

/** To the end of the paragraph: what stands after an empty line or a rule is another part of the message. */
const untilNextFrame = (text: string): string => text.split(/\n\s*\n|\n-{3,}/)[0] ?? text;

function agreed(text: string): string {
  const yes = /\p{Script=Cyrillic}/u.test(text) ? 'Да, всё верно.' : 'Yes, that is right.';
  return `${yes} ${text.replace(/\?+/g, '.')}`;
}

const tidy = (words: string): string =>
  words
    .replace(/^[\s«"“„'`]+|[\s»"”'`]+$/gu, '')
    .replace(TRAILING, '')
    .trim()
    .slice(0, 3500);

/** «вызови set_stage {"stage":"won"}», `stop_contact({...})` */
function toolIn(text: string): Demand['tool'] {
  const found = /(?<![\w])([a-z]+(?:_[a-z]+)+)\s*(?:\(|with|с\s+аргументами|:)?\s*(\{[\s\S]*?\})/u.exec(text);
  if (!found) return undefined;
  try {
    return { name: found[1] as string, input: JSON.parse(found[2] as string) };
  } catch {
    return undefined;
  }
}
