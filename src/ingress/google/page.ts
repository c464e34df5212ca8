// What a rep reads in his browser, mostly on a phone, when he comes back from Google.
import type { Language } from '../../domain/brand';
import { escaped } from '../../domain/reps/message';
import type { SignInOutcome } from '../../ports/booking';

type Words = Record<SignInOutcome['kind'], [title: string, text: string]>;

const AGAIN = {
  ru: 'Чтобы попробовать снова, отправьте боту /connect или попросите у оператора новую ссылку.',
  en: 'To try again, send /connect to the bot, or ask an operator for a new link.',
};

const WORDS: Record<Language, Words> = {
  ru: {
    connected: [
      'Календарь подключён',
      'Подключён {email}. Клиентам предлагается время, свободное в этом календаре, встречи появляются в нём сами. Страницу можно закрыть.',
    ],
    denied: [
      'Доступ не дан',
      'Вы отказались, ничего не изменилось. Без доступа к календарю встречи на вас не запишутся.',
    ],
    unticked: [
      'Отмечено не всё',
      'Нужны все галочки на странице Google: видеть занятое время, список ваших календарей и записывать встречи. Ничего не изменилось.',
    ],
    unknown: ['Ссылка не подходит', 'Эта ссылка не наша или устарела. Ничего не изменилось.'],
    spent: [
      'Ссылка уже использована',
      'Каждая ссылка действует один раз. Если календарь уже подключён, ничего делать не нужно.',
    ],
    late: ['Время ссылки вышло', 'Ссылка действует 15 минут. Ничего не изменилось.'],
    failed: [
      'Не получилось',
      'Google не подтвердил вход. Ничего не изменилось. Если это повторится, скажите оператору: rapport doctor.',
    ],
  },
  en: {
    connected: [
      'The calendar is connected',
      '{email} is connected. Clients are offered times that are free in it, and meetings appear there by themselves. You can close this page.',
    ],
    denied: [
      'No access was given',
      'You said no, and nothing has changed. Without the calendar no meetings can be booked with you.',
    ],
    unticked: [
      'Not every box was ticked',
      "All boxes on Google's page are needed: to see when you are busy, to list your calendars, and to write meetings down. Nothing has changed.",
    ],
    unknown: ['This link is not valid', 'It is not one of ours, or an old one. Nothing has changed.'],
    spent: [
      'This link was used before',
      'Each link works once. If the calendar is connected already, there is nothing to do.',
    ],
    late: ['The link has run out', 'A link works for 15 minutes. Nothing has changed.'],
    failed: [
      'That did not work',
      'Google did not confirm the sign-in. Nothing has changed. If it happens again, tell an operator: rapport doctor.',
    ],
  },
};

/** Whole, without anything from elsewhere. */
export function signInPage(outcome: SignInOutcome, language: Language): string {
  const [title, text] = WORDS[language][outcome.kind];
  const email = outcome.kind === 'connected' ? outcome.email : '';
  const good = outcome.kind === 'connected';
  const more = good ? '' : `<p>${AGAIN[language]}</p>`;
  return `<!doctype html>
<html lang="${language}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>${title}</title>
<style>:root{color-scheme:light dark}body{font:17px/1.5 system-ui,sans-serif;max-width:30rem;margin:12vh auto;padding:0 1.25rem}
h1{font-size:1.5rem;line-height:1.25}h1::before{content:"${good ? '✓' : '!'}";color:${good ? '#1a7f37' : '#bf3989'};margin-right:.5rem}
p{overflow-wrap:anywhere}</style></head>
<body><h1>${title}</h1><p>${text.replace('{email}', `<b>${escaped(email)}</b>`)}</p>${more}</body></html>
`;
}
