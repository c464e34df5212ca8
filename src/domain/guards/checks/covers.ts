// What a price covers: «больше ничего доплачивать не придётся», "the notary is in that figure". Whoever says so has to have it from the brand.

import type { Facts } from '../facts/facts';
import { clausesOf, isDenying, isRelative } from '../facts/grounds';
import { clauseAt, denies } from '../text/denial';
import { anyOf, everyOf } from '../text/patterns';
import { isFunctionWord, stem, wordsOf } from '../text/stems';
import { excerptOf, type View } from '../text/view';
import type { Finding } from '../types';

const ALL_IN = everyOf`
  (?:больше|дополнительно|сверху|сверх \p{L}+) (?:\p{L}+ ){0,2}(?:не (?:плат|заплат|доплат|доплач)\p{L}+|(?:плат|заплат|доплат|доплач)\p{L}+ (?:\p{L}+ )?не \p{L}+)
  (?:ничего|нечего|ни за что|ни за что больше) (?:\p{L}+ ){0,2}(?:плат|заплат|доплат|доплач|приплач)\p{L}+
  (?:доплачивать|приплачивать|доплат\p{L}*) (?:\p{L}+ ){0,3}(?:не (?:прид|нуж|надо|потреб|буд)\p{L}*|нечего|ничего)
  за все про все|все включено|(?:итогов|окончательн|полн|конечн)\p{L}+ (?:цена|цену|сумма|стоимость)
  никаких (?:\p{L}+ )?(?:расход|плат|сбор|доплат|комисс|трат)\p{L}*|(?:других|прочих|дополнительных|скрытых|лишних) (?:расход|плат|сбор|доплат|трат|комисс)\p{L}* (?:\p{L}+ )?(?:нет|не)
  nothing (?:\p{L}+ ){0,2}on top|nothing (?:else|more|extra|further|additional)(?: \p{L}+)? (?:to pay|is (?:due|owed|charged)|you (?:pay|owe))|pays? nothing (?:on top|else|more|extra|further)
  (?:no|zero|without) (?:other|extra|additional|further|hidden|more) (?:costs?|fees?|charges?|payments?|expenses)|(?:the |is |our |your )(?:final|total|full) (?:figure|price|amount|sum|cost)
  all[- ]in|all[- ]inclusive|everything(?: is|'s)? (?:included|covered)|not a (?:cent|penny|dollar) more
`;
const PAID_APART = anyOf`
  отдельно|сверх|сверху|плюс|еще|кроме|не (?:вход|включ)\p{L}+|по (?:счетчику|факту)|on top|separate\p{L}*|extra|plus|not (?:included|covered)|by the meter|in addition
`;
const INCLUDED = anyOf`
  вход[ия]т|войд[ею]т|включен\p{L}*|включает|в (?:эту|этой|ту|той|ее|его|их)(?: же)? (?:цен|сумм|стоимост)\p{L}+|(?:в|внутри) (?:цен|стоимост)\p{L}+|(?:в|за) \d[\d ]*(?: \p{L}+)? уже
  includ\p{L}+|(?:is|are) covered|covers|part of the price|(?:in|within|inside) (?:that|the|this|our)(?: same)? (?:price|figure|sum|amount|rate|rent|fee)
`;

/** Held to be said by the brand, where the words of it say at least so much of a thing. */
const SAID = 0.6;

export function checkCovered(view: View, facts: Facts): Finding[] {
  const findings: Finding[] = [];
  const find = (what: string, from: number, to: number, advice: string): void => {
    findings.push({ guard: 'price', what, excerpt: excerptOf(view, from, to), advice });
  };
  for (const sentence of view.sentences) {
    if (sentence.question) continue;
    for (const m of sentence.text.matchAll(ALL_IN)) {
      const clause = clauseAt(sentence.text, m.index);
      if (/(?<!\p{L})(?:не|not|isn't|n't)(?:\s\p{L}+)?\s$/u.test(sentence.text.slice(0, m.index))) continue;
      if (NOT_YET.test(clause) || isOfOneThing(clause) || namesWhatIsApart(view, m[0], facts)) continue;
      find(
        'all_in_price',
        sentence.from + m.index,
        sentence.from + m.index + m[0].length,
        `Nothing says that «${m[0]}». Name what the price covers, and what comes on top of it.`,
      );
    }
    for (const clause of clausesOf(sentence.text)) {
      if (!INCLUDED.test(clause) || denies(clause) || PAID_APART.test(clause)) continue;
      const apart = clause
        .replace(new RegExp(INCLUDED.source, 'gu'), ' ')
        .split(/,|\s(?:и|and|или|or)\s/u)
        .map((thing) => apartByBrand(thing, facts))
        .find(Boolean);
      if (apart)
        find(
          'not_covered',
          sentence.from,
          sentence.to,
          `That is paid for by itself: «${apart.trim().slice(0, 120)}». Do not say that a price covers it.`,
        );
    }
  }
  return findings;
}

