// Guarantees and promises of results: only as they stand in the knowledge, or denied.

import type { Facts } from '../facts/facts';
import { anyOf } from '../text/patterns';
import { type Statement, statement } from '../text/topics';
import { excerptOf, type Sentence, type View } from '../text/view';
import type { Finding } from '../types';
import { outcomeTold } from './outcome';

// A promise by its own word: allowed where the knowledge says it so.
const PROMISE = anyOf`
  гарант\p{L}*|guarant\p{L}*|warrant\p{L}*|обеспечен[аоы]?|решено|обеща[юейм]\p{L}*|обязу\p{L}*|клян\p{L}*|ручаюсь
  ручаемся|головой отвечаю|promis\p{L}*|vow|swear|assure\p{L}*|garant\p{L}*|слово даю|даю слово|my word
`;
// One's word in place of a fact; what stands beside it may well be a denial («не опоздает, отвечаю»).
const VOUCHED = anyOf`
  (?<!не )отвечаю(?=[\s,.!]*$)|головой отвечаю|лично отвечаю|поверьте|можете быть (?:спокойн\p{L}+|уверен\p{L}+)
  будьте (?:уверен\p{L}+|спокойн\p{L}+)|trust me|believe me|rest assured|you can count on it|bank on it
  вопрос времени|a matter of time|mark my words|не сомневайтесь|спите спокойно|это наша забота|в любом случае (?:сдаст|поступит|пройдет|перейдет|получит|вернем)|это я вам говорю|дело решенное|как пить дать|без вариантов
  (?:give|have) (?:you )?my word|даю слово|no doubt about it|without a doubt|sleep (?:well|easy|soundly)|leave it to us|it's in the bag|i can tell you that much
`;
// A result that no seller can know.
const RESULT = anyOf`
  (?:точно|наверняка|стопроцентно|железно|по-любому)\s+(?:\p{L}+\s+){0,2}(?!пригод|понадоб|подойд)\p{L}+(?:дут|дет|ет|ют|ит|ят|ете|ите|ешь|ишь)(?:ся)?
  (?:surely|definitely|certainly|undoubtedly)\s+(?:get|be|have|receive|obtain|win|succeed)|набер[её](?:т|те|шь|м)
  набер(?:ут|ет|ете|ешь)|напиш(?:ет|ете|ешь) на \d+|(?:получ|дад|оформ)\p{L}+ (?:\p{L}+ ){0,2}автоматически
  (?:gets? you|gives? you|you get|receive) [^.!?\n]{0,30}automatically
  lifelong on|(?:lifelong|lifetime) (?:\p{L}+ )?(?:warrant|guarant)\p{L}*|пожизненн\p{L}+ (?:\p{L}+ )?гарант\p{L}*|гарант\p{L}+ (?:\p{L}+ )?(?:пожизненн|бессрочн)\p{L}*
  average score|success rate|(?:we |you |you'll |will |to )?(?:recoup|break even|recover (?:your|the))
  (?:продадите|перепродадите|продать|перепродать)\s+(?:\p{L}+\s+){0,4}(?:дороже|на \d|вдвое|с прибылью)
  (?:resell|sell it|resold)\s+[^.!?\n]{0,30}(?:more|profit|higher|double)
  (?:сда(?:ст|шь|дите|дут|дим)|поступ(?:ит|ите|ишь|ят))\s+(?:\p{L}+[\s,]+){0,4}(?:точно|обязательно|на все сто|100|сто процентов|наверняка|на (?:\d+|пятерк\p{L}+|отлично|максимум|высш\p{L}+)|в любой вуз|в мгу|на бюджет|без проблем|легко)
  (?:\d+|сто|девяносто|восемьдесят) балл\p{L}*\s+(?:\p{L}+\s+){0,2}(?:точно|обеспечен\p{L}*|гарант\p{L}*|будут|вам|ваши|у вас|железно|без проблем)
  (?:(?:you|it|he|she|they)'ll|will|going to)\s+(?:\p{L}+\s+){0,2}(?:pass|earn|make (?:you )?(?:\$|\d|money|a profit|at least)|pay (?:for itself|itself off|back)|bring (?:you|in)|yield|generate|double|triple|appreciate|rise in value|go up|be profitable|net|score|never lose|always)
  (?:roi|yield|occupancy|returns?(?= (?:of|on|at|is|are|rate|every|each|per|from)(?!\p{L})|:)|income|profit|payback|appreciation|rental return)[^.!?\n]{0,40}(?:\d|percent|guarant\p{L}*|stable|assured|certain|fixed|at least|minimum|double digits?)
  до отличника|вложени\p{L}+ (?:\p{L}+ )?(?:верн\p{L}+|отобь\p{L}+|окуп\p{L}+)|верн[её]тся за (?:пару|\d|несколько|два|три|четыре|пять|шесть|год)
  (?:\p{L}+|\d+)\s+(?:процент\p{L}*\s+)?годовых|prices? [^.!?\n]{0,30}will (?:be|go|rise|grow|double|increase|climb)|\p{L}+ вытянем|(?:подним|подтян|вытян)\p{L}+ (?:\p{L}+ ){0,2}на (?:\p{L}+|\d+) (?:балл|оценк)\p{L}*
  (?:buy|take) (?:it|the \p{L}+|your \p{L}+) back|выкупим (?:\p{L}+ ){0,2}(?:обратно|назад)|обратный выкуп
`;
// These deny by themselves, and promise by it.
const NO_RISK = anyOf`
  риск\p{L}* (?:\p{L}+ ){0,2}(?:нет|исключен\p{L}*|нулев\p{L}*|никаких|отсутств\p{L}*)|нет (?:никаких )?риск\p{L}*
`;
const DENIED = anyOf`
  не|нет|ни|никто|нельзя|невозможно|без гарант\p{L}*|зависит|no|not|n't|never|neither|nor|nobody|none|cannot|can't
  \p{L}+n't|without|depends?|no one
`;
export function checkGuarantees(view: View, facts: Facts): Finding[] {
  const findings: Finding[] = [];
  for (const sentence of view.sentences) {
    const found = judge(sentence, facts);
    if (!found) continue;
    const [what, match] = found;
    const from = sentence.from + match.index;
    findings.push({
      guard: 'guarantee',
      what,
      excerpt: excerptOf(view, from, from + match[0].length),
      advice:
        what === 'promised_result'
          ? 'Promise no result, income, yield, payback or score. Say plainly that nobody can guarantee it.'
          : 'Guarantee nothing beyond what the knowledge says, in its words and terms.',
    });
  }
  return findings;
}

