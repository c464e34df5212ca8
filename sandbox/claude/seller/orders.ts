// The company's rules for this turn, obeyed as far as a plain seller understands them: an order is known by its words, whatever brand gives it.
import type { ScriptedTurn } from '../scripts';
import { join } from './join';
import type { Lang, View } from './read';
import type { Heard } from './understand';

interface Order {
  /** in the rule's own text */
  given: RegExp;
  /** said before anything else */
  first?: Record<Lang, string>;
  /** said at the end, in place of a question of ours */
  last?: Record<Lang, string>;
}

// Rules are written in either language and obeyed in the client's.
const ORDERS: Order[] = [
  {
    given: /guarantee neither income nor occupancy/i,
    first: {
      ru: 'Ни дохода, ни загрузки мы не гарантируем.',
      en: 'We guarantee neither income nor occupancy.',
    },
    last: {
      ru: 'На звонке покажем отчёты похожих домов. В какой день вам удобно?',
      en: 'On a call we can go through the reports of similar houses. Which day suits you?',
    },
  },
  {
    given: /баллов и поступления не обещает никто/i,
    first: {
      ru: 'Обещать балл было бы нечестно, и мы этого не делаем.',
      en: 'Promising a score would not be honest, and we do not.',
    },
    last: {
      ru: 'Зато до оплаты можно пройти диагностику. Записать на неё?',
      en: 'What we offer is a diagnostic before you pay. Shall we arrange it?',
    },
  },
  {
    given: /our notary advises/i,
    last: {
      ru: 'О вашем случае лучше скажет наш нотариус. Познакомить вас с ним?',
      en: 'Our notary advises on your own case. Shall I introduce you?',
    },
  },
  {
    given: /pass his own figure to the owner/i,
    last: {
      ru: 'По готовому дому могу передать собственнику вашу цифру. Передать?',
      en: 'For a finished house I can pass your own figure to the owner. Shall I?',
    },
  },
  {
    given: /дешевле по сути/i,
    last: {
      ru: 'По сути дешевле выходят занятия онлайн. Подобрать?',
      en: 'Classes online cost less. Shall I find one?',
    },
  },
  {
    given: /which budget he has in mind/i,
    last: { ru: 'Какой бюджет вы рассматриваете?', en: 'Which budget do you have in mind?' },
  },
  {
    given: /can check anywhere/i,
    last: {
      ru: 'У любого продавца проверьте документы на землю. Показать, как это делает наш нотариус?',
      en: 'With any seller, check the papers of the land. Shall I show how our notary does it?',
    },
  },
  {
    given: /offer a viewing/i,
    last: {
      ru: 'Можем показать дом вживую. В какой день вам удобно?',
      en: 'We can show you a house in person. Which day suits you?',
    },
  },
  {
    given: /offer a call/i,
    last: {
      ru: 'Предлагаю короткий звонок с нашим консультантом. В какой день вам удобно?',
      en: 'May I suggest a short call with our consultant? Which day suits you?',
    },
  },
  {
    given: /to live in, to let out or both/i,
    last: {
      ru: 'Дом нужен, чтобы жить самим, сдавать или и то и другое?',
      en: 'Is the house to live in, to let out, or both?',
    },
  },
  {
    given: /поняли, что именно тревожит/i,
    first: { ru: 'Понимаю, что подготовка вас тревожит.', en: 'I understand that this worries you.' },
    last: { ru: 'Что сейчас с предметом, какие темы не идут?', en: 'How is the subject going, which topics are hard?' },
  },
  {
    given: /договор и запись — с родителем/i,
    last: {
      ru: 'Договор и запись оформляет родитель. Перешлёте ему нашу переписку?',
      en: 'A parent signs up and pays. Will you forward him this chat?',
    },
  },
  {
    given: /предложите решить на диагностике/i,
    last: {
      ru: 'Что реально успеть, покажет диагностика. Рассказать о ней?',
      en: 'A diagnostic shows what can be done in time. Shall I tell you about it?',
    },
  },
  {
    given: /один вопрос: класс и предмет/i,
    last: { ru: 'Какой у вас класс и предмет?', en: 'Which grade and which subject is it?' },
  },
  {
    given: /что там понравилось или чего не хватило/i,
    last: { ru: 'Что там понравилось, а чего не хватило?', en: 'What did you like there, and what was missing?' },
  },
  {
    given: /предложите бесплатную диагностику/i,
    last: {
      ru: 'Предлагаю бесплатную диагностику с преподавателем. В какой день вам удобнее?',
      en: 'May I suggest a free diagnostic with a teacher? Which day suits you?',
    },
  },
];

const HANDS_OVER = /hand over to a colleague|hand_off/i;
// «If he has a contract, or complains …»: an order for who states something, not for who asks in general
const CONDITION = /\bif he\b|если человек/i;
const HELPLINES = /(?<![\d-])(?:112|8-800-[\d-]+\d)(?!\d)/g;

/** What is said when a rule hands the chat over; undefined: none does. `words`: beside the handing over. */
export function handsOver(view: View, heard: Heard): { words: string } | undefined {
  const rule = view.rules.find((text) => HANDS_OVER.test(text) && (!CONDITION.test(text) || !heard.question));
  if (!rule) return undefined;
  const lines = rule.match(HELPLINES) ?? [];
  if (lines.length === 0) return { words: '' };
  const numbers = [...new Set(lines)].join(view.language === 'ru' ? ' или ' : ' or ');
  return {
    words:
      view.language === 'ru'
        ? `Это очень серьёзно. Побудьте сейчас с живым взрослым рядом и позвоните: ${numbers}.`
        : `This is very serious. Please stay with an adult now and call ${numbers}.`,
  };
}

/** The answer with what the rules want said in it: one thing first, one at the end, none of it twice in a chat. */
export function obeyed(turn: ScriptedTurn, view: View, heard: Heard): ScriptedTurn {
  const promised = view.rounds.flat().some(({ name }) => /follow_up|hand_off|say_nothing|stop_contact/.test(name));
  if (!turn.text || turn.tools || promised || heard.courtesyOnly || heard.media) return turn;
  const fresh = (words: string | undefined) =>
    words !== undefined && !view.lines.some(({ who, text }) => who === 'us' && text.includes(words))
      ? words
      : undefined;
  const orders = view.rules.flatMap((rule) => ORDERS.filter(({ given }) => given.test(rule)));
  const first = orders.map((order) => fresh(order.first?.[view.language])).find(Boolean);
  const last = orders.map((order) => fresh(order.last?.[view.language])).find(Boolean);
  if (!first && !last) return turn;
  return { text: join(first ?? '', last ? withoutQuestion(turn.text) : turn.text, last ?? '') };
}

/** One question at a time: ours gives way. */
const withoutQuestion = (text: string): string =>
  text
    .split(/(?<=[.!?])\s+/)
    .filter((sentence) => !sentence.endsWith('?'))
    .join(' ');
