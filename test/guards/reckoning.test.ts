// What may be worked out of a brand's prices and days, and what may not; and commitments in words no list has.

import { factsOf } from '../../src/domain/guards';
import { type BrandId, judged, NOW, sampleBrand } from './support';

const verdict = async (brand: BrandId, client: string, reply: string): Promise<string> =>
  (await judged({ brand, client, reply, language: /[а-я]/i.test(reply) ? 'ru' : 'en' })).verdict;

test.each<[BrandId, string, string]>([
  [
    'bali-villas',
    'what would I pay at each stage for the loft',
    'On $276,000 that is three payments of $82,800 and a last one of $27,600 at handover.',
  ],
  ['bali-villas', 'Сколько участок стоит за сотку', '84 000 за шесть соток, то есть 14 тысяч долларов за сотку.'],
  [
    'prep-school',
    'химия и информатика вместе сколько',
    'Обе по 9 400, на вторую скидка 10 %, то есть 8 460. Вместе 17 860 ₽ в месяц.',
  ],
  ['bali-villas', 'how long do you hold it', '14 days. If you paid today, that would take you to 5 December.'],
  ['bali-villas', 'сколько осталось до передачи полей?', 'Чуть больше семи месяцев: передача 30 июня 2027 года.'],
  ['bali-villas', "I've got 180,000 euros, what can I get", 'With 180,000 euros there are a few things to look at.'],
])('comes out: %s, %s', async (...said) => {
  expect(await verdict(...said)).toBe('ok');
});

test.each<[BrandId, string, string]>([
  [
    'prep-school',
    'химия и информатика вместе сколько',
    'Обе по 9 400, на вторую скидка 10 %. Вместе 16 860 ₽ в месяц.',
  ],
  ['bali-villas', 'frangipani 2 months', 'Ten percent off from two months, so it applies to you.'],
  ['bali-villas', 'уступите многодетным?', 'Многодетным у нас минус треть.'],
  ['bali-villas', 'are you open on Christmas', 'We are in the office on 25 December as usual.'],
  ['prep-school', 'физика какие дни', 'Понедельник и среда, в семь вечера.'],
  ['prep-school', 'вычет одобрят?', 'Одобрят, налоговая по нашей справке ещё никому не отказала.'],
  ['bali-villas', 'office address', 'Jalan Petitenget 88 in Seminyak, ground floor.'],
])('does not, or is no term of ours: %s, %s', async (...said) => {
  expect(await verdict(...said)).not.toBe('ok');
});

test('a brand knows its days off', async () => {
  const brand = await sampleBrand('prep-school');
  const { closed } = factsOf(brand, { plan: [], clientSaid: [], now: NOW, zone: brand.zone });
  expect(closed).toContainEqual({ from: 20270308, to: 20270308 });
});
