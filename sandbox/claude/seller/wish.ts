// What the client wants to buy, as far as he has said: by the attributes the catalog lists, over the whole chat.
import type { Attribute } from './company';
import { optionsOf } from './options';
import type { View } from './read';
import { pattern } from './when-words';
import { findPhrase, stemsOf, type Word, wordsOf } from './words';

export interface Wish {
  /** what was named, the last word counting: attribute → values by id, or numbers */
  attributes: Record<string, (string | number)[]>;
  /** ids of attributes he has spoken of, also when he does not mind */
  said: Set<string>;
  /** his own words of it, in order; what he has taken back is left out */
  query: string;
  /** an amount he can spend was named */
  budget: boolean;
}

/** Of one text: values with the words that name them. */
export interface Named {
  attribute: Attribute;
  /** undefined: he means this attribute, but no value by the listed name (an English word for a Russian list) */
  value?: string | number;
  words: Word[];
}

const MONEY =
  /[$€₽£]\s?\d|\d[\d\s.,]*(?:k|к|тыс\p{L}*|млн|миллион\p{L}*|thousand|million|mln|\$|€|₽|usd|eur|руб\p{L}*|долл\p{L}*|евро|dollars?|euros?)(?![\p{L}\d])|(?:бюджет|budget)\P{L}*\p{L}*\s*\p{L}*\s*\d/iu;
