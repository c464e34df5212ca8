// One reading of a text, shared by all guards: plain form, sentences, and the amounts, dates and addresses in it. The brand's own
// texts are read by the same rules, so that a fact and what is said of it meet in one form.
import { type Addresses, addressesIn } from './addresses';
import { type Amount, amountsIn } from './amounts';
import { datesIn, type NamedDate } from './dates';
import { fold } from './fold';
import { partAt } from './parts';
import { topicStems } from './stems';

export interface Sentence {
  text: string;
  from: number;
  to: number;
  question: boolean;
}

export interface View {
  raw: string;
  /** plain form; positions of everything below count in it */
  text: string;
  sentences: Sentence[];
  amounts: Amount[];
  dates: NamedDate[];
  addresses: Addresses;
}

/** @param parts one intent, in the order they are sent; a number split over two of them is one number */
export function viewOf(parts: readonly string[]): View {
  const raw = parts.join('\n');
  const text = fold(raw)
    .replace(/(\d)\s*\n\s*(?=\d{3}(?!\d))/g, '$1 ')
    .replace(/(\d)\s*\n\s*(?=\d)/g, '$1')
    .replace(/(?<![.!?…:;)\p{Extended_Pictographic}\s]\s*)[ ]*\n\s*/gu, ' ');
  const addresses = addressesIn(raw);
  const dates = datesIn(text);
  const plain = mask(
    mask(text, dates),
    [...text.matchAll(NOT_AMOUNTS)].map((m) => ({ from: m.index, to: m.index + m[0].length })),
  );
  return { raw, text, sentences: sentencesOf(text), amounts: amountsIn(plain), dates, addresses };
}

// Clock times, phones, links, user names, "24/7": digits that cost nothing.
const NOT_AMOUNTS =
  /(?<!\d)\d{1,2}:\d\d(?!\d)|(?:[a-z]+:\/\/|www\.)\S+|@[\p{L}\p{N}_]+|\S+@\S+\.\p{L}+|(?:[\p{L}\p{N}-]+\.)+(?:com|net|org|ru|example|io|me)(?:\/\S*)?|24\/7|8-800[\d-]+|(?<!\d)(?:\+|8\s?\()\d?[\d\s()-]{9,}|(?<=(?:^|[\s(])(?:с|до|к|в|after|from|at|until|by|to|till|before)\s)\d{1,2}(?=\s?(?:час|утра|вечера|дня|ночи|am|pm|a\.m|p\.m))|\d{1,2}\s?(?:am|pm)(?!\p{L})/gu;

function mask(text: string, spans: { from: number; to: number }[]): string {
  let masked = text;
  for (const { from, to } of spans) masked = masked.slice(0, from) + '▒'.repeat(to - from) + masked.slice(to);
  return masked;
}

const ABBREVIATION =
  /(?:^|[\s(\d])(?:г|гг|р|руб|тыс|млн|долл|ул|д|стр|корп|т|е|ок|мин|см|им|jl|no|approx|mr|mrs|dr|vs|e\.g|i\.e|a\.m|p\.m|у\.е|т\.е|т\.д|т\.п|т\.р)$/u;

/** Nobody writes a longer sentence, in characters. */
const LONGEST = 400;

/** Sentences with their place; «тыс.», "Jl.", «10.30» end none, and neither does a new line in mid-sentence. */
export function sentencesOf(text: string): Sentence[] {
  const sentences: Sentence[] = [];
  let from = 0;
  const add = (start: number, to: number, question: boolean): void => {
    const said = text.slice(start, to);
    if (/[\p{L}\p{N}]/u.test(said)) sentences.push({ text: said.trim(), from: start, to, question });
  };
  const end = (to: number, next: number, mark: string): void => {
    // what goes on without an end is read piece by piece, so that reading takes no square of its length
    while (to - from > LONGEST) {
      const cut = text.lastIndexOf(' ', from + LONGEST);
      add(from, cut > from ? cut : from + LONGEST, false);
      from = cut > from ? cut : from + LONGEST;
    }
    add(from, to, mark.includes('?'));
    from = next;
  };
  for (const m of text.matchAll(/[.!?…]+(?=[\s"»”)]|$)|(?<=[.!?…:;)\p{Extended_Pictographic}]\s*)\n+/gu)) {
    if (m[0] === '.' && ABBREVIATION.test(text.slice(Math.max(0, m.index - 8), m.index))) {
      const next = text.slice(m.index + 1).trimStart()[0];
      if (next !== undefined) continue;
    }
    end(m.index, m.index + m[0].length, m[0]);
  }
  end(text.length, text.length, '');
  return sentences;
}

/** The sentence a place stands in. */
export function sentenceAt(view: View, at: number): Sentence {
  return (
    view.sentences.find((s) => at >= s.from && at < s.to) ??
    view.sentences.at(-1) ?? { text: view.text, from: 0, to: view.text.length, question: false }
  );
}

const SAYS = new WeakMap<View, Map<RegExp, boolean>>();

/** Whether the text says a pattern anywhere; looked for once per text, however many figures ask. */
export function says(view: View, pattern: RegExp): boolean {
  const known = SAYS.get(view) ?? new Map<RegExp, boolean>();
  SAYS.set(view, known);
  const found = known.get(pattern) ?? pattern.test(view.text);
  known.set(pattern, found);
  return found;
}

export interface Said {
  stems: ReadonlySet<string>;
  /** of its own part of the sentence */
  part: ReadonlySet<string>;
}

const TOPICS = new WeakMap<Sentence, ReadonlySet<string>>();

/** What a sentence speaks of, in stems: with the sentence before it, because «Бронь возвращается. Она стоит …» goes on. */
export function topicAt(view: View, at: number): Said {
  const sentence = sentenceAt(view, at);
  const before = view.sentences[view.sentences.indexOf(sentence) - 1];
  const said = TOPICS.get(sentence) ?? new Set(topicStems(`${before?.text ?? ''} ${sentence.text}`));
  TOPICS.set(sentence, said);
  const own = topicStems(partAt(sentence.text, at - sentence.from));
  // «панорамный снимок, 1 300»: a figure by itself is of the part before it
  const ahead = sentence.text.slice(0, at - sentence.from).search(/,[^,\p{L}]*$/u);
  const part = new Set(own.length > 0 || ahead < 1 ? own : topicStems(partAt(sentence.text, ahead - 1)));
  return { stems: said.size > 0 ? said : new Set(topicStems(view.text)), part };
}

/** What is shown of a finding: the words round it, 160 characters at most. */
export function excerptOf(view: View, from: number, to: number): string {
  const sentence = sentenceAt(view, from);
  const said = view.text.slice(Math.max(sentence.from, from - 70), Math.max(Math.min(sentence.to, to + 70), to));
  return said.trim().slice(0, 160);
}
