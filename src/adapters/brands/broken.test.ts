// Broken catalogs, rules and articles: each problem is named by file, line and thing; what can be used all the same is a warning.
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { said } from './problem';
import { inspectBrand } from './read-brand';

let dir: string;
beforeEach(async () => {
  dir = join(await mkdtemp(join(tmpdir(), 'broken-')), 'brands');
});
afterEach(() => rm(dirname(dir), { recursive: true, force: true }));

const NOW = new Date('2026-11-21T09:00:00Z');
const ONE = 'name: X\nzone: Europe/Moscow\nlanguages: [ru]\nlinks: [x.example]\n';
const TWO = ONE.replace('[ru]', '[ru, en]');

async function inspect(files: Record<string, string | Buffer>) {
  for (const [file, text] of Object.entries({ 'brand.yaml': ONE, 'persona.md': 'Anna.', ...files })) {
    await mkdir(dirname(join(dir, 'x', file)), { recursive: true });
    await writeFile(join(dir, 'x', file), text);
  }
  return inspectBrand(dir, 'x', NOW);
}
const lines = async (files: Record<string, string | Buffer>, severity: 'error' | 'warning') =>
  (await inspect(files)).problems.filter((problem) => problem.severity === severity).map(said);

/** A catalog of one good product, in lines: 1 currency, 2 attributes … 8 products, 9 id … */
const CATALOG = `currency: RUB
attributes:
  grade: { name: класс, number: true }
  goal:
    name: цель
    values:
      ege: { name: ЕГЭ, also: [экзамен] }
products:
  - id: one
    name: Курс
    about: О курсе
    usp: Один такой
    prices:
      - { amount: 100, per: month }
    starts: [2027-01-11]
    link: https://x.example/one
    attributes: { grade: 11, goal: ege }
discounts:
  - { id: early, percent: 10, until: 2026-12-31, for: [one], when: при оплате }
`;
const RULES = 'rules:\n  - id: one\n    when: { said: [цена] }\n    then: Say it.\n    priority: 50\n';
const PAYMENT = '---\nlanguage: ru\n---\n# Оплата\n## Чем платить\nКартой.\n## Когда\nДо пятого числа.\n';
const edited = (text: string, from: string | RegExp, to: string) => {
  const changed = text.replace(from, to);
  if (changed === text) throw new Error(`nothing to change: ${from}`);
  return changed;
};
const catalog = (from: string | RegExp, to: string) => ({ 'catalog.yaml': edited(CATALOG, from, to) });
const rules = (from: string | RegExp, to: string) => ({ 'rules.yaml': edited(RULES, from, to) });
const article = (from: string | RegExp, to: string) => ({ 'knowledge/payment.md': edited(PAYMENT, from, to) });

