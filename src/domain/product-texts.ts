// A product's price, start and discounts in the client's language, as replies may say them.
import { DateTime } from 'luxon';
import type { Language, LocalizedText } from './brand';
import type { Catalog, Discount, LocalDate, Per, Price, Product } from './catalog';

export const PER_WORDS: Record<Per, Record<Language, string>> = {
  once: { ru: '', en: '' },
  lease: { ru: '', en: '' },
  day: { ru: 'в день', en: 'per day' },
  night: { ru: 'за ночь', en: 'per night' },
  week: { ru: 'в неделю', en: 'per week' },
  month: { ru: 'в месяц', en: 'per month' },
  year: { ru: 'в год', en: 'per year' },
  lesson: { ru: 'за занятие', en: 'per lesson' },
  course: { ru: 'за курс', en: 'for the course' },
  hour: { ru: 'за час', en: 'per hour' },
  visit: { ru: 'за визит', en: 'per visit' },
  person: { ru: 'с человека', en: 'per person' },
};

/** In that language, else in whichever there is. */
export const inLanguage = (text: LocalizedText, language: Language): string =>
  text[language] ?? Object.values(text)[0] ?? '';

/** "$245,000", «245 000 $» */
export function moneyText(amount: number, currency: string, language: Language): string {
  const format = new Intl.NumberFormat(language === 'ru' ? 'ru-RU' : 'en-US', {
    style: 'currency',
    currency,
    currencyDisplay: 'narrowSymbol',
    minimumFractionDigits: Number.isInteger(amount) ? 0 : 2,
    maximumFractionDigits: Number.isInteger(amount) ? 0 : 2,
  });
  // plain spaces: whoever compares texts should not have to know of the narrow ones
  return format.format(amount).replace(/[\u00a0\u202f]/g, ' ');
}

/** «от 90 до 140 $ за ночь (низкий сезон)» */
function priceText({ amount, from, to, currency, per, note }: Price, language: Language): string {
  const money = (value: number) => moneyText(value, currency, language);
  const [start, end] = language === 'ru' ? ['от', 'до'] : ['from', 'to'];
  const value =
    amount !== undefined
      ? money(amount)
      : to === undefined
        ? `${start} ${money(from as number)}`
        : `${start} ${money(from as number)} ${end} ${money(to)}`;
  const words = [value, PER_WORDS[per][language]].filter(Boolean).join(' ');
  return note ? `${words} (${inLanguage(note, language)})` : words;
}

export const onRequest = (language: Language): string => (language === 'ru' ? 'цена по запросу' : 'price on request');

/** Every price, and the discounts one may have today. */
export function pricesText(catalog: Catalog, product: Product, language: Language, today: LocalDate): string {
  const prices = product.prices.map((price) => priceText(price, language)).join('; ') || onRequest(language);
  const discounts = discountsNow(catalog, product, today).map((discount) => discountText(discount, language));
  return [prices, ...discounts].join('; ');
}

function discountsNow({ discounts }: Catalog, { id }: Product, today: LocalDate): Discount[] {
  return discounts.filter((one) => (one.for?.includes(id) ?? true) && (one.until === undefined || one.until >= today));
}

function discountText({ percent, amount, currency, when }: Discount, language: Language): string {
  const space = language === 'ru' ? ' ' : '';
  const size =
    percent !== undefined ? `${percent}${space}%` : moneyText(amount as number, currency as string, language);
  return language === 'ru'
    ? `скидка ${size} ${inLanguage(when, language)}`
    : `${size} off ${inLanguage(when, language)}`;
}

/** «5 декабря 2026, затем 16 января 2027»; dates before today are not named. */
export function startText({ starts }: Product, language: Language, today: LocalDate): string {
  if (starts === 'anytime') return language === 'ru' ? 'в любое время' : 'any time';
  const coming = starts
    .filter((date) => date >= today)
    .slice(0, 2)
    .map((date) => dateText(date, language));
  if (coming.length === 0) return language === 'ru' ? 'дата пока не назначена' : 'no date is set at the moment';
  return coming.join(language === 'ru' ? ', затем ' : ', then ');
}

/** «5 декабря 2026», "5 December 2026" */
const dateText = (date: LocalDate, language: Language): string =>
  DateTime.fromISO(date, { zone: 'utc', locale: language === 'ru' ? 'ru' : 'en-GB' }).toFormat('d MMMM yyyy');

/** The calendar's date there at that moment. */
export const dateIn = (zone: string, now: Date): LocalDate => DateTime.fromJSDate(now, { zone }).toFormat('yyyy-MM-dd');
