// What a brand may say, read once per brand version: prices, discounts, dates, free things, promises, addresses, as its catalog and
// knowledge state them; and per reply what the plan holds and the client himself said.
import { DateTime } from 'luxon';
import type { PlanLine } from '../agent';
import type { Brand, LocalizedText } from '../brand';
import type { Per, Price, Product } from '../catalog';
import { phoneKey } from './addresses';
import type { NamedDate } from './dates';
import { fold } from './fold';
import { type ProductCues, productCues } from './products';
import { contentStems, stem, topicStems, wordsOf } from './stems';
import { type Said, sentenceAt, sentencesOf, viewOf } from './view';

/** Where a figure stands in the knowledge: what it is a figure of, in stems. A figure of the catalog has a product instead. */
export interface Topic {
  stems: ReadonlySet<string>;
  heading: ReadonlySet<string>;
  russian: boolean;
}

/** A number with what it counts. */
export interface CountFact {
  topic?: Topic;
  product?: string;
}

export interface PriceFact {
  topic?: Topic;
  currency?: string;
  /** what it is for; empty: never said */
  pers: ReadonlySet<Per>;
  /** of the catalog; undefined: of the knowledge */
  product?: string;
  /** a price less a discount of the catalog, or the discount itself */
  discount?: string;
}

export interface PercentFact {
  topic?: Topic;
  /** of the catalog's discounts, and for which products; undefined: said in the knowledge */
  discount?: { id: string; products?: readonly string[] };
}

/** A statement with the words it consists of. */
export interface Statement {
  stems: ReadonlySet<string>;
  numbers: ReadonlySet<number>;
  text: string;
}

/** Something free of charge, by the words round it. */
export interface FreeFact {
  stems: readonly string[];
  nearest: readonly string[];
  /** what is done free of charge, where a deed is: «перенести», «сменить» */
  deeds: readonly string[];
  text: string;
}

export interface DateFact {
  day?: number;
  month: number;
  year?: number;
  product?: string;
  topic?: Topic;
  /** the last day of a discount, no date of a product */
  discount?: boolean;
}

/** What one brand version states. */
export interface BrandFacts {
  currencies: ReadonlySet<string>;
  prices: ReadonlyMap<number, readonly PriceFact[]>;
  percents: ReadonlyMap<number, readonly PercentFact[]>;
  /** "140 m2": a number with the stem of what it counts, and where it is said */
  counts: ReadonlyMap<string, readonly CountFact[]>;
  numbers: ReadonlySet<number>;
  dates: readonly DateFact[];
  years: ReadonlySet<number>;
  statements: readonly Statement[];
  free: readonly FreeFact[];
  promises: readonly Statement[];
  hosts: ReadonlySet<string>;
  emails: ReadonlySet<string>;
  usernames: ReadonlySet<string>;
  phones: ReadonlySet<string>;
  digits: string;
  words: ReadonlySet<string>;
  products: ProductCues;
  hidden: readonly ReadonlySet<string>[];
}

export interface Facts extends BrandFacts {
  /** Numbers, dates and contacts of the client's own messages. */
  client: {
    numbers: ReadonlySet<number>;
    dates: readonly NamedDate[];
    text: string;
    digits: string;
    emails: ReadonlySet<string>;
    usernames: ReadonlySet<string>;
    informal: boolean;
  };
  plan: readonly DateFact[];
  now: DateTime;
}

export interface FactsInput {
  /** The plan gives dates only: its reasons are the model's words, and a price written there is no fact. */
  plan: readonly Pick<PlanLine, 'due'>[];
  /** the client's messages, any order */
  clientSaid: readonly string[];
  now: Date;
  /** IANA zone of the client */
  zone: string;
}

// By identity: a brand is read once per version and shared by all turns; a test's variant is another object.
const READ = new WeakMap<Brand, BrandFacts>();

/**
 * What may be said in one reply. The brand's part is read once per Brand object (about 20 ms), the rest per call (under 1 ms).
 */
