// A brand for tests: no waiting, no typing, always open, unless a test says otherwise.
import type { Brand } from '../../src/domain/brand';
import type { Brands } from '../../src/ports';

const hours = {
  dayStart: '10:00',
  morning: '10:00',
  noon: '12:00',
  afternoon: '15:00',
  evening: '19:00',
  night: '21:00',
};

export function testBrand(changes: Partial<Brand> = {}): Brand {
  return {
    id: 'test',
    version: 'v1',
    name: 'Test Agency',
    zone: 'Asia/Makassar',
    languages: ['ru', 'en'],
    persona: 'You are Anna of Test Agency. You help people find a villa on Bali.',
    hours: [{ days: [1, 2, 3, 4, 5, 6, 7], from: '00:00', to: '24:00' }],
    repliesOutsideHours: 'now',
    awayMessage: { ru: 'Мы сейчас спим, ответим утром.', en: 'We are asleep, we answer in the morning.' },
    unknownInbound: 'ask',
    burst: { quietSeconds: 0, maxSeconds: 10 },
    typing: { enabled: false, charactersPerSecond: 20, minSeconds: 1, maxSeconds: 5 },
    followUp: { when: hours, ambiguousTime: 'default', lateAsIsMinutes: 30, lateRewriteHours: 24 },
    meeting: { when: hours },
    takeover: { autoReleaseMinutes: null },
    optOut: { confirmation: { ru: 'Хорошо, больше не пишу.', en: 'All right, I will not write again.' } },
    holding: { ru: 'Уточню у коллеги и вернусь с ответом.', en: 'Let me check with a colleague.' },
    ...changes,
  };
}

export const testBrands = (brand: Brand): Brands => ({ get: async () => brand, list: async () => [brand.id] });
