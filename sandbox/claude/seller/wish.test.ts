// What a client wants, read over the whole chat by the attributes the system prompt lists.
import { companyIn } from './company';
import { split } from './facts';
import type { Line, View } from './read';
import { namedIn, wishOf } from './wish';

const SYSTEM = [
  'Name: Samudra',
  'An answer has at most 500 characters and 1 emoji.',
  'search_knowledge knows about: Оплата, Buying: payment, lease.',
  '# Its catalog',
  'Attributes for match_products:',
  '- area (район): canggu (Чангу), seseh (Сесех и Переренан), ubud (Убуд)',
  '- bedrooms (спальни): a number',
  '- purpose (цель): live (жить самим), rent (сдавать)',
].join('\n');
const { attributes, topics, maxCharacters, name } = companyIn(SYSTEM);

const chat = (...said: string[]): View => {
  const lines: Line[] = said.map((text) =>
    text.startsWith('<') ? { who: 'us', text: text.slice(1) } : { who: 'client', text },
  );
  return { sells: attributes, lines } as unknown as View;
};

test('the company as the prompt describes it', () => {
  expect({ name, topics, maxCharacters }).toEqual({
    name: 'Samudra',
    topics: 'Оплата, Buying: payment, lease.',
    maxCharacters: 500,
  });
  expect(attributes).toMatchObject([
    { id: 'area', isNumber: false, values: [{ id: 'canggu', name: 'Чангу' }, { id: 'seseh' }, { id: 'ubud' }] },
    { id: 'bedrooms', isNumber: true, values: [] },
    { id: 'purpose' },
  ]);
  expect(companyIn('Name: X')).toMatchObject({ attributes: [], topics: '' });
});

test.each<[string, object]>([
  ['виллу в Чангу, две спальни', { area: ['canggu'], bedrooms: [2] }],
  ['двухспальную в Переренане', { bedrooms: [2] }],
  ['дом в Переренан', { area: ['seseh'] }],
  ['спальни: 3, сдавать', { bedrooms: [3], purpose: ['rent'] }],
  ['3-bedroom house', { bedrooms: [3] }],
  ['2 людей и 5 котов', {}],
])('%s', (text, wanted) => expect(wishOf(chat(text)).attributes).toEqual(wanted));

test('an English word for a Russian list says the attribute and not the value: the tool knows more of it', () => {
  expect(namedIn('to rent in Canggu', attributes).map(({ attribute, value }) => [attribute.id, value])).toEqual([
    ['area', undefined],
    ['purpose', undefined],
  ]);
  expect(wishOf(chat('to rent in Canggu'))).toMatchObject({ attributes: {}, query: 'to rent in Canggu' });
});

test('a bare number answers our question; the newest word counts; what is refused is left out', () => {
  const wish = wishOf(
    chat('Ищу дом в Чангу, до 300 тысяч', '<Уточню про спальни: сколько нужно?', '4', 'а в Убуде? Сдавать не хочу'),
  );
  expect(wish.attributes).toMatchObject({ area: ['ubud'], bedrooms: [4] });
  expect(wish.budget).toBe(true);
  expect(wish.query).toMatch(/300 тысяч/);
  expect(wish.query).not.toMatch(/Чангу/);
});

test('a passage is taken apart at its sentences, not at its abbreviations', () => {
  expect(split('The office is in Sanur, Jl. Ombak Tenang 8. It is **open** daily.\n- Cash\n- Card')).toEqual([
    'The office is in Sanur, Jl. Ombak Tenang 8.',
    'It is open daily.',
    'Cash.',
    'Card',
  ]);
  expect(split('Москва, ул. Ветрова, 14. Метро рядом! Вход со двора.')).toHaveLength(3);
});