export function factsOf(brand: Brand, { plan, clientSaid, now, zone }: FactsInput): Facts {
  let facts = READ.get(brand);
  if (!facts) {
    facts = readBrand(brand);
    READ.set(brand, facts);
  }
  const said = viewOf(clientSaid);
  const moment = DateTime.fromJSDate(now, { zone });
  return {
    ...facts,
    client: {
      numbers: new Set(said.amounts.map((a) => a.value)),
      dates: said.dates,
      text: said.text,
      digits: said.text.replace(/\D/g, ''),
      emails: new Set(said.addresses.emails.map((e) => e.address)),
      usernames: new Set(said.addresses.usernames.map((u) => u.name)),
      informal:
        /(?<!\p{L})(?:ты|тебя|тебе|тобой|твой|твоя|твое|твои|скажи|напиши|подскажи|можешь|привет)(?!\p{L})/u.test(
          said.text,
        ),
    },
    plan: plan.map(({ due }) => {
      const at = DateTime.fromJSDate(due, { zone });
      return { day: at.day, month: at.month, year: at.year };
    }),
    now: moment,
  };
}

function readBrand(brand: Brand): BrandFacts {
  const { catalog, knowledge } = brand;
  const prices = new Map<number, PriceFact[]>();
  const percents = new Map<number, PercentFact[]>();
  const price = (value: number, fact: PriceFact): void => put(prices, value, fact);
  for (const product of catalog.products) readPrices(product, catalog.discounts, price);
  for (const { id, percent, amount, currency, for: products } of catalog.discounts) {
    if (percent !== undefined) put(percents, percent, { discount: { id, products } });
    if (amount === undefined) continue;
    const off = { currency, pers: new Set<Per>(), discount: id };
    for (const product of products ?? [undefined]) price(amount, { ...off, product });
  }

  const texts = textsOf(brand);
  const views = texts.map(({ text, ...of }) => ({ view: viewOf([text]), ...of }));
  const counts = new Map<string, CountFact[]>();
  const numbers = new Set<number>();
  const dates: DateFact[] = catalog.products.flatMap(({ id, starts }) =>
    starts === 'anytime' ? [] : starts.map((date) => ({ ...localDate(date), product: id })),
  );
  for (const { until } of catalog.discounts) if (until) dates.push({ ...localDate(until), discount: true });
  for (const { from, to } of brand.holidays) dates.push(localDate(from), localDate(to));
  for (const { view, product, discount, heading } of views) {
    const pers = new Set(view.amounts.flatMap((a) => (a.per ? [a.per] : [])));
    for (const a of view.amounts) {
      numbers.add(a.value);
      const topic = product || discount ? undefined : topicOf(sentenceAt(view, a.from).text, heading);
      if (a.noun) put(counts, `${a.value} ${a.noun}`, { topic, product });
      if (a.unit) put(counts, `${a.value} ${a.unit}`, { topic, product });
      if (a.percent) put(percents, a.value, { topic });
      else if (a.currency)
        price(a.value, { currency: a.currency, pers: a.per ? new Set([a.per]) : pers, product, topic });
    }
    for (const d of view.dates)
      dates.push({
        day: d.day,
        month: d.month,
        year: d.year,
        product,
        discount,
        topic: product || discount ? undefined : topicOf(sentenceAt(view, d.from).text, heading),
      });
  }

  const all = views.map(({ view }) => view.text).join('\n');
  const statements = views.flatMap(({ view }) => view.sentences.map(({ text }) => statement(text)));
  const addresses = viewOf([
    ...texts.map(({ text }) => text),
    ...linksOf(brand),
    ...brand.rules.map((r) => r.then),
  ]).addresses;
  const ruleDigits = brand.rules.map((r) => r.then.replace(/\D/g, ' ')).join(' ');
  return {
    currencies: new Set([...prices.values()].flat().flatMap((f) => (f.currency ? [f.currency] : []))),
    prices,
    percents,
    counts,
    numbers,
    dates,
    years: new Set(
      [...all.matchAll(/(?<!\d)(20\d\d)(?!\d)/g)].map((m) => Number(m[1])).concat(dates.flatMap((d) => d.year ?? [])),
    ),
    statements,
    free: [...views, ...brand.rules.map((r) => ({ view: viewOf([r.then]) }))].flatMap(({ view }) =>
      [...view.text.matchAll(FREE_FACT)].map((m) => freeWindow(view.text, m.index, m[0], 15)),
    ),
    promises: statements.filter((s) => PROMISE_FACT.test(s.text)),
    hosts: new Set([...brand.links.map(hostName), ...addresses.hosts.map((h) => h.host)]),
    emails: new Set(addresses.emails.map((e) => e.address)),
    usernames: new Set(addresses.usernames.map((u) => u.name)),
    phones: new Set(addresses.phones.map((p) => phoneKey(p.digits))),
    digits: `${all.replace(/\D/g, '')} ${ruleDigits.replace(/ /g, '')}`,
    words: new Set(
      wordsOf(
        `${all} ${fold([brand.name, brand.persona, ...catalog.attributes.flatMap((a) => a.values.flatMap((v) => v.also))].join(' '))}`,
      ).map(stem),
    ),
    products: productCues(catalog, knowledge.passages.map((p) => p.text).join('\n')),
    hidden: hiddenOf(brand),
  };
}

