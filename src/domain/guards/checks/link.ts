// A link leads to the brand's own sites, letter for letter.

import type { Facts } from '../facts/facts';
import { asLatin } from '../text/fold';
import type { View } from '../text/view';
import type { Finding } from '../types';

export function checkLinks(view: View, facts: Facts): Finding[] {
  return view.addresses.hosts
    .filter(({ host }) => !facts.hosts.has(host))
    .map(({ host, written, lookalike }) => {
      const imitates = lookalike && facts.hosts.has(asLatin(host));
      return {
        guard: 'link' as const,
        what: imitates ? 'lookalike_domain' : 'foreign_domain',
        excerpt: written.slice(0, 160),
        advice: `Link only to ${[...facts.hosts].slice(0, 3).join(', ') || 'nothing'}: «${written.slice(0, 80)}» is none of ours.`,
      };
    });
}
