// On what terms a brand's discounts hold, when its products are taught or shown, and the days nobody works.
import type { Brand } from '../../brand';
import type { Discount, Per } from '../../catalog';
import { denies } from '../text/denial';
import { fold } from '../text/fold';
import { namesPeriod, PERS } from '../text/lexicon';
import { contentStems } from '../text/stems';
import { sentenceAt, type View, viewOf } from '../text/view';
import type { BrandFacts, DateFact } from './facts';

/** «Не занимаемся 23 февраля, 8 марта»: days off told in the knowledge, in the years the brand's dates are of. */
export function daysOff(views: readonly View[], dates: readonly DateFact[]): BrandFacts['closed'] {
  const years = [...new Set(dates.flatMap((d) => d.year ?? []))];
  return views.flatMap((view) =>
    view.dates
      .filter((d) => d.day !== undefined && /(?<!\p{L})не занима/u.test(sentenceAt(view, d.from).text))
      .flatMap((d) =>
        (d.year === undefined ? years : [d.year]).map((y) => y * 10_000 + d.month * 100 + (d.day as number)),
      )
      .map((day) => ({ from: day, to: day })),
  );
}

export const dayNumber = (date: string): number => Number(date.replaceAll('-', ''));

export function discountTerms({ catalog }: Brand): BrandFacts['discountTerms'] {
  const whens = catalog.discounts.flatMap((d) => Object.values(d.when)).map(fold);
  const amounts = whens.flatMap((text) => viewOf([text]).amounts);
  return {
    stems: new Set(whens.flatMap(contentStems)),
    figures: new Set(amounts.flatMap((a) => (a.unit ? [`${a.value} ${a.unit}`] : []))),
  };
}

/** The catalog's discounts one by one, with what each says it is not for. */
export const discountsOf = ({ catalog }: Brand): BrandFacts['discounts'] =>
  catalog.discounts.map(({ id, percent, amount, until, for: products, when }) => ({
    id,
    percent,
    amount,
    until: until === undefined ? undefined : dayNumber(until),
    products: products && new Set(products),
    text: fold(Object.values(when).join('; ')),
    notPer: notFor({ when }),
  }));

/** «На цену за год не действует» */
export function notFor({ when }: Pick<Discount, 'when'>): Set<Per> {
  const denied = Object.values(when).flatMap((text) =>
    fold(text)
      .split(/[,;:()]/u)
      .filter(denies),
  );
  return new Set(PERS.map(([per]) => per).filter((per) => denied.some((clause) => namesPeriod(clause, per))));
}

export function localDate(date: string): { day: number; month: number; year: number } {
  const [year, month, day] = date.split('-').map(Number) as [number, number, number];
  return { day, month, year };
}
