// A brand's catalog and knowledge read as facts: what its own texts state, by the reader that reads replies.
import type { Brand } from '../../brand';
import type { Per } from '../../catalog';
import { inLatin } from '../../latin';
import { boundOf, countedStems } from '../checks/counts';
import { isDeadline } from '../checks/date';
import { DISCOUNTS } from '../checks/discount-terms';
import { frequenciesIn } from '../checks/frequency';
import { denialsOf } from '../checks/opposite';
import { phoneKey } from '../text/addresses';
import type { Amount } from '../text/amounts';
import { denies } from '../text/denial';
import { fold } from '../text/fold';
import { sharesIn } from '../text/fractions';
import { productCues } from '../text/products';
import { relatedStems } from '../text/related';
import { contentStems, stem, wordsOf } from '../text/stems';
import { freeWindow, runsOfThree, statement, type Topic, topicOf } from '../text/topics';
import { sentenceAt, sentencesOf, type View, viewOf } from '../text/view';
import { hoursOf, slotsIn } from '../text/week';
import { alsoFor, countedAttributes, readPrices } from './brand-prices';
import { dayNumber, daysOff, discountsOf, discountTerms, localDate } from './brand-terms';
import { textsOf } from './brand-texts';
import { hoursOfOurs, weeksIn } from './brand-weeks';
import type { BrandFacts, CountFact, DateFact, PercentFact, PriceFact } from './facts';
import { groundsOf, sayingStems } from './grounds';
import { put } from './put';

