// Does he want a person, or is he angry with us? By what is asked or held against us in one clause, not by a word that merely stands there:
// «надоели зимы», "no complaints", "is there a property manager?" are neither.
import { lettered } from './letters';

/** He asks for a human being in our place. */
export const wantsPerson = (text: string): boolean =>
  clausesOf(text).some(({ clause }) => PERSON.some((re) => re.test(clause)) && !DECLINED.test(clause));

/** He is angry with us, or complains: wants to be heard, not sold to. */
export function complains(text: string): boolean {
  const merry = MERRY.test(text);
  return clausesOf(text).some(({ clause, sentence, asked }) => {
    if (ELSEWHERE.test(sentence)) return false;
    const said = clause.replace(DENIED, ' ');
    if (ACCUSES.test(said)) return !(asked && DOUBTS.test(sentence));
    return CLAIMS.test(said) || (!merry && OUTRAGED.test(said));
  });
}

interface Clause {
  clause: string;
  /** the whole sentence it stands in */
  sentence: string;
  /** which ends with a question mark and no exclamation */
  asked: boolean;
}

function clausesOf(text: string): Clause[] {
  const plain = text
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll('ё', 'е')
    .replace(/[’ʼ`‘]/g, "'");
  return [...plain.matchAll(/[^.!?…\n]+[.!?…]*/g)].flatMap(([sentence]) =>
    sentence
      .split(/[,;:()]|\s[—–-]\s|\s(?:а|но|but)\s(?!не\s)/)
      .map((clause) => ({ clause: clause.trim(), sentence, asked: /\?[^!]*$/.test(sentence) })),
  );
}

/** «<» and «>» are the edges of a word, «_» up to three words between. */
const re = (...sources: string[]): RegExp =>
  lettered(
    sources
      .join('|')
      .replace(/\s+/g, ' ')
      .replaceAll('_', "(?:[\\p{L}\\d'-]+ ){0,3}")
      .replaceAll('<', '(?<![\\p{L}\\d])')
      .replaceAll('>', '(?![\\p{L}\\d])')
      .replaceAll(' ', '\\s+'),
  );

// A person

const WHO_RU =
  '(?:человек|менеджер|оператор|специалист|консультант|администратор|директор|руковод|начальник|начальств|сотрудник|старш|коллег|жив(?:ой|ого|ому|ым|ая|ую)>|кого[- ]?(?:нибудь|то)|кем[- ]?(?:нибудь|то)|кто[- ]?(?:нибудь|то))\\p{L}*';
const ASKED_FOR_RU =
  '(?:менеджера|оператора|консультанта|администратора|директора|начальника|руководителя|старшего|человека|сотрудника)';
const WHO_EN =
  '(?:human|person|people|manager|agent|operator|someone|somebody|anyone|anybody|rep|representative|colleague|supervisor|boss|director|consultant|staff)s?';
const PERSON = [
  re(`<дай(?:те)? (?:мне |нам |уже |сюда |пожалуйста )*(?:жив\\p{L}+ )?${WHO_RU}`),
  re(
    `<(?:по|при)?(?:зов|глас|соедин|переключ|перевед|переведи|подключ|пригла|переда|свяж)\\p{L}* _(?:на |к |с )?${WHO_RU}`,
  ),
  re(
    `<(?:нужен|нужна|нужно|надо|хочу|хотел\\p{L}*|можно|давайте|лучше|мне бы|прошу) _(?:с )?(?:жив(?:ой|ого|ым|ому)>|человеком|${ASKED_FOR_RU}>|кем[- ]?(?:нибудь|то)>)`,
  ),
  re('<(?:нужен|нужна) _(?:человек|менеджер|оператор|консультант|сотрудник)>'),
  re(
    `<(?:поговорить|пообщаться|общаться|говорить|связаться|обсудить|созвониться|переписываться|решать|решить|побеседовать) _с _${WHO_RU}`,
  ),
  re(`<(?:пусть|пускай) _${WHO_RU} _(?:позвон|перезвон|напиш|ответ|свяж|набер)\\p{L}*`),
  re(`<(?:пусть|пускай) _(?:позвон|перезвон|напиш|ответ|свяж|набер)\\p{L}* _${WHO_RU}`),
  re(`<(?:может|можете|сможет|мог бы) _${WHO_RU} _(?:ответить|позвонить|перезвонить|написать|подойти|помочь)>`),
  re('<(?:человек|менеджер|кто[- ]?(?:нибудь|то)) _(?:ответить|позвонить|перезвонить|написать) _(?:может|сможет)>'),
  re('<есть _(?:кто[- ]?(?:нибудь|то)?|хоть кто-то|люди|человек) _(?:живой|живые|настоящий|из людей)>'),
  // «позвоните мне завтра в три» is a call to be planned
  re('<(?:перезвоните|перезвони|позвоните|наберите) (?:мне|меня)(?: (?:пожалуйста|плиз|пж|сейчас|срочно))*$'),
  re(
    `^(?:${ASKED_FOR_RU}|оператор|менеджер|жив(?:ого|ой) \\p{L}+)(?: (?:пожалуйста|плиз|пж|пжл|позовите|дайте|срочно))*$`,
  ),
  re(
    `<(?:talk|speak|chat|deal|discuss|connect|transfer|connected|through|communicate) _(?:to|with) (?:a |an |the |your |some |any )?(?:[\\p{L}]+ ){0,2}?${WHO_EN}>`,
  ),
  re(
    `<(?:get|give|find|want|need|call|fetch|bring) (?:me )?(?:a|an|your|the|some) (?:real |actual |live |proper )?(?:human|manager|operator|supervisor|person|agent|representative|boss|human being)>(?! (?:for|who|in|on|to manage))`,
  ),
  re(
    '<(?:rather|prefer|want|need|get|give me|like) _(?:a |an )?(?:real|live|actual|human) (?:human|person|agent|being|operator|manager|rep)>',
  ),
  re('^(?:a |an )?(?:real|live|actual|human) (?:human|person|agent|operator|manager|rep)(?: please| pls| plz)?$'),
  re('<(?:is|are) (?:there|any) _(?:real|actual|live|human) _(?:human|person|people|someone|somebody)?'),
  re(
    `<(?:have|ask|let|tell|get|can|could|would|may) (?:a |an |your |some |one of your |one of the )?(?:real )?${WHO_EN} _(?:call|ring|phone|contact|text|reach|answer|reply|get back|get in touch)>`,
  ),
  re(
    '<(?:call me back|ring me)(?: (?:please|pls|plz|now|asap))*$',
    '<put me on to>',
    '<(?:human|operator|agent|manager) (?:please|pls|plz)>',
  ),
];
/** «не надо менеджера», "no need for a manager" */
const DECLINED = re(
  '<(?:не|без) _(?:надо|нужен|нужна|нужно|хочу|зовите|переключайте|соединяйте|менеджер\\p{L}*|оператор\\p{L}*)>',
  "<(?:don't|dont|do not|no need|needn't|rather not|instead of) _",
);

// Anger

const ACCUSES = re(
  '<(?:мошенни|жулик|аферист|обманщи|кидал|лохотрон|шарашк)\\p{L}*',
  '<(?:обманыв|обманул|надул|наврал|соврал|врете|лжете|разводите|развели|кинули|ограбили|воруете)\\p{L}*',
  '<(?:это|чистый|сплошной|полный|какой-то) _(?:обман|развод|кидалово|разводка)>',
  '<(?:scam|scams|scammers?|scamming|scammed|fraud|frauds|fraudsters?|crooks?|con artists?|thieves|liars?|lying|lied|cheats?|cheated|cheaters?|cheating|rip-?off|stealing)>',
  '<(?:ripped|ripping) (?:me|us|people) off>',
);
const OUTRAGED = re(
  '<(?:позор|безобраз|бардак|беспредел|свинств|халтур|хамств|наглост|издевательств|недопустим|непрофессионал|безответственн|некомпетентн|отвратительн|возмути|возмущ|омерзительн|бессовестн)\\p{L}*',
  '<(?:хамите|хамло|обнаглели|издеваетесь|издеваешься|бесите|бесишь|задолбали|заколебали|замучили|достали|надоели|надоело)(?=\\s*$| (?:уже|вы|меня|нас|мне|нам|ваш\\p{L}*|вашими|своими|своим|ждать|это|все|эти|со|вот)>)',
  '<(?:уже|меня|нас|вы|вы меня|как вы|мне|реально|просто) (?:бесит|достали|надоели|надоело|задрали)>',
  '<(?:меня|нас|это|все) (?:это |уже |просто |реально )*бесит>',
  '<за (?:дур|идиот|лох|кретин)\\p{L}+ _(?:держите|держат|считаете|принимаете)>',
  '<(?:держите|считаете|принимаете) _за (?:дур|идиот|лох|кретин)\\p{L}*',
  '<(?:ужасн|кошмарн|мерзк|паршив|отстойн)\\p{L}* _(?:сервис|обслуживани|отношени|работ|компани|школ|агентств|поддержк|организаци)\\p{L}*',
  '<(?:сервис|обслуживание|отношение|организация|работа) _(?:ужас|кошмар|дно|отстой|никак)\\p{L}*',
  '<что за (?:цирк|бред|ерунда|отношение|дела|бардак|сервис|компания|школа|издевательство)',
  '<сколько можно(?=\\s*$| (?:ждать|вас|вам|уже|повторять|спрашивать|просить|тянуть|молчать|издеваться)>)',
  '<(?:второй|третий|четвертый|пятый|десятый|сотый|2|3|4|5|10)(?:-?(?:й|ий|ый))? (?:раз|день|неделю) _(?:пишу|спрашиваю|прошу|жду|ждем|звоню|повторяю|обещаете|молчите|молчание|тишина|никто|одно)',
  '<(?:неделю|сутки|месяц|вторую неделю) _(?:жду ответа|ждем ответа|молчите|кормите|игнорируете)',
  '<почему _(?:молчите|игнорируете|игнорите|не отвечаете|никто не)>',
  '<никто _не (?:ответил|отвечает|перезвонил|приехал|пришел|явился|связался|предупредил)\\p{L}*',
  '<(?:вы|там) _(?:совсем|вообще) _(?:нормальные|адекватные|охренели|офигели|обалдели|с ума|читаете|слышите|не читаете|не слышите)',
  '<(?:идиот|дебил|придур|козл|урод|кретин|тупиц|балбес)(?:ы|ки|и|ка|ки)>',
  '<(?:терпение|терпения) _(?:лопнуло|кончилось|закончилось|нет|больше)>',
  '<(?:зла не хватает|совесть есть|совести нет|ни стыда)>',
  '<(?:вам|вы) вообще _(?:клиенты|работать|интересно|надо|собираетесь)',
  '<(?:разочарован\\p{L}*|в шоке|в ярости|в бешенстве) (?:от |в |вашей |вашим |вами |вас )',
  '<(?:unacceptable|outrageous|disgusting|disgrace|disgraceful|pathetic|incompetent|unprofessional|appalling|shameful|insulting|infuriating|idiots|morons|clowns|rude)>',
  "<(?:this is|that is|that's|it's|you are|you're|absolutely|just|simply) _ridiculous>",
  '<(?:you|u|ur|your|this|service|company|agency|support|people|guys) _useless>',
  '<(?:awful|terrible|horrible|worst|appalling|shocking|dreadful|lousy|crap|shit) (?:customer )?(?:service|experience|company|agency|school|support|communication|attitude|people)',
  "<waste of (?:my |our |everyone's )?(?:time|money)>",
  '<wast(?:ed|ing) (?:my|our) time>',
  '<(?:fed up|pissed|furious|livid|sick and tired)>',
  '<sick of (?:you|this|your|waiting|being|the)>',
  '<(?:angry|mad|upset|disappointed) (?:with|at|about) (?:you|your|this|how|the way)>',
  "<(?:i'?m|i am|im|we are|we're) (?:so |really |very |extremely |quite )*(?:angry|furious|disgusted)>",
  '<(?:are|r) (?:you|u) (?:kidding|joking|serious|deaf|stupid)(?: me)?>(?=\\s*$)',
  '<(?:you|u) (?:must be|gotta be|have to be) (?:kidding|joking)>',
  '<(?:what a|such a|is a|like a|absolute|total|complete|utter) (?:joke|circus|shambles|disgrace|mess)>',
  '<(?:are|r|do) (?:you|u) even (?:read|reading|listening|listen|care)',
  '<how dare (?:you|u)>',
  '<what the (?:hell|fuck|heck)>',
  '<(?:wtf|ffs)>',
  "<(?:second|third|fourth|fifth|2nd|3rd|4th|5th|tenth|10th|hundredth) time _(?:i'?m|im|i|we|asking|writing|i've|ive)>",
  '<(?:nobody|no one|noone|no-one) _(?:showed|shows|came|called|replied|answered|answers|replies|turned|bothered|responds|responded|got back)>',
  '<shame on (?:you|u)>',
  '<(?:why|stop) _ignoring (?:me|us|my|our)',
);
const CLAIMS = re(
  '<(?:жалуюсь|жалуемся|пожалуюсь|пожалуемся|пожаловаться|буду жаловаться|жалоб[ауыой]|жалобу|претензи[яюий])>',
  '<верните _(?:деньги|предоплату|депозит|залог|бронь|средства|оплату)>',
  '<где (?:мои|наши) деньги>',
  '<(?:требую|требуем|намерен\\p{L}*) вернуть (?:свои |мои |наши |все )?деньги>',
  '<(?:не выполня|наруша)\\p{L}+ _(?:договор|обещани|услови)\\p{L}*',
  '<(?:роспотребнадзор|прокуратур|полици)\\p{L}*',
  '<(?:подам|подаю|подадим|пойду|обращусь|увидимся|встретимся) _(?:в суд|в суде|в полицию)>',
  '<(?:плохой|негативный|гневный|разгромный) отзыв>',
  '<(?:напишу|оставлю|накатаю|выложу) (?:везде |такой |про вас |о вас |вам такой )+(?:отзыв\\p{L}*)?',
  '<(?:complain|complaining|complaint|complaints)>',
  '<(?:my|our) money back>',
  '<(?:want|demand|need|give me|expect|owed) (?:a |my |our )(?:full )?refund>',
  '<refund (?:me|us|my|our) (?:now|immediately|money|asap)',
  '<(?:hear|hearing) from (?:my|our) (?:lawyer|attorney|solicitor)',
  "<(?:i'?ll|i will|going to|gonna|we will|we'll) (?:sue|report you|post about|tell everyone|write about this)",
  '<see you in court>',
  '<bad review>',
  '<charged? _(?:twice|double)>',
  '<chargeback>',
);
/** «жалоб нет», "no complaints", «не обманываете», «без обмана»: what is denied is held against nobody. */
const DENIED =
  /(?<![\p{L}\d])(?:не|ни|нет|без|никаких|никакой|никто не)\s+(?:[\p{L}]+\s+)?(?:жалоб|претензи|обман|мошенн|развод|кидал|кинул|хамит|достал|надоел|возмущ|разочарован|бесит|жалу)\p{L}*|(?:жалоб|претензий|обмана)\s+(?:нет|никаких|не\s+имею)|(?<![\p{L}\d])(?:no|not|never|without|zero|any|isn't|aren't|wasn't|won't|don't|can't|nothing\s+to)\s+(?:(?:a|an|any|my|to|really|be|being|so)\s+)*(?:scam|fraud|complain|rude|ripped|cheat|lying|lied|angry|furious|ridiculous|useless|disappointed|upset|bad\s+review|mad)\p{L}*/gu;
/** He asks whether he need fear it: that is a question about us. */
const DOUBTS = re(
  '<(?:ли|вдруг|как (?:понять|узнать|убедиться|проверить|быть увер)|откуда|где гаранти|чем докажете|а если|если|бывает|бывают)',
  '<(?:how (?:do|can|would|could) (?:i|we)|how to|what if|is (?:it|this)|are (?:there|these)|any|know|prove|proof|reviews?|sure)>',
);
/** Somebody else's doing. */
const ELSEWHERE = re(
  '<(?:друг(?:ой|ом|ая|ую|ое|ие|их|им)|прошл(?:ой|ом|ая|ый|ое)|предыдущ\\p{L}+|прежн\\p{L}+|соседн\\p{L}+) _(?:агентств|компани|школ|застройщик|фирм|риелтор|риэлтор|репетитор|место|месте|курс|контор|учител|преподавател)\\p{L}*',
  '<(?:another|other|previous|last|former|different) (?:[a-z]+ )?(?:agency|agencies|agent|company|companies|school|schools|developer|developers|place|broker|tutor|seller|one|people)>',
  '<(?:у них|с ними|они меня|они нас|elsewhere|friend of mine|my friend|подруг\\p{L}+|знаком\\p{L}+|сосед\\p{L}*)>',
);
/** Nobody angry laughs: such words are of the house, the weather, himself. */
const MERRY =
  /😂|🤣|😄|😁|😅|😆|😍|🥰|❤|(?<!\p{L})(?:ха-?ха\p{L}*|хаха\p{L}*|шучу|шутка|обожаю|влюбил\p{L}*|ахах\p{L}*|haha\p{L}*|lol|lmao|love (?:it|this)|just kidding|jk|insanely|amazing)(?!\p{L})|\){2,}/u;
