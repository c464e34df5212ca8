// Words for the things clients ask companies about, Russian and English side by side: a question finds what is written in other words.
import { findPhrase, stemsOf } from './words';

/** The first of each language is what is searched for; all of them are what is listened for. */
const THINGS: [ru: string, en: string][] = [
  [
    'оплата, способы оплаты, платить, оплатить, заплатить, перевод, картой, наличные, наличными',
    'payment, ways to pay, pay, card, transfer, cash',
  ],
  [
    'рассрочка, оплата частями, частями, долями, в кредит, ипотека',
    'instalments, payment plan, installments, mortgage, in parts',
  ],
  ['криптовалюта, крипта, криптой, биткоин, usdt', 'cryptocurrency, crypto, bitcoin, usdt'],
  [
    'возврат денег, вернуть деньги, вернете, возврат, передумаю, передумал, откажемся',
    'refund, money back, returned, refundable, change my mind',
  ],
  ['бронь, забронировать, задаток, депозит, залог, предоплата', 'reservation fee, deposit, down payment, prepayment'],
  ['скидки, скидка, торг, акция, промокод', 'discounts, discount, promo code, bargain'],
  ['договор, контракт, подписание, доверенность', 'contract, agreement, sign, power of attorney'],
  ['документы, паспорт, справка, бумаги', 'documents, papers, passport, certificate'],
  ['нотариус, проверка документов, юрист', 'notary, due diligence, lawyer'],
  ['налог, налоги, налоговый вычет, вычет', 'tax, taxes, tax deduction'],
  ['материнский капитал, маткапитал', 'maternity capital'],
  [
    'лизхолд, лизхолда, аренда земли, собственность, право собственности, фрихолд',
    'leasehold, freehold, ownership, own land',
  ],
  ['комиссия, дополнительные расходы, расходы', 'commission, closing costs, hidden fees, extra costs'],
  ['гарантия, гарантируете, гарантии', 'guarantee, warranty, guaranteed'],
  [
    'стройка, этапы стройки, строительство, застройщик, сроки сдачи',
    'construction, stages of construction, developer, delay',
  ],
  [
    'управление, сдавать в аренду, доходность, доход, окупаемость',
    'management, letting, rental income, yield, occupancy',
  ],
  [
    'адрес, где вы находитесь, офис, филиал, метро, добраться, находитесь',
    'address, office, branch, where are you, located, parking',
  ],
  [
    'часы работы, режим работы, до скольки, во сколько, открыты, в выходные, в субботу, в воскресенье',
    'opening hours, working hours, open, closed, weekend',
  ],
  ['преподаватели, преподаватель, учителя, учитель, репетитор, кто преподает', 'teachers, teacher, tutor, who teaches'],
  ['группа, сколько человек в группе, размер группы, уровень группы', 'group size, group, how many people'],
  ['расписание, каникулы, праздники, учебный год, перенести занятие', 'schedule, timetable, holidays, reschedule'],
  ['пропуск занятия, пропустил, пропуски, запись занятия, записи', 'missed lesson, missed, recording'],
  ['домашние задания, домашка, домашнее задание', 'homework'],
  ['отчеты родителям, успеваемость, куратор', 'progress reports, parents, curator'],
  ['онлайн-занятия, платформа, зум, zoom, компьютер, связь', 'online lessons, platform, zoom, computer, connection'],
  ['диагностика, тестирование, проверка знаний', 'assessment, placement test, diagnostic'],
  ['пробный экзамен, пробники, пробник, апелляция, пересдача', 'mock exam, mock exams, appeal, resit'],
  ['лицензия, официально', 'licence, license, accredited'],
  ['заморозка, пауза, приостановить', 'pause, freeze, suspend'],
  ['животные, собака, собакой, кошка, кот, питомец', 'pets, pet, dog, cat'],
  ['дети, с детьми, ребенок, няня, безопасность, охрана', 'children, kids, safety, security, nanny'],
  ['виза, внж, вид на жительство, китас', 'visa, stay permit, residence permit, kitas'],
  ['трансфер, аэропорт, заезд, выезд, отмена', 'airport transfer, check-in, check in, check-out, cancellation'],
  ['показ, просмотр, посмотреть дом, видеопоказ', 'viewing, video tour, see the house'],
  ['интернет, электричество, вода, уборка, что входит', 'internet, wifi, electricity, water, cleaning, included'],
  ['мебель, ремонт, комплектация', 'furniture, furnished, renovation'],
  ['школа, больница, врач, пляж, район, районы', 'school, hospital, doctor, beach, areas'],
  ['питание, столовая, перекус, еда', 'food, canteen, snack, meals'],
  [
    'кто мы, о компании, кто вы, как вы работаете, сколько лет, опыт, отзывы',
    'who we are, about the company, who are you, how do you work, experience, reviews',
  ],
];

const words = (list: string): string[] => list.split(', ');
const GROUPS = THINGS.map(([ru, en]) => ({
  ru: words(ru),
  en: words(en),
  phrases: [...words(ru), ...words(en)].map(stemsOf),
}));

/** The things the text speaks of, each in one plain wording of the client's language, as an article would be headed. */
export function thingsIn(text: string, language: 'ru' | 'en'): string[] {
  const stems = stemsOf(text);
  return GROUPS.filter(({ phrases }) => phrases.some((phrase) => findPhrase(stems, phrase) >= 0)).map(
    ({ ru, en }) => (language === 'ru' ? ru[0] : en[0]) as string,
  );
}
