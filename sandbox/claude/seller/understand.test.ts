// What the plain seller takes from a client's words.
import { placeIn } from './places';
import { type Expecting, type Heard, understand } from './understand';
import { timeWords } from './when-words';

const hear = (text: string, expecting: Partial<Expecting> = {}): Heard =>
  understand(text, { when: false, place: false, ...expecting });

test.each<[string, string | undefined]>([
  ['Напишите мне через минуту', 'через минуту'],
  ['напиши через 2 часа плз', 'через 2 часа'],
  ['Напишите завтра, часов в 10 утра', 'завтра, часов в 10 утра'],
  ['минут через 20 наберите', 'минут через 20'],
  ['через два с половиной часа', 'через два с половиной часа'],
  ['в следующий вторник в 15:30', 'в следующий вторник в 15:30'],
  ['25 ноября в 9', '25 ноября в 9'],
  ['завтра в 10 по мск', 'завтра в 10 по мск'],
  ['в субботу днём', 'в субботу днём'],
  ['напишите вчера в 10', 'вчера в 10'],
  ['ping me in a couple of hours', 'in a couple of hours'],
  ['next Tuesday at 3pm', 'next Tuesday at 3pm'],
  ['In half an hour pls', 'In half an hour'],
  ['Mon at 10', 'Mon at 10'],
  ['the day after tomorrow in the morning', 'the day after tomorrow in the morning'],
  ['сыну 8 лет, он в 5 классе', undefined],
  ['Добрый вечер', undefined],
  ['Good morning', undefined],
  ['May I ask something?', undefined],
])('the time in «%s»', (text, words) => expect(timeWords(text)).toBe(words));

test.each<[string, Partial<Expecting>, Partial<Heard>]>([
  ['Не пишите завтра, напишите в пятницу', {}, { cancels: true, time: 'в пятницу' }],
  ['не надо писать завтра', {}, { cancels: true, time: undefined }],
  ['завтра в 10', {}, { time: undefined }],
  ['завтра в 10', { when: true }, { time: 'завтра в 10' }],
  ['Сейчас занят, через час', {}, { busy: true, time: 'через час' }],
  ['лучше в среду', {}, { time: 'в среду' }],
  ['запишите меня на завтра в 10', {}, { booking: true, time: undefined }],
  ['remind me on Friday at 5pm about the trial', {}, { time: 'on Friday at 5pm', topic: 'the trial' }],
  ['напишите завтра утром про цены', {}, { time: 'завтра утром', topic: 'цены' }],
  ["don't text me tomorrow", {}, { cancels: true, time: undefined }],
  ['спасибо, хорошего дня!', {}, { courtesyOnly: true, thanks: true }],
  ['👍', {}, { courtesyOnly: true }],
  ['ок, а цена?', {}, { courtesyOnly: false, price: true, question: true }],
  ['[photo]', {}, { media: 'photo', courtesyOnly: false }],
  ['меня зовут Олег', {}, { name: 'Олег' }],
  ['my name is Kate', {}, { name: 'Kate' }],
  ['позовите менеджера', {}, { human: true }],
  ['Can I speak to a human please', {}, { human: true }],
  ['у меня есть менеджер', {}, { human: false }],
  ['вы бот?', {}, { asksIfBot: true }],
  ['Are you a real person?', {}, { asksIfBot: true }],
  ['сколько это будет стоить', {}, { price: true }],
  ['I will think about it', {}, { thinks: true }],
  // his own meeting is no time to write at; what he asks for beside it is
  ['I have a meeting tomorrow at 2, then I can talk', {}, { time: undefined, asksToWrite: false, booking: false }],
  ['у меня завтра в 14 встреча с юристом, потом смогу поговорить', {}, { time: 'потом' }],
  ['у меня завтра созвон в 15, давайте в пятницу', {}, { time: 'в пятницу' }],
  ['I have a call till 5pm today, busy', {}, { busy: true, time: '5pm today' }],
  ['I have an exam on Friday, write me on Saturday', {}, { asksToWrite: true, time: 'on Saturday' }],
  ['can I have a call tomorrow at 3 rather', {}, { time: 'tomorrow at 3' }],
  ['my lawyer will look at the contract', {}, { angry: false }],
  ['can my lawyer join the viewing?', {}, { angry: false }],
  ['You will hear from my lawyer', {}, { angry: true }],
  ["I'm calling my lawyer, this is fraud", {}, { angry: true }],
])('«%s» %j', (text, expecting, expected) => expect(hear(text, expecting)).toMatchObject(expected));

test.each<[string, boolean, object | undefined]>([
  ['я в Москве', false, { city: 'Москва' }],
  ['мы из Нижнего Новгорода', false, { city: 'Нижний Новгород' }],
  ['живу в казани', false, { city: 'Казань' }],
  ["I'm in Berlin now", false, { city: 'Berlin' }],
  ['I live in New York', false, { city: 'New York' }],
  ['у меня UTC+5', false, { zone: 'UTC+5' }],
  ['я из Мухосранска', false, { city: 'Мухосранска' }],
  ['я в отпуске', false, undefined],
  ["I'm in a meeting", false, undefined],
  ['а в Москве есть школа?', false, undefined],
  ['Пермь', false, undefined],
  ['Пермь', true, { city: 'Пермь' }],
  ['Smallville', true, { city: 'Smallville' }],
])('the place in «%s» (asked: %s)', (text, asked, expected) => expect(placeIn(text, asked)).toEqual(expected));
