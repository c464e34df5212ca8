// Does a client ask us to stop writing for good? By words alone, before any model: the answer is silence for ever, so a false
// yes loses a client and a false no breaks a promise to all. Time-limited wishes («не пишите до понедельника») are not this.

/** True for «стоп», "unsubscribe", «не пишите мне больше», "leave me alone" … in any case, with emoji, ё or stretched letters. */
export function isOptOut(text: string): boolean {
  const message = normalise(text);
  if (!message || message.length > 400) return false;
  return isBareCommand(message) || clauses(message).some((clause) => PHRASES.some((re) => re.test(clause)));
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
    "(?:мне\\s+)?(?:это\\s+)?(?:уже\\s+)?не\\s?интересно|(?:i'm|im|i am)?\\s*not interested(?: anymore)?|no thanks|не надо|не нужно",
  ),
  'gu',
);

const re = (source: string): RegExp =>
  new RegExp(collapse(source).replaceAll('<', '(?<![\\p{L}\\d-])').replaceAll('>', '(?![\\p{L}\\d-])'), 'u');

// What may still follow a wish without limiting it or giving it an object («не пишите мне цену в долларах»).
const END =
  '(?:\\s+(?:больше|болше|никогда|вообще|совсем|пожалуйста|плиз|пж|более|впредь|ничего|сюда|уже|спам|рекламу|свое|сообщения|и не звоните|в телеграм[ем]?|please|pls|plz|again|anymore|any more|ever|now|at all|already|thanks|thank you|immediately|here|or call me))*\\s*\\??$';
const PLEA = '(?:пожалуйста\\s+|плиз\\s+|прошу\\s+|ну\\s+|да\\s+|и\\s+|вы\\s+|уже\\s+)*';

const RU_WRITE =
  '(?:писать|пишите|слать|присылать|спамить|звонить|названивать|беспокоить|доставать|тревожить|рассылать|рассылку)';
const RU_DONT = '(?:пишите|пиши|беспокойте|шлите|присылайте|спамьте|тревожьте|отправляйте)';
const EN_SEND = '(?:text|message|write|contact|msg|dm|email|bother|ping|spam|disturb|write to|reach out to)';
const EN_SENDING =
  '(?:texting|messaging|writing|contacting|spamming|bothering|emailing|calling|pinging|disturbing|harassing|writing to|dming)';

const PHRASES: RegExp[] = [
  // не пишите мне (больше) · больше не пишите · никогда мне не пишите
  re(`^${PLEA}не\\s+${RU_DONT}\\s+(?:мне|меня|нам)${END}`),
  re(`^${PLEA}не\\s+(?:пишите|пиши)${END}`),
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
    `<не\\s+хочу\\s+(?:больше\\s+)?получать\\s+(?:от вас\\s+|ваши\\s+|эти\\s+|вашу\\s+)*(?:сообщения|рассылку|рассылки|рекламу|спам)`,
  ),
  // хватит писать · прекратите рассылку · перестаньте мне писать
  re(
    `^${PLEA}(?:хватит|хорош|достаточно|прекратите|прекрати|перестаньте|перестань|кончайте|завязывайте)\\s+(?:мне\\s+|уже\\s+|меня\\s+|нам\\s+|сюда\\s+|свою\\s+|эту\\s+)*${RU_WRITE}(?:\\s+(?:мне|меня|нам|сюда))?(?:\\s+(?:это|эту|эти|свою|всякую|всякое)(?:\\s+\\p{L}+)?)?${END}`,
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
  // удалите мой номер · уберите меня из базы
  re(
    `^${PLEA}(?:удалите|удали|уберите|сотрите|забудьте|вычеркните|исключите|уберите)\\s+(?:уже\\s+|пожалуйста\\s+)?(?:меня|мой номер(?:\\s+телефона)?|мой контакт|мои контакты|мои данные|мой телефон)(?:\\s+(?:из|с|от|отовсюду)>.*)?${END}`,
  ),
  re('<(?:отстаньте|отстань|отвяжитесь|отвяжись|отвалите)\\s+(?:уже\\s+)?от\\s+меня>'),
  re('<оставьте\\s+меня\\s+(?:уже\\s+)?в\\s+покое>'),
  // don't write me (again) · never contact me · stop texting me
  re(
    `^(?:(?:please|pls|plz|and|just|so|hey|again)\\s+)*(?:don'?t|do not|dont|never)\\s+(?:you\\s+)?(?:ever\\s+|dare\\s+)?${EN_SEND}\\s+(?:to\\s+)?me${END}`,
  ),
  re(
    `<i\\s+(?:don'?t|do not)\\s+want\\s+(?:you\\s+to\\s+${EN_SEND}\\s+me|(?:to\\s+(?:receive|get)\\s+)?(?:any|any more|these|your|more|anymore)\\s+(?:more\\s+|of your\\s+)?(?:messages|texts|mesages|spam))`,
  ),
  re(
    `^(?:(?:please|pls|plz|just|and|can you|could you|would you|you need to|i want you to|i said|i asked you to)\\s+)*(?:stop|quit|cease)\\s+(?:${EN_SENDING}(?:\\s+(?:to\\s+)?me)?|${EN_SEND}\\s+me)(?:\\s+please)?${END}`,
  ),
  re(
    '^(?:(?:please|pls|plz|just|and|can you|could you|would you)\\s+)*(?:stop|quit)\\s+sending\\s+(?:me\\s+)?(?:messages|texts|this|these|those|spam|ads|stuff|anything|things|your)>',
  ),
  re('^(?:(?:please|pls|no)\\s+)*no\\s+more\\s+(?:messages|texts|mesages|spam)(?:\\s+(?:please|thanks))*$'),
  // unsubscribe me · opt out · remove me · leave me alone
  re(
    "^(?:(?:please|pls|plz|i|i'd|want|would|like|need|to|can|could|you|how|do|hi|hello|and)\\s+)*unsubscribe(?:\\s+me)?(?:\\s+(?:from)\\s+(?:this|these|your|all|the list|you|here|everything)>.*)?(?:\\s+(?:please|pls|now|thanks))*\\s*\\??$",
  ),
  re(
    "^(?:(?:please|pls|plz|i|i'd|want|would|like|wish|to|and)\\s+)*opt(?:\\s+me)?[\\s-]?out(?:\\s+(?:of)\\s+(?:this|these|your|all|the)\\s*(?:messages|texts|list|mailing|mesages)?)?(?:\\s+(?:please|pls|now|thanks))*$",
  ),
  re(
    `^(?:(?:please|pls|plz|just|can you|could you|and|now)\\s+)*(?:remove|delete|erase|take)\\s+me(?:\\s+(?:off|from|out of)\\s+(?:(?:your|this|the|all|any)\\s+)*(?:mailing\\s+|contact\\s+)?(?:list|lists|database|contacts|base|chat|here|this))?${END}`,
  ),
  re(
    `^(?:(?:please|pls|plz|just|and)\\s+)*(?:remove|delete|erase|lose|forget)\\s+my\\s+(?:phone\\s+)?(?:number|contact|contacts|data|details)(?:\\s+from\\s+.*)?${END}`,
  ),
  re(`^(?:(?:please|pls|plz|just|and|god)\\s+)*leave\\s+me\\s+alone${END}`),
];
