// The words money is spoken with, Russian and English, books and slang: numbers, magnitudes, currencies, what a price is for.
import type { Per } from '../../catalog';
import { inLatin } from '../../latin';

/** Value of a number word, or undefined. Ordinals are none: they count days and floors. */
export const NUMBER_WORDS = new Map<string, number>();
/** What a number before it is multiplied by. */
export const MAGNITUDES = new Map<string, number>();

const add = (to: Map<string, number>, table: string): void => {
  for (const line of table.trim().split('\n')) {
    const [value, words] = line.split('=') as [string, string];
    for (const word of words.trim().split(/\s+/)) to.set(word, Number(value));
  }
};

add(
  NUMBER_WORDS,
  `0=ноль нуль нуля zero nil
1=один одна одно одну одного одной одним одному one
2=два две двух двум двумя two
3=три трех трем тремя three
4=четыре четырех четырем four
5=пять пяти пятью five
6=шесть шести шестью six
7=семь семи семью seven
8=восемь восьми восемью eight
9=девять девяти девятью nine
10=десять десяти десятью десятка десятку десятки десяток ten
11=одиннадцать одиннадцати eleven
12=двенадцать двенадцати дюжина дюжину twelve dozen
13=тринадцать тринадцати thirteen
14=четырнадцать четырнадцати fourteen
15=пятнадцать пятнадцати fifteen
16=шестнадцать шестнадцати sixteen
17=семнадцать семнадцати seventeen
18=восемнадцать восемнадцати eighteen
19=девятнадцать девятнадцати nineteen
20=двадцать двадцати двадцатка двадцатку twenty
30=тридцать тридцати тридцатка тридцатку thirty
40=сорок сорока сороковник forty fourty
50=пятьдесят пятидесяти полтинник полтос fifty
60=шестьдесят шестидесяти sixty
70=семьдесят семидесяти seventy
80=восемьдесят восьмидесяти eighty
90=девяносто девяноста ninety
100=сто ста сотню сотня стольник стошка
200=двести двухсот двумстам
300=триста трехсот
400=четыреста четырехсот
500=пятьсот пятисот пятихатка пятихатку пятихатки пятихат
600=шестьсот шестисот
700=семьсот семисот
800=восемьсот восьмисот
900=девятьсот девятисот
1.5=полтора полторы полутора
150=полтораста`,
);
add(
  MAGNITUDES,
  `100=hundred hundreds сотен сотни сотнями
1000=k к тыс т тр тыр тысяча тысячи тысяч тысячу тысячей тысячами тысячам тыщ тыща тыщи тыщу тыщенок косарь косаря косарей косарям косаре кило касарь касарей штука штуку штук штуки thousand thousands grand grands gs
1000000=млн mln mln. mio mil million millions mill kk кк миллион миллиона миллионов миллионе миллионом лям ляма лямов лимон лимона лимонов мильон мильона мульон мульона mm
1000000000=млрд bn billion миллиард миллиарда миллиардов`,
);

// «devyanosto tysyach»: Russian numbers in Latin letters.
for (const map of [NUMBER_WORDS, MAGNITUDES])
  for (const [word, value] of [...map])
    if (/[а-я]{4}/.test(word) && !map.has(inLatin(word))) map.set(inLatin(word), value);

/** «полмиллиона», «полляма», «полтысячи». */
export const HALF_OF = /^пол-?(миллион|млн|лям|лимон|тысяч|тыщ|косар|сотн|цен|стоимост|суммы)/;
/** Fractions that a magnitude may follow: "quarter of a million", «четверть миллиона». */
export const FRACTIONS = new Map<string, number>([
  ...['half', 'половина', 'половину', 'половины', 'пол'].map((w) => [w, 0.5] as const),
  ...['quarter', 'четверть', 'четверти'].map((w) => [w, 0.25] as const),
  ...['third', 'треть', 'трети'].map((w) => [w, 1 / 3] as const),
]);

