// What a client's message asks for, by words. Anything it does not recognise is a statement, to be met with interest.
import { dayAfterAbsence } from './away';
import { placeIn } from './places';
import { type Stop, stopIn } from './stops';
import { pattern, timeWords } from './when-words';

export interface Heard {
  /** he wants no more messages, or is not who we think */
  stop?: Stop;
  /** the time is the day after he is back */
  away: boolean;
  human: boolean;
  angry: boolean;
  asksIfBot: boolean;
  cancels: boolean;
  /** to be written to, reminded, called back … */
  asksToWrite: boolean;
  /** the time of that, in his words */
  time?: string;
  /** what the later message should be about */
  topic?: string;
  busy: boolean;
  place?: { city?: string; zone?: string };
  name?: string;
  price: boolean;
  booking: boolean;
  greeting: boolean;
  thanks: boolean;
  yes: boolean;
  no: boolean;
  bye: boolean;
  question: boolean;
  media?: string;
  /** nothing but courtesies, an emoji, an "ok" */
  courtesyOnly: boolean;
  notNeeded: boolean;
  /** wants time to decide */
  thinks: boolean;
}

/** What our last line left open: decides what a bare «да» or «завтра» answers. */
export interface Expecting {
  when: boolean;
  place: boolean;
}

const re = (ru: string, en: string): RegExp => pattern(`<(?:${ru}|${en})>`);

