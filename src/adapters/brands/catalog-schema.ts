// What catalog.yaml may say.
import { z } from 'zod';
import type { Language } from '../../domain/brand';
import { PER } from '../../domain/catalog';
import { localizedText } from './texts';

const CURRENCIES = new Set(Intl.supportedValuesOf('currency'));

const id = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'must be small letters, digits and single hyphens');
const word = z.string().trim().min(1, 'must not be empty');
const words = z.array(word).default([]);
const date = z.iso.date('must be a date of the calendar as 2027-01-08');
const money = z.number().positive('must be more than 0');
const currency = z
  .string()
  .refine((code) => CURRENCIES.has(code), { error: 'is no currency; examples: USD, RUB, EUR, IDR' });
const link = z
  .url({ protocol: /^https$/, error: 'must be a link that begins with https://' })
  .refine((url) => !/[\s<>]/.test(url), { error: 'must be a link that begins with https://' });

/** One or several; a value alone counts as a list of one. */
const oneOrMore = <T extends z.ZodType>(item: T) =>
  z.preprocess((v) => (Array.isArray(v) || v === undefined ? v : [v]), z.array(item).min(1, 'names nothing'));

/** What has a price nobody may name is said to have one on request: a price left out is a slip. */
const prices = <T extends z.ZodType>(price: T) =>
  z.preprocess((v, ctx) => {
    if (v === 'onRequest') return [];
    if (Array.isArray(v) && v.length === 0)
      ctx.addIssue({ code: 'custom', message: 'names no price; what is told on request: `prices: onRequest`' });
    return v;
  }, z.array(price));

/** A value's names stand under `name`, or directly; a plain text is its name. */
function attributeValue(text: ReturnType<typeof localizedText>, flat: ReturnType<typeof localizedText>) {
  return z.unknown().transform((value, ctx) => {
    const grouped = typeof value === 'object' && value !== null && !Array.isArray(value);
    const given = grouped ? (value as Record<string, unknown>) : {};
    const named = 'name' in given;
    const schema = named ? z.strictObject({ name: text, also: words }) : z.object({ also: words });
    const rest = schema.safeParse(grouped ? value : {});
    const names = named ? undefined : flat.safeParse(value);
    for (const issue of [...(rest.error?.issues ?? []), ...(names?.error?.issues ?? [])])
      ctx.addIssue({
        ...(issue as object),
        code: 'custom',
        message: sentence(issue),
        path: issue.path as (string | number)[],
      });
    if (!rest.success || (names && !names.success)) return z.NEVER;
    const own = rest.data as { name?: z.output<typeof text>; also: string[] };
    return { name: own.name ?? (names?.data as z.output<typeof text>), also: own.also };
  });
}

const sentence = (issue: z.core.$ZodIssue): string =>
  issue.code === 'unrecognized_keys'
    ? `no such key here: ${issue.keys.join(', ')}`
    : issue.code === 'invalid_type'
      ? 'must be a list of words'
      : issue.message;

/** By the languages of the brand: a brand of one may write plain text. */
export function catalogSchema(languages: Language[]) {
  const text = localizedText(languages);
  const value = attributeValue(text, localizedText(languages, ['also']));
  const attribute = z
    .strictObject({
      name: text,
      also: words,
      number: z.boolean().default(false),
      people: z.number().int('must be a whole number').min(1).optional(),
      values: z.record(z.string(), value).optional(),
    })
    .refine((v) => v.number !== (v.values !== undefined && Object.keys(v.values).length > 0), {
      error: 'needs either `values`, or `number: true`',
    })
    .refine((v) => v.people === undefined || v.number, { path: ['people'], error: 'belongs to `number: true`' });
  const price = z
    .strictObject({
      amount: money.optional(),
      from: money.optional(),
      to: money.optional(),
      currency: currency.optional(),
      per: z.enum(PER),
      note: text.optional(),
    })
    .refine((v) => (v.amount === undefined) !== (v.from === undefined), {
      error: 'needs either `amount`, or `from` (and `to`)',
    })
    .refine((v) => v.to === undefined || v.amount === undefined, {
      path: ['to'],
      error: 'belongs to `from`, not to `amount`',
    })
    .refine((v) => v.from === undefined || v.to === undefined || v.from <= v.to, {
      path: ['to'],
      error: 'must not be less than `from`',
    });
  const product = z.strictObject({
    id,
    name: text,
    about: text,
    usp: text,
    prices: prices(price),
    starts: z.union([z.literal('anytime'), z.array(date).min(1, 'names no date')], {
      error: 'must be a list of dates as [2027-01-08], or the word anytime',
    }),
    link: link.optional(),
    attributes: z
      .record(z.string(), oneOrMore(z.union([z.string(), z.number()], { error: 'must be a value’s id, or a number' })))
      .default({}),
  });
  const discount = z
    .strictObject({
      id,
      percent: z.number().positive('must be more than 0').max(100).optional(),
      amount: money.optional(),
      currency: currency.optional(),
      until: date.optional(),
      for: oneOrMore(z.string()).optional(),
      when: text,
    })
    .refine((v) => (v.percent === undefined) !== (v.amount === undefined), {
      error: 'needs either `percent` or `amount`',
    });
  return z.strictObject({
    currency: currency.optional(),
    attributes: z.record(id, attribute).default({}),
    products: z.array(product).default([]),
    discounts: z.array(discount).default([]),
  });
}

export type CatalogFile = z.output<ReturnType<typeof catalogSchema>>;