const ERRORS: [string, string, Record<string, string | Buffer>][] = [
  // catalog.yaml
  [
    'a price of nothing',
    'catalog.yaml:14: products.0.prices.0.amount: must be more than 0',
    catalog('amount: 100', 'amount: 0'),
  ],
  [
    'a negative price',
    'catalog.yaml:14: products.0.prices.0.amount: must be more than 0',
    catalog('amount: 100', 'amount: -5'),
  ],
  [
    'a price in words',
    'catalog.yaml:14: products.0.prices.0.amount: must be a number',
    catalog('amount: 100', 'amount: сто'),
  ],
  [
    'a range the wrong way round',
    'catalog.yaml:14: products.0.prices.0.to: must not be less than `from`',
    catalog('amount: 100', 'from: 90, to: 40'),
  ],
  ['an end without a beginning', 'catalog.yaml:14: products.0.prices.0', catalog('amount: 100', 'to: 40')],
  [
    'a price and a range',
    'catalog.yaml:14: products.0.prices.0: needs either `amount`, or `from`',
    catalog('amount: 100', 'amount: 1, from: 2'),
  ],
  ['a currency nobody has', 'catalog.yaml:1: currency: is no currency', catalog('RUB', 'RUR2')],
  [
    'a price in a currency nobody has',
    'catalog.yaml:14: products.0.prices.0.currency: is no currency',
    catalog('amount: 100', 'amount: 100, currency: usd'),
  ],
  ['no currency at all', 'catalog.yaml:13: one: names no currency', catalog('currency: RUB\n', '')],
  [
    'a period nobody offers',
    'catalog.yaml:14: products.0.prices.0.per: must be one of once, day',
    catalog('per: month', 'per: moon'),
  ],
  [
    'people of what is no number',
    'catalog.yaml:6: attributes.goal.people: belongs to `number: true`',
    catalog('name: цель', 'name: цель\n    people: 2'),
  ],
  ['no price', 'catalog.yaml:13: products.0.prices: names no price', catalog(/prices:\n.*\n/, 'prices: []\n')],
  ['prices left out', 'catalog.yaml:9: products.0.prices: is missing', catalog(/ {4}prices:\n.*\n/, '')],
  ['a day that is none', 'catalog.yaml:15: products.0.starts', catalog('2027-01-11', '2027-02-30')],
  ['a date the other way round', 'catalog.yaml:15: products.0.starts', catalog('2027-01-11', '11.01.2027')],
  ['no date', 'catalog.yaml:15: products.0.starts', catalog('[2027-01-11]', '[]')],
  [
    'a link without https',
    'catalog.yaml:16: products.0.link: must be a link that begins with https://',
    catalog('https://', 'http://'),
  ],
  [
    'a link that is none',
    'catalog.yaml:16: products.0.link: must be a link',
    catalog('https://x.example/one', 'x.example'),
  ],
  [
    'an attribute nobody declared',
    'catalog.yaml:17: one: there is no attribute colour; there are grade, goal',
    catalog('grade: 11', 'colour: red'),
  ],
  [
    'a value nobody declared',
    'catalog.yaml:17: one: goal has no value oge; it has ege',
    catalog('goal: ege }\nd', 'goal: oge }\nd'),
  ],
  ['a word for a number', 'catalog.yaml:17: one: grade must be a number, not old', catalog('grade: 11', 'grade: old')],
  [
    'an attribute without values',
    'catalog.yaml:3: attributes.grade: needs either `values`, or `number: true`',
    catalog(', number: true', ''),
  ],
  [
    'two products of one id',
    'catalog.yaml:18: one: two products have this id',
    catalog(
      'discounts:',
      '  - { id: one, name: a, about: b, usp: c, prices: [{ amount: 1, per: once }], starts: anytime }\ndiscounts:',
    ),
  ],
  [
    'an id with spaces',
    'catalog.yaml:9: products.0.id: must be small letters, digits and single hyphens',
    catalog('id: one', 'id: One two'),
  ],
  ['a product without a name', 'catalog.yaml:9: products.0.name: is missing', catalog('    name: Курс\n', '')],
  ['an empty text', 'catalog.yaml:12: products.0.usp: must not be empty', catalog('usp: Один такой', 'usp: " "')],
  ['a mistyped key', 'catalog.yaml:16: products.0.lnik: no such key here', catalog('link:', 'lnik:')],
  [
    'a comma that ends a text',
    'catalog.yaml:19: discounts.0.по карте: no such key here; a text with a comma between { } stands in quotes',
    catalog('when: при оплате', 'when: сразу, по карте'),
  ],
  [
    'a discount for a product that is gone',
    'catalog.yaml:19: early: there is no product two',
    catalog('for: [one]', 'for: [two]'),
  ],
  [
    'a discount of two kinds',
    'catalog.yaml:19: discounts.0: needs either `percent` or `amount`',
    catalog('percent: 10', 'percent: 10, amount: 5'),
  ],
  [
    'more than everything off',
    'catalog.yaml:19: discounts.0.percent: must be at most 100',
    catalog('percent: 10', 'percent: 110'),
  ],
  [
    'two discounts of one id',
    'catalog.yaml:20: early: two discounts have this id',
    catalog(/$/, '  - { id: early, percent: 5, when: всегда }\n'),
  ],
  [
    'one text in a brand of two languages',
    'catalog.yaml:10: products.0.name: needs a text for each language: { ru: …, en: … }',
    { 'brand.yaml': TWO, ...catalog('RUB', 'USD') },
  ],
  [
    'a text in a language we do not know',
    'catalog.yaml:10: products.0.name.de: no such key here',
    catalog('name: Курс', 'name: { ru: Курс, de: Kurs }'),
  ],
  ['broken YAML', 'catalog.yaml:2: ', { 'catalog.yaml': 'currency: [RUB\n' }],
  [
    'another encoding',
    'catalog.yaml:2: is not UTF-8',
    { 'catalog.yaml': Buffer.concat([Buffer.from('a: 1\n'), Buffer.from([0xcf, 0xf0])]) },
  ],
  // rules.yaml
  [
    'a rule that excludes nobody',
    'rules.yaml:6: one: excludes two, which is no rule here',
    rules(/$/, '    excludes: [two]\n'),
  ],
  ['a rule that excludes itself', 'rules.yaml:6: one: excludes itself', rules(/$/, '    excludes: [one]\n')],
  [
    'a stage nobody knows',
    'rules.yaml:3: rules.0.when.stage.0: must be one of new, qualifying',
    rules('said: [цена]', 'stage: [selling]'),
  ],
  [
    'a topic nobody knows',
    'rules.yaml:3: rules.0.when.asks.0: must be one of price, discount',
    rules('said: [цена]', 'asks: weather'),
  ],
  ['a condition nobody knows', 'rules.yaml:3: rules.0.when.says: no such key here', rules('said:', 'says:')],
  ['a rule that says nothing', 'rules.yaml:4: rules.0.then: must not be empty', rules('Say it.', '""')],
  ['a rule without an instruction', 'rules.yaml:2: rules.0.then: is missing', rules('    then: Say it.\n', '')],
  ['a priority beyond the scale', 'rules.yaml:5: rules.0.priority: must be at most 100', rules('50', '101')],
  ['two rules of one id', 'rules.yaml:6: one: two rules have this id', rules(/$/, '  - { id: one, then: x }\n')],
  // knowledge/*.md
  ['an empty passage', 'knowledge/payment.md:5: «Чем платить» is empty', article('Картой.\n', '')],
  [
    'the same heading twice',
    'knowledge/payment.md:7: «Чем платить» stands here twice, first on line 5',
    article('## Когда', '## Чем платить'),
  ],
  ['a heading without words', 'knowledge/payment.md:7: the heading is empty', article('## Когда', '##')],
  [
    'a passage as long as an article',
    'knowledge/payment.md:5: «Чем платить» has 4479 characters; at most 4000',
    article('Картой.', 'Картой. '.repeat(560)),
  ],
  [
    'an article of 5 MB',
    'knowledge/payment.md:1: is 5121 KB; at most 512 KB are read',
    article('Картой.', 'Картой.'.repeat(403_298)),
  ],
  [
    'no language in a brand of two',
    'knowledge/payment.md:1: must begin with its language',
    { 'brand.yaml': TWO, ...article('---\nlanguage: ru\n---\n', '') },
  ],
  [
    'a language nobody knows',
    'knowledge/payment.md:2: language: must be one of ru, en',
    article('language: ru', 'language: de'),
  ],
  [
    'a mistyped key at the head',
    'knowledge/payment.md:2: langauge: no such key here',
    article('language: ru', 'langauge: ru'),
  ],
  [
    'a head without an end',
    'knowledge/payment.md:1: the lines between --- and --- have no end',
    article('ru\n---', 'ru'),
  ],
  ['no topic', 'knowledge/payment.md:4: needs a `#` heading', article('# Оплата\n', '')],
  ['two topics', 'knowledge/payment.md:7: a second `#` heading', article('## Когда', '# Когда')],
  ['no passage', 'knowledge/payment.md:1: holds no passage', { 'knowledge/payment.md': '# Оплата\n' }],
  [
    'an article in another encoding',
    'knowledge/payment.md:3: is not UTF-8',
    { 'knowledge/payment.md': Buffer.concat([Buffer.from('# A\n## B\n'), Buffer.from([0xcf, 0xf0, 0xe8])]) },
  ],
  // brand.yaml, the keys these files go with
  [
    'a stage nobody knows in modeByStage',
    'brand.yaml:5: modeByStage.selling',
    { 'brand.yaml': `${ONE}modeByStage: { selling: draft }\n` },
  ],
  [
    'a burst that is waited for longer than a decision may take',
    'brand.yaml:5: burst.maxSeconds: must be at most 90',
    { 'brand.yaml': `${ONE}burst: { maxSeconds: 91 }\n` },
  ],
  [
    'a way to a stage nobody knows',
    'brand.yaml:5: stages.new.0: must be one of',
    { 'brand.yaml': `${ONE}stages: { new: [sold] }\n` },
  ],
  [
    'a holiday that ends before it begins',
    'brand.yaml:5: holidays.0.to: must not lie before `from`',
    { 'brand.yaml': `${ONE}holidays: [{ from: 2027-01-08, to: 2027-01-01, name: x }]\n` },
  ],
  [
    'a domain with its https',
    'brand.yaml:4: links.0: must be a domain',
    { 'brand.yaml': ONE.replace('[x.', '[https://x.') },
  ],
];