const FREE_FACT =
  /бесплатн\p{L}*|free(?: of charge)?(?!\p{L})|ничего не (?:стоит|платит)|costs? (?:the buyer )?nothing|complimentary|nothing is charged|без комиссии|without interest|без процентов|without paying a fee/gu;
const PROMISE_FACT = /гаранти|guarant|warrant|возвра|верн|refund|return|обеща|promis|обязат/;

/**
 * What is said round a "free" within the sentence. `nearest`: the thing it is an attribute of; an adverb («перенести бесплатно») has
 * none, because there the deed is free and not the thing.
 * @param reach words before it that count
 */
export function freeWindow(text: string, at: number, word: string, reach = 7): FreeFact {
  const before =
    text
      .slice(0, at)
      .split(/[.!?…](?=\s)|\n/u)
      .at(-1)
      ?.split(/\s+/)
      .slice(-reach)
      .join(' ') ?? '';
  const after =
    text
      .slice(at + word.length)
      .split(/[.!?…](?=\s|$)|\n/u)[0]
      ?.split(/\s+/)
      .slice(0, 7)
      .join(' ') ?? '';
  const [left, right] = [contentStems(before), contentStems(after)];
  const nearest = /бесплатно$/.test(word) ? [] : [...left.slice(-1), ...right.slice(0, 1)];
  const clause = `${before.split(/[,;:()]|\s-\s/).at(-1)} ${after.split(/[,;:()]|\s-\s/)[0]}`;
  const deeds = /бесплатно$/.test(word) ? contentStems((clause.match(RU_VERB) ?? []).join(' ')) : [];
  return { stems: [...left, ...right], nearest, deeds, text: `${before} ${word} ${after}` };
}
const RU_VERB = /\p{L}{2,}(?:ть|ться|ти|тись|ем|им|ют|ут|ят|ет|ит|ится|ется)(?!\p{L})/gu;

const topicOf = (text: string, heading = ''): Topic => ({
  stems: new Set(topicStems(text)),
  heading: new Set(topicStems(fold(heading))),
  russian: /[а-я]/.test(text),
});

/**
 * The facts that speak of what the text speaks of: two words in common, or the only one it has, at least one of them in the fact's own
 * sentence. Where the figure is told in the other language only, the words known in both (stems.ts), names and the heading decide.
 */
