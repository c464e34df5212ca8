// Everything the seller can say. {when}, {name}, {company}, {place}, {topic} are filled in; no phrase promises what a tool has not done.
import type { Lang } from './read';

export type Topic = keyof typeof PHRASES.ru & keyof typeof PHRASES.en;

/** Questions that help to understand the client, asked one after another, each once. */
export const QUALIFY = ['goal', 'whom', 'start', 'experience', 'format', 'matters'] as const satisfies readonly Topic[];

const ru = {
  greet: [
    'Здравствуйте! Это {company}.',
    'Добрый день! Вы написали в {company}.',
    'Здравствуйте, на связи {company}.',
    'Рады вас видеть! Это {company}.',
  ],
  helloAgain: ['Здравствуйте!', 'Рады снова вас слышать.', 'И вам здравствуйте!', 'Приветствую!'],
  niceName: ['Очень приятно, {name}!', '{name}, рады знакомству!', 'Приятно познакомиться, {name}.'],
  ack: [
    'Понимаю вас.',
    'Спасибо, что рассказали.',
    'Хорошо, это важно знать.',
    'Ясно, спасибо за ответ.',
    'Учту это.',
    'Спасибо, так понятнее.',
    'Хорошо, принимаю к сведению.',
    'Вот теперь картина яснее.',
  ],
  goal: [
    'Расскажите, какая у вас задача?',
    'Подскажите, для чего вам это нужно?',
    'Чего хотелось бы достичь в первую очередь?',
  ],
  whom: ['Вы выбираете для себя или для кого-то ещё?', 'Это для вас или для кого-то из близких?'],
  start: ['Когда хотелось бы начать?', 'Есть ли срок, к которому нужен результат?'],
  experience: ['Уже пробовали что-то похожее?', 'Был ли у вас подобный опыт раньше?'],
  format: ['Какой формат вам ближе: онлайн или лично?', 'Удобнее онлайн или при встрече?'],
  matters: ['Что для вас важнее всего при выборе?', 'На что вы смотрите прежде всего, когда выбираете?'],
  price: [
    'По цене не хочу гадать: точную сумму назовёт коллега.',
    'Цифру из головы называть не буду, она зависит от условий.',
    'Стоимость лучше услышать от коллеги, чтобы не вышло ошибки.',
    'Точной цены у меня сейчас нет, придумывать не стану.',
  ],
  unknown: [
    'Не хочу вас запутать: этого я точно не знаю.',
    'На этот вопрос точнее ответит коллега.',
    'Тут лучше не угадывать, у меня нет точных данных.',
    'Честно говоря, подробностей об этом у меня нет.',
  ],
  booking: [
    'Запись подтверждает коллега, чтобы время точно было за вами.',
    'Оформлением занимается коллега.',
    'С записью поможет коллега: у него расписание перед глазами.',
  ],
  offerHuman: [
    'Позвать коллегу сюда?',
    'Подключить коллегу к переписке?',
    'Хотите, чтобы здесь ответил коллега?',
    'Пригласить сюда специалиста?',
  ],
  handOff: [
    'Передаю разговор коллеге, ответит здесь же.',
    'Хорошо, подключаю коллегу: ответ будет в этом чате.',
    'Зову коллегу, дальше с вами поговорит человек.',
  ],
  sorry: ['Мне жаль, что так вышло.', 'Простите за неудобства.', 'Понимаю ваше недовольство.'],
  bot: [
    'Я цифровой помощник компании {company}, не человек.',
    'Вам отвечает цифровой помощник {company}.',
    'Скажу честно: я программа, помощник {company}.',
  ],
  botOffer: [
    'Если удобнее, позову коллегу.',
    'Живого сотрудника могу позвать в любой момент.',
    'Человека можно подключить сразу, только скажите.',
  ],
  media: [
    'Вижу, что вы прислали файл, но открыть его здесь не могу.',
    'Спасибо! Посмотреть вложение мне отсюда не удаётся.',
    'Вложение пришло, только прочитать его я не умею.',
  ],
  voice: ['Голосовое послушать не могу, простите.', 'К сожалению, голосовые сообщения мне недоступны.'],
  inWords: ['Напишите, пожалуйста, словами.', 'Можете передать суть текстом?', 'Опишите в двух словах, о чём речь?'],
  askWhen: [
    'Когда вам удобно, чтобы мы вернулись к разговору?',
    'Подскажите, на какой день и час договоримся?',
    'Во сколько вам было бы удобно?',
    'Какое время вам подойдёт?',
  ],
  understandBusy: ['Понимаю, не отвлекаю.', 'Конечно, занимайтесь делами.', 'Хорошо, не буду мешать.'],
  past: ['Это время уже прошло.', 'Кажется, этот час уже позади.', 'К сожалению, это время мы уже пропустили.'],
  confirm: [
    'Хорошо, напишу вам {when}.',
    'Договорились, напишу {when}.',
    'Отлично: напишу {when}.',
    'Принято, {when} напишу вам.',
    'Да, конечно, напишу {when}.',
  ],
  cancelled: ['Хорошо, напоминание снято.', 'Понятно, отменяю.', 'Хорошо, тогда не беспокою.', 'Принято, вычёркиваю.'],
  anyTime: [
    'Если что, пишите в любое время.',
    'Будут вопросы, я здесь.',
    'Если передумаете, просто напишите сюда.',
    'Пишите, когда будет удобно.',
  ],
  placed: [
    '{place}, так и отмечу.',
    'Спасибо, учту, что вы в городе {place}.',
    'Хорошо, ориентируюсь на ваше время: {place}.',
  ],
  zoned: ['Хорошо, ориентируюсь на {place}.', 'Учту ваш часовой пояс: {place}.'],
  askCity: [
    'А по времени какого города вы живёте?',
    'Подскажите ближайший крупный город, чтобы не ошибиться со временем?',
  ],
  fine: ['Хорошо, как скажете.', 'Ничего страшного.', 'Понятно, не настаиваю.'],
  anythingElse: ['Что ещё вам рассказать?', 'Какие вопросы остались?', 'С чего начнём?', 'Чем ещё могу помочь?'],
  bye: ['Всего доброго!', 'Хорошего дня!', 'Спасибо за разговор!'],
  welcome: ['Пожалуйста!', 'Рады помочь.', 'Не за что!', 'Обращайтесь!'],
  asAgreed: [
    'Как и договаривались, пишу вам.',
    'Пишу, как обещали.',
    'Вы просили написать в это время.',
    'Вот и наше время, возвращаюсь к разговору.',
  ],
  lateAgreed: [
    'Простите, получилось позже, чем договаривались.',
    'Извините за задержку с ответом.',
    'Пишу чуть позже обещанного, простите.',
  ],
  onTopic: ['Вы хотели поговорить о следующем: {topic}.', 'Речь шла вот о чём: {topic}.'],
  nowOk: ['Удобно сейчас поговорить?', 'Есть пара минут?', 'Продолжим?', 'Вам удобно сейчас?'],
};