test.each(ERRORS)('%s: %s', async (_, expected, files) => {
  const problems = await lines(files, 'error');
  expect(problems.filter((line) => line.startsWith(`brands/x/${expected}`))).toHaveLength(1);
});

test('each of them leaves the brand unusable, and none of them is in the files they are made from', async () => {
  const good = { 'catalog.yaml': CATALOG, 'rules.yaml': RULES, 'knowledge/payment.md': PAYMENT };
  const { brand, problems } = await inspect(good);
  expect(problems).toEqual([]);
  expect(brand?.catalog.products[0]).toMatchObject({
    id: 'one',
    name: { ru: 'Курс' },
    attributes: { grade: [11], goal: ['ege'] },
  });
  expect(brand?.catalog.products[0]?.prices).toEqual([{ amount: 100, per: 'month', currency: 'RUB' }]);
  expect(brand?.rules.map(({ id }) => id)).toEqual(['one']);
  expect(brand?.knowledge.passages.map(({ id, source }) => [id, source])).toEqual([
    ['payment#чем-платить', 'knowledge/payment.md:5'],
    ['payment#когда', 'knowledge/payment.md:7'],
  ]);
  expect(ERRORS.length).toBeGreaterThanOrEqual(40);
});

const booking = (text: string, hours = '[{ days: [mon-fri], from: "10:00", to: "19:00" }]') => ({
  'brand.yaml': `${ONE}hours: ${hours}\nmeeting:\n  booking:\n    enabled: true\n${text}`,
});
const WARNINGS: [string, string, Record<string, string>][] = [
  [
    'booking with a notice past its horizon',
    'brand.yaml:9: meeting.booking.noticeMinutes: nothing can be offered: it reaches past the horizon of 1 days',
    booking('    noticeMinutes: 1440\n    horizonDays: 1\n'),
  ],
  [
    'booking for which the hours are too short',
    'brand.yaml:9: meeting.booking.lengthMinutes: no meeting of 90 minutes fits `hours`',
    booking('    lengthMinutes: 90\n', '[{ days: [mon], from: "10:00", to: "11:00" }]'),
  ],
  [
    'a fixed time outside the hours',
    'brand.yaml:10: meeting.booking.slots.0.times: 18:45 (Fri, Sat) lies outside `hours`',
    booking('    slots:\n      - { days: [fri-sat], times: ["18:45"] }\n'),
  ],
  [
    'video in mode calendar, and no room',
    'brand.yaml:10: meeting.booking.kinds: video in mode calendar has no link of its own',
    booking('    mode: calendar\n    kinds: [video]\n'),
  ],
  [
    'video in mode link, and no room',
    'brand.yaml:7: meeting.booking.kinds: video in mode link has no link of its own',
    booking('    mode: link\n'),
  ],
  [
    'a Zoom for meetings that are none',
    'brand.yaml:9: meeting.booking.mode: zoomCalendar is for video, which is not among `kinds`',
    booking('    mode: zoomCalendar\n    kinds: [phone]\n    place: { phone: { ru: Позвоним вам. } }\n'),
  ],
  [
    'a room beside Zoom',
    'brand.yaml:10: meeting.booking.room: never said',
    booking('    mode: zoomCalendar\n    room: https://x.example/room\n'),
  ],
  [
    'a rep who may answer too late',
    'brand.yaml:11: meeting.booking.answerMinutes: a rep may still be asked when the meeting begins',
    booking('    room: https://x.example/room\n    noticeMinutes: 60\n    answerMinutes: 90\n'),
  ],
  [
    'an address for a kind there is not',
    'brand.yaml:10: meeting.booking.place.office: never said: office is not among `kinds`',
    booking('    mode: zoomCalendar\n    place: { office: { ru: Липовая 1 } }\n'),
  ],
  [
    'a confirmation without its link',
    'brand.yaml:11: meeting.booking.texts.booked: ru has no {link}: the client is not told by which link',
    booking('    mode: zoomCalendar\n    texts:\n      booked: { ru: "Ждём вас {day}." }\n'),
  ],
  [
    'a meeting at the office without an address',
    'brand.yaml:9: meeting.booking.kinds: office has no place in ru: the client is not told where',
    booking('    kinds: [video, office]\n'),
  ],
  [
    'an address only in another language',
    'brand.yaml:11: meeting.booking.place.office: office has no place in ru',
    booking('    kinds: [office]\n    place:\n      office: { en: Main street 1 }\n'),
  ],
  [
    'an article that links to a foreign domain',
    'knowledge/payment.md:6: y.example is not among the `links`',
    article('Картой.', 'Картой: https://y.example/pay.'),
  ],
  [
    'an article that links without https',
    'knowledge/payment.md:6: http://x.example/pay does not begin with https://',
    article('Картой.', 'Картой (http://x.example/pay).'),
  ],
  [
    'a beginning wholly in the past',
    'catalog.yaml:15: one: every date lies in the past',
    catalog('2027-01-11', '2026-01-11'),
  ],
  ['a discount that has ended', 'catalog.yaml:19: early: ended on 2026-11-20', catalog('2026-12-31', '2026-11-20')],
  [
    'a link to a domain nobody allowed',
    'catalog.yaml:16: one: y.example is not among the `links`',
    catalog('x.example', 'y.example'),
  ],
  [
    'a text that a language lacks',
    'catalog.yaml:10: one: name is missing in en',
    {
      'brand.yaml': TWO,
      'catalog.yaml':
        'currency: USD\n\n\n\n\n\n\nproducts:\n  - id: one\n    name: { ru: Дом }\n    about: { ru: a, en: a }\n    usp: { ru: a, en: a }\n    prices: [{ amount: 1, per: once }]\n    starts: anytime\n',
    },
  ],
  [
    'a text nobody reads',
    'catalog.yaml:10: one: name is given in en, which the brand does not speak',
    catalog('name: Курс', 'name: { ru: Курс, en: Course }'),
  ],
  [
    'a rule that can never apply',
    'rules.yaml:3: one: never applies: budget cannot be known and lacking at once',
    rules('said: [цена]', 'knows: [budget], lacks: [budget]'),
  ],
  [
    'a rule for a language nobody speaks',
    'rules.yaml:3: one: never applies: the brand does not speak en',
    rules('said: [цена]', 'language: en'),
  ],
  ['words without a word', 'rules.yaml:3: one: «?!» holds no word', rules('[цена]', '["?!"]')],
  [
    'a rule that excludes its better',
    'rules.yaml:7: two: excludes one, which stands above it',
    rules(/$/, '  - { id: two, then: x, priority: 10,\n      excludes: [one] }\n'),
  ],
  [
    'an article nobody reads',
    'knowledge/payment.md:2: language: the brand does not speak en',
    article('language: ru', 'language: en'),
  ],
  [
    'words before the first heading',
    'knowledge/payment.md:5: stands before the first `##` heading',
    article('# Оплата\n', '# Оплата\nПривет.\n'),
  ],
  [
    'a quote that is no other way to ask',
    'knowledge/payment.md:7: a quote is shown to nobody',
    article('Картой.\n', 'Картой.\n> важно\n'),
  ],
  [
    'a price that disagrees with the catalog',
    'knowledge/payment.md:6: 120 RUB stands beside one, whose price in catalog.yaml is another',
    { 'catalog.yaml': CATALOG, ...article('Картой.', 'Курс стоит 120 ₽ в месяц.') },
  ],
  [
    'a price that disagrees, in any currency',
    'knowledge/payment.md:6: 20000 KZT stands beside one, whose price in catalog.yaml is another',
    { ...catalog('RUB', 'KZT'), ...article('Картой.', 'Курс стоит 20 тысяч тенге.') },
  ],
  [
    'two holidays on the same days',
    'brand.yaml:6: holidays.1: b has the dates of a',
    { 'brand.yaml': `${ONE}holidays: [{ date: 2027-01-01, name: a },\n  { date: 2027-01-01, name: b }]\n` },
  ],
];