/** «Итоговую сумму скажет врач» */
const NOT_YET = anyOf`завис\p{L}+|скаж\p{L}+|назов\p{L}+|посчита\p{L}+|рассчита\p{L}+|узна\p{L}+|после|depends?|tells?|told|calculat\p{L}+|once|after`;

/** «Доплачивать за это не нужно»: of that one thing, which is judged by itself. */
const isOfOneThing = (clause: string): boolean => /(?<!\p{L})(?:за|for)\s+(?!все|\d)\p{L}+/u.test(clause);

/** The same reply tells what comes on top: "the notary's 1 % on top, $247,450 all in". */
function namesWhatIsApart(view: View, claim: string, { prices, percents }: Facts): boolean {
  return (
    PAID_APART.test(view.text.replace(claim, ' ')) &&
    view.amounts.some((a) => ((a.percent ? percents : prices).get(a.value) ?? []).some((f) => f.topic !== undefined))
  );
}

interface Told {
  words: ReadonlySet<string>;
  text: string;
}
const TOLD = new WeakMap<object, { apart: Told[]; included: Told[] }>();

/** What the brand says is paid for by itself, and what it says is in a price. */
function toldOf({ grounds, statements }: Facts): { apart: Told[]; included: Told[] } {
  const known = TOLD.get(grounds);
  if (known) return known;
  const told = (text: string): Told => ({ text, words: new Set(thingStems(text)) });
  const found = {
    apart: grounds.clauses
      .filter(({ text }) => (isDenying(text) ? INCLUDED.test(text) || APART.test(text) : HAS_PRICE.test(text)))
      .filter(({ text }) => isDenying(text) || !INCLUDED.test(text))
      .map(({ text }) => told(text)),
    included: statements
      .flatMap(({ text }) => text.split(';'))
      .filter((text) => INCLUDED.test(text) || IN_PRICE.test(text))
      .map((text) => told(text)),
  };
  TOLD.set(grounds, found);
  return found;
}
const APART = /(?<!\p{L})(?:отдельно|separate(?:ly)?)(?!\p{L})/u;
const IN_PRICE = anyOf`бесплатн\p{L}*|без доплат\p{L}*|free|no charge|nothing|furnished|with|с|со`;
const HAS_PRICE = /\d\s?(?:%|[$€£₽₾]|руб|доллар|лари|тенге|usd|eur|gel)|[$€£₽₾]\s?\d/u;

/** The brand's own words for it, where they name the thing as paid apart and nowhere as well as one that is in a price. */
function apartByBrand(thing: string, facts: Facts): string | undefined {
  const stems = thingStems(thing);
  if (stems.length === 0) return undefined;
  const { apart, included } = toldOf(facts);
  const best = (among: readonly Told[]): [number, string] =>
    among.reduce<[number, string]>(
      (most, { words, text }) => {
        const said = shareOf(stems, words, facts);
        return said > most[0] ? [said, text] : most;
      },
      [0, ''],
    );
  const [against, text] = best(apart);
  return against >= SAID && against > best(included)[0] ? text : undefined;
}

function shareOf(stems: readonly string[], words: ReadonlySet<string>, { grounds }: Facts): number {
  let [said, whole] = [0, 0];
  for (const s of stems) {
    const weight = grounds.weigh(s);
    whole += weight;
    if (words.has(s) || [...words].some((word) => isRelative(word, s))) said += weight;
  }
  return whole === 0 ? 0 : said / whole;
}

/** Short ones as well: «КТ» is a thing. */
const thingStems = (text: string): string[] => [
  ...new Set(
    wordsOf(text)
      .filter((word) => word.length > 1 && !/\d/.test(word) && !isFunctionWord(word) && !OF_PAYING.test(word))
      .map(stem),
  ),
];
const OF_PAYING =
  /^(?:уже|цен\p{L}*|стои\p{L}*|сумм\p{L}*|плат\p{L}*|оплач\p{L}*|оплат\p{L}*|руб\p{L}*|доллар\p{L}*|отдельно|price|cost\p{L}*|pa(?:y|ys|id)|figure|amount|already|separate\p{L}*|charge\p{L}*)$/u;
