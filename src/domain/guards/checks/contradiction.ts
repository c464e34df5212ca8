// What the knowledge denies, said as if it were so: «наличными можно», "the land becomes yours", and duties waived that nobody waives.

import { lettered } from '../../letters';
import { entailment } from '../facts/entailed';
import type { Facts } from '../facts/facts';
import { placesSpokenOf } from '../facts/grounds';
import { clauseAt, denies } from '../text/denial';
import { everyOf } from '../text/patterns';
import { productSpokenOf } from '../text/products';
import { contentStems, stem } from '../text/stems';
import { excerptOf, type Sentence, type View } from '../text/view';
import type { Finding } from '../types';
import { oppositeOf } from './opposite';

// What is asked of a client, and may be waived only where the knowledge waives it.
const DUTY = `залог\\p{L}*|депозит\\p{L}*|предоплат\\p{L}*|аванс\\p{L}*|комисси\\p{L}*|доплат\\p{L}*|переплат\\p{L}*|взнос\\p{L}*|штраф\\p{L}*|удержан\\p{L}*|неустойк\\p{L}*|чек(?:а|и|ов)?|договор\\p{L}*|лиценз\\p{L}*|разрешени\\p{L}*|налог\\p{L}*|нотариус\\p{L}*|справк\\p{L}*|предупрежден\\p{L}*|уведомлен\\p{L}*|условий|проверк\\p{L}*|(?:security |damage )?deposit|prepayment|down payment|commission|fees?|surcharge|extra charge|penalt(?:y|ies)|fine|licen[cs]e|permit|contract|tax(?:es)?|notary|receipt|notice|paperwork|papers|conditions|checks?`;
const WAIVED = lettered(
  `(?<!\\p{L})(?:(?:без(?: всяк\\p{L}+| лишн\\p{L}+| какой-либо)?|никак\\p{L}+|without(?: any| an?)?|no|zero|skip the|waive\\p{L}* (?:the|your)|forget the) (${DUTY})|(${DUTY}) (?:вам |тут |здесь |у нас |с вас )?(?:не (?:нуж\\p{L}+|требу\\p{L}+|понадоб\\p{L}+|бер\\p{L}+|возьм\\p{L}+|спраш\\p{L}+|обязател\\p{L}+|будет|прос\\p{L}+)|никак\\p{L}+|отмен\\p{L}+|отменяется|isn't needed|not (?:needed|required|necessary)|is waived)|не (?:нуж\\p{L}+|бер\\p{L}+|возьм\\p{L}+|требу\\p{L}+|прос\\p{L}+) (?:с вас )?(${DUTY})|(?:don't|do not|won't) (?:need|ask for|take|charge|owe|pay)(?: an?| any| the| you an?)? (${DUTY}))(?!\\p{L})`,
  'gu',
);

// Endless or limitless is only what the knowledge calls so.
const ABSOLUTE = everyOf`
  вечно|навсегда|бессрочн\p{L}*|пожизненн\p{L}*|без ограничен\p{L}*|неограниченн?\p{L}*|без условий|сколько угодно|в любом количестве|круглосуточн\p{L}*
  forever|unlimited\p{L}*|lifetime|for life|indefinitely|without limit\p{L}*|no limits?|no strings attached|around the clock|as many as you (?:like|want)|as long as you (?:like|want)
`;
// What one gets in the end: a paper, a place, a right.
const GRANTED = everyOf`
  (?:выда(?:ем|дим|ют|дут)|получ(?:ите|ает|ит|ают)|вручаем|вручим|оформ(?:им|ляем)) (?:\p{L}+ ){0,3}(?:аттестат\p{L}*|диплом\p{L}*|сертификат\p{L}*|удостоверен\p{L}*|внж|вид на жительство|гражданств\p{L}*|паспорт\p{L}*|виз[уы])
  (?:вид на жительство|внж|гражданство|виза|kitas|китас) (?:\p{L}+ ){0,2}(?:вместе|в подарок|автоматически|получите|входит|дадут|дают|дается|в комплекте|оформим|сделаем)
`;

// Money or goods back on top, of which the brand's texts have not even the word.
const BENEFIT = everyOf`
  кандидат\p{L}* наук|профессор\p{L}*|доцент\p{L}*|носител\p{L}+ языка|официальн\p{L}+ партн[её]р\p{L}*|аккредитац\p{L}*|аккредитован\p{L}*|наград\p{L}*|фрихолд\p{L}*|собственник\p{L}+ земли|полн\p{L}+ собственност\p{L}+
  professors?|ph\.?d|award-winning|awards?|accredited|certified|official partners?|freehold|title deed|full ownership
  неустойк\p{L}*|компенсаци\p{L}*|компенсир\p{L}+|кэшб[еэ]к\p{L}*|кешб[еэ]к\p{L}*|бонус\p{L}*|приз\p{L}{0,2}|сертификат\p{L}*|ваучер\p{L}*|страховк\p{L}*|льгот\p{L}*|стипенди\p{L}*|грант\p{L}*
  compensat\p{L}*|cashback|bonus\p{L}*|prizes?|vouchers?|rebates?|insurance|scholarships?|grants?
`;

