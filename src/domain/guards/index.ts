// The guards: what the model wrote is checked against what the brand may say, before it leaves. Pure code, no model, no I/O.

import type { Brand, Language } from '../brand';
import { claimAgreedTo, withoutClaims } from './checks/assent';
import { checkCommitments } from './checks/commitment';
import { checkConcessions } from './checks/concession';
import { checkContradictions } from './checks/contradiction';
import { checkCounts } from './checks/counts';
import { checkCovered } from './checks/covers';
import { checkDates } from './checks/date';
import { checkDiscounts } from './checks/discount';
import { checkDiscountDays } from './checks/discount-days';
import { checkDiscountScope } from './checks/discount-scope';
import { checkDiscountTerms } from './checks/discount-terms';
import { checkDisguise } from './checks/disguise';
import { checkFigures } from './checks/figures';
import { checkForetold } from './checks/foretold';
import { checkFree } from './checks/free';
import { checkFrequencies } from './checks/frequency';
import { checkGuarantees } from './checks/guarantee';
import { checkLeaks } from './checks/leak';
import { checkLinks } from './checks/link';
import { checkLanguage, checkLength, checkTone } from './checks/manner';
import { checkMoments } from './checks/moment';
import { checkNames } from './checks/names';
import { checkOffers } from './checks/offers';
import { checkOtherPeople } from './checks/other-person';
import { checkOwed } from './checks/owed';
import { checkPayments } from './checks/payment';
import { checkPlaces } from './checks/places';
import { checkPressure } from './checks/pressure';
import { checkPrices } from './checks/price';
import { checkSchedules } from './checks/schedule';
import { checkSweeping } from './checks/sweeping';
import { checkYears } from './checks/years';
import { type Facts, type FactsInput, factsOf } from './facts/facts';
import { type View, viewOf } from './text/view';
import type { Finding, GuardName, GuardVerdict } from './types';

export type { Facts, FactsInput, Finding, GuardName, GuardVerdict };
export { factsOf };

export interface Reply {
  /** in the order they are sent; together one intent */
  parts: readonly string[];
  /** the client's own */
  language: Language;
}

/** What a second try cannot mend: it left the place where it may stand, and a human has to know. */
const HELD: ReadonlySet<GuardName> = new Set(['leak', 'otherPerson', 'payment']);

/** What a yes to the client's claim is judged by. */
const STATED = [
  checkPrices,
  checkCovered,
  checkDiscounts,
  checkConcessions,
  checkDiscountDays,
  (claim: View, facts: Facts) => checkDiscountTerms(claim, facts, true),
  checkDiscountScope,
  checkFree,
  checkDates,
  checkYears,
  checkMoments,
  checkSchedules,
  checkGuarantees,
  checkOwed,
  checkCommitments,
  checkSweeping,
  checkContradictions,
  checkOffers,
  checkLinks,
  checkPlaces,
];

// Half an emoji, a NUL: Postgres takes neither in JSON, and a finding is written down. https://www.postgresql.org/docs/17/datatype-json.html
const storable = (text: string): string => text.replace(/[\p{Cs}\p{Cc}]/gu, ' ').trim();

/**
 * Judges one reply. `rewrite`: to be asked for again once, with the findings' advice; a second one is a human's. `hold`: a human's at once.
 * Never throws, whatever the text; a reply takes some 5 ms, a page full of figures a tenth of a second.
 */
export function checkReply({ parts, language }: Reply, facts: Facts, brand: Brand): GuardVerdict {
  const tooLong = checkLength(parts, brand);
  // Far beyond the limit nothing else matters: it does not leave, and reading it would take its square in time.
  if (parts.join('').length > 2 * Math.max(brand.tone.maxCharacters, 1000))
    return { verdict: 'rewrite', findings: tooLong };
  const view = viewOf(parts);
  const claim = claimAgreedTo(view, facts);
  const agreed = claim ? STATED.flatMap((check) => check(claim, withoutClaims(facts))) : [];
  const guarantees = checkGuarantees(view, facts);
  const findings = [
    ...agreed,
    ...checkLeaks(view, facts),
    ...checkOtherPeople(view, facts),
    ...checkPayments(view, facts),
    ...checkPrices(view, facts),
    ...checkCovered(view, facts),
    ...checkDiscounts(view, facts),
    ...checkConcessions(view, facts),
    ...checkDiscountDays(view, facts),
    ...checkDiscountTerms(view, facts),
    ...checkDiscountScope(view, facts),
    ...checkFree(view, facts),
    ...checkDates(view, facts),
    ...checkYears(view, facts),
    ...checkMoments(view, facts),
    ...checkSchedules(view, facts),
    ...checkPressure(view, facts),
    ...checkFigures(view, facts),
    ...checkCounts(view, facts),
    ...checkFrequencies(view, facts),
    ...checkNames(view, facts),
    ...checkSweeping(view, facts),
    ...checkContradictions(view, facts),
    ...checkOffers(view, facts),
    ...checkOwed(view, facts),
    ...checkForetold(view, facts),
    ...(guarantees.length > 0 ? guarantees : checkCommitments(view, facts)),
    ...checkLinks(view, facts),
    ...checkPlaces(view, facts),
    ...checkDisguise(view),
    ...tooLong,
    ...checkLanguage(view, language, facts),
    ...checkTone(view, language, brand, facts),
  ].map((finding) => ({ ...finding, excerpt: storable(finding.excerpt), advice: storable(finding.advice) }));
  return {
    verdict: findings.length === 0 ? 'ok' : findings.some((f) => HELD.has(f.guard)) ? 'hold' : 'rewrite',
    findings,
  };
}
