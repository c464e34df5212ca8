// Cities people name, in whatever case the sentence puts them, back to their plain form.
import { pattern } from './when-words';

const RU: [string, string][] = Object.entries({
  москв: 'Москва',
  питер: 'Санкт-Петербург',
  'санкт-петербург': 'Санкт-Петербург',
  петербург: 'Санкт-Петербург',
  спб: 'Санкт-Петербург',
  казан: 'Казань',
  новосибирск: 'Новосибирск',
  екатеринбург: 'Екатеринбург',
  'нижн\\p{L}+ новгород': 'Нижний Новгород',
  самар: 'Самара',
  омск: 'Омск',
  челябинск: 'Челябинск',
  ростов: 'Ростов-на-Дону',
  уф: 'Уфа',
  красноярск: 'Красноярск',
  перм: 'Пермь',
  воронеж: 'Воронеж',
  волгоград: 'Волгоград',
  краснодар: 'Краснодар',
  саратов: 'Саратов',
  тюмен: 'Тюмень',
  иркутск: 'Иркутск',
  хабаровск: 'Хабаровск',
  владивосток: 'Владивосток',
  калининград: 'Калининград',
  сочи: 'Сочи',
  томск: 'Томск',
  тул: 'Тула',
  рязан: 'Рязань',
  якутск: 'Якутск',
  минск: 'Минск',
  киев: 'Киев',
  алмат: 'Алматы',
  астан: 'Астана',
  ташкент: 'Ташкент',
  тбилиси: 'Тбилиси',
  ереван: 'Ереван',
  баку: 'Баку',
  бишкек: 'Бишкек',
  берлин: 'Берлин',
  мюнхен: 'Мюнхен',
  лондон: 'Лондон',
  париж: 'Париж',
  дуба: 'Дубай',
  стамбул: 'Стамбул',
  варшав: 'Варшава',
  праг: 'Прага',
  белград: 'Белград',
  рим: 'Рим',
  мадрид: 'Мадрид',
  барселон: 'Барселона',
  лиссабон: 'Лиссабон',
  'тель-авив': 'Тель-Авив',
  'нью-йорк': 'Нью-Йорк',
  бангкок: 'Бангкок',
  пекин: 'Пекин',
  токио: 'Токио',
  хельсинки: 'Хельсинки',
  рига: 'Рига',
  таллин: 'Таллин',
});
const EN = [
  'Moscow',
  'Saint Petersburg',
  'St Petersburg',
  'Kazan',
  'Novosibirsk',
  'Yekaterinburg',
  'Vladivostok',
  'Minsk',
  'Kyiv',
  'Almaty',
  'Astana',
  'Tashkent',
  'Tbilisi',
  'Yerevan',
  'Baku',
  'Berlin',
  'Munich',
  'Hamburg',
  'London',
  'Manchester',
  'Dublin',
  'Paris',
  'Madrid',
  'Barcelona',
  'Lisbon',
  'Rome',
  'Milan',
  'Vienna',
  'Zurich',
  'Amsterdam',
  'Brussels',
  'Prague',
  'Warsaw',
  'Belgrade',
  'Athens',
  'Istanbul',
  'Dubai',
  'Tel Aviv',
  'Cairo',
  'Mumbai',
  'Delhi',
  'Bangkok',
  'Singapore',
  'Hong Kong',
  'Tokyo',
  'Seoul',
  'Beijing',
  'Sydney',
  'Melbourne',
  'New York',
  'Boston',
  'Chicago',
  'Los Angeles',
  'San Francisco',
  'Toronto',
  'Mexico City',
  'Sao Paulo',
];

// Said of oneself, with room for a name nobody listed.
const SELF_RU = pattern(
  '<(?:я|мы|сам|сама|сами|живу|живем|нахожусь|находимся|пишу|сейчас)\\s+(?:сейчас\\s+|тут\\s+)?(?:живу\\s+|нахожусь\\s+)?(?:в|во|из|на)\\s+(\\p{L}[\\p{L}-]+(?:\\s\\p{Lu}[\\p{L}-]+)?)',
  'giu',
);
const SELF_EN =
  /\b(?:i'?m|i am|we'?re|we are|living|i live|we live|based|located)\s+(?:currently\s+|now\s+)?(?:based\s+|living\s+)?(?:in|from)\s+([A-Z][\p{L}-]+(?:\s[A-Z][\p{L}-]+)?)/giu;
const ZONE = pattern('<(?:utc|gmt)\\s*[+-]\\s*\\d{1,2}(?::\\d{2})?|<мск\\s*[+-]\\s*\\d{1,2}', 'iu');

/** A city or zone the client names as his own; `asked`: we have just asked for it, a bare name is then enough. */
export function placeIn(text: string, asked: boolean): { city?: string; zone?: string } | undefined {
  const zone = ZONE.exec(text)?.[0].replace(/\s+/g, '');
  if (zone) return { zone };
  for (const said of [...text.matchAll(SELF_RU), ...text.matchAll(SELF_EN)]) {
    const name = said[1] as string;
    const known = knownCity(name);
    if (known) return { city: known };
    // An unlisted place counts only with a capital letter: «я в отпуске» and "I'm in a meeting" name none.
    if (/^\p{Lu}/u.test(name)) return { city: name };
  }
  if (!asked) return undefined;
  const bare = knownCity(text);
  if (bare) return { city: bare };
  return /^\p{Lu}[\p{L}-]+(?:\s\p{Lu}[\p{L}-]+)?[.!]?$/u.test(text.trim())
    ? { city: text.trim().replace(/[.!]$/, '') }
    : undefined;
}

function knownCity(text: string): string | undefined {
  const english = EN.find((city) => pattern(`<${city}>`).test(text));
  if (english) return english;
  return RU.find(([stem]) => pattern(`<${stem}\\p{L}{0,3}>`).test(text.replace(/ё/g, 'е')))?.[1];
}
