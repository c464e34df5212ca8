// A figure the client wrote, said back as his: a budget, an offer that is passed on or turned down. Never as our price.

import type { Facts } from '../facts/facts';
import type { Amount } from '../text/amounts';
import { clauseAt, denies } from '../text/denial';
import { anyOf } from '../text/patterns';
import { PRICE_WORDS } from '../text/price-words';
import { productsNamed } from '../text/products';
import { sentenceAt, sentencesOf, type View } from '../text/view';

const CLIENTS_OWN = anyOf`
  передам\s+ваш\p{L}+|pass (?:on )?your|ваш\p{L}*\s+(?:\p{L}+\s+)?(?:бюджет\p{L}*|предложени\p{L}*|сумм\p{L}*|цифр\p{L}*|лимит\p{L}*|рамк\p{L}*|потолок)
  бюджет\p{L}*
  вы (?:назвали|говорили|сказали|писали|указали|рассчитыва\p{L}+|предлага\p{L}+|предложили|упомянули|закладыва\p{L}+)
  your (?:\p{L}+ )?(?:budget|offer|figure|limit|number|price range|range)|budget
  you (?:said|mentioned|named|offered|wanted to spend|wrote|have in mind)|in mind
`;
const LIMIT = /(?<!\p{L})(?:до|в пределах|within|under|up to|below|не дороже)\s+[$€]?\s?$/u;
const CHOICE = anyOf`
  есть|подойд\p{L}+|подход\p{L}+|вход\p{L}+|вариант\p{L}*|смотр\p{L}+|посмотр\p{L}+|подбер\p{L}+|найд\p{L}+
  уложит\p{L}+|тогда|понял\p{L}*|there (?:is|are)|options?|fits?|look|find|choices?|noted|understood|got it
`;
const OURS = anyOf`
  стоит|стоят|цена|обойд\p{L}*|отдадим|отдам|продадим|продам|согласны|согласен|соглас\p{L}+|договорились
  скидк\p{L}*|уступим|уступлю|подтвержда\p{L}*|оформим|оформляем|зафиксир\p{L}*|устроит|costs?|price is|sell
  let it go|we can do|we accept|accepted|agreed|deal|confirm\p{L}*|fixed|lock\p{L}*|yours for|can have
  can be yours|works for us|опустим\p{L}*|спустим\p{L}*|сниз\p{L}+|уступ\p{L}*|пойд[её]м|хватит|принима\p{L}+
  возьм[её]м|за (?:виллу|дом|курс|группу|месяц)|is yours|drop to|go down|lower\p{L}*|take it|pay only
`;
/**
 * The client's own figure, said back as his: he wrote the number, the sentence calls it his (a budget, an offer, a limit), and nothing
 * in the sentence makes it ours (costs, agreed, we accept). By sentence, because one reply may hold both.
 */
export function isClients(view: View, amount: Amount, facts: Facts): boolean {
  const { text, from } = sentenceAt(view, amount.from);
  // «если бюджет до 200 тысяч»: a supposition about him, as long as what is offered for it fits
  if (
    /(?<!\p{L})(?:если|if)(?!\p{L})/u.test(text) &&
    /бюджет|budget/.test(text) &&
    LIMIT.test(view.text.slice(from, amount.from))
  )
    return !OURS.test(text) && !isTooLittle(text, amount, facts, true);
  if (![1, 1000, 1 / 1000].some((times) => facts.client.numbers.has(amount.value * times))) return false;
  if (isHisOwn(text, amount, facts)) return true;
  if (isRefusedFigure(text, amount, from) || isBudgetSaidBack(text, facts)) return true;
  const prices = view.amounts.filter(
    (a) =>
      a !== amount &&
      [a.value, a.value * 1000].some((n) => facts.prices.has(n) && n <= amount.value && n >= amount.value / 4),
  );
  const within = WITHIN.test(view.text.slice(from, amount.from)) && prices.length > 0;
  if (within && !OURS_AT_ALL.test(text)) return true;
  const limited = LIMIT.test(view.text.slice(from, amount.from)) && CHOICE.test(text);
  return (CLIENTS_OWN.test(text) || limited) && !OURS.test(text) && !isTooLittle(text, amount, facts);
}

