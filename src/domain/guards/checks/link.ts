// A link leads to the brand's own sites, letter for letter; and nobody else's site that a client names is called ours.

import type { Facts } from '../facts/facts';
import { denies } from '../text/denial';
import { asLatin } from '../text/fold';
import { anyOf } from '../text/patterns';
import type { View } from '../text/view';
import type { Finding } from '../types';

export function checkLinks(view: View, facts: Facts): Finding[] {
  const foreign = view.addresses.hosts.filter(({ host }) => !facts.hosts.has(host));
  const named = foreign.length === 0 ? confirmed(view, facts) : undefined;
  return [...foreign, ...(named ? [{ host: named, written: named, lookalike: asLatin(named) !== named }] : [])].map(
    ({ host, written, lookalike }) => {
      const imitates = lookalike && facts.hosts.has(asLatin(host));
      return {
        guard: 'link' as const,
        what: imitates ? 'lookalike_domain' : 'foreign_domain',
        excerpt: written.slice(0, 160),
        advice: `Link only to ${[...facts.hosts].slice(0, 3).join(', ') || 'nothing'}: «${written.slice(0, 80)}» is none of ours.`,
      };
    },
  );
}

const OURS = anyOf`
  да|ага|угу|верно|конечно|именно|разумеется|правильно|наш|наша|наше|это мы|тоже мы|официальн\p{L}+|можно
  yes|yep|yeah|right|correct|sure|of course|exactly|ours?|that's us|thats us|official|both|you can
`;
/** A site of the client's last message that the reply does not deny: «да, это тоже мы». */
const confirmed = ({ sentences }: View, { client, hosts }: Facts): string | undefined =>
  sentences.some(({ text }) => denies(text)) || !(sentences[0] && OURS.test(sentences[0].text))
    ? undefined
    : client.hosts.find((host) => !hosts.has(host));
