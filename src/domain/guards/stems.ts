// Words that say something, by stem, and by one stem for both languages where a fact of one is told in the other.
import { stem } from '../words';

export { stem };

/** Folded words of a text, in order. */
export function wordsOf(text: string): string[] {
  return text.match(/[\p{L}][\p{L}'’-]*|\d+/gu) ?? [];
}

/** Stems of the words that say something: function words and bare numbers left out. */
export function contentStems(text: string): string[] {
  return wordsOf(text)
    .flatMap((word) => word.split('-'))
    .filter((word) => word.length > 2 && !FUNCTION_WORDS.has(word))
    .map(stem)
    .map((s) => CONCEPT.get(s) ?? s);
}

export const EN_FUNCTION_WORDS = new Set(
  `a about after all also am an and any are as at be been but by can could did do does for from had has have he her here him his how i
  i'd i'll i'm i've if in is isn't it it's its just let let's may me more most my no not of off on one only or other our out over she
  should so some such than that that's the their them then there there's these they this those to too under up us was we we'd we'll we're
  we've were what what's when where which while who will with would yes you you'd you'll you're you've your yours don't doesn't didn't can't
  won't please hi hello hey thanks thank great good okay sure`.split(/\s+/),
);
const RU_FUNCTION_WORDS =
  `и в во не что он на я с со как а то все она так его но да ты к у же вы за бы по только ее мне было вот от меня еще нет о из
  ему теперь когда даже ну вдруг ли если уже или ни быть был него до вас нибудь опять уж вам ведь там потом себя ничего ей может они тут где есть
  надо ней для мы тебя их чем была сам чтоб без будто чего раз тоже себе под будет ж тогда кто этот того потому этого какой совсем ним здесь этом
  один почти мой тем чтобы нее были куда зачем всех никогда можно при наконец два об другой хоть после над больше тот через эти нас про всего них
  какая много разве три эту моя впрочем хорошо свою этой перед иногда лучше чуть том нельзя такой им более всегда конечно всю между это вас ваш ваша
  ваше ваши вашу вашей наш наша наше наши нашу нашей также сейчас просто очень добрый день здравствуйте спасибо пожалуйста`.split(
    /\s+/,
  );
const FUNCTION_WORDS = new Set([...EN_FUNCTION_WORDS, ...RU_FUNCTION_WORDS]);

/** A word that joins others and says nothing by itself, of either language. */
export const isFunctionWord = (word: string): boolean => FUNCTION_WORDS.has(word);

// A fact may stand in one language only and be told in the other: the few words that free things, warranties and refunds are
// spoken of with. Both sides are stemmed by the rules above.
const CONCEPT = new Map<string, string>(
  `consultation консультация|meeting встреча|viewing показ|call звонок|agency агентство|visa виза|notary нотариус|cancellation отмена|cancel отменить
  |cot кроватка|highchair стульчик|chair стульчик|fence ограждение|warranty гарантия|guarantee гарантия|roof крыша|structure конструкции
  |finish отделка|waterproofing гидроизоляция|utilities сети|installations сети|systems сети|refund возврат|return возврат|returned возвращается
  |back возврат|reservation бронь|deposit залог|booking бронирование|check проверка|check-out выезд|lesson занятие|class занятие|group группа
  |teacher преподаватель|diagnostics диагностика|diagnostic диагностика|assessment диагностика|change смена|switch смена|mock пробник
  |resale перепродажа|delay задержка|handover передача|child ребенок|children детей|baby детская|furniture мебель|price цена|fee взнос
  |registration регистрация|materials материалы|homework задания|recording запись|month месяц|day день|days дней|years лет|year год|payment платеж
  |contract договор|developer застройщик|landlord владелец|owner владелец|money деньги|paid оплата|occupancy загрузка|income доход|night ночь|nights ночь|few несколько|переносится перенести|перенос перенести|перенесем перенести|поменять сменить|переход перейти`
    .split('|')
    .map((line) => line.trim().split(' ').map(stem) as [string, string]),
);
