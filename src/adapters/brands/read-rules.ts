// rules.yaml → the brand's rules; those that refer to nothing or can never apply are named.
import { z } from 'zod';
import type { Language } from '../../domain/brand';
import type { Rule } from '../../domain/rule';
import { STAGES } from '../../domain/stages';
import { stemsOf } from '../../domain/words';
import type { Findings } from './problem';
import { parseYaml } from './yaml-file';

const text = z.string().trim().min(1, 'must not be empty');
const id = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'must be small letters, digits and single hyphens');

/** A value alone counts as a list of one. */
const oneOrMore = <T extends z.ZodType>(item: T) =>
  z.preprocess(
    (v) => (Array.isArray(v) || v === undefined ? v : [v]),
    z.array(item).min(1, 'names nothing').optional(),
  );

const fact = z.string().regex(/^[a-zA-Z][a-zA-Z0-9_-]{0,39}$/, 'must be the name of a fact, as budget');

const schema = z.strictObject({
  rules: z
    .array(
      z.strictObject({
        id,
        when: z
          .strictObject({
            stage: oneOrMore(z.enum(STAGES)),
            said: oneOrMore(text),
            asks: oneOrMore(z.enum(['price', 'discount', 'guarantee', 'legal', 'competitor', 'person', 'complaint'])),
            knows: oneOrMore(fact),
            lacks: oneOrMore(fact),
            language: z.enum(['ru', 'en']).optional(),
            first: z.boolean().optional(),
          })
          .default({}),
        // biome-ignore lint/suspicious/noThenProperty: what sales people write in rules.yaml; it holds text, nothing is awaited
        then: text,
        priority: z.number().int('must be a whole number').min(0).max(100).default(50),
        excludes: z.array(z.string()).default([]),
      }),
    )
    .default([]),
});

/** Problems go into `found`; with errors there are no rules. */
export function readRules(source: string, languages: Language[], found: Findings): Rule[] {
  const { data, lineOf } = parseYaml(source, schema, found);
  if (!data) return [];
  const seen = new Set<string>();
  for (const [i, { id: own, when, priority, excludes }] of data.rules.entries()) {
    const line = (...path: PropertyKey[]) => lineOf(['rules', i, ...path]);
    if (seen.has(own)) found.error(line('id'), `${own}: two rules have this id`);
    seen.add(own);
    for (const [n, other] of excludes.entries()) {
      const target = data.rules.find((rule) => rule.id === other);
      if (!target) found.error(line('excludes', n), `${own}: excludes ${other}, which is no rule here`);
      else if (other === own) found.error(line('excludes', n), `${own}: excludes itself`);
      else if (target.priority > priority)
        found.warn(line('excludes', n), `${own}: excludes ${other}, which stands above it, so that never happens`);
    }
    const never = (when.knows ?? []).find((name) => when.lacks?.includes(name));
    if (never) found.warn(line('when'), `${own}: never applies: ${never} cannot be known and lacking at once`);
    if (when.language && !languages.includes(when.language))
      found.warn(line('when', 'language'), `${own}: never applies: the brand does not speak ${when.language}`);
    for (const [n, words] of (when.said ?? []).entries())
      if (stemsOf(words).length === 0)
        found.warn(line('when', 'said', n), `${own}: «${words}» holds no word, so it is never found`);
  }
  return found.broken ? [] : data.rules;
}