export function readBrand(brand: Brand): BrandFacts {
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
  const units = new Map<string, CountFact[]>();
  const numbers = new Set<number>();
  const counted = countedAttributes(brand.catalog);
  const dates: DateFact[] = catalog.products.flatMap(({ id, starts }) =>
    starts === 'anytime' ? [] : starts.map((date) => ({ ...localDate(date), product: id })),
  );
  for (const { id, until } of catalog.discounts) if (until) dates.push({ ...localDate(until), discount: id });
  for (const { from, to } of brand.holidays)
    dates.push({ ...localDate(from), holiday: true }, { ...localDate(to), holiday: true });
  for (const { view, product, discount, heading } of views) {
    // a figure that names no period is for any its passage speaks of: «раз в год … 120 $», "the yearly treatment costs $120"
    const pers = new Set([
      ...view.amounts.flatMap((a) => (a.per ? alsoFor(a.per) : [])),
      ...PERIODS.filter(([, words]) => words.test(view.text)).flatMap(([per]) => alsoFor(per)),
    ]);
    for (const share of sharesIn(view.text, true))
      put(percents, Math.round(share.percent * 100) / 100, {
        topic: figureTopic(view, share.from, heading, []),
      });
    let unit: string | undefined;
    let told: { currency: string; sentence: number } | undefined;
    for (const a of view.amounts) {
      numbers.add(a.value);
      // «Санур 25–35 минут, Семиньяк 30–45»: the unit goes on
      unit = a.unit ?? (a.noun || a.currency || a.percent ? undefined : unit);
      a.unit = unit;
      const topic =
        product || discount
          ? undefined
          : figureTopic(
              view,
              a.from,
              heading,
              view.amounts.filter((b) => isAlike(a, b)),
            );
      const bound = boundOf(view.text, a.from);
      if (a.noun) put(counts, `${a.value} ${a.noun}`, { topic, product, bound });
      if (a.unit) put(counts, `${a.value} ${a.unit}`, { topic, product, bound });
      if (a.unit) put(units, a.unit, { topic, product, bound });
      if (!a.currency && !a.percent)
        for (const stem of countedStems(view.text, a.rangeTo ?? a))
          put(counted, stem, { value: a.value, to: a.rangeTo?.value, topic, product, bound });
      if (a.percent) put(percents, a.value, { topic });
      // «снимок 450 рублей, панорамный 1 300, КТ 3 200»: the currency goes on
      const sentence = sentenceAt(view, a.from).from;
      const goesOn = a.currency === undefined && a.value >= 20 && !a.noun && !a.unit && !a.percent && !a.counted;
      if (goesOn && told?.sentence === sentence) a.currency = told.currency;
      if (a.currency) told = { currency: a.currency, sentence };
      if (a.currency)
        price(a.value, { currency: a.currency, pers: a.per ? new Set(alsoFor(a.per)) : pers, product, topic });
    }
    for (const d of view.dates)
      dates.push({
        day: d.day,
        month: d.month,
        year: d.year,
        product,
        discount,
        until: isDeadline(view.text, d.from),
        topic: product ? undefined : figureTopic(view, d.from, heading, view.dates),
      });
  }

  // what the brand tells its sellers to offer: «созвон на двадцать минут»
  for (const { then } of brand.rules)
    for (const a of viewOf([then]).amounts)
      if (a.unit) put(counts, `${a.value} ${a.unit}`, { topic: topicOf(fold(then), '') });

  const all = views.map(({ view }) => view.text).join('\n');
  const grounds = groundsOf(
    views.map(({ view, product, heading, topic, discount }) => ({
      sentences: view.sentences.filter(
        ({ text }) => text !== topic && text !== heading && text !== fold(heading ?? ''),
      ),
      heading: discount ? DISCOUNTS : heading,
      product,
    })),
  );
  const weeks = [...views.flatMap((told) => weeksIn(told)), hoursOfOurs(brand)];
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
    counted,
    kinds: new Set(
      catalog.attributes
        .flatMap((a) => a.values.flatMap((v) => [...Object.values(v.name), ...v.also]))
        .flatMap((text) => contentStems(fold(text))),
    ),
    rivals: {
      money: [...prices.values()].flat().filter((f) => f.topic),
      percents: [...percents.values()].flat().filter((f) => f.topic),
      units,
    },
    frequencies: views.flatMap(({ view, heading }) =>
      frequenciesIn(view.text).map(({ times, from }) => ({ times, topic: figureTopic(view, from, heading, []) })),
    ),
    dates,
    years: new Set(
      [...all.matchAll(/(?<!\d)(20\d\d)(?!\d)/g)].map((m) => Number(m[1])).concat(dates.flatMap((d) => d.year ?? [])),
    ),
    statements,
    free: [...views, ...brand.rules.map((r) => ({ view: viewOf([r.then]), heading: undefined }))].flatMap(
      ({ view, heading }) =>
        [...view.text.matchAll(FREE_FACT)].map((m) => {
          const window = freeWindow(view.text, m.index, m[0], 15);
          const around = new Set(sayingStems(`${fold(heading ?? '')} ${sentenceAt(view, m.index).text}`));
          return { ...window, related: relatedStems(window.text), around, place: heading };
        }),
    ),
    denials: statements.flatMap((s) => denialsOf(s.text)),
    waivers: statements.flatMap((s) =>
      s.text
        .split(/[,;:()]|\s[-–—]\s/u)
        .filter(denies)
        .map((text) => ({ text, stems: contentStems(text), sentence: s.stems, related: relatedStems(text) })),
    ),
    promises: statements.filter((s) => PROMISE_FACT.test(s.text)),
    discountTerms: discountTerms(brand),
    discounts: discountsOf(brand),
    closed: [
      ...brand.holidays.map(({ from, to }) => ({ from: dayNumber(from), to: dayNumber(to) })),
      ...daysOff(
        views.map(({ view }) => view),
        dates,
      ),
    ],
    hours: new Set(
      weeks
        .flatMap((week) => week.slots.flatMap(hoursOf))
        .concat(views.flatMap(({ view }) => slotsIn(view.text).flatMap(hoursOf))),
    ),
    weeks,
    zone: brand.zone,
    hosts: new Set([...brand.links.map(hostName), ...addresses.hosts.map((h) => h.host)]),
    emails: new Set(addresses.emails.map((e) => e.address)),
    usernames: new Set(addresses.usernames.map((u) => u.name)),
    phones: new Set(addresses.phones.map((p) => phoneKey(p.digits))),
    digits: `${all.replace(/\D/g, '')} ${ruleDigits.replace(/ /g, '')}`,
    words: new Set(
      wordsOf(
        `${all} ${fold([brand.name, brand.persona, ...catalog.attributes.flatMap((a) => a.values.flatMap((v) => v.also))].join(' '))}`,
      ).flatMap((word) => [stem(word), stem(inLatin(word))]),
    ),
    products: productCues(catalog, knowledge.passages.map((p) => p.text).join('\n')),
    hidden: hiddenOf(brand),
    grounds,
  };
}

const PERIODS: [Per, RegExp][] = [
  ['year', /year|раз в год|ежегодн/],
  ['month', /month|месяц/],
  ['night', /per night|nightly|за ночь/],
];
const FREE_FACT =
  /бесплатн\p{L}*|free(?: of charge)?(?!\p{L})|ничего не (?:стоит|платит)|costs? (?:the buyer )?nothing|complimentary|nothing is charged|без комиссии|without interest|без процентов|without paying a fee/gu;
const PROMISE_FACT = /гаранти|guarant|warrant|возвра|верн|refund|return|обеща|promis|обязат/;

/** @param alike the figures of its kind */
function figureTopic(view: View, at: number, heading: string | undefined, alike: readonly { from: number }[]): Topic {
  const { text, from } = sentenceAt(view, at);
  return topicOf(
    text,
    heading,
    at - from,
    alike.map((figure) => figure.from - from),
  );
}

const isAlike = (a: Amount, b: Amount): boolean =>
  a.percent === b.percent && a.currency === b.currency && a.unit === b.unit;

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

const hostName = (link: string): string =>
  link
    .toLowerCase()
    .replace(/^[a-z]+:\/\//, '')
    .replace(/^www\./, '')
    .split('/')[0] as string;
