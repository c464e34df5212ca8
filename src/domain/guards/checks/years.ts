// Years named in a reply stand in the catalog, the knowledge or the plan, or are this one.

import type { Facts } from '../facts/facts';
import { isDenied } from '../text/denial';
import { excerptOf, sentenceAt, type View } from '../text/view';
import type { Finding } from '../types';

const YEAR =
  /(?<=(?:^|[\s(])(?:с|до|в|к|на|от|после|in|since|from|until|till|by|of|before|after)\s)((?:19[89]|20[0-5])\d)(?![\d,.]\d|\d|\s?(?:[$€₽%]|руб|долл|dollar|дешев|дорож|меньше|больше|less|more|cheaper))/gu;

export function checkYears(view: View, facts: Facts): Finding[] {
  const findings: Finding[] = [];
  for (const m of view.text.matchAll(YEAR)) {
    const year = Number(m[1]);
    if (facts.years.has(year) || year === facts.now.year || facts.client.numbers.has(year)) continue;
    if (facts.plan.some((d) => d.year === year) || view.dates.some((d) => m.index >= d.from && m.index < d.to))
      continue;
    if (!sentenceAt(view, m.index).question && !isDenied(view, m.index))
      findings.push({
        guard: 'date',
        what: 'unknown_year',
        excerpt: excerptOf(view, m.index, m.index + m[0].length),
        advice: `«${m[1]}» is no year of the catalog or the knowledge. Leave it out.`,
      });
  }
  return findings;
}
