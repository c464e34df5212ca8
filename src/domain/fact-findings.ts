// What the second model says of an answer, as findings of a guard.
import type { Finding } from './guards';

/** @param unsupported undefined: it gave no verdict, and an answer nobody has checked does not leave */
export function factFindings(unsupported: readonly { quote: string; why: string }[] | undefined): Finding[] {
  if (!unsupported)
    return [
      {
        guard: 'facts',
        what: 'no_verdict',
        excerpt: '',
        advice: 'The second model gave no verdict: a person looks at it.',
      },
    ];
  return unsupported.map(({ quote, why }) => ({
    guard: 'facts',
    what: 'unsupported_claim',
    excerpt: quote,
    advice: `«${quote}»: ${why}`,
  }));
}
