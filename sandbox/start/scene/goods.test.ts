// What the scene asks the shipped brands about is understood by the seller, and the judge of its answers can be trusted.
import { join } from 'node:path';
import { createBrands } from '../../../src/adapters/brands';
import { stablePrefix } from '../../../src/adapters/claude/prompt';
import { lookUp } from '../../claude/seller/look-up';
import { read } from '../../claude/seller/read';
import { understand } from '../../claude/seller/understand';
import { Chance } from './chance';
import { readGoods } from './goods';
import { askAbout, openingWish, people } from './words';

const dir = join(__dirname, '../../../brands');

async function systemOf(brandId: string): Promise<string> {
  const { system } = stablePrefix(await createBrands({ dir, onInvalid: () => {} }).get(brandId));
  return system.map(({ text }) => text).join('\n');
}

function viewOf(system: string, text: string) {
  const said = { type: 'text', text: `<message at="">${text}</message>` };
  const context = { type: 'text', text: '<context>\n{}\n</context>' };
  return read({ model: 'm', max_tokens: 9, system, messages: [{ role: 'user', content: [said, context] }] });
}

const heard = (text: string) => understand(text, { when: false, place: false });

describe.each(['bali-villas', 'prep-school'])('%s', (brandId) => {
  const goods = readGoods(join(dir, brandId));

  let system: string;
  beforeAll(async () => {
    system = await systemOf(brandId);
  });

  test('every wish is clear: it is answered from the catalog at once', () => {
    expect(goods.wishes.length).toBeGreaterThan(5);
    for (const [i, wish] of goods.wishes.entries())
      for (let draw = 0; draw < 4; draw++) {
        const chance = new Chance(`wish ${i} ${draw}`);
        const text = openingWish(chance, people(chance, 1)[0] as never, wish);
        const { match, ask } = lookUp(viewOf(system, text), heard(text));
        expect({ text, match: match !== undefined, ask }).toEqual({ text, match: true, ask: undefined });
      }
  });

  test('every question is looked up, and nothing else is heard in it', () => {
    expect(goods.questions.length).toBeGreaterThan(10);
    for (const [i, question] of goods.questions.entries()) {
      const text = askAbout(new Chance(`question ${i}`), question);
      const { stop, human, angry, time, cancels, asksIfBot } = heard(text);
      const { search } = lookUp(viewOf(system, text), heard(text));
      expect({ text, search: search !== undefined, stop, human, angry, time, cancels, asksIfBot }).toEqual({
        text,
        search: true,
        human: false,
        angry: false,
        cancels: false,
        asksIfBot: false,
      });
    }
  });
});

describe('the judge', () => {
  const goods = readGoods(join(dir, 'bali-villas'));

  test('a price counts with its product, as catalog.yaml has it', () => {
    expect(goods.pricesIn('Вилла «Пальма», Чангу: 245 000 $.')).toEqual([
      { product: 'Вилла «Пальма», Чангу', amount: '245 000' },
    ]);
    expect(goods.pricesIn('Вилла «Пальма», Чангу: 198 000 $.')).toEqual([]);
    expect(goods.pricesIn('Отличная вилла за 245 000 $.')).toEqual([]);
  });

  test('a sentence counts letter for letter', () => {
    expect(
      goods.sourceOf(
        'Да. Криптовалюту напрямую не принимаем: её можно продать на лицензированной в Индонезии бирже и заплатить рупиями.',
      ),
    ).toBe('payment.ru.md');
    expect(goods.sourceOf('Криптовалюту напрямую принимаем с удовольствием, без всяких комиссий.')).toBeUndefined();
  });

  test('a brand without files has nothing to ask about', () => {
    expect(readGoods(join(dir, 'nobody'))).toMatchObject({ wishes: [], questions: [] });
  });
});