export function onTopic<T extends { topic?: Topic }>(said: Said, facts: readonly T[]): T[] {
  const toldHere = facts.some((f) => f.topic?.russian === said.russian);
  return facts.filter(({ topic }) => {
    if (!topic) return true;
    const shared = [...said.stems].filter((s) => topic.stems.has(s)).length;
    const headed = [...said.stems].filter((s) => topic.heading.has(s) && !topic.stems.has(s)).length;
    if (topic.russian !== said.russian) return toldHere ? shared >= 2 : shared + headed >= 1;
    return shared > 0 && shared + headed >= Math.min(2, said.stems.size, topic.stems.size);
  });
}

export function statement(text: string): Statement {
  return {
    stems: new Set(contentStems(text)),
    numbers: new Set([...text.matchAll(/\d+(?:[.,]\d+)?/g)].map((m) => Number(m[0].replace(',', '.')))),
    text,
  };
}

function readPrices(
  product: Product,
  discounts: Brand['catalog']['discounts'],
  add: (value: number, fact: PriceFact) => void,
): void {
  for (const { amount, from, to, currency, per } of product.prices) {
    for (const value of [amount, from, to]) {
      if (value === undefined) continue;
      add(value, { currency, pers: new Set([per]), product: product.id });
      for (const d of discounts) {
        if (d.for && !d.for.includes(product.id)) continue;
        const less = d.percent !== undefined ? value * (1 - d.percent / 100) : value - (d.amount ?? 0);
        add(Math.round(less * 100) / 100, { currency, pers: new Set([per]), product: product.id, discount: d.id });
        if (d.percent !== undefined)
          add(Math.round(value * d.percent) / 100, {
            currency,
            pers: new Set([per]),
            product: product.id,
            discount: d.id,
          });
      }
    }
  }
}

interface Stated {
  text: string;
  product?: string;
  discount?: boolean;
  heading?: string;
}

/** Everything of a brand that a client may be told, as texts. What clients ask (`askedAs`, `also`) states nothing. */
function textsOf({ catalog, knowledge }: Brand): Stated[] {
  const both = (text: LocalizedText | undefined): string[] => Object.values(text ?? {});
  return [
    ...catalog.products.flatMap((p) =>
      [...both(p.name), ...both(p.about), ...both(p.usp), ...p.prices.flatMap((x: Price) => both(x.note))].map(
        (text) => ({ text, product: p.id }),
      ),
    ),
    ...catalog.attributes.flatMap((a) => a.values.flatMap((v) => both(v.name))).map((text) => ({ text })),
    ...catalog.discounts.flatMap((d) => both(d.when)).map((text) => ({ text, discount: true })),
    ...knowledge.passages.map((p) => ({
      text: `${p.topic}.\n${p.heading}.\n${p.text}`,
      heading: p.heading,
    })),
  ];
}

const linksOf = (brand: Brand): string[] => [
  ...brand.catalog.products.flatMap((p) => p.link ?? []),
  ...Object.values(brand.consent.text),
  ...Object.values(brand.disclosure.text),
];

/** What a client must not read: the persona and the rules, sentence by sentence, as runs of three words. */
function hiddenOf(brand: Brand): ReadonlySet<string>[] {
  const texts = [brand.persona, ...brand.rules.map((r) => r.then)];
  return texts
    .flatMap((text) => sentencesOf(fold(text)))
    .map(({ text }) => runsOfThree(text))
    .filter((runs) => runs.size >= 7);
}

export function runsOfThree(text: string): Set<string> {
  const stems = wordsOf(text).map(stem);
  return new Set(stems.slice(2).map((_, i) => stems.slice(i, i + 3).join(' ')));
}

const hostName = (link: string): string =>
  link
    .toLowerCase()
    .replace(/^[a-z]+:\/\//, '')
    .replace(/^www\./, '')
    .split('/')[0] as string;

function localDate(date: string): { day: number; month: number; year: number } {
  const [year, month, day] = date.split('-').map(Number) as [number, number, number];
  return { day, month, year };
}

function put<K, T>(map: Map<K, T[]>, key: K, value: T): void {
  const list = map.get(key);
  if (list) list.push(value);
  else map.set(key, [value]);
}