test.each(WARNINGS)('a warning, %s: %s', async (_, expected, files) => {
  const { brand, problems } = await inspect(files);
  expect(problems.filter(({ severity }) => severity === 'error')).toEqual([]);
  expect(problems.map(said).filter((line) => line.startsWith(`brands/x/${expected}`))).toHaveLength(1);
  expect(brand).toBeDefined();
});

test('what is wrong with brand.yaml makes nothing wrong with the other files', async () => {
  const rest = {
    'catalog.yaml': CATALOG,
    'rules.yaml': RULES,
    'knowledge/payment.md': '# A\n## B\nC https://x.example.\n',
  };
  expect(await lines({ 'brand.yaml': `${ONE}hurs: []\n`, ...rest }, 'error')).toEqual([
    'brands/x/brand.yaml:5: hurs: no such key here',
  ]);
  const { problems } = await inspect({ 'brand.yaml': `${ONE}burst: {quietSeconds: 3\n`, ...rest });
  expect(problems.filter(({ file }) => file !== 'brands/x/brand.yaml')).toEqual([]);
});

test('a price on request, and one for each visit or day', async () => {
  const { brand } = await inspect(catalog(/prices:\n.*\n/, 'prices: onRequest\n'));
  expect(brand?.catalog.products[0]?.prices).toEqual([]);
  for (const per of ['visit', 'day']) expect(await lines(catalog('per: month', `per: ${per}`), 'error')).toEqual([]);
});

test('a link to the brand’s own domain is no reason to speak', async () => {
  expect(await lines(article('Картой.', 'На https://www.x.example/pay, картой.'), 'warning')).toEqual([]);
});

test('a price that agrees is no reason to speak', async () => {
  const agreeing = ['Курс стоит 100 ₽.', 'Курс стоит 100 рублей в месяц.', 'Учебник стоит 120 ₽.'];
  for (const text of agreeing)
    expect(await lines({ 'catalog.yaml': CATALOG, ...article('Картой.', text) }, 'warning')).toEqual([]);
});
