// What we would owe: money given back, a loss made good, a thing put right at our expense. The brand's texts have to owe it too, and on
// the condition named: «не сдаст, вернём» needs a sentence that gives back and speaks of that, in the reply's own words or the question's.

import { STANDS_FOR, share } from '../facts/entailed';
import type { Facts } from '../facts/facts';
import { type Clause, type Grounds, relativesOf, subjectStems } from '../facts/grounds';
import { clauseAt, denies } from '../text/denial';
import { anyOf } from '../text/patterns';
import { contentStems } from '../text/stems';
import { excerptOf, type Sentence, type View } from '../text/view';
import type { Finding } from '../types';

const BACK = anyOf`
  верн(?:[уе]м|у|ут|ет|утся|ется|уть|ули)|возвр(?:ат|ащ)\p{L}*|(?:деньги|оплату|все) (?:назад|обратно)|назад (?:всю|все|деньги|оплату)|получить назад
  refund\p{L}*|reimburs\p{L}+|money[- ]back|(?:returned|paid|given|sent|gives?|returns?|have|has|gets?|getting|got|receive|pays?) (?:\p{L}+ |[$€£]?\d[\d,.]* ){0,6}back|returns? (?:every|all|(?:the|your) (?:full|whole|money|deposit|prepayment|payment))|(?:is|are|be) returned|(?:everything|it all|money|deposit|payment|fee|rest|balance|\d) (?:\p{L}+ )?(?:comes?|goes|coming) back|walk (?:away )?with (?:all )?(?:my|your) money
`;
const MONEY = anyOf`
  деньг\p{L}*|денег|опла[тч]\p{L}*|цен\p{L}+|сумм\p{L}*|предоплат\p{L}*|аванс\p{L}*|залог\p{L}*|все|всю|весь|вся|целиком|полностью|копейк\p{L}+|рубл\p{L}+|доллар\p{L}*|процент\p{L}*|остат\p{L}+
  money|payments?|paid|rest|price|refund\p{L}*|sum|deposit|prepayment|everything|all|full|fully|whole|every|penny|cents?|dollars?|rubles?
`;
const EVERY_BACK = new RegExp(BACK.source, 'gu');
const EVERY_MONEY = new RegExp(MONEY.source, 'gu');
/** Making good what went wrong, or paying for another. */
const MAKES_GOOD = anyOf`
  компенсиру\p{L}+|возмест\p{L}+|возмещ\p{L}+|доплат(?:им|ит|ят)|выплат(?:им|ит|ят)|выкуп(?:им|ит|ят)|выкупа(?:ем|ет|ют)|почин(?:им|ит|ят)|чин(?:им|ит|ят)|передела(?:ем|ет|ют)|за (?:наш|свой|его) счет|из своих|бер(?:ем|ет) на себя|возьм(?:ем|ет) на себя|забер(?:ем|ет) (?:\p{L}+ )?(?:назад|обратно)
  (?:we|company|management|owner|it|they)(?:'ll| will)? (?:also )?(?:compensates?|cover|makes? (?:it |that )?(?:up|good)|tops? up|fix|repair|replace|pays? (?:for|the (?:difference|missing))|(?:buy|take) (?:it|the \p{L}+) back)|at (?:our|their|its|his) (?:own )?(?:cost|expense)|out of our (?:own )?pocket
`;
const SUPPOSITION =
  /(?<!\p{L})(?:если|когда|в случае|даже|хоть|if|when|should|in case|even|unless)(?!\p{L})[^,;.]*|(?<!\p{L})(?:за|for) (?:кажд|люб|any|every|each)\p{L}* \p{L}+/gu;
/** «А не сдаст, вернём»: a supposition without an if. */
const INVERTED = /^(?:(?:а|и|но|ну|да) )*(?:вдруг )?не [^,]*?(?:,|\s-\s)/u;
const GOES_ON =
  /^(?:да|ага|угу|верно|конечно|разумеется|обязательно|так|тогда|и тогда|в (?:таком|этом) случае|верн\p{L}+|возвра\p{L}+|yes|yep|sure|of course|right|correct|then|in that case)(?!\p{L})/u;
/** No more than how much, and that it is written down. */
const SAYS_NOTHING =
  /(?<!\p{L})(?:за (?:весь|всю|все|целый|полный) \p{L}+|for the (?:whole|entire|full) \p{L}+|every \p{L}+(?: of it)?|(?:это |так )?(?:и )?(?:в договоре )?(?:за|про)?пис(?:ан|ыва)\p{L}*(?: в договор\p{L}*)?|в договор\p{L}* (?:стоит|есть)|in the contract)(?!\p{L})/gu;

const UNLIMITED = anyOf`
  в любо\p{L}+|когда угодно|по любой|без причин\p{L}*|без вопросов|даже|хоть
  any ?time|at any|any reason|whenever|whatever|no questions|even (?:after|if|on)
`;
const LIMITED = /(?<!\p{L})(?:в перв\p{L}+|в течение|within|(?:in|during) the first|until|before|до)(?!\p{L})/u;
const WISH =
  /(?<!\p{L})(?:понрав|передум|раздум|устро|захоч|подой|подош|не хочу)\p{L}*|(?<!\p{L})(?:like it|change (?:my|our) minds?|unhappy|happy|want to)(?!\p{L})/gu;