/** "I've got 180,000 euros", «у меня 150 тысяч», "I paid 1500": he states it, asks for no price, and the reply sells nothing for it. */
function isHisOwn(text: string, amount: Amount, { client, products, prices }: Facts): boolean {
  const figures = [amount.value, amount.value * 1000, amount.value / 1000];
  const said = sentencesOf(client.text).filter(({ text: own }) =>
    (own.match(/\d[\d ,.]*\d|\d/g) ?? []).some((n) => figures.includes(Number(n.replace(/[ ,.]/g, '')))),
  );
  return (
    said.length > 0 &&
    said.every((s) => !s.question && HIS.test(s.text) && !BARGAINS.test(s.text)) &&
    !OURS.test(text) &&
    !SELLS.test(text) &&
    productsNamed(text, products).size === 0 &&
    !(prices.get(amount.value) ?? []).some((f) => f.product !== undefined)
  );
}
const HIS = anyOf`
  у меня|у нас|есть|мой|наш\p{L}*|мы|я|платил\p{L}*|снима\p{L}+|накопил\p{L}*|могу|можем|хотим|хочу|i|i've|i'm|we|we've|my|our|max|paid|spend
`;
const SELLS = anyOf`дадим|дам|сделаем|берем|бер[еи]те|получите|хорошо|ок|you (?:can|could) have|we'll (?:do|make)|we can|fine|ok|okay|sure|yes|да|конечно|no problem`;

/** "Not at 200k, no": his figure, turned down in so many words. */
const isRefusedFigure = (text: string, amount: Amount, from: number): boolean =>
  (denies(clauseAt(text, amount.from - from)) || TOO.test(text)) && !OURS_AT_ALL.test(text);
// «не возвращаем, 1100 в том числе»
const TOO = /(?<!\p{L})(?:не|not|no|n't)(?!\p{L}).*(?:в том числе|тоже|included|or otherwise|either)(?!\p{L})/u;

/** «Хорошо, до девяти тысяч»: what he called his means, where the sentence speaks of nothing that costs. */
const isBudgetSaidBack = (text: string, { client, products }: Facts): boolean =>
  MEANS.test(client.text) &&
  !BARGAINS.test(client.last) &&
  !OURS.test(text) &&
  !PRICE_WORDS.test(text.replace(CLIENTS_OWN, ' ')) &&
  productsNamed(text, products).size === 0;
const MEANS =
  /(?<!\p{L})(?:бюджет\p{L}*|рассчитыва\p{L}+|писал\p{L}*|потратить|вложить|budget|spend|i (?:said|meant|wrote|have))(?!\p{L})/u;
const BARGAINS = anyOf`
  отда\p{L}+|прода\p{L}+|уступ\p{L}*|скид\p{L}*|скин\p{L}*|сброс\p{L}*|дешевле|торг\p{L}*|цен\p{L}+|стоит|сколько|соглас\p{L}+|договор\p{L}+
  discount\p{L}*|deal|price|sell|accept|agree\p{L}*|for it|take it|how much|cost\p{L}*|off
`;

const WITHIN = /(?<!\p{L})(?:в|при|на|with|within|for|under|до|около|around|at)\s+(?:ваши\s+|your\s+)?[$€£₽]?\s?$/u;
// «стоит» and "price" are said of the houses that fit
const OURS_AT_ALL = anyOf`
  отдадим|отдам|продадим|продам|соглас\p{L}+|договор\p{L}+|скидк\p{L}*|уступ\p{L}*|подтвержда\p{L}*|зафиксир\p{L}*|let it go|we accept|accepted|agreed|deal
  lock\p{L}*|yours|is yours|take it|go down|drop to|lower\p{L}*|сниз\p{L}+
`;

/** «Пальма» does not fit a budget below its price, whoever named it. */
function isTooLittle(text: string, amount: Amount, facts: Facts, offered = false): boolean {
  const named = productsNamed(text, facts.products);
  const prices = [...facts.prices].filter(([, stated]) =>
    stated.some((f) => f.product && !f.discount && !f.topic && named.has(f.product)),
  );
  return (offered || FITS.test(text)) && prices.length > 0 && prices.every(([value]) => value > amount.value);
}
const FITS =
  /(?<!\p{L})(?:fits?|within|enough|covers?|укладыва\p{L}+|уложит\p{L}*|вход[ия]т|хватает|подходит|подойдет)(?!\p{L})/u;
