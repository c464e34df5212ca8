// A lower price offered without the word for it («уступим», "come down a bit"), and what a discount of the catalog does not do: add up
// with another, hold longer than it does.

import type { Facts } from '../facts/facts';
import { clauseAt, denies } from '../text/denial';
import { everyOf } from '../text/patterns';
import { excerptOf, sentenceAt, type View } from '../text/view';
import type { Finding } from '../types';

const CONCESSION = everyOf`
  уступ(?:им|лю|ит|ят)|подвин(?:емся|усь|ется|утся)|сбав(?:им|лю|ит)|скост(?:им|ит)|урежем|(?:сдела|посчита)(?:ем|ю|ет) (?:\p{L}+ ){0,3}(?:дешевле|подешевле|поменьше|ниже|приятн\p{L}+|красив\p{L}+|повыгоднее)
  договоримся (?:\p{L}+ )?(?:по|о|насчет) цен\p{L}+|по цене (?:\p{L}+ )?(?:договоримся|сойдемся|решим|подвинемся|сторгуемся|порадуем)|(?:сойдемся|сторгуемся|поторгуемся)|торг (?:уместен|возможен|есть)
  (?:с )?ваш(?:ей|а|у) (?:\p{L}+ )?скидк\p{L}+|(?:по )?(?:стар|прежн|прошлогодн)\p{L}{2} цен\p{L}+|(?:отдад|продад|оформ|возьм|посчита|сдела)\p{L}+ (?:\p{L}+ ){0,2}(?:дешевле|подешевле|ниже|за меньш\p{L}+)
  (?:выйдет|будет|получится|обойдется|достанется|найдем) (?:\p{L}+ )?подешевле|(?:согласил\p{L}+|соглас(?:ен|на|ны)) (?:\p{L}+ )?на (?:ваш\p{L}+|меньш\p{L}+)|закроем глаза на|(?:не обидим|цена (?:\p{L}+ )?для своих)
  (?:come|coming|go|drop|bring|move) (?:it |the price |them )?(?:down|lower)(?: a (?:bit|little|touch))?|(?:knock|shave|take|get|chop) (?:\p{L}+ ){1,4}off(?! the market)|(?:make|do|get) (?:it|that|this) (?:\p{L}+ )?(?:cheaper|for less|lower)
  (?:do|offer|get|give|make) (?:you |us )?(?:an? )?(?:\p{L}+ )?(?:better|nicer|friendlier|lower|softer) (?:price|rate|deal|number|figure)|(?:old|previous|last year's|last season's) (?:price|rate)s?|with your discount|agreed to (?:your|that|the lower)|accepts? (?:your|the lower)|wiggle room|room (?:to|for) (?:negotiat\p{L}+|move|haggl\p{L}+)
  (?:price[- ])?match\p{L}* (?:the|that|their|any|his|it)|beat (?:the|that|their|any)|sweeten\p{L}*|meet you (?:halfway|half way|in the middle)|work something out|(?:each|both|all) of you saves?|the same (?:\d+|ten|five|fifteen|twenty)(?: percent| %)?(?= (?:on|off|for|too|as well)|[,.!]|$)
  (?:for|at) less than (?:the )?(?:list\p{L}*|catalogue|published|official|asking)|(?:ниже|дешевле|меньше),? (?:чем )?(?:в |на |цен\p{L}+ )?(?:каталог\p{L}*|прайс\p{L}*|сайт\p{L}*|офици\p{L}+)
  (?:friends?|mates?)(?:'s|'|s')? (?:and family )?(?:rate|price|discount)|as a friend|personal (?:discount|rate|price)|my own discount|staff (?:rate|discount)|от менеджера|(?:дам|делаю|сделаю|есть) свою|свою скидку|по-дружески
  (?:stay|book|take|rent|жив[ие]те|бер[еи]те|бронируете|снимаете)[^.!?\n]{0,30}(?:pay (?:only )?for|платите (?:только )?за|оплачиваете)
`;
// One's own is none of the catalog, whatever its figure.
const PERSONAL = /friend|mate|менеджера|сво[юе]|дружески|personal|staff|own/;
// «Складываем обе»: said of discounts, here or in the question.
const ADDED =
  /(?<!\p{L})(?:склад(?:ыва\p{L}+|ем|им)|слож(?:им|ите|атся|у)|суммиру\p{L}+|плюсу\p{L}+|действуют (?:обе|вместе)|обе (?:сразу|скидк\p{L}+|вместе)|add(?:s)? up|stack\p{L}*|combin\p{L}+|on top|both (?:of them|discounts?|apply|at once)|together with)(?!\p{L})/gu;
const OF_DISCOUNTS = /(?<!\p{L})(?:скид\p{L}+|discount\p{L}*|акци\p{L}+|обе|both)(?!\p{L})/u;
const BEFORE_DISCOUNT = /(?<!\p{L})(?:before|without|без|до)(?: the| any| учета)? (?:discounts?|скид\p{L}+)(?!\p{L})/gu;
const SUPPOSED =
  /(?<!\p{L})(?:nothing|ничего|afraid|unable|если|if|unless|would|can't|спрошу|передам|узнаю|ask|owner's decision|решает|decides?)(?!\p{L})/u;

const ASKED_FOR = /(?<!\p{L})(?:would|бы|спрошу|передам|узнаю|ask)(?!\p{L})/u;

export function checkConcessions(view: View, facts: Facts): Finding[] {
  const findings: Finding[] = [];
  const find = (what: string, m: RegExpExecArray, advice: string): void => {
    findings.push({ guard: 'discount', what, excerpt: excerptOf(view, m.index, m.index + m[0].length), advice });
  };
  for (const m of view.text.matchAll(CONCESSION)) {
    const { text, from, question } = sentenceAt(view, m.index);
    if (question || denies(clauseAt(text, m.index - from)) || SUPPOSED.test(text)) continue;
    if (!PERSONAL.test(m[0]) && namesDiscount(view, text, from, facts)) continue;
    find(
      'promised_discount',
      m,
      'Offer no lower price in any words. Name the price of the catalog, and a discount only as it stands there.',
    );
  }
  for (const m of view.text.matchAll(ADDED)) {
    const { text, from, question } = sentenceAt(view, m.index);
    if (question || denies(clauseAt(text, m.index - from)) || ASKED_FOR.test(text)) continue;
    const discounts = view.amounts.filter(
      (a) => a.from >= from && a.from < from + text.length && isDiscount(a.value, facts),
    );
    const asked = [...facts.client.percents, ...facts.client.numbers].some((n) => isDiscount(n, facts));
    if (discounts.length === 0 && !asked && !OF_DISCOUNTS.test(text.replace(BEFORE_DISCOUNT, ' '))) continue;
    if (!asked && !OF_DISCOUNTS.test(`${text} ${facts.client.last}`.replace(BEFORE_DISCOUNT, ' '))) continue;
    if (facts.statements.some((s) => s.text.includes(m[0]) && OF_DISCOUNTS.test(s.text) && !denies(s.text))) continue;
    find('added_discounts', m, 'Discounts do not add up unless the knowledge says so: name the one that counts.');
  }
  return findings;
}

const namesDiscount = (view: View, text: string, from: number, facts: Facts): boolean =>
  view.amounts.some(
    (a) =>
      a.from >= from &&
      a.from < from + text.length &&
      (a.percent || a.currency !== undefined || a.value >= 1000) &&
      isDiscount(a.value, facts),
  );

const isDiscount = (value: number, { percents, prices }: Facts): boolean =>
  [...(percents.get(value) ?? []), ...(prices.get(value) ?? [])].some((f) => f.discount !== undefined);