function judge(sentence: Sentence, facts: Facts): [string, RegExpExecArray] | undefined {
  const text = sentence.question ? sentence.text.replace(/[^,;]*$/u, '') || sentence.text : sentence.text;
  const result = RESULT.exec(text);
  if (result && !isDenied(text, result.index) && !sentence.question && !isStated(text, facts, facts.statements, 0.8))
    return ['promised_result', result];
  const outcome = sentence.question ? undefined : outcomeTold(text);
  if (outcome && !isStated(text, facts, facts.statements, 0.7)) return ['promised_result', outcome];
  const riskless = NO_RISK.exec(text);
  if (riskless && !sentence.question) return ['promised_result', riskless];
  const vouched = VOUCHED.exec(text);
  if (vouched && !sentence.question) return ['unknown_guarantee', vouched];
  const promise = PROMISE.exec(text);
  if (promise && !isDenied(text, promise.index) && !sentence.question && !isStated(text, facts, affirmed(facts), 0.6))
    return ['unknown_guarantee', promise];
  return undefined;
}

/** What the knowledge promises, without what it says that it does not. */
const affirmed = ({ promises }: Facts): Statement[] =>
  promises.filter(({ text }) => {
    const promise = PROMISE.exec(text);
    return !promise || !isDenied(text, promise.index);
  });

/** Denied in its own clause: «гарантий не даём», "we guarantee neither …"; a denial in the next clause denies something else. */
function isDenied(text: string, at: number): boolean {
  const start = Math.max(
    ...[', но ', ', а ', ', это ', '; ', ': ', ', but ', ', that ', ' - '].map(
      (mark) => text.lastIndexOf(mark, at) + 1,
    ),
    0,
  );
  const ends = [', но ', ', а ', '; ', ', but ', ' - '].map((mark) => text.indexOf(mark, at)).filter((i) => i >= 0);
  return DENIED.test(
    text
      .slice(start, Math.min(...ends, text.length))
      .replace(
        /(?:если|if|unless)[^,.;]*|не страшно|ничего страшного|не (?:ниже|меньше|менее|хуже)|no less|not less|ни прош\p{L}+|сколько бы|no questions asked|не только|not only|нет сомнени\p{L}*|no doubt|без сомнени\p{L}*|не сомнева\p{L}*|даже не сомневайтесь|without (?:a |any )?doubt|don't worry|не переживай\p{L}*|не волнуй\p{L}*|no risk|не рискуе\p{L}*|если не|if (?:you|he|she|it) (?:don't|doesn't|do not|does not)|никаких рисков/gu,
        '',
      ),
  );
}

/** Most words and every number of it stand in one sentence of the knowledge; its prices are the price guard's to judge. */
function isStated(text: string, facts: Facts, statements: readonly Statement[], share: number): boolean {
  const said = statement(text);
  const words = [...said.stems];
  return statements.some(
    (s) =>
      words.filter((w) => s.stems.has(w)).length >= Math.max(2, words.length * share) &&
      [...said.numbers].every((n) => s.numbers.has(n) || facts.prices.has(n)),
  );
}