const ANY =
  /(?:не\s*важно|неважно|любо[йе]|любая|все\s*равно|без\s+разницы|don'?t\s+(?:mind|care)|any(?:thing)?\b|no\s+preference|whatever)/iu;
// «Убуд не нравится», "not interested in Ubud": a place he does not want is no wish
const REFUSED =
  /(?:not\s+(?:interested\s+in|into)|don'?t\s+(?:want|like|need)|(?:меня\s+)?не\s+(?:интересует|хочу|нужен|нужна|нравится|рассматриваю))\s+[^,.;!?\n]+|[\p{L}-]+\s+(?:меня\s+|мне\s+)?не\s+(?:интересует|нужен|нужна|нравится|подходит)/giu;
const PEOPLE = /(?<!\p{L})(?:человек|гост\p{L}+|взрослы\p{L}+|нас|people|guests?|persons?|adults?)(?!\p{L})/iu;
/** Says that he is after something, whatever it is. */
export const SEEKS = pattern(
  '<(?:ищу|ищем|подбираю|подбираем|выбираю|выбираем|рассматрива\\p{L}+|(?:хочу|хотим|хотел\\p{L}{0,2}|хотелось|планиру\\p{L}+|думаю|нужно|надо)\\s+(?:\\p{L}+\\s+){0,2}(?:купить|снять|арендовать|приобрести|инвестировать|вложить\\p{L}*|переехать|заниматься|учиться|подготовить\\p{L}*|подтянуть|записать)|' +
    'looking\\s+(?:for|to)|searching\\s+for|(?:want|need|would\\s+like|hoping|planning|thinking)\\s+(?:\\w+\\s+){0,2}(?:buy|rent|invest|move|learn|study|prepare|find))>',
);
const NUMBERS: [number, RegExp][] = [
  [1, /^(?:один|одна|одну|одной|одно|перв\p{L}+|one|first)$/u],
  [2, /^(?:два|две|двух|двое|двоих|втор\p{L}+|two|second)$/u],
  [3, /^(?:три|трех|трое|троих|трет\p{L}+|three|third)$/u],
  [4, /^(?:четыре|четырех|четверт\p{L}+|four|fourth)$/u],
  [5, /^(?:пять|пяти|пят\p{L}{2}|five|fifth)$/u],
  [6, /^(?:шесть|шести|шест\p{L}{2}|six|sixth)$/u],
  [7, /^(?:семь|семи|седьм\p{L}+|seven|seventh)$/u],
  [8, /^(?:восемь|восьми|восьм\p{L}{2,}|eight|eighth)$/u],
  [9, /^(?:девять|девят\p{L}+|nine|ninth)$/u],
  [10, /^(?:десять|десят\p{L}+|ten|tenth)$/u],
  [11, /^(?:одиннадцат\p{L}+|eleven|eleventh)$/u],
];
const INSIDE: [number, string][] = [
  [1, 'одно'],
  [2, 'двух'],
  [3, 'трех'],
  [4, 'четырех'],
  [5, 'пяти'],
  [6, 'шести'],
  [8, 'восьми'],
  [9, 'девяти'],
  [10, 'десяти'],
  [11, 'одиннадцати'],
];

/** Everything he has said of it in this chat. */
export function wishOf(view: View): Wish {
  const wish: Wish = { attributes: {}, said: new Set(), query: '', budget: false };
  const pieces: string[] = [];
  const later = new Set<string>();
  // From the newest line back: what was said later takes the place of what was said before.
  for (let i = view.lines.length - 1; i >= 0; i--) {
    const line = view.lines[i];
    if (line?.who !== 'client') continue;
    const asked = askedBefore(view, i);
    const text = line.text.replace(/\[\w+\]/g, ' ').replace(REFUSED, ' ');
    const named = namedIn(text, view.sells, asked);
    const spent = hasMoney(text);
    if (asked) wish.said.add(asked.id);
    if (named.length > 0 || asked || (spent && !wish.budget) || SEEKS.test(text)) {
      const replaced = named.filter(({ attribute }) => later.has(attribute.id));
      const piece = without(
        text,
        replaced.flatMap(({ words }) => words),
      ).trim();
      if (piece && !ANY.test(piece) && !(spent && wish.budget)) pieces.unshift(piece);
    }
    wish.budget ||= spent;
    const here: Wish['attributes'] = {};
    for (const { attribute, value } of named) {
      wish.said.add(attribute.id);
      later.add(attribute.id);
      if (value !== undefined) here[attribute.id] = [...new Set([...(here[attribute.id] ?? []), value])];
    }
    wish.attributes = { ...here, ...wish.attributes };
  }
  wish.query = pieces.join(', ').replace(/\s+/g, ' ').slice(-280).trim();
  return wish;
}

/** How much is known of it: one for each attribute and one for the budget. */
export const clarity = (wish: Wish): number => wish.said.size + (wish.budget ? 1 : 0);

export const hasMoney = (text: string): boolean => MONEY.test(text);

/** What he has just said of it, as facts of his profile; undefined: nothing that is not known. */
export function newFacts(view: View): Record<string, string> | undefined {
  const text = view.unanswered.replace(REFUSED, ' ');
  const facts: Record<string, string> = {};
  for (const { attribute, value, words } of namedIn(text, view.sells, askedIn(view.lastOfUs, view.sells))) {
    const of = attribute.values.find(({ id }) => id === value);
    const listed = of && (of.names[view.language] ?? of.name);
    const said = listed ?? (value === undefined ? words.map((word) => word.text).join(' ') : String(value));
    facts[attribute.id] = facts[attribute.id] ? `${facts[attribute.id]}, ${said}` : said;
  }
  const sum = view.sells.length > 0 ? MONEY.exec(text)?.[0].trim() : undefined;
  if (sum) facts.budget = sum;
  const fresh = Object.entries(facts).filter(([key, value]) => view.client.facts?.[key] !== value);
  return fresh.length > 0 ? Object.fromEntries(fresh) : undefined;
}

/** What the text names. A bare answer to our question about an attribute is its value. */
export function namedIn(text: string, attributes: Attribute[], asked?: Attribute): Named[] {
  const words = wordsOf(text);
  const named = attributes.flatMap((attribute) =>
    attribute.isNumber ? numbersIn(words, attribute) : valuesIn(words, attribute),
  );
  // «на восьмерых», "8 people" counts people, whatever was asked
  if (asked?.isNumber && !PEOPLE.test(text) && !named.some(({ attribute }) => attribute === asked)) {
    const word = words.find((w) => numberOf(w.text) !== undefined);
    if (word) named.push({ attribute: asked, value: numberOf(word.text), words: [word] });
  }
  return named;
}

function valuesIn(words: Word[], attribute: Attribute): Named[] {
  const stems = words.map(({ stem }) => stem);
  const taken = new Set<number>();
  const found: Named[] = [];
  for (const { phrase, value } of phrasesOf(attribute)) {
    const at = findPhrase(stems, phrase);
    if (at < 0 || phrase.some((_, i) => taken.has(at + i))) continue;
    for (const i of phrase.keys()) taken.add(at + i);
    found.push({ attribute, value, words: words.slice(at, at + phrase.length) });
  }
  return found;
}

/** Names, the longest first; then single words that only one value has; then ids, which say the attribute and no more:
 *  "rent" may stand for letting out. */
function phrasesOf({ values }: Attribute): { phrase: string[]; value?: string }[] {
  const names = values.flatMap(({ id, names }) =>
    Object.values(names).map((name) => ({ phrase: stemsOf(name), value: id })),
  );
  const everyWord = names.flatMap(({ phrase }) => [...new Set(phrase)]);
  const single = names.flatMap(({ phrase, value }) =>
    phrase.length < 2
      ? []
      : phrase
          .filter((word) => word.length > 3 && everyWord.filter((other) => other === word).length === 1)
          .map((word) => ({ phrase: [word], value })),
  );
  const ids = values.map(({ id }) => ({ phrase: stemsOf(id) }));
  return [...names.toSorted((a, b) => b.phrase.length - a.phrase.length), ...single, ...ids];
}

/** «две спальни», "2-bedroom", «11 класс», "grade 11", «двухспальная», «11-классник». */
function numbersIn(words: Word[], attribute: Attribute): Named[] {
  const units = [attribute.id, ...Object.values(attribute.names)]
    .map(stemsOf)
    .flatMap((stems) => (stems.length === 1 ? stems : []));
  const isUnit = (text: string) => units.some((unit) => unit.length > 2 && text.startsWith(unit));
  return words.flatMap((word, i): Named[] => {
    const inside = INSIDE.find(([, letters]) => word.text.startsWith(letters));
    if (inside && isUnit(word.text.slice(inside[1].length))) return [{ attribute, value: inside[0], words: [word] }];
    if (!isUnit(word.text)) return [];
    const near = [words[i - 1], words[i - 2], words[i + 1]].find((w) => w && numberOf(w.text) !== undefined);
    return near ? [{ attribute, value: numberOf(near.text), words: [near, word] }] : [];
  });
}

const numberOf = (text: string): number | undefined =>
  /^\d{1,3}$/.test(text) ? Number(text) : NUMBERS.find(([, re]) => re.test(text))?.[0];

/** The attribute our line just before this one asks about. */
function askedBefore(view: View, at: number): Attribute | undefined {
  const before = view.lines.slice(0, at).findLastIndex((line) => line.who === 'us');
  return before < 0 ? undefined : askedIn(view.lines[before]?.text ?? '', view.sells);
}

/** The attribute the last question of this line of ours is about. */
export function askedIn(line: string, attributes: Attribute[]): Attribute | undefined {
  const question = /[^.!?]*\?\s*$/.exec(line)?.[0] ?? '';
  return question ? attributes.find((one) => optionsOf(one).some((options) => question.includes(options))) : undefined;
}

function without(text: string, words: Word[]): string {
  return [...words].sort((a, b) => b.from - a.from).reduce((t, { from, to }) => t.slice(0, from) + t.slice(to), text);
}