const en: typeof ru = {
  greet: [
    'Hello! This is {company}.',
    'Hi, you have reached {company}.',
    'Good to hear from you! {company} here.',
    'Hi there, this is {company}.',
  ],
  helloAgain: ['Hello!', 'Good to hear from you again.', 'Hi again!', 'Hey there!'],
  niceName: ['Nice to meet you, {name}!', '{name}, good to know you!', 'Pleased to meet you, {name}.'],
  ack: [
    'I see, thank you.',
    'Thanks for telling me.',
    'Good to know.',
    'That makes it clearer.',
    'All right, noted.',
    'Understood.',
    'That helps a lot.',
    'Thanks, that is useful.',
  ],
  goal: ['What would you like to achieve?', 'May I ask what you need it for?', 'What is the main thing you are after?'],
  whom: ['Is it for yourself or for someone else?', 'Are you choosing for yourself?'],
  start: ['When would you like to start?', 'Is there a date you need it by?'],
  experience: ['Have you tried anything like this before?', 'Is this new to you?'],
  format: ['Do you prefer online or in person?', 'Would online suit you, or rather face to face?'],
  matters: ['What matters most to you in the choice?', 'What do you look at first when you choose?'],
  price: [
    'I would rather not guess the price: a colleague has the exact figure.',
    'I do not have an exact price, and inventing one would not be fair.',
    'A colleague can name the exact amount, so that there is no mistake.',
    'The figure depends on the details, so I won’t make one up.',
  ],
  unknown: [
    'I do not want to mislead you: I am not certain about that.',
    'A colleague knows this better than I do.',
    'I have no exact information on that.',
    'Honestly, I do not have those details.',
  ],
  booking: [
    'A colleague confirms bookings, so that the time is surely yours.',
    'Bookings are made by a colleague.',
    'A colleague has the timetable and can book you in.',
  ],
  offerHuman: [
    'Shall I ask a colleague to join here?',
    'Would you like a colleague to answer here?',
    'Do you want me to bring in a colleague?',
    'Should I invite a specialist to this chat?',
  ],
  handOff: [
    'I am passing this to a colleague, who will answer right here.',
    'Of course, bringing in a colleague: the answer comes in this chat.',
    'Calling a colleague over, a person takes it from here.',
  ],
  sorry: ['I am sorry it turned out like this.', 'Apologies for the trouble.', 'I understand you are upset.'],
  bot: [
    'I am the digital assistant of {company}, not a human.',
    'You are talking to the digital assistant of {company}.',
    'To be honest, I am a program, the assistant of {company}.',
  ],
  botOffer: [
    'If you prefer, a colleague can take over.',
    'A person can join at any moment.',
    'Just say so and a human joins in.',
  ],
  media: [
    'I can see you sent a file, but I cannot open it here.',
    'Thank you! I cannot view attachments from here.',
    'The attachment arrived, only I am not able to read it.',
  ],
  voice: ['I cannot listen to voice messages, sorry.', 'Unfortunately voice messages are closed to me.'],
  inWords: ['Could you put it in words, please?', 'Can you type the main point?', 'What is it about, in a few words?'],
  askWhen: [
    'When would it suit you to go on?',
    'Which day and hour would suit you?',
    'What time would be good for you?',
    'What time works best?',
  ],
  understandBusy: ['I understand, no rush.', 'Of course, take your time.', 'Sure, I do not want to interrupt.'],
  past: [
    'That time has already passed.',
    'It seems that hour is already behind us.',
    'Unfortunately we have missed that time.',
  ],
  confirm: [
    "Sure, I'll text you {when}.",
    "Got it, I'll write to you {when}.",
    "Deal: I'll message you {when}.",
    "All right, I'll text you {when}.",
    "Great, I'll write to you {when}.",
  ],
  cancelled: [
    'All right, the reminder is off.',
    'Understood, cancelling it.',
    'Fine, no message then.',
    'Okay, crossed out.',
  ],
  anyTime: [
    'Write any time if something comes up.',
    'I am here if you have questions.',
    'If you change your mind, just write here.',
    'Message us whenever it suits you.',
  ],
  placed: ['{place}, noted.', 'Thanks, good to know you are in {place}.', 'Fine, {place} time it is.'],
  zoned: ['Fine, {place} it is.', 'Noted your time zone: {place}.'],
  askCity: ['Which city’s time do you live by?', 'What is the nearest big city, so that the time is right?'],
  fine: ['All right, as you say.', 'No problem.', 'Fine, no pressure.'],
  anythingElse: [
    'What else would you like to know?',
    'What questions are left?',
    'Where shall we begin?',
    'How else can I help?',
  ],
  bye: ['All the best!', 'Have a good day!', 'Thank you for the talk!'],
  welcome: ['You are welcome!', 'Glad to help.', 'Any time!', 'My pleasure.'],
  asAgreed: [
    'Writing to you as agreed.',
    'As promised, here I am.',
    'You asked me to write at this time.',
    'It is our time, so back to our talk.',
  ],
  lateAgreed: [
    'Sorry, this comes later than agreed.',
    'Apologies for the delay.',
    'A little later than promised, sorry.',
  ],
  onTopic: ['You wanted to talk about this: {topic}.', 'It was about: {topic}.'],
  nowOk: ['Is now a good time?', 'Do you have a couple of minutes?', 'Shall we go on?', 'Does now suit you?'],
};

const PHRASES = { ru, en };

export const phrases = (topic: Topic, language: Lang): string[] => PHRASES[language][topic];
