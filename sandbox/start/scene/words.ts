// What people of the scene are called and what they say. Only wishes and questions: the answers are nobody's script.
import type { Chance } from './chance';

export interface Name {
  first: string;
  last: string;
  woman: boolean;
  /** For a username. */
  latin: string;
}

const WOMEN =
  'Мария:maria Ольга:olga Дарья:daria Елена:elena Ирина:irina Полина:polina Наталья:natalia Ксения:ksenia ' +
  'Вера:vera Юлия:yulia Софья:sofia Алина:alina Жанна:zhanna Лидия:lidia Тамара:tamara Варвара:varvara';
const MEN =
  'Иван:ivan Тимур:timur Сергей:sergey Андрей:andrey Павел:pavel Максим:maxim Роман:roman Егор:egor ' +
  'Денис:denis Артём:artem Кирилл:kirill Олег:oleg Глеб:gleb Марат:marat Фёдор:fedor Вадим:vadim';
// For a man; a woman's takes an «а».
const FAMILIES =
  'Орлов:orlov Зимин:zimin Лебедев:lebedev Тарасов:tarasov Громов:gromov Белов:belov Соколов:sokolov Ершов:ershov ' +
  'Фомин:fomin Рябов:ryabov Назаров:nazarov Котов:kotov Исаев:isaev Шубин:shubin Дёмин:demin Лосев:losev';
/** Colleagues at a keyboard, as they sign commands. */
const HELLO = ['Здравствуйте!', 'Добрый день!', 'Доброго дня!', 'Привет!'];
// {he|she}: the form for a man and the one for a woman.
const HOW = [
  'Наш{ёл|ла} вас в поиске.',
  'Увидел{|а} вашу рекламу.',
  'О вас рассказала сестра.',
  'Вас похвалили в нашем чате.',
  'Давно на вас подписан{|а}.',
  'Меня зовут {name}.',
];
const ASK = [
  'Хочу узнать подробнее, как вы работаете.',
  'Интересно, что у вас есть.',
  'Расскажите о себе, пожалуйста.',
  'Хочется понять, подойдёт ли нам.',
  'Присматриваюсь, хочу всё узнать.',
  'Помогите разобраться, с чего начать.',
];
const WISH = [
  'Подбираю вариант: {wish}. Что посоветуете и сколько это стоит?',
  'Ищу вот что: {wish}. Какая цена?',
  'Мне нужно: {wish}. Что у вас есть?',
  'Рассматриваю такое: {wish}. Подскажете цену?',
];
const QUESTION = [
  'А {question}?',
  'И ещё вопрос: {question}?',
  'Подскажите, {question}?',
  'Хочу уточнить: {question}?',
];
const LATER = [
  'Сейчас неудобно. Напишите мне {when}, пожалуйста.',
  'Ой, отвлекли. Можете написать мне {when}?',
  'Мне надо отойти, напишите {when}.',
  'Сейчас за рулём, черкните мне {when}.',
  'Давайте так: напишите мне {when}.',
  'Я занят{|а}, вернитесь ко мне {when}, хорошо?',
];
const BACK = [
  'Освободил{ся|ась} раньше, рассказывайте.',
  'Я уже здесь, можно продолжать.',
  'Уже могу говорить. Расскажите, что у вас есть.',
  'Не утерпел{|а}: расскажите всё по порядку.',
];
const MORE = [
  'Забыл{|а} сказать: нас будет четверо.',
  'Кстати, выбираю на всю семью.',
  'И ещё: для нас важнее всего надёжность.',
  'Добавлю: раньше мы такого не пробовали.',
  'Добавлю, что советовались с друзьями, они очень довольны.',
];
const HUMAN = [
  'Пожалуйста, позовите менеджера.',
  'Можно поговорить с живым человеком?',
  'Хочу поговорить с менеджером.',
  'Позовите человека, пожалуйста.',
];
const MINUTE = ['через минуту', 'через минутку', 'через одну минуту', 'через 60 секунд'];

const pairs = (list: string): [string, string][] => list.split(' ').map((pair) => pair.split(':') as [string, string]);

/** Different people: no two share a first or a last name. */
export function people(chance: Chance, count: number): Name[] {
  const firsts = [
    ...pairs(WOMEN).map((name) => ({ name, woman: true })),
    ...pairs(MEN).map((name) => ({ name, woman: false })),
  ];
  const families = chance.shuffle(pairs(FAMILIES));
  return chance
    .shuffle(firsts)
    .slice(0, count)
    .map(({ name: [first, latin], woman }, i) => {
      const [last, lastLatin] = families[i] as [string, string];
      const ending = (a: string) => (woman ? a : '');
      return { first, last: last + ending('а'), woman, latin: `${latin}_${lastLatin}${ending('a')}` };
    });
}

type Speaker = Pick<Name, 'first' | 'woman'>;

/** A promise to ask for: how long, and in which words. */
export interface Later {
  seconds: number;
  words: string;
}

/** A minute; in a quick run so many seconds that it is confirmed before it is over. */
export function later(chance: Chance, quick: boolean): Later {
  if (!quick) return { seconds: 60, words: chance.pick(MINUTE) };
  const seconds = chance.int(20, 28);
  const unit = { one: 'секунду', few: 'секунды' }[new Intl.PluralRules('ru').select(seconds) as string] ?? 'секунд';
  return { seconds, words: `через ${seconds} ${unit}` };
}

export const opening = (chance: Chance, who: Speaker): string =>
  spoken([chance.pick(HELLO), chance.pick(HOW), chance.pick(ASK)].join(' '), who);
/** For a brand with a catalog. */
export const openingWish = (chance: Chance, who: Speaker, wish: string): string =>
  spoken([chance.pick(HELLO), chance.pick(HOW), chance.pick(WISH)].join(' '), who).replace('{wish}', wish);
export const askAbout = (chance: Chance, question: string): string =>
  chance.pick(QUESTION).replace('{question}', question.replace(/\?+$/, ''));
export const askLater = (chance: Chance, who: Speaker, when: Later): string =>
  spoken(chance.pick(LATER), who).replace('{when}', when.words);
export const openingLater = (chance: Chance, who: Speaker, when: Later): string =>
  `${chance.pick(HELLO)} ${askLater(chance, who, when)}`;
export const backEarly = (chance: Chance, who: Speaker): string => spoken(chance.pick(BACK), who);
export const askHuman = (chance: Chance): string => chance.pick(HUMAN);
export const oneMore = (chance: Chance, who: Speaker): string => spoken(chance.pick(MORE), who);

const spoken = (text: string, who: Speaker): string =>
  text
    .replace('{name}', who.first)
    .replace(/\{([^|}]*)\|([^}]*)\}/g, (_, he: string, she: string) => (who.woman ? she : he));
