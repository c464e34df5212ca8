import { mirrored } from './mirrored';

test.each([
  ['встреча с моим юристом', 'встреча с вашим юристом'],
  ['созвон с вашим менеджером', 'созвон с нашим менеджером'],
  ['показ нашей квартиры', 'показ вашей квартиры'],
  ['Моя защита', 'Ваша защита'],
  ['meeting with my accountant', 'meeting with your accountant'],
  ['call with your manager', 'call with our manager'],
  ['созвон с Машей', 'созвон с Машей'],
  ['standup', 'standup'],
])('%s → %s', (said, back) => expect(mirrored(said)).toBe(back));
