// What a brand says around a meeting a client mentions, unless it says otherwise in brand.yaml.
import type { MentionedPolicy } from '../brand';

export const MENTIONED: MentionedPolicy = {
  enabled: true,
  threshold: 0.6,
  leadMinutes: 60,
  askAfterMinutes: 15,
  preparation: {
    ru: 'Напоминаю: {day} у вас {title}. Если до этого нужно что-то от меня, напишите.',
    en: 'A quick reminder: {title}, {day}. If you need anything from me before it, just write.',
  },
  completion: {
    ru: 'Как всё прошло ({title})? Если появились вопросы, отвечу.',
    en: 'How did it go ({title})? If anything came up, I am here to answer.',
  },
  question: { ru: 'Как всё прошло ({title})?', en: 'How did it go ({title})?' },
};