const DEED = /\p{L}{2,}(?:ет|ит|ут|ют|ят|ат|ешь|ишь|ете|ите|ется|ится)(?!\p{L})/gu;
const OUTCOME = /^(?:результат|result|outcome)/u;
const OF_A_DEED = 0.4;
/** How much of a condition, by weight, one sentence that gives back has to speak of. */
const MET = 0.28;

export function checkOwed(view: View, facts: Facts): Finding[] {
  for (const [i, sentence] of view.sentences.entries()) {
    if (sentence.question) continue;
    for (const [what, act] of [
      ['unknown_refund', BACK],
      ['unknown_compensation', MAKES_GOOD],
    ] as const) {
      const m = act.exec(sentence.text);
      if (!m || denies(clauseAt(sentence.text, m.index).replace(SUPPOSITION, ' '))) continue;
      if (act === BACK && !MONEY.test(`${sentence.text} ${i === 0 ? facts.client.last : ''}`)) continue;
      const giving = clausesThatGive(facts.grounds, act, m[0]);
      if (isMet(conditionOf(sentence, i === 0 ? facts.client.last : '', m[0]), giving, facts.grounds)) continue;
      return [
        {
          guard: 'guarantee',
          what,
          excerpt: excerptOf(view, sentence.from + m.index, sentence.from + m.index + m[0].length),
          advice:
            'Promise to pay or give back nothing beyond what the knowledge says, in its words and on its conditions.',
        },
      ];
    }
  }
  return [];
}

const GIVING = new WeakMap<Grounds, readonly Clause[]>();

/** Clauses of the brand's texts that speak of money given back, or that have the act's own word. */
function clausesThatGive(grounds: Grounds, act: RegExp, said: string): readonly Clause[] {
  if (act === BACK) {
    const known = GIVING.get(grounds) ?? grounds.clauses.filter((c) => BACK.test(c.text) && MONEY.test(c.text));
    GIVING.set(grounds, known);
    return known;
  }
  const kin = contentStems(said).flatMap((s) => relativesOf(s, grounds));
  return grounds.clauses.filter((c) => kin.some((s) => c.stems.includes(s)));
}

interface Condition {
  words: readonly string[];
  /** what else the sentence says */
  rest: readonly string[];
  deeds: ReadonlySet<string>;
  /** at any time, for any reason */
  unlimited: boolean;
}

function conditionOf({ text }: Sentence, asked: string, act: string): Condition {
  const supposed = `${[...text.matchAll(SUPPOSITION)].map((m) => m[0]).join(' ')} ${INVERTED.exec(text)?.[0] ?? ''}`;
  const own = conditionStems(supposed);
  const rest = conditionStems(text.replace(act, ' ').replace(SAYS_NOTHING, ' ')).filter((s) => !own.includes(s));
  const goesOn = own.length === 0 && GOES_ON.test(text);
  // his mere displeasure is no reason of its own, where the answer says what for
  const heard = goesOn ? conditionStems(rest.length > 0 ? asked.replace(WISH, ' ') : asked) : [];
  return {
    words: goesOn && heard.length > 0 ? [...new Set([...heard, ...rest])] : own,
    rest,
    unlimited: UNLIMITED.test(text) && !LIMITED.test(text),
    deeds: new Set(subjectStems(((goesOn ? asked : supposed).match(DEED) ?? []).join(' '))),
  };
}

const conditionStems = (text: string): string[] =>
  subjectStems(text.replace(EVERY_BACK, ' ').replace(EVERY_MONEY, ' ')).filter((s) => !/^\d/.test(s));

/**
 * A sentence that gives back speaks of the condition: of a word of it, or of another of the reply's where the passage has those; and none
 * that denies it speaks of it as much. What is done tells less than what it is done to: much passes and is found.
 */
function isMet({ words, rest, deeds, unlimited }: Condition, giving: readonly Clause[], grounds: Grounds): boolean {
  const kin = new Map([...words, ...rest].map((s) => [s, new Set([s, ...relativesOf(s, grounds)])]));
  // a result is what everybody speaks of and nobody pays for: a word near it is not enough
  const shareOf = (c: Clause, s: string): number => {
    const said = share(c, s, kin.get(s) as Set<string>, { grounds });
    return OUTCOME.test(s) && said < 1 ? 0 : said;
  };
  const weigh = (s: string): number => grounds.weigh(s) * (deeds.has(s) ? OF_A_DEED : 1);
  const whole = words.reduce((sum, s) => sum + weigh(s), 0);
  const met = (c: Clause): number => words.reduce((sum, s) => sum + shareOf(c, s) * weigh(s), 0) / (whole || 1);
  const denied = Math.max(0, ...giving.filter((c) => c.denies).map(met));
  return giving.some(
    (c) =>
      !c.denies &&
      (!unlimited ||
        grounds.clauses.some((d) => d.place === c.place && UNLIMITED.test(d.text) && !/\d/.test(d.text))) &&
      (words.length === 0 ||
        (met(c) >= MET &&
          (denied === 0 || met(c) > denied || met(c) === 1) &&
          [...words, ...rest].some((s) => shareOf(c, s) >= STANDS_FOR))),
  );
}
