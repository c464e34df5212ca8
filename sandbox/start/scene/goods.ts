// What the brand sells and knows, read from its own files: what people of the scene ask about, and what the answers are held against.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';

export interface Goods {
  /** each names three things of one product: «Чангу, спальни: 2, вилла»; empty: nothing is sold by a catalog */
  wishes: string[];
  /** as clients put them; empty: nobody has written any down */
  questions: string[];
  /** "245 000" of each product the text names, where the text says it too */
  pricesIn(text: string): { product: string; amount: string }[];
  /** the file of the knowledge that a sentence of the text stands in */
  sourceOf(text: string): string | undefined;
}

type Localized = string | { ru?: string; en?: string; name?: Localized };
interface Attribute {
  name: Localized;
  number?: boolean;
  values?: Record<string, Localized>;
}
interface Product {
  name: Localized;
  prices: { amount?: number; from?: number }[];
  attributes: Record<string, string | number | (string | number)[]>;
}
interface Catalog {
  attributes?: Record<string, Attribute>;
  products?: Product[];
}

const THINGS = 3;

export function readGoods(folder: string): Goods {
  const catalog = readCatalog(join(folder, 'catalog.yaml'));
  const files = readKnowledge(join(folder, 'knowledge'));
  const { products = [], attributes = {} } = catalog;
  return {
    wishes: products.map((product) => wishFor(product, attributes)).filter((wish) => wish !== undefined),
    questions: files.flatMap(({ text }) => questionsIn(text)),
    pricesIn: (text) => {
      const said = digits(text);
      return products.flatMap(({ name, prices }) => {
        const product = russian(name);
        const amounts = prices.map(({ amount, from }) => spoken((amount ?? from) as number));
        return text.includes(product)
          ? amounts.filter((amount) => said.includes(digits(amount))).map((amount) => ({ product, amount }))
          : [];
      });
    },
    sourceOf: (text) => {
      const sentences = text.split(/(?<=[.!?])\s+/).filter((s) => s.length > 25);
      return files.find((file) => sentences.some((s) => oneLine(file.text).includes(s)))?.name;
    },
  };
}

function readCatalog(file: string): Catalog {
  return existsSync(file) ? ((parse(readFileSync(file, 'utf8')) as Catalog | null) ?? {}) : {};
}

function readKnowledge(folder: string): { name: string; text: string }[] {
  const names = existsSync(folder) ? readdirSync(folder).filter((name) => name.endsWith('.md')) : [];
  return names.sort().map((name) => ({ name, text: readFileSync(join(folder, name), 'utf8') }));
}

/** undefined: less than three short words can be said of it. */
function wishFor({ attributes }: Product, known: Record<string, Attribute>): string | undefined {
  const words = Object.entries(known).flatMap(([id, { name, number, values }]) => {
    const [value] = [attributes[id] ?? []].flat();
    if (value === undefined) return [];
    const label = russian(name);
    if (number) return label.includes(' ') ? [] : `${label}: ${value}`;
    return russian(values?.[value] ?? String(value));
  });
  return words.length < THINGS ? undefined : words.slice(0, THINGS).join(', ');
}

/** `> Спрашивают: чем платить; можно ли картой`: those that are whole questions, not key words. */
const questionsIn = (text: string): string[] =>
  [...text.matchAll(/^> Спрашивают: (.+)$/gm)]
    .flatMap((m) => (m[1] as string).split(';').map((s) => s.trim()))
    .filter(
      (s) =>
        ASKS.test(s) &&
        s
          .split(' ')
          .slice(1)
          .filter((word) => word.length > 3).length > 1,
    );

const ASKS =
  /^(?:как|где|когда|кто|можно|сколько|что|чем|нужн|есть ли|какой|какая|какие|до скольки|принимаете|вернете|вернёте)/i;

const russian = (text: Localized | undefined): string =>
  typeof text === 'string' ? text : text ? (text.ru ?? text.en ?? russian(text.name)) : '';
const spoken = (amount: number): string => amount.toLocaleString('ru-RU').replace(/\s/g, ' ');
const digits = (text: string): string => text.replace(/(?<=\d)[\s,](?=\d)/g, '');
const oneLine = (text: string): string => text.replace(/\s+/g, ' ');
