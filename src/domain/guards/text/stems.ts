// Words that say something, by stem, and by one stem for both languages where a fact of one is told in the other.
import { stem } from '../../words';
import { MAGNITUDES, NUMBER_WORDS } from './lexicon';

export { stem };

/** Folded words of a text, in order. */
export function wordsOf(text: string): string[] {
  return text.match(/[\p{L}][\p{L}'’-]*|\d+/gu) ?? [];
}

/** Stems of the words that say something: function words and bare numbers left out. */
export function contentStems(text: string): string[] {
  return wordsOf(text)
    .flatMap((word) => word.split('-'))
    .filter((word) => word.length > 2 && !/\d/.test(word) && !FUNCTION_WORDS.has(word))
    .map((word) => (SUMMER.test(word) ? 'summer' : stem(word)))
    .map((s) => CONCEPT.get(s) ?? s);
}

// «Летом» and «пять лет» have one stem
const SUMMER = /^(?:летом|лето|летни[йхемя]\p{L}?|летняя|летнее)$/u;

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
  `аренда=rent rental rentals арендатор|бассейн=pool pools|безопасность=safety|бронирование=booking bookings|бронь=reservation reserve reserved
  |взнос=fee fees|виза=visa visas|владелец=owner owners landlord владельца владельцу владельцем владельцы|возврат=refund refunded returned return returns возвращается возвращаем вернем вернется
  возвращаются возвратный back|выезд=leave leaving check-out checkout|выплата=payout payouts balance|гарантия=guarantee warranty guaranteed|год=year|гость=guest guests
  |группа=group groups|деньги=money|диагностика=diagnostics diagnostic assessment|договор=contract contracts|документы=papers documents
  |доход=income revenue yield выручка|животные=pet pets animals|заезд=check-in checkin arrival|загрузка=occupancy|задания=homework|задержка=delay late опаздывает
  просрочка|залог=deposit deposits|занятие=lesson lessons class|запись=recording|застройщик=developer builder|звонок=call|земля=land plot участок|каркас=frame frames
  |квартира=apartment|кондиционер=conditioning conditioner conditioners|комиссия=charge commission charges|конструкции=structure structural|кроватка=cot
  |крыша=roof|курс=course rate|лизхолд=leasehold lease|льготный=grace|материалы=materials|мебель=furniture furnished|месяц=month monthly помесячный|налог=tax taxes
  |неустойка=penalty|ночь=night nights nightly посуточный посуточно|нотариус=notary|обслуживание=upkeep maintenance|ограждение=fence fenced|оплата=payment payments paid pay
  |отделка=finish finishes|отмена=cancellation cancel cancelled cancelling canceling|отчет=report reports|передача=handover handed|перевод=transfer|перепродажа=resale resell
  |перенести=переносится перенос перенесем reschedule|перейти=переход switch|период=period срок term|подписание=signing signed sign подписании
  |покупатель=buyer buyers|посещение=attendance|предложение=offer offers|преподаватель=teacher teachers|пробник=mock|проверка=check checked|продлить=extend extended
  extension|проценты=interest|рассрочка=instalments installments instalment|ремонт=repair repairs|ребенок=child children детей детская baby|свет=electricity
  электричество|сети=utilities plumbing wiring installations systems|скидка=discount discounts|смена=change|сменить=поменять|собака=dog dogs|стройка=construction
  building строящиеся строится|стульчик=highchair chair|недочет=defect defects|инженер=engineer engineers|устраняет=fixes fix|готовый=finished ready|предварительный=preliminary|осмотр=inspection|сутки=day|сбор=banjar|уборка=cleaning cleaned|управление=management|агентство=agency|консультация=consultation
  |встреча=meeting|показ=viewing viewings|регистрация=registration|цена=price|гидроизоляция=waterproofing|остров=island|юг=south южный южной|машина=car cars автомобиль|возить=drive возим отвезем привезем довезем|несколько=few|остается=remaining left remains остаются`
    .split('|')
    .flatMap((line) => {
      const [concept, words] = line.trim().split('=') as [string, string];
      return words.split(/\s+/).map((word) => [stem(word), stem(concept)] as [string, string]);
    }),
);

/** Stems that tell what is spoken of: without the words every price and term has. */
export const topicStems = (text: string): string[] =>
  contentStems(text).filter((s) => !EVERYWHERE.has(s) && !NUMBER_STEMS.has(s));
const EVERYWHERE = new Set(
  `стоит стоимость цена плата платить платят оплата оплачивается доллар доллары рубль рубли процент проценты день дня дней месяц месяца год лет неделя сумма
  самый весь всего будет может можно если когда price cost costs pay paid payment dollars percent day days month months year years week amount you only
  январь января январе февраль февраля феврале март марта марте апрель апреля апреле май мая мае июнь июня июне июль июля июле август августа августе
  сентябрь сентября сентябре октябрь октября октябре ноябрь ноября ноябре декабрь декабря декабре january february march april june july august
  september october november december лари драм драмов сум сумов сом сомов манат динар динаров злотых шекель шекелей донг ринггит песо евро euro euros фунт фунтов pound pounds рупия рупий рупиях rupiah
  тенге бат батов baht гривна гривен лира лир lira юань юаней yuan laris each per first первый первая between house дом вилла villa один одна человек сегодня today`
    .trim()
    .split(/\s+/)
    .flatMap((word) => [stem(word), CONCEPT.get(stem(word)) ?? '']),
);
const NUMBER_STEMS = new Set([...NUMBER_WORDS.keys(), ...MAGNITUDES.keys()].map(stem));
