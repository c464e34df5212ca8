// The figures of a sentence, said in the other language: «2000 $», «14 дней», «30 %» → "$2,000", "14 days", "30%".
import type { Lang } from './read';

interface Unit {
  ru: RegExp;
  en: RegExp;
  /** for 1, 2–4 and more; English: one and more */
  ruForms: [string, string, string];
  enForms: [string, string];
}

const unit = (ru: string, en: string, ruForms: Unit['ruForms'], enForms: Unit['enForms']): Unit => ({
  ru: new RegExp(`^(?:${ru})(?!\\p{L})`, 'iu'),
  en: new RegExp(`^(?:${en})(?!\\p{L})`, 'iu'),
  ruForms,
  enForms,
});

const UNITS: Unit[] = [
  unit(
    'рабочи\\p{L}+ дн\\p{L}+',
    'working days?',
    ['рабочий день', 'рабочих дня', 'рабочих дней'],
    ['working day', 'working days'],
  ),
  unit('дн\\p{L}+|день|сут\\p{L}+', 'days?', ['день', 'дня', 'дней'], ['day', 'days']),
  unit('недел\\p{L}+', 'weeks?', ['неделя', 'недели', 'недель'], ['week', 'weeks']),
  unit('месяц\\p{L}*', 'months?', ['месяц', 'месяца', 'месяцев'], ['month', 'months']),
  unit('год\\p{L}*|лет', 'years?', ['год', 'года', 'лет'], ['year', 'years']),
  unit('час\\p{L}*', 'hours?', ['час', 'часа', 'часов'], ['hour', 'hours']),
  unit('минут\\p{L}*', 'minutes?', ['минута', 'минуты', 'минут'], ['minute', 'minutes']),
  unit('ноч\\p{L}+', 'nights?', ['ночь', 'ночи', 'ночей'], ['night', 'nights']),
  unit(
    'человек\\p{L}*|ученик\\p{L}*',
    'people|students|pupils',
    ['человек', 'человека', 'человек'],
    ['person', 'people'],
  ),
  unit('заняти\\p{L}+|урок\\p{L}*', 'lessons?|classes', ['занятие', 'занятия', 'занятий'], ['lesson', 'lessons']),
];

const NUMBER =
  /(?<before>[$€₽]\s?)?(?<number>\d{1,3}(?:[\s ,]\d{3})+|\d+(?:[.,]\d+)?(?:\s?[–-]\s?\d+)?)(?<hours>:\d{2}(?:\s?[–-]\s?\d{1,2}:\d{2})?)?\s?(?<after>%|\$|€|₽|руб\p{L}*|м²|m²)?/gu;

/** Those whose unit is known, in order. A number without one means nothing alone and is left out. */
export function figuresOf(text: string, language: Lang): string[] {
  const found: string[] = [];
  for (const match of text.matchAll(NUMBER)) {
    const { before, number = '', hours, after } = match.groups ?? {};
    const rest = text.slice(match.index + match[0].length).trimStart();
    const sign = (before ?? after ?? '').trim();
    const said = hours ? number + hours : sign ? withSign(number, sign, language) : withUnit(number, rest, language);
    if (said && !found.includes(said)) found.push(said);
  }
  return found;
}

function withSign(number: string, sign: string, language: Lang): string {
  const plain = grouped(number, language);
  if (sign === '%') return language === 'ru' ? `${plain} %` : `${plain}%`;
  if (/^[мm]²$/.test(sign)) return `${plain} ${language === 'ru' ? 'м²' : 'm²'}`;
  const money = /^руб/.test(sign) ? '₽' : sign;
  return language === 'ru' ? `${plain} ${money}` : `${money}${plain}`;
}

function withUnit(number: string, rest: string, language: Lang): string {
  const known = UNITS.find(({ ru, en }) => ru.test(rest) || en.test(rest));
  if (!known) return '';
  const last = Number(/\d+(?=\D*$)/.exec(number)?.[0]);
  const plain = grouped(number, language);
  if (language === 'en') return `${plain} ${known.enForms[number === '1' ? 0 : 1]}`;
  const form = { one: 0, few: 1 }[new Intl.PluralRules('ru').select(last) as string] ?? 2;
  return `${plain} ${known.ruForms[form as 0 | 1 | 2]}`;
}

/** Thousands as each language parts them. */
function grouped(number: string, language: Lang): string {
  if (!/^\d{1,3}(?:[\s ,]\d{3})+$|^\d{4,}$/.test(number)) return number;
  const digits = number.replace(/\D/g, '');
  if (language === 'ru') return digits.length > 4 ? digits.replace(/\B(?=(?:\d{3})+$)/g, ' ') : digits;
  return digits.replace(/\B(?=(?:\d{3})+$)/g, ',');
}
