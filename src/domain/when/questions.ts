// The questions that go back to the client when his words leave something open, ready to be sent.
import type { Language } from '../brand';
import { describeInstant } from './describe';
import type { Daypart, Question, QuestionCode } from './types';

interface About {
  code: QuestionCode;
  lang: Language;
  now: Date;
  zone: string;
  part?: Daypart;
  /** UTC ms */
  options?: number[];
}

const PARTS: Record<Language, Record<Daypart, string>> = {
  ru: { morning: 'утром', noon: 'в обед', afternoon: 'днём', evening: 'вечером', night: 'поздно вечером' },
  en: {
    morning: 'in the morning',
    noon: 'around noon',
    afternoon: 'in the afternoon',
    evening: 'in the evening',
    night: 'late in the evening',
  },
};

const TEXTS: Record<Language, Record<QuestionCode, (part: string, options: string[]) => string>> = {
  ru: {
    daypart: (part, [at]) => `Во сколько ${part} вам удобно?${at ? ` Подойдёт ${at}?` : ''}`,
    today: (_, [at]) => `Во сколько сегодня вам удобно?${at ? ` Подойдёт ${at}?` : ''}`,
    whichDay: (_, [at]) => `На какой день договоримся?${at ? ` Подойдёт ${at}?` : ''}`,
    halfOfDay: (_, options) => `Уточните, пожалуйста: ${either(options, 'или')}?`,
    twoTimes: (_, options) => `Когда вам удобнее: ${either(options, 'или')}?`,
    noSuchDate: () => 'Такой даты в календаре нет. Подскажите, пожалуйста, какой день вы имели в виду?',
    noSuchTime: () => 'Такого времени на часах нет. Подскажите, пожалуйста, во сколько?',
    dayOrMonth: (_, options) => `Уточните, пожалуйста, дату: ${either(options, 'или')}?`,
    deadline: (_, [at]) => `Понял, не позже. А когда именно вам удобно?${at ? ` Подойдёт ${at}?` : ''}`,
    negated: () => 'Хорошо. Когда вам будет удобно?',
    recurring: () => 'Давайте начнём с одного раза: на какой день и время договоримся?',
    vague: (_, [at]) => `Когда именно вам удобно?${at ? ` Подойдёт ${at}?` : ' Назовите, пожалуйста, день и время.'}`,
    zone: () => 'Уточните, пожалуйста, по времени какого города?',
    past: (_, [at]) =>
      at ? `Это время уже прошло. Вы имели в виду ${at}?` : 'Это время уже прошло. Когда вам удобно?',
  },
  en: {
    daypart: (part, [at]) => `What time ${part} suits you?${at ? ` Shall we say ${at}?` : ''}`,
    today: (_, [at]) => `What time today suits you?${at ? ` Shall we say ${at}?` : ''}`,
    whichDay: (_, [at]) => `Which day do you mean?${at ? ` Shall we say ${at}?` : ''}`,
    halfOfDay: (_, options) => `Just to be sure: ${either(options, 'or')}?`,
    twoTimes: (_, options) => `Which suits you better: ${either(options, 'or')}?`,
    noSuchDate: () => 'There is no such date in the calendar. Which day do you mean?',
    noSuchTime: () => 'There is no such time on the clock. What time do you mean?',
    dayOrMonth: (_, options) => `Just to be sure about the date: ${either(options, 'or')}?`,
    deadline: (_, [at]) => `Got it, no later than that. When exactly suits you?${at ? ` Shall we say ${at}?` : ''}`,
    negated: () => 'All right. When would suit you?',
    recurring: () => 'Let us begin with one time: which day and hour suit you?',
    vague: (_, [at]) => `When exactly would suit you?${at ? ` Shall we say ${at}?` : ' A day and a time would help.'}`,
    zone: () => 'By the time of which city, please?',
    past: (_, [at]) =>
      at ? `That time has already passed. Did you mean ${at}?` : 'That time has already passed. When would suit you?',
  },
};

export function ask({ code, lang, now, zone, part, options = [] }: About): Question {
  const instants = options.map((ms) => new Date(ms).toISOString());
  const words = instants.map((instant) => describeInstant(instant, zone, lang, now));
  const text = TEXTS[lang][code](part ? PARTS[lang][part] : lang === 'ru' ? 'днём' : 'that day', words);
  return { code, text, options: instants.length > 0 ? instants : undefined };
}

function either(options: string[], or: string): string {
  const last = options.at(-1);
  return options.length < 2 ? (last ?? '') : `${options.slice(0, -1).join('; ')} ${or} ${last}`;
}