const HUMAN = re(
  '(?:позов|соедин|переключ|дай|подключ|приглас|переда)\\p{L}*\\s+(?:\\p{L}+\\s+){0,3}(?:менеджер|человек|оператор|живо|специалист|коллег|старш|руководител|консультант|администратор)\\p{L}*|(?:нужен|хочу|можно)\\s+(?:\\p{L}+\\s+){0,3}(?:живо\\p{L}+|человек\\p{L}*|менеджер\\p{L}*|оператор\\p{L}*)|(?:поговорить|пообщаться|говорить|связаться)\\s+с\\s+(?:\\p{L}+\\s+){0,2}(?:человек\\p{L}*|менеджер\\p{L}*|оператор\\p{L}*|специалист\\p{L}*|руководител\\p{L}*)|позовите\\s+кого-нибудь|(?:по)?зови(?:те)?(?=\\s*(?:$|[.!]))|(?:под|со)(?:ключите|ключайте|едините)(?=\\s*(?:$|[.!]))',
  '(?:talk|speak|chat|connect me|transfer me|put me through)\\s+(?:to|with)\\s+(?:a |an |the |your |some )?(?:real |actual |live )?(?:human|person|manager|agent|operator|someone|somebody|people|rep|representative|colleague|supervisor)|(?:real|live|actual)\\s+(?:human|person|agent)\\s*(?:please)?|(?:get|call|need|want|give)\\s+(?:me\\s+)?(?:a|an|your|the)\\s+(?:real\\s+)?(?:human|manager|operator|supervisor|person)',
);
const ANGRY = re(
  'мошенник\\p{L}*|обман\\p{L}*|развод\\p{L}*|жалоб\\p{L}*|пожалуюсь|хамств\\p{L}*|безобрази\\p{L}*|отвратительн\\p{L}*|достали|надоели|бесит\\p{L}*|верните деньги|роспотребнадзор\\p{L}*',
  "scam\\p{L}*|fraud\\p{L}*|complain\\p{L}*|ridiculous|terrible service|awful|disgusting|fed up|(?:want|demand|give me|need)\\s+(?:a|my)\\s+(?:full\\s+)?refund|refund me|hear from (?:my|our) (?:lawyer|attorney|solicitor)\\p{L}*|(?:get|getting|call|calling|hire|hiring) (?:a|my|our) (?:lawyer|attorney|solicitor)|(?:i'?ll|i will|going to|gonna) sue|see you in court|wtf",
);
const BOT = re(
  '(?:ты|вы|это|там|здесь)\\s+(?:\\p{L}+\\s+){0,2}(?:бот|робот|нейросеть|ии|программа|автоответчик)|(?:ты|вы|это)\\s+(?:\\p{L}+\\s+){0,2}(?:человек|живой|живая|живые|настоящ\\p{L}+)|(?:бот|робот)\\s+(?:что ли|или)',
  '(?:are|r)\\s+(?:you|u|this)\\s+(?:\\w+\\s+){0,3}(?:bot|robot|human|real|ai|machine|person|computer)|is\\s+this\\s+(?:\\w+\\s+){0,2}(?:bot|robot|ai|human|person)|am i (?:talking|speaking|chatting) (?:to|with)\\s+(?:\\w+\\s+){0,2}(?:bot|human|person|robot|ai)',
);
const CANCEL = re(
  '(?:не\\s+(?:надо|нужно|стоит)|можно\\s+не|необязательно|незачем|не\\s+обязательно)\\s+(?:\\p{L}+\\s+){0,3}(?:писать|напоминать|звонить|перезванивать|беспокоить\\p{L}*)|не\\s+(?:пиши|пишите|напоминай|напоминайте|звони|звоните|беспокойте|перезванивайте)|отмен(?:и|ите|яй|яйте|яем|а|им)|передумал\\p{L}?|(?:снимите|уберите|удалите)\\s+напоминани\\p{L}|забудьте\\s+(?:про|о)\\s+напоминани\\p{L}|(?:уже\\s+)?(?:не|ни)\\s*актуально',
  "(?:no need|don'?t|do not|don'?t need|no longer need|needn'?t)\\s+(?:you\\s+)?(?:to\\s+)?(?:write|text|message|remind|call|ping|contact|bother)(?:\\s+me)?|cancel(?:\\s+(?:it|that|the|my))?|never\\s?mind|changed my mind|forget\\s+(?:it|about it|the reminder)|scratch that",
);
const NOT_NEEDED = re(
  '(?:уже\\s+)?не\\s*(?:нужн\\p{L}|надо|актуально|интересно)|(?:уже\\s+)?(?:купил|нашел|нашла|выбрал|решил|записал)\\p{L}{0,3}\\s+(?:в другом|другой|другую|у других|сами|сам|сама)|уже\\s+(?:купил|нашел|нашла|решил)\\p{L}{0,2}',
  'not\\s+(?:needed|interested|relevant)|no longer\\s+(?:need|interested|relevant)\\p{L}*|already\\s+(?:bought|found|chose|sorted|decided)',
);
const THINKS = re(
  'подумаю|подумаем|подумать|посоветуюсь|посоветоваться|решу позже',
  "think (?:about|it over)|let me think|i'?ll think|need to think|consider it",
);
const WRITE = re(
  'напиши(?:те)?|пиши(?:те)?|напомни(?:те)?|позвони(?:те)?|перезвони(?:те)?|набери(?:те)?|свяжи(?:сь|тесь)|верни(?:сь|тесь)|(?:маякн|черкн|стукн|пинган|звякн)\\p{L}+|отпиши(?:сь|тесь)|спишемся|спишитесь|созвонимся|поговорим|пообщаемся|обсудим|продолжим|вернемся|(?:можете|можешь|могли бы|можно|мож)\\s+(?:\\p{L}+\\s+){0,3}(?:написать|напомнить|позвонить|перезвонить|связаться|вернуться|набрать)|(?:напишете|напишешь|напомнишь|перезвонишь|позвонишь|вернетесь|вернешься|свяжетесь)|дай(?:те)?\\s+знать|жду\\s+(?:вас|тебя|сообщени\\p{L}|вашего|ответа)',
  "(?:write|text|message|msg|ping|remind|call|ring|phone|contact|email|dm|nudge|buzz|poke|tell)\\s+(?:to\\s+)?(?:me|us)|(?:reach out|get back|get in touch|come back|follow up|check in|check back|hit me up|catch up|catch me|try me|drop me a (?:line|message|note)|be in touch)|(?:let'?s|can we|could we|we can|shall we|we could)\\s+(?:\\w+\\s+)?(?:talk|speak|chat|continue|discuss|catch up|do)|(?:write|text|message|remind|call)(?=\\s+(?:tomorrow|later|in\\s|on\\s|at\\s|back|next))",
);
// A wish about a day that needs no verb of writing: «лучше завтра», "tomorrow is better".
const RATHER = re(
  'давай(?:те)?|лучше|удобн\\p{L}+|свобод\\p{L}+|освобожусь|смогу|получится|подойдет|перенес\\p{L}+|перенести|а если|попозже|позже|потом|тогда|буду',
  "let'?s|better|rather|prefer|free|available|works|suits?|suitable|how about|what about|maybe|instead|move it|postpone|reschedule|later|then",
);
/** He tells of a meeting of his own: its time is not when he wants to hear from us. Until when it lasts is. */
const OWN_MEETING = re(
  '(?:у меня|у нас|мне|записан\\p{L}?|иду|едем|еду|лечу)\\s+(?:[\\p{L}\\d:]+\\s+){0,5}?(?:встреч\\p{L}+|созвон\\p{L}{0,2}|совещани\\p{L}+|собеседовани\\p{L}+|урок\\p{L}{0,2}|заняти\\p{L}+|экзамен\\p{L}{0,2}|прием\\p{L}{0,2}|врач\\p{L}{0,2}|стоматолог\\p{L}{0,2}|рейс\\p{L}{0,2}|вылет\\p{L}{0,2}|тренировк\\p{L}+|просмотр\\p{L}{0,2})',
  "(?:i have|i've got|i got|we have|we've got|i'm at|i'll be at|i'm going to)\\s+(?:[\\w:]+\\s+){0,5}?(?:meetings?|calls?|class(?:es)?|exams?|appointments?|flights?|dentist|doctor|interviews?|lessons?|viewings?|training)",
);
const LASTS_OR_ASKS = re('до|пока|можно', 'till|until|by|(?:can|could|may|shall)\\s+(?:i|we)');
const BUSY = re(
  'занят\\p{L}?|(?:не|неу)\\s?(?:могу|удобно|получается|до этого)|неудобно|за рулем|на (?:встрече|работе|совещании|уроке|паре)|некогда|нет времени|не сейчас|пока\\s+не\\s+(?:готов\\p{L}*|до\\s+этого|актуально)|рано\\s+(?:еще|пока)|(?:еще|пока)\\s+рано|в дороге|сплю',
  "busy|can'?t (?:talk|chat|write|now|right now)|not (?:now|a good time|right now)|driving|in a meeting|at work|no time|not (?:yet|at the moment|for now)|too early|occupied|on the (?:road|go)|in class",
);
const PRICE = re(
  'цен\\p{L}{1,3}|стоимост\\p{L}+|прайс\\p{L}*|сколько\\s+(?:\\p{L}+\\s+){0,3}(?:стоит|стоят|будет|платить|денег)|почем|скидк\\p{L}+|тариф\\p{L}*|рассрочк\\p{L}+|дорого|оплат\\p{L}+',
  'prices?|pricing|costs?|how much|discounts?|fees?|rates?|expensive|cheap\\p{L}*|installments?|pay(?:ment)?',
);
const BOOKING = re(
  'запис(?:аться|ь|ать|ывай\\p{L}*)|запиши(?:те)?\\s+(?:меня|нас|ребенка|сына|дочь)|пробн\\p{L}+|забронир\\p{L}+|встреч[ауе]|созвон\\p{L}?|оформ\\p{L}+|купить|заказать',
  'book(?:ing)?|sign (?:me )?up|enrol\\p{L}*|trial|appointment|schedule a (?:call|meeting|lesson|demo)|set up a (?:call|meeting)|order|buy|purchase',
);
const GREETING = re(
  'здравствуй(?:те)?|привет\\p{L}*|добр(?:ый|ое|ого)\\s+(?:день|вечер|утро|дня|времени)|хай|салют|доброго',
  'hi|hello|hey|good (?:morning|afternoon|evening|day)|greetings|hiya',
);
const THANKS = re(
  'спасибо\\p{L}*|спс|благодар\\p{L}+|пасиб\\p{L}*|мерси',
  'thanks?|thank you|thx|ty|cheers|appreciated?|appreciate it',
);
const YES = re(
  'да|ага|угу|конечно|давай(?:те)?|хорошо|ок|окей|ладно|подходит|подойдет|удобно|согласен|согласна|можно|верно|именно|разумеется|хочу(?=\\s*(?:$|[.!,]))',
  'yes|yeah|yep|yup|sure|ok|okay|k|of course|please do|works|sounds good|fine|right|correct|exactly|absolutely|go ahead|perfect|great',
);
const NO = re(
  'нет|неа|не надо|не нужно|не хочу|не стоит|не знаю|затрудняюсь',
  "no|nope|nah|don'?t|not really|no thanks|not sure|idk",
);
const BYE = re(
  'до свидани\\p{L}|пока|всего (?:доброго|хорошего)|до (?:завтра|встречи|связи|скорого)|хорошего (?:дня|вечера)|увидимся',
  'bye|goodbye|see (?:you|ya)|take care|have a (?:good|nice|great) (?:day|evening|one)|later|cya|talk (?:soon|later|then)',
);
// Words that say no more than a nod; a message of only these asks for no answer.
const COURTESY = re(
  'спасибо\\p{L}*|спс|благодар\\p{L}+|большое|огромное|вам|тебе|за|помощь|ответ|информацию|ок|окей|хорошо|ладно|понял|поняла|понятно|ясно|принято|отлично|супер|класс|круто|ага|угу|да|договорились|жду|буду|ждать|тогда|до|завтра|связи|встречи|свидания|пока|всего|доброго|хорошего|дня|вечера|и|взаимно|хорошо|замечательно|прекрасно|все',
  'thanks?|thank|you|thx|ty|cheers|so|very|much|a|lot|for|the|help|info|your|answer|ok|okay|k|great|good|cool|nice|perfect|awesome|got|it|understood|clear|fine|alright|all|right|deal|sure|yes|yeah|sounds|bye|goodbye|see|ya|then|tomorrow|have|day|evening|one|talk|soon|appreciate|waiting|will|wait|be',
);
const NAME = /(?:меня зовут|мо[её] имя|зовут меня|my name is|my name's|i am called)\s+(\p{Lu}[\p{L}-]+)/iu;
const TOPIC = pattern('<(?:насчет|по поводу|на счет|про|о|об|обо|about|regarding)\\s+((?:\\p{L}+\\s*){1,5})');
const NEVER_A_NAME = /^(?:не|не\p{L}*|завтра|later|tomorrow|me)$/iu;

/** What he says without the meetings of his own, but for those he asks for and those until which he is busy. */
export function withoutOwnMeetings(text: string): string {
  return clausesOf(text)
    .filter((part) => !OWN_MEETING.test(part) || LASTS_OR_ASKS.test(part))
    .join(' , ');
}

const clausesOf = (text: string): string[] =>
  text.split(/[,;.!?\n]+\s*|\s(?:а|но|лучше|but|instead|rather)\s/iu).filter(Boolean);

/** One reading of all the client's unanswered messages together. */
export function understand(text: string, expecting: Expecting): Heard {
  const plain = text.replace(/ё/g, 'е').replace(/Ё/g, 'Е').replace(/[’ʼ`]/g, "'");
  const media = /\[([a-zA-Z]+)\]/.exec(plain)?.[1];
  const words = plain.replace(/\[[a-zA-Z]+\]/g, ' ').trim();
  // «не пишите завтра, напишите в пятницу»: each part wishes for itself.
  const parts = clausesOf(words);
  const wanted = parts.filter((p) => !CANCEL.test(p)).join(' , ');
  const asksToWrite = WRITE.test(wanted);
  const verb = WRITE.exec(wanted)?.index ?? 0;
  const busy = BUSY.test(wanted);
  const back = dayAfterAbsence(words);
  const free = asksToWrite ? wanted : withoutOwnMeetings(wanted);
  const wishesTime = asksToWrite || busy || expecting.when || (RATHER.test(free) && !BOOKING.test(free));
  const time = back ?? (wishesTime ? (timeWords(free, verb) ?? timeWords(free)) : undefined);
  const name = NAME.exec(plain)?.[1];
  const left = words.replace(new RegExp(COURTESY.source, 'giu'), ' ').replace(/[^\p{L}\d?]+/gu, '');
  return {
    // «больше сегодня не пишите, напишите завтра» is no farewell
    stop: time === undefined ? stopIn(words) : undefined,
    away: back !== undefined,
    human: HUMAN.test(words),
    angry: ANGRY.test(words),
    asksIfBot: BOT.test(words),
    cancels: parts.some((p) => CANCEL.test(p)),
    asksToWrite,
    time: time?.replace(/\s+,\s+/g, ', '),
    topic: asksToWrite ? topicOf(wanted, time) : undefined,
    busy,
    place: placeIn(plain, expecting.place),
    name: name && !NEVER_A_NAME.test(name) ? name : undefined,
    price: PRICE.test(words),
    booking: BOOKING.test(withoutOwnMeetings(words)),
    greeting: GREETING.test(words),
    thanks: THANKS.test(words),
    yes: YES.test(words) && !NO.test(words),
    no: NO.test(words),
    bye: BYE.test(words),
    question:
      /\?/.test(words) ||
      pattern(
        '^(?:как|какой|какая|какие|где|когда|сколько|почему|зачем|кто|что|what|how|where|when|why|who|which|do|does|is|are|can|could)>',
      ).test(words),
    media,
    courtesyOnly: !media && left === '',
    notNeeded: NOT_NEEDED.test(words),
    thinks: THINKS.test(words),
  };
}

/** «про цены», "about the trial": what stands before the time. */
function topicOf(text: string, time: string | undefined): string | undefined {
  const said = TOPIC.exec(text)?.[1]?.trim();
  if (!said) return undefined;
  const topic = time ? said.split(time)[0]?.trim() : said;
  return topic && topic.length > 2 && !timeWords(topic) ? topic : undefined;
}
