// What a guard finds in a reply before it leaves.

export type GuardName =
  | 'price'
  | 'discount'
  | 'date'
  | 'guarantee'
  | 'link'
  | 'length'
  | 'language'
  | 'tone'
  | 'leak'
  | 'otherPerson'
  | 'payment'
  /** found by the second model (activities/decide/fact-check), not by code */
  | 'facts';

export interface Finding {
  guard: GuardName;
  /** machine-readable and short: "unknown_price", "foreign_domain" */
  what: string;
  /** the words it stands in */
  excerpt: string;
  /** said to the model for its next try */
  advice: string;
}

/** rewrite: asked again once. hold: a human looks at it. */
export interface GuardVerdict {
  verdict: 'ok' | 'rewrite' | 'hold';
  findings: Finding[];
}
