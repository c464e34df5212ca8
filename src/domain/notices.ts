// What the law or the brand wants said beside an answer. Said by code: a model may forget it, or be talked out of it.
import type { Brand, Language } from './brand';

export type Notice = 'disclosure' | 'consent';

const edge = (source: string): RegExp => new RegExp(`(?<![\\p{L}\\d])(?:${source})(?![\\p{L}\\d])`, 'iu');

// «вы бот?», «я с роботом говорю?», "are you a real person", "is this AI"
const ASKS_WHO = [
  edge(
    '(?:вы|ты|это|я с|с кем)[^.!?]{0,40}(?:бот|боты|ботом|робот|роботом|нейросеть|нейросетью|ии|искусственн\\p{L}+ интеллект\\p{L}*|chatgpt|gpt|чат-?бот\\p{L}*|автоответчик\\p{L}*|программ\\p{L}+|машин\\p{L}+|живо\\p{L}+|человек\\p{L}*|реальн\\p{L}+)',
  ),
  edge(
    '(?:are|is|am|r)\\s+(?:you|u|this|i|it)[^.!?]{0,40}(?:bot|robot|ai|a\\.i\\.|human|real|machine|chatgpt|gpt|automated|person)',
  ),
  edge('(?:talking|speaking|chatting|writing)\\s+(?:to|with)\\s+(?:a|an)?\\s*(?:bot|robot|ai|human|machine|real)'),
];

// A request of ours for what the law calls personal data: «оставьте номер», "what is your e-mail"
const ASKS_DATA = [
  edge(
    '(?:оставьте|пришлите|напишите|подскажите|скажите|дайте|назовите|укажите|какой|сообщите|отправьте|скиньте|оставь|пришли|напиши)[^.!?]{0,60}(?:номер\\p{L}*|телефон\\p{L}*|почт\\p{L}+|e-?mail|имейл|емейл|паспорт\\p{L}*|документ\\p{L}*|фамили\\p{L}+|адрес почты|фио)',
  ),
  edge(
    "(?:send|share|leave|give|tell|what(?:'s| is)|could you|may i have|can i have)[^.!?]{0,60}(?:phone|number|e-?mail|passport|documents?|full name|surname)",
  ),
];

export const asksWhoWrites = (text: string): boolean => ASKS_WHO.some((re) => re.test(text));
export const asksForPersonalData = (text: string): boolean => ASKS_DATA.some((re) => re.test(text));

/** Which notices go with this answer, in the order they are said. */
export function noticesFor(
  { disclosure, consent }: Pick<Brand, 'disclosure' | 'consent'>,
  talk: {
    answer: string;
    unanswered: string[];
    /** nothing of ours was said before */
    first: boolean;
    said: readonly Notice[];
  },
): Notice[] {
  const notices: Notice[] = [];
  const asked = talk.unanswered.some(asksWhoWrites);
  // Who asks is told again; at the first contact it is said once.
  if (disclosure.say !== 'never' && asked) notices.push('disclosure');
  else if (disclosure.say === 'first' && !talk.said.includes('disclosure')) notices.push('disclosure');
  if (consent.ask === 'beforePersonalData' && !talk.said.includes('consent') && asksForPersonalData(talk.answer))
    notices.push('consent');
  return notices;
}

export const noticeText = (brand: Brand, notice: Notice, language: Language): string => brand[notice].text[language];