export function checkContradictions(view: View, facts: Facts): Finding[] {
  const findings: Finding[] = [];
  const find = (what: string, from: number, to: number, advice: string): void => {
    findings.push({ guard: 'guarantee', what, excerpt: excerptOf(view, from, to), advice });
  };
  for (const sentence of view.sentences) {
    if (sentence.question) continue;
    const denied = oppositeOf(sentence, view, facts);
    if (denied)
      find(
        'contradicts_knowledge',
        sentence.from,
        sentence.to,
        `The knowledge says otherwise: «${denied.trim().slice(0, 120)}».`,
      );
    for (const m of sentence.text.matchAll(WAIVED)) {
      const duty = (m[1] ?? m[2] ?? m[3] ?? m[4]) as string;
      const rest = clauseAt(sentence.text, m.index).replace(m[0], '');
      if (NOT.test(rest) || isWaived(duty, sentence, facts) || isWithoutInterest(duty, view, facts)) continue;
      find(
        'unknown_waiver',
        sentence.from + m.index,
        sentence.from + m.index + m[0].length,
        `Nothing says that this falls away («${m[0]}»). Waive nothing.`,
      );
    }
    if (isWaiverAct(sentence.text, facts))
      find('unknown_waiver', sentence.from, sentence.to, 'Nothing says that this falls away. Waive nothing.');
    for (const m of sentence.text.matchAll(BENEFIT))
      if (
        !m[0].split(/\s+/).every((word) => facts.words.has(stem(word))) &&
        !denies(clauseAt(sentence.text, m.index)) &&
        !facts.client.text.includes(m[0])
      )
        find(
          'unknown_benefit',
          sentence.from + m.index,
          sentence.from + m.index + m[0].length,
          `We have no «${m[0]}». Promise nothing of the kind.`,
        );
    for (const [what, pattern] of [
      ['unknown_absolute', ABSOLUTE],
      ['unknown_grant', GRANTED],
    ] as const)
      for (const m of sentence.text.matchAll(pattern)) {
        if (denies(clauseAt(sentence.text, m.index).replace(m[0], ''))) continue;
        const stems = contentStems(m[0]);
        if (stems.length > 0 && facts.statements.some((s) => stems.every((x) => s.stems.has(x)) && !denies(s.text)))
          continue;
        find(
          what,
          sentence.from + m.index,
          sentence.from + m.index + m[0].length,
          `The knowledge does not say «${m[0]}». Say only what it says.`,
        );
      }
  }
  return findings;
}

// What is due is taken off, in either order: «залог снимаем», "we'll drop the commission".
const TAKEN_OFF =
  /(?<!\p{L})(?:снима(?:ем|ю)|сним(?:ем|у)|убира(?:ем|ю)|убер(?:ем|у)|вычт(?:ем|у)|вычитаем|спиш(?:ем|у)|прощаем|прост(?:им|ю)|обнул\p{L}+|не считаем|не посчитаем|waive|drop|skip|forget|remove|absorb|take off|deduct)(?!\p{L})/u;
const DUE = lettered(`(?<!\\p{L})(?:${DUTY}|нотариус\\p{L}*|месяц|плат[уы]|notary|month)(?!\\p{L})`);
const WAIVED_ENOUGH = 0.7;
const isWaiverAct = (text: string, facts: Facts): boolean =>
  text
    .split(/[,;:()]|\s-\s/u)
    .some((clause) => TAKEN_OFF.test(clause) && DUE.test(clause) && entailment(clause, facts) < WAIVED_ENOUGH);

// «без договора не селим» denies twice
const NOT = /(?<!\p{L})(?:не|нельзя|not|n't|cannot|can't|won't|don't)(?!\p{L})/u;

/** «Без переплаты» where the passage spoken of says «без процентов». */
const isWithoutInterest = (duty: string, view: View, facts: Facts): boolean => {
  if (!/^(?:переплат|доплат)/.test(duty)) return false;
  const places = placesSpokenOf(view, facts);
  return facts.grounds.clauses.some(
    (c) => places.has(c.place) && /без процентов|without interest|бесплатн/.test(c.text),
  );
};

/** The knowledge waives the same thing where it speaks of the same. */
function isWaived(duty: string, { text }: Sentence, facts: Facts): boolean {
  const products = productSpokenOf(text, text, facts);
  const asks = contentStems(duty);
  if (
    facts.grounds.clauses.some(
      (c) => c.product !== undefined && products.has(c.product) && !c.denies && asks.some((s) => c.stems.includes(s)),
    )
  )
    return false;
  const said = new Set([...contentStems(text), ...facts.client.stems]);
  const named = contentStems(duty);
  return facts.waivers.some((w) => {
    const shared = [...w.sentence].filter((s) => said.has(s)).length;
    if (named.some((s) => w.stems.includes(s))) return shared >= Math.min(2, w.sentence.size);
    // told in the other language
    return /[а-я]/.test(w.text) !== /[а-я]/.test(text) && named.some((s) => w.related.has(s)) && shared >= 3;
  });
}
