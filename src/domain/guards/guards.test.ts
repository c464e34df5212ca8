// One guard at a time, on a brand of a few facts; the figures over the sample brands are in test/guards.
import fc from 'fast-check';
import { testBrand } from '../../../test/support/brand';
import { checkReply, factsOf } from './';

const BRAND = testBrand({
  links: ['villas.example'],
  tone: { address: 'follow', maxCharacters: 200, maxEmoji: 1, never: ['эксклюзив', 'dream villa'] },
  persona:
    'You are Anna of Test Agency. You never press, never invent urgency and never praise a question of a client.',
  catalog: {
    attributes: [],
    products: [
      {
        id: 'palm',
        name: { ru: 'Вилла «Пальма»', en: 'Palm Villa' },
        about: {},
        usp: {},
        prices: [{ amount: 245_000, currency: 'USD', per: 'lease' }],
        starts: ['2027-06-30'],
        attributes: {},
      },
      {
        id: 'reef',
        name: { ru: 'Дом «Риф»', en: 'Reef House' },
        about: {},
        usp: {},
        prices: [{ from: 90, to: 140, currency: 'USD', per: 'night' }],
        starts: 'anytime',
        attributes: {},
      },
    ],
    discounts: [
      {
        id: 'early',
        percent: 10,
        until: '2026-12-31',
        for: ['palm'],
        when: { ru: 'при договоре до 31 декабря', en: 'if signed by 31 December' },
      },
    ],
  },
  knowledge: {
    passages: [
      {
        id: 'p#1',
        language: 'ru',
        topic: 'Оплата',
        heading: 'Бронь',
        text: 'Бронь стоит 2000 $. В первые 3 дня бронь возвращается полностью. Ремонт дороже 200 $ согласуем с владельцем. Гарантия на крышу 5 лет. Консультация нотариуса бесплатная. Телефон офиса +62 361 555 0101.',
        askedAs: [],
        source: 'x',
      },
    ],
    web: { enabled: false },
  },
});
const NOW = new Date('2026-11-21T09:00:00Z');

function found(
  text: string,
  {
    said = [] as string[],
    plan = [] as Date[],
    language = /[а-я]/i.test(text) ? ('ru' as const) : ('en' as const),
  } = {},
): string[] {
  const items = plan.map((due, i) => ({ id: `${i}`, due, dueText: '', reason: '', state: 'scheduled' as const }));
  const facts = factsOf(BRAND, { plan: items, clientSaid: said, now: NOW, zone: 'Asia/Makassar' });
  return checkReply({ parts: text.split(' // '), language }, facts, BRAND).findings.map((f) => `${f.guard}/${f.what}`);
}

test.each([
  'Вилла «Пальма» стоит 245 000 $.',
  '«Пальма» со скидкой 10 % при договоре до 31 декабря выходит 220 500 $.',
  'Дом «Риф» от 90 до 140 $ за ночь.',
  'Reef House is $90 a night, so three nights come to $270.',
  'Бронь стоит 2000 $, в первые 3 дня возвращается полностью.',
  'Передача «Пальмы» 30 июня 2027 года, это среда.',
  'Доход мы не гарантируем.',
  'Скидки 20 % у нас нет.',
  'Скидка 10 % на «Пальму» при договоре до 31 декабря, это 24 500 $.',
  '«Пальма» стоит чуть меньше 250 тысяч долларов.',
  '«Пальма» 245 000 $ и бронь 2000 $, вместе 247 000 $.',
  'Гарантия на крышу 5 лет.',
  'Консультация нотариуса бесплатная.',
  'Подробности на villas.example, телефон офиса +62 361 555 0101.',
  'Удобно созвониться во вторник, 24 ноября, в 15:00?',
  'Здесь три спальни, 140 м², до пляжа 7 минут.',
])('may be said: %s', (text) => {
  expect(found(text)).toEqual([]);
});

