// A brand for tests: no waiting, no typing, always open, unless a test says otherwise.

import { BOOKING } from '../../src/domain/booking/policy';
import type { Brand } from '../../src/domain/brand';
import { MENTIONED } from '../../src/domain/mentions/policy';
import { DEFAULT_STAGES } from '../../src/domain/stages';
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
    meeting: { when: hours, mentioned: MENTIONED, booking: BOOKING },
    takeover: { autoReleaseMinutes: null },
    optOut: { confirmation: { ru: 'Хорошо, больше не пишу.', en: 'All right, I will not write again.' } },
    holding: { ru: 'Уточню у коллеги и вернусь с ответом.', en: 'Let me check with a colleague.' },
    holidays: [],
    disclosure: { say: 'never', text: { ru: 'Я ИИ-помощник.', en: 'I am an AI assistant.' } },
    consent: { ask: 'never', text: { ru: 'Присылая контакты, вы соглашаетесь.', en: 'You agree.' } },
    models: {},
    tone: { address: 'follow', maxCharacters: 4000, maxEmoji: 20, never: [] },
    delivery: {
      readAfterSeconds: { min: 0, max: 0 },
      thinkSeconds: { min: 0, max: 0 },
      partCharacters: 4000,
      maxParts: 1,
      pauseBetweenSeconds: { min: 0, max: 0 },
    },
    links: [],
    factCheck: { enabled: false },
    budget: { prospectTokensPerDay: 1_000_000, brandTokensPerDay: 10_000_000 },
    mode: 'auto',
    modeByStage: {},
    drafts: { expireMinutes: 120 },
    stages: DEFAULT_STAGES,
    rules: [],
    catalog: {
      attributes: [],
      // what scripted answers may name
      products: [
        {
          id: 'villa',
          name: { ru: 'Вилла на двоих', en: 'Villa for two' },
          about: { ru: 'Вилла для двоих гостей.', en: 'A villa for two guests.' },
          usp: { ru: 'Тихо.', en: 'Quiet.' },
          prices: [{ from: 90, currency: 'USD', per: 'night' }],
          starts: 'anytime',
          attributes: {},
        },
      ],
      discounts: [],
    },
    knowledge: { passages: [], web: { enabled: false } },
    ...changes,
  };
}

export const testBrands = (brand: Brand): Brands => ({ get: async () => brand, list: async () => [brand.id] });
