// Does a client ask us to stop writing for good? By words alone, before any model: the answer is silence for ever, so a false
// yes loses a client and a false no breaks a promise to all. Time-limited wishes («не пишите до понедельника») are not this.

/** True for «стоп», "unsubscribe", «не пишите мне больше», "leave me alone" … in any case, with emoji, ё or stretched letters. */
export function isOptOut(text: string): boolean {
  const message = normalise(text);
  if (!message || message.length > 400) return false;
  if (isBareCommand(message)) return true;
  const said = clauses(message);
  // he says where to write instead: another wish, and the model's to read
  if (NEW_NUMBER.test(message) || said.some((clause) => INSTEAD.test(clause))) return false;
  return said.some((clause) => GO_AWAY.test(clause) || PHRASES.some((re) => re.test(clause)));
}

/** «Стоп!!», "please stop", "STOP. Not interested": nothing is left when the command and courtesies are taken away. */
function isBareCommand(message: string): boolean {
  if (message.includes('?')) return false;
  const words = message
    .replace(/[^\p{L}\d' -]+/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim();
  const rest = words.replace(REFUSAL, ' ').split(' ').filter(Boolean);
  return rest.some((w) => COMMAND.has(w)) && rest.every((w) => COMMAND.has(w) || COURTESY.has(w));
}

/** Lower case, ё → е, one apostrophe, Latin look-alikes inside Cyrillic words made Cyrillic, runs of a letter made one. */
function normalise(text: string): string {
  return collapse(
    text
      .toLowerCase()
      .normalize('NFKC')
      .replaceAll('ё', 'е')
      .replace(/[’ʼ`‘]/g, "'")
      .replace(/[‐‑–—]/g, (dash) => (dash === '–' || dash === '—' ? ' — ' : '-'))
      .replace(/\p{L}+/gu, (word) =>
        /[а-я]/.test(word) ? word.replace(/[aceopxyk]/g, (c) => LOOKALIKE[c] as string) : word,
      )
      .trim(),
  );
}

// «сттоп», "stooop", "unsubscribbe": patterns are collapsed the same way, so doubled letters never matter.
const collapse = (s: string): string => s.replace(/(\p{L})\1+/gu, '$1');
const LOOKALIKE: Record<string, string> = { a: 'а', c: 'с', e: 'е', o: 'о', p: 'р', x: 'х', y: 'у', k: 'к' };

/** Sentences and comma parts; a comma before «пока», "until" … stays, because it limits the wish. */
function clauses(message: string): string[] {
  return message
    .split(/[.!;…\n]+|,(?!\s*(?:пока|покуда|если|когда|until|til|unles|if|when|before|while))|\s—\s/u)
    .map((c) =>
      c
        .replace(/[^\p{L}\d'?, -]+/gu, ' ')
        .replace(/\s+/g, ' ')
        .trim(),
    )
    .filter(Boolean);
}

const set = (words: string): Set<string> => new Set(words.split(/\s+/).map(collapse));
const COMMAND = set(
  'стоп stop unsubscribe отпишите отпишитесь отпишись отписаться отписка отпиши стопе optout opt-out отстаньте отстань отвяжитесь отвяжись отвалите отвали unsub',
);
const COURTESY = set(
  'пожалуйста пж плиз ну все всё уже да нет хватит спасибо это и я же говорю сказал сказала просто спам рассылка рассылку рекламу ' +
    'please pls plz now it this that thanks thank you no ok okay just i said enough already the texting all messages меня me',
);
const REFUSAL = new RegExp(
  collapse(
    "(?:мне\\s+)?(?:это\\s+)?(?:уже\\s+)?не\\s?интересно|(?:i'm|im|i am)?\\s*not int?e?rested(?: anymore)?|no thanks|не надо|не нужно",
  ),
  'gu',
);

const re = (source: string): RegExp =>
  new RegExp(collapse(source).replaceAll('<', '(?<![\\p{L}\\d-])').replaceAll('>', '(?![\\p{L}\\d-])'), 'u');

// What may still follow a wish without limiting it or giving it an object («не пишите мне цену в долларах»).
const END =
  '(?:\\s+(?:больше|болше|никогда|вообще|совсем|пожалуйста|плиз|плз|пж|пжл|более|впредь|ничего|сюда|уже|спам|рекламу|свое|сообщения|и не звоните|в телеграм[ем]?|please|pls|plz|again|anymore|any more|ever|now|at all|already|thanks|thx|ty|thank you|immediately|here|or call me|спасибо|спс))*\\s*\\??$';
const PLEA =
  '(?:(?:пожалуйста|плиз|пж|прошу|ну|да|и|вы|уже|все|короче|слушайте|послушайте|ребят|ребята|девушка|господа|люди|здравствуйте|просто|давайте)\\s+)*';

// how people spell it who write as they hear it
const RU_PISHI = 'пиш[иы]т?[еи]?';
const RU_VERB =
  '(?:писать|пишите|слать|присылать|отправлять|спамить|звонить|названивать|беспокоить|доставать|тревожить|трогать|рассылать|рассылку)';
const RU_WRITE = `${RU_VERB}(?:\\s+(?:и|или)\\s+${RU_VERB})?`;
const RU_DONT = `(?:${RU_PISHI}|беспокойте|шлите|присылайте|спамьте|тревожьте|отправляйте|трогайте)`;
const RU_SENT = '(?:сообщени\\p{L}+|рассыл\\p{L}+|спам\\p{L}*)';
const EN_SEND = '(?:text|message|write|contact|msg|dm|email|bother|ping|spam|disturb|write to|reach out to)';
const EN_SENDING =
  '(?:texting|messaging|writing|contacting|spamming|bothering|bugging|annoying|pestering|emailing|calling|pinging|disturbing|harassing|writing to|dming)';

const GO_AWAY = re(
  '^(?:да\\s+|ну\\s+|все\\s+)*(?:отстань|отстаньте|отвяжитесь|отвяжись|отвалите|отцепитесь)(?:\\s+уже)?$',
);
const NEW_NUMBER = re(
  '<(?:нов|друг)(?:ой|ый|ом|ого)\\s+(?:номер|телефон)|<(?:new|other|another|different)\\s+(?:number|phone|account)>',
);
const INSTEAD = re(
  "^(?:(?:а|и|но|лучше|только|можно|просто|please|but|just|instead|better)\\s+)*(?:пишите|напишите|пиши|напиши|звоните|позвоните|шлите|пришлите|write|text|call|email|message|use|msg|давайте\\s+\\p{L}*(?:созвон|встрет|говор|обсуд)\\p{L}*|let'?s\\s+(?:talk|meet|call|discuss))>",
);

const PHRASES: RegExp[] = [
  // не пишите мне (больше) · больше не пишите · никогда мне не пишите
  re(`^${PLEA}не\\s+${RU_DONT}\\s+(?:мне|меня|нам)${END}`),
  re(`^${PLEA}не\\s+${RU_PISHI}${END}`),
  // «не звоните мне» alone asks to write instead
  re(`^${PLEA}не\\s+звоните\\s+(?:мне\\s+)?(?:больше|никогда)${END}`),
  re(
    `^(?:[\\p{L}]+\\s+){0,3}(?:больше|никогда|более)\\s+(?:мне\\s+|сюда\\s+|нам\\s+|меня\\s+)?(?:больше\\s+)?не\\s+${RU_DONT}(?:\\s+(?:мне|меня|нам))?${END}`,
  ),
  re(`^(?:[\\p{L}]+\\s+){0,2}(?:мне|меня)\\s+(?:больше\\s+)?не\\s+${RU_DONT}${END}`),
  re(`<не\\s+(?:надо|нужно)\\s+(?:мне\\s+)?${RU_WRITE}(?:\\s+мне)?\\s+(?:больше|никогда)${END}`),
  re(`<не\\s+(?:надо|нужно|стоит)\\s+(?:мне\\s+)?больше\\s+(?:мне\\s+)?${RU_WRITE}(?:\\s+мне)?${END}`),
  re(`<больше\\s+(?:мне\\s+)?не\\s+(?:надо|нужно)\\s+(?:мне\\s+)?${RU_WRITE}(?:\\s+мне)?${END}`),
  re(
    `<(?:прошу|попрошу|просьба|требую|можете|можно|могли бы|просил|просила|говорил|говорила)\\s+(?:вас\\s+|вы\\s+|же\\s+|уже\\s+)*(?:мне\\s+)?(?:больше\\s+)?(?:мне\\s+)?не\\s+${RU_WRITE}(?:\\s+(?:мне|меня))?${END}`,
  ),
  re(
    `<не\\s+(?:хочу|желаю)\\s+(?:больше\\s+)?получать\\s+(?:от вас\\s+|ваши\\s+|эти\\s+|вашу\\s+)*(?:сообщения|рассылку|рассылки|рекламу|спам|ничего)`,
  ),
  re('<не\\s+(?:хочу|желаю)\\s+(?:больше\\s+)?(?:ничего\\s+)?от вас\\s+(?:больше\\s+)?(?:ничего\\s+)?получать'),
  // хватит писать · прекратите рассылку · перестаньте мне писать
  re(
    `^${PLEA}(?:хватит|хорош|достаточно|прекратите|прекрати|перестаньте|перестань|кончайте|завязывайте)\\s+(?:мне\\s+|уже\\s+|меня\\s+|нам\\s+|сюда\\s+|свою\\s+|эту\\s+)*${RU_WRITE}(?:\\s+(?:мне|меня|нам|сюда))?(?:\\s+(?:это|эту|эти|свою|всякую|всякое)(?:\\s+\\p{L}+)?)?${END}`,
  ),
  re(
    `^${PLEA}(?:хватит|хорош|прекратите|прекрати|прекращайте|перестаньте|кончайте|завязывайте|заканчивайте)(?:\\s+(?:мне|уже|с|со|свои|своими|ваши|вашими|эти|этими|свою|вашу|эту|этот|ваш|свой|слать|присылать))*\\s+${RU_SENT}${END}`,
  ),
  re(
    `^(?:(?:и|а|как|можно|хочу|прошу|где|надо|нужно|мне|вас|тут|здесь)\\s+)*(?:отключить|отключите|остановить|убрать|прекратить)\\s+(?:все\\s+|эти\\s+|ваши\\s+|вашу\\s+|эту\\s+|свою\\s+)*${RU_SENT}(?:\\s+от\\s+вас)?${END}`,
  ),
  re(
    `<(?:прошу|попрошу|можете|могли бы|требую)\\s+(?:вас\\s+|вы\\s+)?(?:прекратить|перестать)\\s+(?:мне\\s+)?${RU_WRITE}`,
  ),
  // отпишите меня · хочу отписаться · как отписаться; «отпишите мне по цене» means the opposite
  re('^(?:[\\p{L}]+\\s+){0,2}(?:отпишите|отпиши)\\s+(?:меня|нас|мой номер)>'),
  re(
    '^(?:(?!не\\s)\\p{L}+\\s+){0,3}(?:хочу|хотел бы|хотела бы|желаю|как|можно|где|прошу|решил|решила)\\s+(?:мне\\s+|тут\\s+|здесь\\s+)?отписаться(?:\\s+от\\s+(?:вас|рассылки|вашей рассылки|этого|сообщений))?\\s*\\??$',
  ),
  re('^(?:отписаться|отпишите|отпишитесь|отписка)\\s+от\\s+(?:рассылки|вас|сообщений|рекламы)'),
  re(
    '^(?:\\p{L}+\\s+){0,2}(?:отмените|отключите|остановите)\\s+(?:мою\\s+|эту\\s+|вашу\\s+)?(?:рассылку|подписку на (?:сообщения|рассылку|уведомления))>',
  ),
  // удалите мой номер · уберите меня из базы, но не «из группы по вторникам»
  re(
    `^${PLEA}(?:удалите|удали|удалить|уберите|убрать|сотрите|стереть|забудьте|вычеркните|исключите|исключить)\\s+(?:уже\\s+|пожалуйста\\s+)?(?:меня|нас|мой номер(?:\\s+телефона)?|мой контакт|мои контакты|мои данные|мой телефон|этот номер)(?:\\s+(?:у себя|у вас|отовсюду|отсюда))?(?:\\s+(?:из|с|от)\\s+(?:ваш\\p{L}*\\s+|эт\\p{L}+\\s+|всех\\s+|свое\\p{L}*\\s+|общ\\p{L}+\\s+)*(?:баз|рассыл|спис(?!\\p{L}+\\s+(?:ожидан|на|по))|чат|контакт|обзвон|телефон|систем|црм|crm)\\p{L}*(?:\\s+(?:данных|клиентов|контактов|рассылки))?)?${END}`,
  ),
  re('<(?:отстаньте|отстань|отвяжитесь|отвяжись|отвалите)\\s+(?:уже\\s+)?от\\s+меня>'),
  re('<оставьте\\s+(?:меня|нас)\\s+(?:уже\\s+)?в\\s+покое>'),
  re(`<отказ(?:ываюсь|ываемся|аться)\\s+от\\s+(?:\\p{L}+\\s+)?${RU_SENT}`),
  re(`<${RU_WRITE}\\s+мне\\s+(?:больше\\s+не\\s+(?:надо|нужно)|не\\s+(?:надо|нужно)\\s+больше)${END}`),
  re('<(?:еще одно сообщение|еще раз напишете|one more (?:message|text))\\s+(?:и|and)>'),
  // don't write me (again) · never contact me · stop texting me
  re(
    `^(?:(?:please|pls|plz|and|just|so|hey|again)\\s+)*(?:don'?t|do not|dont|never)\\s+(?:you\\s+)?(?:ever\\s+|dare\\s+)?${EN_SEND}\\s+(?:to\\s+)?(?:me|us)${END}`,
  ),
  re(
    `^(?:(?:please|pls|plz|no|ok|and|so|just|but|thanks|thank you|enough)\\s+)*(?:don'?t|do not|dont|never)\\s+${EN_SEND}(?:\\s+(?:to\\s+)?(?:me|us|here|this number))?\\s+(?:again|anymore|any more|any longer)${END}`,
  ),
  re(
    `<i\\s+(?:don'?t|do not)\\s+want\\s+(?:you\\s+to\\s+${EN_SEND}\\s+me|(?:to\\s+(?:receive|get)\\s+)?(?:any|any more|these|your|more|anymore)\\s+(?:more\\s+|of your\\s+)?(?:messages|texts|mesages|spam))`,
  ),
  re(
    `^(?:(?:please|pls|plz|just|and|can you|could you|would you|you need to|i want you to|i said|i asked you to)\\s+)*(?:stop|quit|cease)\\s+(?:${EN_SENDING}(?:\\s+(?:to\\s+)?(?:me|us))?|${EN_SEND}\\s+me|with\\s+(?:the\\s+|these\\s+|your\\s+|all\\s+)*(?:texts|messages|msgs|spam))(?:\\s+please)?${END}`,
  ),
  re(
    '^(?:(?:please|pls|plz|just|and|can you|could you|would you)\\s+)*(?:stop|quit)\\s+sending\\s+(?:me\\s+)?(?:messages|texts|this|these|those|spam|ads|stuff|anything|things|your)>',
  ),
  re(
    '^(?:(?:please|pls|no)\\s+)*no\\s+more\\s+(?:messages|texts|msgs|mesages|spam)(?:\\s+(?:please|pls|plz|thanks|thx|from\\s+you))*$',
  ),
  // unsubscribe me · opt out · remove me · leave me alone
  re(
    "^(?:(?:please|pls|plz|i|i'd|want|would|like|need|to|can|could|you|how|do|hi|hello|and)\\s+)*unsubscribe(?:\\s+me)?(?:\\s+(?:from)\\s+(?:this|these|your|all|the list|you|here|everything)>.*)?(?:\\s+(?:please|pls|plz|now|thanks|thx))*\\s*\\??$",
  ),
  re(
    "^(?:(?:please|pls|plz|i|i'd|want|would|like|wish|to|and)\\s+)*opt(?:\\s+me)?[\\s-]?out(?:\\s+(?:of)\\s+(?:this|these|your|all|the)\\s*(?:messages|texts|list|mailing|mesages)?)?(?:\\s+(?:please|pls|now|thanks))*$",
  ),
  re(
    `^(?:(?:please|pls|plz|kindly|just|can you|could you|and|now)\\s+)*(?:remove|delete|erase|take)\\s+(?:me|my\\s+(?:name|number|contact)(?=\\s+(?:of|from|out)))(?:\\s+(?:off|from|out of)\\s+(?:(?:your|ur|this|the|all|any)\\s+)*(?:mailing\\s+|contact\\s+)?(?:list|lists|database|contacts|base|chat|here|this))?${END}`,
  ),
  re(
    `^(?:(?:please|pls|plz|kindly|just|and|last time)\\s+)*(?:(?:remove|delete|erase|lose|forget)\\s+my|lose\\s+this)\\s+(?:phone\\s+|contact\\s+)?(?:number|contact|contacts|data|details)(?:\\s+from\\s+.*)?${END}`,
  ),
  re(`^(?:(?:please|pls|plz|just|and|god)\\s+)*leave\\s+(?:me|us)\\s+(?:alone|be|in peace)${END}`),
];
