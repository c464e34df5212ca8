// What a search_knowledge result answers: the sentences of the best passage that fit the question, letter for letter.
import { figuresOf } from './figures';
import { join } from './join';
import type { Call, Lang, View } from './read';
import { say } from './speech';
import { isSmall, wordsOf } from './words';

interface Passage {
  source: string;
  topic: string;
  heading: string;
  text: string;
}

const MOST_SENTENCES = 3;
const MOST_CHARACTERS = 380;
/** Less than this is a curt answer where the passage has more. */
const SHORT = 120;

/** undefined: nothing is known about it. */
export function factsFor(view: View, calls: Call[]): string | undefined {
  const call = calls.findLast(({ name }) => name === 'search_knowledge');
  const passages = call?.ok ? passagesIn(call.result) : [];
  const question = stemsAsked(view.unanswered);
  const asked = stemsAsked(`${view.unanswered} ${(call?.input.also as string[] | undefined)?.join(' ') ?? ''}`);
  const own = passages.filter(({ text }) => languageOf(text) === view.language);
  // The tool's order counts, and so does what the passage says of the question's own words.
  const worth = (passage: Passage) =>
    rate(`${passage.topic} ${passage.heading}`, asked) +
    Math.max(...split(passage.text).map((s) => rate(s, question))) -
    passages.indexOf(passage) * 0.6;
  const [best] = own.toSorted((a, b) => worth(b) - worth(a));
  const [first] = passages;
  // In his language and about something else is worse than in the other one and about this.
  if (best && (best === first || shares(best, asked) || !first || !shares(first, asked)))
    return sentencesOf(best, question, asked, view.unanswered);
  return first && inOtherLanguage(view, first, asked);
}

export const wasSearched = (calls: Call[]): boolean => calls.some(({ name }) => name === 'search_knowledge');

function passagesIn(result: string): Passage[] {
  try {
    const found = JSON.parse(result) as unknown;
    return Array.isArray(found) ? (found as Passage[]) : [];
  } catch {
    return [];
  }
}

/** One to three sentences in a row round the one that says most of what was asked. */
function sentencesOf({ heading, text }: Passage, asked: Set<string>, also: Set<string>, question: string): string {
  const all = split(text).filter((s) => !PROMISES.test(s));
  const scores = all.map((s) => rate(s, asked) + rate(s, also) / 2 + kindOf(question, s));
  // A passage about the very thing that is asked begins with the answer.
  if (rate(heading, asked) > 0) scores[0] = (scores[0] ?? 0) + 1;
  const most = Math.max(...scores);
  let from = scores.indexOf(most);
  let to = from + 1;
  const fits = (start: number, end: number) =>
    end - start <= MOST_SENTENCES && all.slice(start, end).join(' ').length <= MOST_CHARACTERS;
  // «Её можно …» leans on the sentence before it; one that says nearly as much is worth having as well.
  while (from > 0 && fits(from - 1, to) && (LEANS.test(all[from] as string) || (scores[from - 1] as number) > most / 2))
    from--;
  const short = () => all.slice(from, to).join(' ').length < SHORT;
  while (to < all.length && fits(from, to + 1) && ((scores[to] as number) > 0 || short())) to++;
  while (from > 0 && fits(from - 1, to) && short()) from--;
  return all.slice(from, to).join(' ');
}

/** Sentences of a Markdown text without its marks. */
export function split(text: string): string[] {
  const plain = text
    .replace(/^\s*(?:[-*+]|\d+\.)\s+/gm, '')
    .replace(/\[([^\]]+)\]\([^)]*\)/g, '$1')
    .replace(/[*_`]{1,2}(?=\S)|(?<=\S)[*_`]{1,2}/g, '')
    .replace(/(?<![.!?:;,])\s*\n+\s*(?=\p{Lu})/gu, '. ')
    .replace(/\s+/g, ' ')
    .trim();
  const found: string[] = [];
  for (const piece of plain.split(/(?<=[.!?…][»"”)]?)\s+(?=[\p{Lu}\d«"“])/u)) {
    const before = found.at(-1);
    // «ул. Ветрова», "Jl. Ombak": the dot of a short word ends nothing
    if (before !== undefined && SHORTENED.test(before)) found[found.length - 1] = `${before} ${piece}`;
    else found.push(piece);
  }
  return found;
}

const SHORTENED =
  /(?:^|[\s(«])(?:[Jj]l|[Ss]t|[Mm]rs?|[Dd]r|[Nn]o|ул|пр|пер|стр|корп|д|кв|г|им|тел|тыс|руб|[тТ]\. ?[екд]|напр|см|\p{Lu})\.$/u;
const LEANS =
  /^(?:Её|Его|Их|Они|Он|Она|Оно|Это|Эти|За это|Там|Тогда|При этом|It|They|This|These|That|Then|There|Its)(?!\p{L})/u;
// What a passage says the company will do is no promise of ours in this chat.
const PROMISES =
  /(?<!\p{L})(?:напишем|напишу|перезвоним|позвоним|вернемся|вернёмся|свяжемся|сообщим|напомним|we(?:'ll| will) (?:write|call|text|contact|remind|get back|message))(?!\p{L})/iu;

const stemsAsked = (text: string): Set<string> =>
  new Set(
    wordsOf(text)
      .filter((word) => !isSmall(word))
      .map(({ stem }) => stem),
  );

const rate = (text: string, asked: Set<string>): number =>
  new Set(wordsOf(text).flatMap(({ stem }) => (asked.has(stem) ? stem : []))).size;

/** «Сколько» is answered by a figure, «где» by an address, «когда» by days and hours. */
function kindOf(question: string, s: string): number {
  if (/сколько|какая сумма|какой процент|how (?:much|many|long)|what (?:percent|share)/iu.test(question))
    return /\d/.test(s) ? 1 : 0;
  if (/когда|во сколько|до скольки|график|when|what time|hours|open/iu.test(question)) return /\d/.test(s) ? 0.7 : 0;
  if (/где|адрес|находит|where|address|located/iu.test(question))
    return /улиц|переул|проспект|метро|офис|филиал|Jl\.|street|office/iu.test(s) ? 1 : 0;
  return 0;
}

const shares = ({ heading, text, topic }: Passage, asked: Set<string>): boolean =>
  rate(`${topic} ${heading} ${text}`, asked) > 0;

const languageOf = (text: string): Lang =>
  (text.match(/\p{Script=Cyrillic}/gu) ?? []).length * 2 > (text.match(/\p{L}/gu) ?? []).length ? 'ru' : 'en';

/**
 * It stands in the other language only: a colleague is offered, and who asks how much or when gets the figures of the
 * sentence that answers. Without such a question a figure says nothing.
 */
function inOtherLanguage(view: View, { text }: Passage, asked: Set<string>): string {
  const kind = (s: string) => kindOf(view.unanswered, s);
  const [best = ''] = split(text).toSorted((a, b) => rate(b, asked) + kind(b) - rate(a, asked) - kind(a));
  const figures = kind('1') > 0 ? figuresOf(best, view.language) : [];
  if (figures.length === 0 || figures.length > 3) return join(say(view, 'otherLanguage'), say(view, 'offerHuman'));
  return join(say(view, 'figures', { figures: figures.join(', ') }), say(view, 'offerHuman'));
}