/** Currency → how it is written. Matched at the place a number ends, or right before it. */
export const CURRENCIES: [code: string, words: RegExp][] = [
  // before the dollar they end with
  ['AUD', /^(?:aud(?!\p{L})|a\$|(?:aussie|australian) (?:dollar\p{L}*|bucks)|австралийск\p{L}+ доллар\p{L}*)/u],
  ['SGD', /^(?:sgd(?!\p{L})|s\$|singapore(?:an)? dollar\p{L}*|сингапурск\p{L}+ доллар\p{L}*)/u],
  ['CAD', /^(?:cad(?!\p{L})|c\$|canadian dollar\p{L}*|канадск\p{L}+ доллар\p{L}*)/u],
  ['NZD', /^(?:nzd(?!\p{L})|new zealand dollar\p{L}*|новозеландск\p{L}+ доллар\p{L}*)/u],
  ['HKD', /^(?:hkd(?!\p{L})|hk\$|hong ?kong dollar\p{L}*|гонконгск\p{L}+ доллар\p{L}*)/u],
  [
    'USD',
    /^(?:us\$|\$|usd|долл(?:\.|ар\p{L}*)?|dollar\p{L}*|баксо?\p{L}*|bucks?|buck|зелен(?:ых|ыми|ью)|у\.?е\.?(?![\p{L}])|benjamins?|dollarov|baksov)/u,
  ],
  ['EUR', /^(?:€|eur|евро(?!п)|euros?)/u],
  ['GBP', /^(?:£|gbp|фунт\p{L}*|pounds?|quid|sterling)/u],
  [
    'RUB',
    /^(?:₽|rub(?:les?|s)?(?!\p{L})|rouble\p{L}*|руб(?:\.|л\p{L}*|\p{L}{0,3})|р(?:\.|(?!\p{L}))|rublej|rubley|деревянн\p{L}*)/u,
  ],
  ['IDR', /^(?:rp(?!\p{L})|idr|рупи\p{L}*|rupiah?s?)/u],
  ['CNY', /^(?:¥|cny|rmb|yuan|юан\p{L}*)/u],
  ['AED', /^(?:aed|dirham\p{L}*|дирхам\p{L}*)/u],
  ['THB', /^(?:฿|thb|baht|бат(?:ов|а)?(?!\p{L}))/u],
  ['KZT', /^(?:₸|kzt|тенге|tenge)/u],
  ['UAH', /^(?:₴|uah|гривн\p{L}*|гривен|hryvnia\p{L}*)/u],
  ['INR', /^(?:₹|inr|rupees?)/u],
  ['TRY', /^(?:₺|лир(?:а|ы|у)?(?!\p{L})|turkish lira|liras?)/u],
  ['GEL', /^(?:₾|gel(?!\p{L})|лари(?!\p{L})|laris?(?!\p{L}))/u],
  ['AMD', /^(?:֏|amd(?!\p{L})|драм(?:ов|а|ы)?(?!\p{L})|drams?(?!\p{L}))/u],
  ['UZS', /^(?:uzs(?!\p{L})|сум(?:ов)?(?!\p{L}))/u],
  ['KGS', /^(?:kgs(?!\p{L})|сом(?:ов|а)?(?!\p{L}))/u],
  ['AZN', /^(?:₼|azn(?!\p{L})|манат\p{L}*|manats?)/u],
  ['RSD', /^(?:rsd(?!\p{L})|динар\p{L}*|dinars?)/u],
  ['PLN', /^(?:pln(?!\p{L})|злот\p{L}+|zlot\p{L}+)/u],
  ['CZK', /^(?:czk(?!\p{L})|чешск\p{L}+ крон\p{L}*|koruna\p{L}*)/u],
  ['ILS', /^(?:₪|ils(?!\p{L})|шекел\p{L}*|shekels?)/u],
  ['VND', /^(?:₫|vnd(?!\p{L})|донг(?:ов|а)?(?!\p{L})|dong(?!\p{L}))/u],
  ['MYR', /^(?:myr(?!\p{L})|ринггит\p{L}*|ringgit)/u],
  ['PHP', /^(?:₱|php(?!\p{L})|песо(?!\p{L})|pesos?(?!\p{L}))/u],
  ['KRW', /^(?:₩|krw(?!\p{L})|вон(?!\p{L})|won(?!\p{L}))/u],
  ['JPY', /^(?:jpy|yen|иен\p{L}*)/u],
  ['CHF', /^(?:chf|франк\p{L}*|francs?)/u],
  ['USDT', /^(?:usdt|usdc|tether|тезер\p{L}*|юсдт)/u],
  ['BTC', /^(?:₿|btc|bitcoins?|биткоин\p{L}*|битк(?:а|ов|ами)(?!\p{L}))/u],
  ['ETH', /^(?:eth|ethereum|ether|эфир(?:а|ов|иум\p{L}*)(?!\p{L}))/u],
  ['TON', /^(?:toncoins?|тонкоин\p{L}*)/u],
  ['CENT', /^(?:cents?(?!\p{L})|цент(?:ов|а|ы)?(?!\p{L})|коп(?:\.|е\p{L}*))/u],
];

/** What a stated price is for. */
export const PERS: [per: Per, words: string][] = [
  ['night', 'ноч\\p{L}*|nights?|nightly'],
  ['day', 'сут\\p{L}*|день|дня|days?|daily|dn[ey]'],
  ['week', 'недел\\p{L}*|weeks?|weekly|wk'],
  ['month', 'мес\\p{L}*|months?|monthly|mo'],
  ['year', 'год|года|year|yearly|annum|yr|annual\\p{L}*'],
  ['lesson', 'занят\\p{L}*|урок\\p{L}*|lessons?|class(?:es)?|sessions?'],
  ['hour', 'час|часа|hours?|hourly|hr'],
  ['course', 'курс\\p{L}*|courses?|пакет\\p{L}*|package|интенсив\\p{L}*'],
  ['visit', 'визит\\p{L}*|прием(?:а|ом)?|посещени\\p{L}*|visits?|appointments?'],
  ['person', 'человека|people|persons?|guests?'],
];

const ADJECTIVES: Partial<Record<Per, string>> = { year: 'годов\\p{L}+', month: '(?:по)?месячн\\p{L}+' };
const NAMED = new Map(
  PERS.map(([per, words]) => [per, new RegExp(`(?<!\\p{L})(?:${words}|${ADJECTIVES[per] ?? words})(?!\\p{L})`, 'u')]),
);

/** A text that names what a price is for: «на год», "yearly". */
export const namesPeriod = (text: string, per: Per): boolean => NAMED.get(per)?.test(text) ?? false;
