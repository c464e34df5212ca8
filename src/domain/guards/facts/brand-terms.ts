// On what terms a brand's discounts hold, when its products are taught or shown, and the days nobody works.
import type { Brand } from '../../brand';
import { fold } from '../text/fold';
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
    notForYears: whens.some((text) =>
      /(?:не действует|not) [^.;]*(?:год|year)|(?:год|year)\p{L}* не действует/u.test(text),
    ),
  };
}

export function localDate(date: string): { day: number; month: number; year: number } {
  const [year, month, day] = date.split('-').map(Number) as [number, number, number];
  return { day, month, year };
}
