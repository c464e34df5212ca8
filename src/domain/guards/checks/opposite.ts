// A sentence that says the opposite of what a clause of the brand's texts says: «наличными можно» where «наличные не принимаем» stands.

import type { Facts } from '../facts/facts';
import {
  type Clause,
  clausesOf as clausesWithPredicate,
  isDenying,
  isRelative,
  relativesOf,
  sayingStems,
} from '../facts/grounds';
import { denies } from '../text/denial';
import { anyOf } from '../text/patterns';
import { productsNamed } from '../text/products';
import { contentStems, stem } from '../text/stems';
import type { Denial } from '../text/topics';
import type { Sentence, View } from '../text/view';

// «X нет», "we do not take X": a thing that is not there at all; one word of it is enough.
const ABSENT =
  /(?<!\p{L})(?:нет|закрыт\p{L}*|не принимаем|не берем|не предлагаем|не занимаемся|не занимается|do not take|don't take|do not offer|there is no|there are no)(?!\p{L})/u;
const LIMITED = anyOf`
  \p{L}*\d+|летом|зимой|весной|осенью|каникул\p{L}*|только|кроме|если|пока|когда|после|до|чтобы|лучше|обычно|почти|сразу|еще|уже|only|except|unless|if|until|after|before|when|yet|usually|more than|than
`;
const CLOSED = /(?<!\p{L})(?:закрыт\p{L}*|запрещ\p{L}*|нельзя|closed|forbidden|prohibited)(?!\p{L})/u;
const GENERIC_DEED = new Set(
  `быть есть можно надо нужно нужен нужна делать давать дать даем брать берем принимаем принимать возможно получить получает иметь имеет стать мочь
  можем предлагаем предлагать приходит занимаемся занимается take takes offer offers give январь января февраль февраля март марта апрель апреля май мая июнь июня июль июля август августа сентябрь сентября октябрь октября ноябрь ноября декабрь декабря понедельник вторник среда среду четверг пятница пятницу суббота субботу воскресенье также среди ними них january february march april june july august september october november december monday tuesday wednesday thursday friday saturday sunday give gives get gets need needs have has make makes there any without never nor neither nothing none cannot нельзя действует действуют действовать apply applies год года день дня месяц неделя year day month week`
    .split(/\s+/)
    .map(stem),
);

const clausesOf = (text: string): string[] => text.split(/[,;:()]|\s[-–—]\s|\s(?:но|а|зато|but|and|и)\s(?=[^,;]{12})/u);

/** The denials of one sentence of the knowledge, clause by clause. */
export function denialsOf(text: string): Denial[] {
  const found: Denial[] = [];
  for (const clause of clausesOf(text)) {
    if (!(denies(clause) || CLOSED.test(clause)) || LIMITED.test(clause)) continue;
    const stems = [...new Set(contentStems(clause))].filter((s) => !GENERIC_DEED.has(s));
    if (stems.length >= 2 || (stems.length === 1 && ABSENT.test(clause))) found.push({ stems, text: clause });
  }
  return found;
}

/** What the knowledge says against a sentence; undefined: nothing. */
export function oppositeOf(sentence: Sentence, view: View, facts: Facts): string | undefined {
  const products = productsOf(view, facts);
  return affirmedDenial(sentence, products, facts)?.text ?? deniedClause(sentence, view, products, facts);
}

function affirmedDenial({ text }: Sentence, products: ReadonlySet<string>, facts: Facts): Denial | undefined {
  if (clausesOf(text).some(denies) || CLOSED.test(text) || /(?<!\p{L})(?:если|if|только|only)(?!\p{L})/u.test(text))
    return undefined;
  const said = new Set(contentStems(text));
  return facts.denials.find((d) => isAffirmed(d, said, facts) && !isOtherwiseOf(products, d.stems, facts));
}

/** The sentence says all that is denied, denies nothing itself, and is told in the knowledge by no other sentence. */
function isAffirmed(denial: Denial, said: ReadonlySet<string>, facts: Facts): boolean {
  const shared = denial.stems.filter((s) => said.has(s));
  if (shared.length < denial.stems.length * 0.75 || (denial.stems.length > 1 && shared.length < 2)) return false;
  return !facts.statements.some(
    (s) => shared.every((word) => s.stems.has(word)) && clausesOf(s.text).some((clause) => isSaidIn(clause, shared)),
  );
}

const isSaidIn = (clause: string, words: readonly string[]): boolean => {
  const stems = contentStems(clause);
  return !denies(clause) && !CLOSED.test(clause) && words.every((word) => stems.includes(word));
};

/** «Отдельно» gainsays only that it is part of something. */
const SEPARATE = /(?<!\p{L})(?:отдельно|separate(?:ly)?)(?!\p{L})/u;
const INCLUDED = anyOf`
  вход\p{L}+|включ\p{L}+|внутри|вместе|вс[её]|бесплатн\p{L}*|в (?:цен|стоимост|тариф|счет)\p{L}*|с (?:цен|аренд)\p{L}+|уже|includ\p{L}+|covers?|covered|part of|comes? with|inside|free|all
`;
const SUPPOSED = /(?<!\p{L})(?:если|if|только|only|кроме|except|unless|чтобы)(?!\p{L})/u;
const FIGURED = /\d/;
const ASKING = /^(?:как|где|куда|что|сколько|почему|можно ли|how|where|what|why|whether)(?!\p{L})/u;
/** How much of a denial's weight a clause has to say, and how much of the clause the denial has to speak of. */
const SAID_OF_DENIAL = 0.7;
const SPOKEN_OF = 0.3;
/** A word of the question, or of the rest of the sentence. */
const NEAR = 0.35;

/**
 * A denial most of whose words, by weight, a clause says without denying. Words met by their root count nearly whole, those of the rest
 * of the sentence and of the question half. Where the knowledge says the same words of the same thing without a no, nothing is denied.
 */
function deniedClause(sentence: Sentence, view: View, products: ReadonlySet<string>, facts: Facts): string | undefined {
  const { grounds, client } = facts;
  const others = new Set([...sayingStems(sentence.text), ...client.stems]);
  for (const clause of clausesWithPredicate(sentence.text)) {
    if (isDenying(clause) || SUPPOSED.test(clause) || ASKING.test(clause)) continue;
    const stems = sayingStems(clause);
    if (stems.length < 2) continue;
    const met = new Set(stems.flatMap((s) => relativesOf(s, grounds)));
    const near = new Set([...others].flatMap((s) => relativesOf(s, grounds)));
    const whole = sum(stems, grounds.weigh);
    const candidates = new Set([...met].flatMap((s) => grounds.having.get(s) ?? []).filter((c) => c.denies));
    for (const denial of candidates) {
      // «до 3 лет не принимаем» and «с трёх лет» go together: figures have a guard of their own
      if (FIGURED.test(denial.text) && view.amounts.some((a) => a.from >= sentence.from && a.to <= sentence.to))
        continue;
      if (denial.subject.length === 0 || (denial.subject.length === 1 && !ABSENT.test(denial.text))) continue;
      const shared = denial.subject.filter((s) => met.has(s) || near.has(s));
      const said = sum(
        denial.subject,
        (s) => grounds.weigh(s) * (stems.includes(s) ? 1 : met.has(s) ? 0.9 : near.has(s) ? NEAR : 0),
      );
      if (said < SAID_OF_DENIAL * sum(denial.subject, grounds.weigh)) continue;
      const spoken = sum(stems, (s) => grounds.weigh(s) * speaksOf(denial, s));
      if (spoken < SPOKEN_OF * whole) continue;
      if (grounds.clauses.some((c) => !c.denies && says(c, shared))) continue;
      if (SEPARATE.test(denial.text) && !denies(denial.text) && !INCLUDED.test(clause)) continue;
      if (isToldToo(view, shared) || isOtherwiseOf(products, shared, facts)) continue;
      return denial.text;
    }
  }
  return undefined;
}

/** The products named in the reply or the question. */
const productsOf = (view: View, { products, client }: Facts): ReadonlySet<string> =>
  new Set([...productsNamed(view.text, products), ...productsNamed(client.text, products)]);

/** The product spoken of says otherwise: «мебель и техника включены», where in general they are not. */
const isOtherwiseOf = (products: ReadonlySet<string>, words: readonly string[], { grounds }: Facts): boolean =>
  products.size > 0 &&
  grounds.clauses.some(
    (c) => c.product !== undefined && products.has(c.product) && !c.denies && words.some((s) => c.stems.includes(s)),
  );

const speaksOf = (clause: Clause, s: string): number =>
  clause.stems.includes(s)
    ? 1
    : clause.stems.some((own) => isRelative(own, s))
      ? 0.9
      : clause.related.has(s)
        ? 0.7
        : clause.around.has(s)
          ? 0.5
          : 0;

/** A clause with one of the words at least, and the others in its own sentence. */
const says = (clause: Clause, words: readonly string[]): boolean => {
  const has = (s: string): boolean => clause.stems.includes(s) || clause.stems.some((own) => isRelative(own, s));
  return words.some(has) && words.every((s) => clause.around.has(s) || has(s));
};

/** The reply says the same denial itself, and then what there is instead. */
const isToldToo = (view: View, words: readonly string[]): boolean =>
  view.sentences.some(({ text }) =>
    clausesWithPredicate(text).some((clause) => {
      if (!isDenying(clause)) return false;
      const own = sayingStems(clause);
      return words.filter((w) => own.some((s) => s === w || isRelative(s, w))).length * 2 >= words.length;
    }),
  );

const sum = (stems: readonly string[], value: (s: string) => number): number =>
  stems.reduce((total, s) => total + value(s), 0);