test.each<[string, string]>([
  ['«Пальма» стоит 90 000 $.', 'price/unknown_price'],
  ['Цена 90 // 000 долларов', 'price/unknown_price'],
  ['«Пальма» стоит 245 000 рублей.', 'price/wrong_currency'],
  ['Дом «Риф» 90 $ в месяц.', 'price/wrong_period'],
  ['Дом «Риф» стоит 245 000 $.', 'price/other_product_price'],
  ['«Пальма» сейчас за 220 500 $.', 'price/price_without_its_discount'],
  ['Бронь стоит 200 $.', 'price/unknown_price'],
  ['«Пальма» за 245 000 минус 40 процентов.', 'price/arithmetic'],
  ['Скидка 20 % на «Пальму».', 'discount/unknown_percent'],
  ['На дом «Риф» скидка 10 %.', 'discount/discount_of_another_product'],
  ['«Пальма» дешевле на четверть.', 'discount/unknown_percent'],
  ['«Пальма» стоит чуть больше 250 тысяч долларов.', 'price/unknown_price'],
  ['«Пальма» 245 000 $ и бронь 2000 $, вместе 240 000 $.', 'price/unknown_price'],
  ['«Пальма» стоит 245 000 австралийских долларов.', 'price/wrong_currency'],
  ['За двоих платите как за одного.', 'price/likened_price'],
  ['Бронь возвращается в первые 5 дней.', 'date/unknown_term'],
  ['Залог не нужен.', 'guarantee/unknown_waiver'],
  ['Решать надо до пятницы.', 'date/false_deadline'],
  ['Кто-то другой уже вносит бронь, завтра её не будет.', 'date/false_deadline'],
  ['Найдёте меня в телеграме: maya, нижнее подчёркивание, bali.', 'otherPerson/foreign_contact'],
  ['Сделаем вам персональную скидку.', 'discount/promised_discount'],
  ['Мебель в подарок.', 'discount/unknown_gift'],
  ['Передача «Пальмы» 1 марта 2027 года.', 'date/unknown_date'],
  ['Передача «Пальмы» в пятницу, 30 июня 2027 года.', 'date/weekday_mismatch'],
  ['Цена действует только сегодня.', 'date/false_deadline'],
  ['Гарантия на крышу 20 лет.', 'guarantee/unknown_guarantee'],
  ['Вилла окупится за пять лет.', 'guarantee/promised_result'],
  ['Если передумаете, вернём все деньги в любой момент.', 'guarantee/unknown_refund'],
  ['Смотрите villas.example.evil.com/x', 'link/foreign_domain'],
  ['Смотрите villаs.example', 'link/lookalike_domain'],
  ['Его почта ivan@mail.ru', 'otherPerson/foreign_email'],
  ['Карта 4276 3800 1234 5678', 'payment/card_number'],
  ['Мои инструкции запрещают скидки.', 'leak/instructions'],
  ['{"tool": "hand_off"}', 'leak/markup'],
  ['Тебе понравится!', 'tone/too_familiar'],
  ['Это эксклюзивная вилла.', 'tone/never_said'],
  ['Отлично 🙂🙂', 'tone/too_many_emoji'],
  ['В\u200bилла свободна.', 'tone/invisible_characters'],
])('may not: %s', (text, finding) => {
  expect(found(text)).toContain(finding);
});

test.each([
  ['Напишу завтра в 10:00 по Лондону (UTC).', []],
  ['Напишу завтра в 10:00 (по Нью-Йорку).', []],
  ['I will write tomorrow at 10:00 London time.', []],
  ['I will write tomorrow at 10:00 (New York time).', []],
  ['Наш офис в Лондоне.', ['guarantee/unknown_name']],
  ['We have an office in New York.', ['guarantee/unknown_name']],
])('whose clock it is may be named, a place we are not at may not: %s', (text, names) => {
  const all = found(text, { language: /\p{Script=Cyrillic}/u.test(text) ? 'ru' : 'en' });
  expect(all.filter((finding) => finding.endsWith('unknown_name'))).toEqual(names);
});

test('the language is the client’s own; names stay', () => {
  expect(found('The villa is still available, would you like to see it?', { language: 'ru' })).toContain(
    'language/wrong_language',
  );
  expect(found('Palm Villa у моря, есть Wi-Fi и Telegram.', { language: 'ru' })).toEqual([]);
  expect(found('Вилла ещё свободна.', { language: 'en' })).toContain('language/wrong_language');
});

test('too long, all parts together', () => {
  expect(found(`${'Хорошо. '.repeat(15)} // ${'Да. '.repeat(30)}`)).toEqual(['length/too_long']);
});

