// One or two products of a match_products result, in words: its own names, prices and dates, letter for letter.
import { join } from './join';
import type { Call, View } from './read';
import { say } from './speech';
import { pattern } from './when-words';

export interface Product {
  id: string;
  name: string;
  why_match: string;
  price_text: string;
  next_start_text: string;
  usp: string;
}

/** What the tool found; undefined: it was not asked, or had nothing to say. */
export function productsIn(calls: Call[]): Product[] | undefined {
  const call = calls.findLast(({ name }) => name === 'match_products');
  if (!call?.ok) return undefined;
  try {
    const found = JSON.parse(call.result) as unknown;
    return Array.isArray(found) ? (found as Product[]) : undefined;
  } catch {
    return [];
  }
}

/** The answer about products, ending with a question. `another`: one that this chat has not named. `single`: no second one beside it. */
export function offer(view: View, found: Product[], asked: { another: boolean; single: boolean }): string {
  const named = found.filter(({ name }) => wasNamed(view, name));
  const fresh = cheapestFirst(
    view,
    found.filter(({ name }) => !wasNamed(view, name)),
  );
  if (found.length === 0) return join(say(view, 'noFit'), say(view, 'relax'));
  if (asked.another && fresh.length === 0) return join(say(view, 'noMore'), say(view, 'offerHuman'));
  // «А сколько стоит?» after one was named is about that one.
  const spoken = asked.single && !asked.another ? named.find(({ name }) => view.lastOfUs.includes(name)) : undefined;
  const [first, second] = spoken ? [spoken] : asked.another ? fresh : [...found];
  if (!first) return '';
  const ending = fresh.length > (second ? 2 : 1) ? say(view, 'offerMore') : say(view, 'offerHuman');
  const one = join(describe(view, first), differs(view, first));
  const two = second && !asked.single ? brief(view, second) : '';
  const whole = join(one, two, ending);
  return whole.length <= longest(view) ? whole : join(describe(view, first), ending);
}

/** A greeting stands before it. */
const longest = (view: View): number => Math.min(view.maxCharacters, 600) - 70;
const wasNamed = (view: View, name: string): boolean =>
  view.lines.some((line) => line.who === 'us' && line.text.includes(name));

export const CHEAPER = pattern(
  '<(?:по)?дешевле>|<дорого(?:вато)?>|<(?:cheaper|less\\s+expensive|too\\s+expensive|lower\\s+price)>',
);

/** «Дешевле»: by the first figure of the price, where he asked for that. */
function cheapestFirst(view: View, found: Product[]): Product[] {
  if (!CHEAPER.test(view.unanswered)) return found;
  return found.toSorted((a, b) => firstFigure(a.price_text) - firstFigure(b.price_text));
}

const firstFigure = (text: string): number =>
  Number((/\d[\d ,]*/.exec(text)?.[0] ?? '').replace(/\D/g, '') || 'Infinity');

/** Less than what our last line named first; undefined: it named no price. */
export function cheaperThanLast(line: string): { max: number; currency: string } | undefined {
  const [, before, figure, after] = /([$€₽£])?\s?(\d{1,3}(?:[ ,]\d{3})+|\d+)\s?([$€₽£])?/.exec(priced(line)) ?? [];
  const currency = CURRENCIES[before ?? after ?? ''];
  const named = Number((figure ?? '').replace(/\D/g, ''));
  return currency && named > 1 ? { max: named - 1, currency } : undefined;
}

/** From the first amount with a sign of money on. */
const priced = (line: string): string => /(?:[$€₽£]\s?\d|\d[\d ,]*\s?[$€₽£]).*/s.exec(line)?.[0] ?? '';
const CURRENCIES: Record<string, string> = { $: 'USD', '€': 'EUR', '₽': 'RUB', '£': 'GBP' };

const describe = (view: View, product: Product): string =>
  join(`${product.name}: ${price(product)}.`, sentence(product.usp), starts(view, product.next_start_text));
const brief = (view: View, product: Product): string =>
  join(say(view, 'secondly', { product: `${product.name}: ${price(product)}` }), starts(view, product.next_start_text));

/** The discounts stand behind the prices; with long conditions they are left for the one who asks. */
function price({ price_text }: Product): string {
  const discounts = price_text.search(/; (?:скидка |\S+ off )/);
  return discounts < 0 || price_text.length <= 150 ? price_text : price_text.slice(0, discounts);
}

/** A date, "any time", or that there is none: the tool says one of these. */
function starts(view: View, text: string): string {
  if (/\d/.test(text)) return sentence(say(view, 'nearestDate', { date: text }));
  return /любое|any/.test(text) ? say(view, 'available') : sentence(text);
}

/** What of his wish it does not meet. How far it is over his budget is not repeated: that figure is no price. */
function differs(view: View, { why_match }: Product): string {
  const misses = /(?:Не совпадает|Differs):\s*(.+)$/.exec(why_match)?.[1]?.replace(/\.$/, '');
  if (!misses) return '';
  const parts = misses.split('; ').filter((part) => !/бюджет|budget/i.test(part));
  return join(
    parts.length > 0 ? sentence(say(view, 'differs', { what: parts.join('; ') })) : '',
    /дороже бюджета|over the budget/.test(misses) ? say(view, 'overBudget') : '',
  );
}

const sentence = (text: string): string => {
  const whole = text.trim();
  return whole ? whole.slice(0, 1).toUpperCase() + whole.slice(1) + (/[.!?…]$/.test(whole) ? '' : '.') : '';
};
