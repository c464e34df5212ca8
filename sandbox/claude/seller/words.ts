// Words as they are compared: small letters, ё as е, by stem, Russian and English in one text.
import { stemmer as stemEnglish } from '@orama/stemmers/english';
import { stemmer as stemRussian } from '@orama/stemmers/russian';

export interface Word {
  text: string;
  stem: string;
  /** where it stands in the text it was taken from */
  from: number;
  to: number;
}

export function wordsOf(text: string): Word[] {
  const plain = text.toLowerCase().replaceAll('ё', 'е');
  return [...plain.matchAll(/\p{L}+|\p{N}+/gu)].map(({ 0: word, index }) => ({
    text: word,
    stem: stemOf(word),
    from: index,
    to: index + word.length,
  }));
}

export const stemsOf = (text: string): string[] => wordsOf(text).map(({ stem }) => stem);

/** Where the phrase begins among the stems; -1: nowhere. */
export function findPhrase(stems: string[], phrase: string[], from = 0): number {
  if (phrase.length === 0) return -1;
  for (let at = from; at + phrase.length <= stems.length; at++)
    if (phrase.every((part, i) => stems[at + i] === part)) return at;
  return -1;
}

/** Words that say nothing of what is asked about. */
export const isSmall = (word: Word): boolean => SMALL.has(word.text) || (word.text.length < 3 && !/\d/.test(word.text));

function stemOf(word: string): string {
  if (/[а-я]/.test(word)) return stemRussian(word);
  return /[a-z]/.test(word) ? stemEnglish(word) : word;
}

const SMALL = new Set(
  (
    'это эта этот эти что чем как какая какой какие какое каких кто где куда когда сколько почему зачем можно нужно надо есть ' +
    'ли или если для при про без под над вас вам вами ваш ваша ваши мне меня мой моя нам нас наш они она оно его нее них так там ' +
    'насчет насчёт тут уже еще ещё все всё всего только очень бы быть был была были будет будут пожалуйста скажите подскажите расскажите ' +
    'здравствуйте добрый день привет хочу хотел хотела узнать интересует интересно вопрос спасибо просто тоже него нет того тогда ' +
    'the and for are you your with what how who where when which why can could would will does did have has had our this that ' +
    'there here them they from about any some please tell want know need like just also been being not but its get got hello ' +
    'one thing what about much many take takes make give have come goes going'
  ).split(' '),
);