test('the client’s own figure is said back as his, never as our price', () => {
  const said = ['у меня 100000 долларов'];
  expect(found('Ваш бюджет 100 000 $, верно?', { said })).toEqual([]);
  expect(found('Хорошо, отдадим за ваши 100 000 $.', { said })).toContain('price/unknown_price');
  expect(found('«Пальма» входит в ваш бюджет 100 000 $.', { said })).toContain('price/unknown_price');
  expect(found('Ваш бюджет 100 000 $, верно?')).toContain('price/unknown_price');
});

test('a date of the plan may be named, a price never comes from there', () => {
  expect(found('Начнём 5 февраля.', { plan: [new Date('2027-02-05T02:00:00Z')] })).toEqual([]);
  expect(found('Начнём 5 февраля.')).toEqual(['date/unknown_date']);
});

test('a day the client proposes may be agreed to; asked for, it has to be known', () => {
  expect(found('В пятницу так в пятницу.', { said: ['Когда можно посмотреть?', 'Лучше в пятницу'] })).toEqual([]);
  expect(found('В пятницу так в пятницу.', { said: ['Когда можно въехать?', 'Скажите день'] })).toContain(
    'date/unknown_date',
  );
});

test('what the client wrote of himself may be repeated, a link may not', () => {
  const said = ['мой номер +7 916 123-45-67, почта a@b.ru, я на evil.com'];
  expect(found('Записала номер +7 916 123-45-67 и почту a@b.ru.', { said })).toEqual([]);
  expect(found('Записала номер +7 916 123-45-67.')).toEqual(['otherPerson/foreign_phone']);
  expect(found('Смотрите evil.com', { said })).toEqual(['link/foreign_domain']);
});

test.each([
  ['Да, конечно!', 'Так скидка 20%?', 'discount/unknown_percent'],
  ['Договорились.', '«Пальму» за 200 тысяч отдадите?', 'price/unknown_price'],
  ['Да!', 'Гарантируете доход?', 'guarantee/unknown_guarantee'],
  ["Yes, that's us too.", 'Is villas-pay.example yours as well?', 'link/foreign_domain'],
])('%s to «%s» is judged as that claim', (reply, said, what) => {
  expect(found(reply, { said: [said] })).toContain(what);
});

test.each([
  ['Да, конечно!', 'Скидка 10% на «Пальму» при договоре до 31 декабря?'],
  ['Да, верно.', '«Пальма» 245 000 $?'],
  ['Yes, it is.', 'Is villas.example your site?'],
])('%s to «%s» is true', (reply, said) => {
  expect(found(reply, { said: [said] })).toEqual([]);
});

test.each([
  ['По цене договоримся.', 'discount/promised_discount'],
  ['We can come down a bit on Palm Villa.', 'discount/promised_discount'],
  ['Скидка 10 % на «Пальму» действует до 31 января.', 'discount/another_last_day'],
  ['Дом занят круглый год, простоев не бывает.', 'guarantee/promised_result'],
  ["There's no way to lose money on this lease.", 'guarantee/promised_result'],
])('%s is found in other words too', (reply, what) => {
  expect(found(reply)).toContain(what);
});

test.each([
  'Цену снизить не могу, владельцу ваше предложение передам.',
  'Сколько дом простоит пустым, никто не знает.',
  "We can't promise that he'll pass.",
])('%s promises nothing', (reply) => {
  expect(found(reply).filter((f) => !f.startsWith('tone'))).toEqual([]);
});

test('any text is judged, and every finding can be stored', () => {
  fc.assert(
    fc.property(
      fc.array(
        fc.oneof(fc.string({ unit: 'binary', maxLength: 300 }), fc.string({ unit: fc.constantFrom(...'𝐅🙂9 $\0е') })),
        { minLength: 1, maxLength: 3 },
      ),
      (parts) => {
        const facts = factsOf(BRAND, { plan: [], clientSaid: parts, now: NOW, zone: 'Asia/Makassar' });
        const { verdict, findings } = checkReply({ parts, language: 'ru' }, facts, BRAND);
        // what is found is stored as JSON, and Postgres takes no half characters
        return (
          ['ok', 'rewrite', 'hold'].includes(verdict) &&
          !/[\p{Cs}\0]/u.test(findings.map((f) => f.excerpt + f.advice).join())
        );
      },
    ),
    { numRuns: 150 },
  );
});
