// Does he mean that he wants no more messages, or that we have the wrong person? By meaning: plain stop words never get this far.
import { pattern } from './when-words';

export type Stop = 'noMoreMessages' | 'wrongPerson';

const NO_MORE = [
  '(?:удалите|удали|уберите|сотрите|вычеркните|забудьте|исключите|выкиньте|потеряйте)\\s+(?:\\p{L}+\\s+){0,2}(?:меня|мой|мои|моего|этот)\\s*(?:номер\\p{L}*|контакт\\p{L}*|телефон\\p{L}*|данные|из|с|отовсюду|$)',
  'не\\s+(?:\\p{L}+\\s+){0,4}(?:пиши|пишите|писать|пишешь|пишете|беспокой\\p{L}*|беспокоить|звони|звоните|звонить|шлите|слать|присылать|присылайте|тревожьте|тревожить)\\s*(?:\\p{L}+\\s+){0,3}(?:больше|никогда|вообще|впредь|совсем|ничего)',
  '(?:больше|никогда|вообще|впредь|совсем)\\s+(?:\\p{L}+\\s+){0,3}не\\s+(?:\\p{L}+\\s+){0,3}(?:пиши|пишите|писать|беспокой\\p{L}*|беспокоить|звони|звоните|звонить|шлите|слать|присылать|присылайте|тревожьте)',
  'не\\s+(?:надо|нужно|стоит)\\s+(?:\\p{L}+\\s+){0,2}(?:больше|никогда|вообще)\\s+(?:\\p{L}+\\s+){0,2}(?:писать|беспокоить|звонить|слать|присылать)',
  '(?:хватит|прекратите|прекращайте|перестаньте|довольно|кончайте)\\s+(?:\\p{L}+\\s+){0,2}(?:спам\\p{L}*|писать|слать|названивать|звонить|беспокоить|рассыл\\p{L}*|доставать)',
  'не\\s+спамь(?:те)?',
  '(?:оставьте|оставь)\\s+(?:вы\\s+)?(?:меня|нас)\\s+(?:\\p{L}+\\s+)?в\\s+покое',
  '(?:отстаньте|отвяжитесь|отцепитесь)(?:\\s+от\\s+(?:меня|нас))?',
  'не\\s+(?:хочу|желаю|буду|собираюсь)\\s+(?:\\p{L}+\\s+){0,2}(?:с\\s+вами\\s+(?:общаться|переписываться|разговаривать|иметь)|(?:получать|видеть|читать)\\s+(?:\\p{L}+\\s+){0,2}(?:сообщени\\p{L}*|рассылк\\p{L}*|спам\\p{L}*)|о\\s+вас\\s+слышать)',
  '(?:добав|занес)\\p{L}*\\s+(?:\\p{L}+\\s+){0,2}в\\s+(?:ч[её]рный|стоп)[\\s-]список',
  '(?:lose|forget|delete|remove|erase|drop)\\s+(?:my|this|our)\\s+(?:\\w+\\s+)?(?:number|contacts?|details|data|info)',
  '(?:take|remove|delete|get|scratch|strike)\\s+(?:me|my\\s+(?:name|number))\\s+(?:off|from|out\\s+of)\\s+(?:\\w+\\s+){0,3}(?:lists?|database|contacts|books|records|mailing)',
  "(?:don'?t|do\\s+not|never|no\\s+need\\s+to|shouldn'?t)\\s+(?:ever\\s+|you\\s+|dare\\s+)*(?:contact|text|message|write|call|bother|ping|email|msg|disturb)\\s+(?:to\\s+)?(?:me|us)\\s*(?:\\w+\\s+){0,2}(?:again|any\\s?more|ever|any\\s+longer)",
  '(?:stop|quit|cease)\\s+(?:\\w+\\s+){0,2}(?:contacting|texting|messaging|writing|spamming|bothering|calling|pinging|emailing|harassing|sending|spam)',
  '(?:leave)\\s+(?:me|us)\\s+(?:alone|in\\s+peace)',
  '(?:no|any)\\s+more\\s+(?:messages|texts|spam|calls)(?:\\s+(?:from\\s+you|please))?',
  "(?:don'?t|do\\s+not|no\\s+longer|never)\\s+(?:want|wish|care)\\s+to\\s+(?:hear\\s+from\\s+you|be\\s+(?:contacted|messaged|texted|written))",
  '(?:unsubscribe>|opt\\s+(?:me\\s+)?out>(?!\\s+of\\s+(?!(?:this|these|your|all|the)\\s*(?:messages|texts|list|mailing)?\\s*$)))(?:\\s+me)?',
];
// «вы ошиблись в цене» is another thing
const WRONG = [
  '(?:вы|ты)?\\s*(?:ошиблись|ошибся|ошиблась|перепутали)(?:\\s+(?:номером|чатом|адресом|адресатом|человеком|контактом))?(?=\\s*(?:$|[.,!)\\n]))',
  'не\\s+(?:туда|тому|той|тем)\\s+(?:\\p{L}+\\s+){0,2}(?:попали|пишете|пишешь|написали|обратились|отправили|звоните)',
  '(?:пишете|написали|попали|звоните)\\s+(?:\\p{L}+\\s+){0,2}не\\s+(?:туда|тому|той)',
  'не\\s+тот\\s+(?:номер|человек|контакт|адресат|чат)',
  '(?:номер|телефон)\\s+(?:теперь|уже)\\s+(?:мой|у\\s+меня)|(?:больше|уже)\\s+не\\s+(?:пользуется|владеет)\\s+(?:этим|данным)\\s+номером',
  '(?:никак\\p{L}{1,2}|ничего)\\s+(?:\\p{L}+\\s+)?(?:у\\s+вас\\s+)?не\\s+(?:искал|заказывал|спрашивал|оставлял|просил)\\p{L}*(?=\\s*(?:$|[.,!)\\n]))',
  '(?:вам|вы)\\s+не\\s+ко\\s+мне',
  '(?:это|тут)\\s+(?:был\\p{L}?\\s+)?не\\s+(?:я|мой\\s+(?:номер|запрос|чат))(?=\\s*(?:$|[.,!)\\n]))',
  '(?:чужой|другой)\\s+номер',
  '(?:таких?|такой|такого|такую)\\s+(?:\\p{L}+\\s+){0,2}(?:тут|здесь|не\\s+знаю)|(?:тут|здесь)\\s+таких?\\s+нет',
  "i\\s+(?:never|didn'?t)\\s+(?:ask|asked|sign|signed|order|ordered|contact|contacted)\\s+(?:up\\s+)?(?:about|for|you)?[^.?!]*(?=\\s*(?:$|[.!?]))",
  'mistaken\\s+me\\s+for|this\\s+number\\s+belongs\\s+to',
  'wrong\\s+(?:person|number|nr|no|chat|guy|contact|recipient|man|woman|lady)',
  "(?:that|this|it)(?:'s|\\s+is|\\s+was|\\s+wasn'?t|\\s+isn'?t)\\s+(?:not\\s+)?(?:me|my\\s+number)(?=\\s*(?:$|[.,!)\\n]))",
  'not\\s+(?:the\\s+)?(?:who|person|one)\\s+you\\s+(?:think|want|are\\s+looking\\s+for|need)',
  "(?:there\\s+is|there'?s)\\s+no\\s+one\\s+(?:called|named|by\\s+that\\s+name)",
];
const edge = (source: string): RegExp => pattern(`<(?:${source})`);
const noMore = NO_MORE.map(edge);
const wrong = WRONG.map(edge);
// A name is told from a word by its capital: «Я не Анна», "I'm not Kate".
const NOT_THAT_NAME = /(?:^|[.!?,\n]\s*)(?:[Яя] не|[Ii](?:'m| am) not)\s+(\p{Lu}\p{Ll}{2,})(?=\s*(?:$|[.,!)\n]))/u;
const NEVER_A_NAME = /^(?:Interested|Sure|Ready|Looking|Buying|Going|Понял|Поняла|Знаю|Хочу|Буду)$/;

export function stopIn(text: string): Stop | undefined {
  const plain = text
    .replace(/ё/g, 'е')
    .replace(/Ё/g, 'Е')
    .replace(/[’ʼ`]/g, "'")
    .replace(/\b(?:don'?t|do not|never|if i) (?:stop|quit)\b/gi, ' '); // "don't stop sending me options"
  if (noMore.some((re) => re.test(plain))) return 'noMoreMessages';
  const name = NOT_THAT_NAME.exec(plain)?.[1];
  if ((name && !NEVER_A_NAME.test(name)) || wrong.some((re) => re.test(plain))) return 'wrongPerson';
  return undefined;
}
