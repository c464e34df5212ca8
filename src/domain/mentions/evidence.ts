// What the words of a clause and its neighbours say for and against an appointment of the client's own.
import type { Clause, Sentence } from './clauses';
import type { Evidence } from './weights';

const re = (source: string) => new RegExp(`(?<![\\p{L}\\d])(?:${source})(?![\\p{L}\\d])`, 'u');

const KIN_RU =
  'муж\\p{L}{0,2}|жен[аыеу]|супруг\\p{L}{0,2}|сын\\p{L}{0,3}|доч\\p{L}{1,5}|реб[её]н\\p{L}{0,4}|дет(?:и|ей|ям)|мам\\p{L}{1,2}|пап\\p{L}{1,2}|мать|отец|отца|отцу|брат\\p{L}{0,2}|сестр\\p{L}{1,2}|бабушк\\p{L}|дедушк\\p{L}|родител\\p{L}{1,2}|друг|друга|другу|друзей|друзья|подруг\\p{L}?|коллег\\p{L}{0,2}|партн[её]р\\p{L}{0,2}|шеф\\p{L}?|босс\\p{L}?|начальни\\p{L}{1,2}|директор\\p{L}?|сосед\\p{L}{0,2}|племянни\\p{L}{1,2}|внук\\p{L}?|тещ\\p{L}|свекров\\p{L}|клиент\\p{L}{0,2}|парн\\p{L}|девушк\\p{L}|wife|husband';
const KIN_EN =
  'husband|wife|son|daughter|kids?|child|children|mom|mum|mother|dad|father|brother|sister|grand\\p{L}+|parents?|friends?|colleagues?|boss|manager|partner|neighbou?rs?|team|cousin|nephew|niece|girlfriend|boyfriend|client|assistant|accountant|lawyer|agent';

const OWN = re(
  "у (?:меня|нас)|мне|нам|нас|мой|моя|мое|моего|моей|мою|наш[аеу]?|нашу|я|мы|у вас|i|i'm|im|i've|ive|i'll|i'd|my|we|we're|we've|we'll|our|let me|me",
);
const OWN_VERB =
  /(?<!\p{L})(?:иду|идем|еду|едем|лечу|летим|буду|будем|встречаюсь|встречаемся|сдаю|сдаем|прохожу|подписываю|записан[аы]?|записал(?:ся|ась|ись)|подключусь|приду|придем|\p{L}{2,}(?:аю|яю|ую|юсь|емся|имся|аем|яем))(?!\p{L})/u;
const AGREED = re(
  'договорились|договорено|условились|назначил[аи]?|назначен[аоы]?|назначили|подтвержда\\p{L}+|подтвержден[аоы]?|записал\\p{L}*|записан[аы]?|забронировал\\p{L}*|купил[аи]?|взяли|взял[аи]?|ок|окей|ok|okay|да|хорошо|отлично|супер|идет|подходит|до встречи|увидимся|помню|жду|ждем|confirmed|agreed|booked|scheduled|works|see you|perfect|deal|set|fixed|going|sure|great',
);
const HYPOTHETICAL = re(
  "если|бы|б|вдруг|допустим|предположим|может быть|может|можем быть|возможно|вроде|кажется|мож|быть может|не уверен[аы]?|не точно|не факт|не знаю|под вопросом|в теории|теоретически|чисто гипотетически|if|suppose|supposing|assuming|might|may|maybe|perhaps|possibly|would|could|hypothetically|in case|unless|not sure|not certain|tentative(?:ly)?|tbc|tbd|imagine|say we|let's say|in theory",
);
const AFTERTHOUGHT = re(
  'не уверен[аы]?|не точно|не факт|пока не знаю|не знаю|под вопросом|ничего не известно|неизвестно|может и нет|not sure|not certain|not confirmed|tbc|tbd|or not|who knows',
);
const DOUBTFUL = re(
  'наверное|наверно|скорее всего|видимо|похоже|думаю|надеюсь|планиру\\p{L}+|предварительно|собираюсь|собираемся|probably|likely|i think|i guess|hopefully|planning|plan to|thinking',
);
const WISH = re(
  "хочу|хотим|хотел[аи]?|хотелось|мечтаю|надо бы|стоит|нужно бы|want|wanna|wish|would like|i'd like|we'd like|i'd love|should|hope to",
);
const PROPOSAL = re(
  "можно|можем|можете|могли|сможете|сможем|удобно|удобен|удобна|подойдет|устроит|возможен|возможна|возможно|давайте|давай|предлагаю|получится|успеем|может|есть ли|есть время|как насчет|свободны|свободно|а если|can|could|shall|how about|what about|would|let's|lets|do you|does|are you|is it|available|free|works for you|possible|any chance|propose|suggest",
);
const PAST_RU =
  /(?<!\p{L})(?:был[аои]?|прош[её]?л[аои]?|прошел|(?!договорил|назначил|записал|перен[её]с|купил|взял|забронировал|поставил|подтвердил|решил|сказал|получил|заказал|оформил|запланировал|вписал|определил|выбрал|узнал|напомнил|понял|увидел|сдвинул|отложил|отменил|отказал|заболел|пригласил|позвал|обещал|утвердил|согласовал)\p{L}{2,}(?:[аиеыоуя]л(?:[аои]|ся|ась|ось|ись)?|шел|шл[аои]|н[её]с))(?!\p{L})/u;
const NOT_PAST_RU =
  /^(?:если|или|после|около|дела|школа|начала|начало|вокзала?|зала|канала?|суббот\p{L}+|сила|пила|мыло|тыла|похвала|журнала?|материала?|мила|стила|мало|стало быть|вилл[аы]|отдела?|раздела?|предела?|модели|недели|апрел[яеь]|кабинел|стол[аы]?|пол[аы]?|футбол[аы]?|баскетбол[аы]?|волейбол[аы]?|отел[ьяеи]|офиса|филиала?|потенциала?|персонала?|терминала?|профил[ья]|автомобил[ья]|был[аои]? бы)$/u;
const PAST_EN =
  /(?<![\p{L}])(?:was|were|had|went|did|saw|met|visited|attended|been|ago|yesterday|took|happened|viewed|finished|ended|missed|passed|talked|spoke|flew|left|came)(?![\p{L}])/u;
const HABIT = re(
  'кажд(?:ый|ую|ое|ые|ого|ой)|обычно|всегда|регулярно|ежедневно|еженедельно|по (?:понедельник|вторник|сред|четверг|пятниц|суббот|воскресень)(?:ам|ям)|по (?:будням|выходным|утрам|вечерам)|часто|раз в неделю|usually|always|every|each|daily|weekly|regularly|often|normally|(?:mon|tues|wednes|thurs|fri|satur|sun)days|weekends|weekdays|mornings|evenings|most days|twice a week|once a week|generally',
);
const REQUEST = re(
  '(?:пере|по)звоните|(?:пере|по)звони|позвонить|перезвонить|набери(?:те)?|наберите|напишите|напиши|пришли(?:те)?|отправьте|отправь|скинь(?:те)?|вышли(?:те)?|напомни(?:те)?|свяжитесь|дайте|дай|сообщите|подготовьте|жду звонка|(?:call|text|ping|message|write|email|mail|remind|phone|ring|contact|dm|msg) (?:me|us|back)|send|(?:give|drop) (?:me|us)|get back|let me know|reach (?:me|out)',
);
const DEADLINE = re(
  'дедлайн|срок|крайний срок|не позднее|не позже|успеть|надо (?:решить|оплатить|сдать|внести|отправить|подписать до)|deadline|due|no later|pay|submit|expires?',
);
const HOURS = re(
  'открыт[аоы]?|открываетс\\p{L}+|открываетесь|открывают\\p{L}*|закрыт[аоы]?|закрывает\\p{L}*|работае(?:т|те|м)|работают|график|часы работы|режим|с какого|do you open|open|opens|opened|closed?|closes|hours|till late',
);
const QUOTE = re(
  'написано|пишут|сказано|в объявлении|в рекламе|на сайте|в описании|на афише|в канале|в посте|объявили|цитирую|says?|said|according to|it says|advertised|poster|listing|your (?:site|ad|website|message|post)',
);
const OTHER_RU = re(
  `у (?:мо(?:ей|его|их)|наш(?:ей|его|их)|сво(?:ей|его|их))?\\s?(?:${KIN_RU})|у (?:него|нее|них|ребят|соседей)`,
);
const OTHER_SUBJECT_RU = new RegExp(
  `^[\\s,;:()-]*(?:а|но|и|мо[йяи]|наш[аи]?|сегодня|завтра|\\s)*(?:${KIN_RU}|он|она|они)(?!\\p{L})`,
  'u',
);
const OTHER_EN = new RegExp(
  `(?<!(?:with|and|for|to|meet|meeting|see|seeing|call|calling|visit|of|at|from) )(?<!\\p{L})(?:my|our|his|her|their|the|your)\\s(?:\\p{L}+\\s)?(?:${KIN_EN})(?!\\p{L})`,
  'u',
);
const OTHER_PRONOUN_EN = /(?<!\p{L})(?:he|she|they)(?:'s|'ve|'re|'ll)?(?!\p{L})|(?<!\p{L})their(?!\p{L})/u;
const CANCELLED = re(
  "отмен\\p{L}+|не состоится|не будет|не буду|не будем|не (?:приедем|приеду|приду|придем|пойду|пойдем|поеду|поедем|смогу|сможем|получится|успею|успеваем|полечу|полетим|иду|идем|еду|едем|лечу|летим)|сорвал\\p{L}+|нет (?:никак\\p{L}+ )?|снимается|отпал[аои]?|cancel\\p{L}*|called off|call(?:ed)? it off|(?:won't|wont|will not|can't|cant|cannot|not going to) (?:make|come|be|attend|join|go)|no (?:more )?(?:meeting|call|appointment|viewing|flight|lesson|class|exam)|not happening|isn't happening|is off|there's no|there is no|fell through|skip|not coming",
);
const MOVED = re(
  'перенес\\p{L}*|перенос\\p{L}*|сдвин\\p{L}+|передвин\\p{L}+|переставил\\p{L}*|переехал[аи]? на|moved|rescheduled|postponed|shifted|pushed(?: back)?|brought forward|instead of',
);

export interface Said {
  evidence: Set<Evidence>;
  change: 'set' | 'moved' | 'cancelled';
}

/** @param at the clause the event stands in */
export function evidenceFor(sentence: Sentence, at: number): Said {
  const clause = sentence.clauses[at]!;
  const { text } = clause;
  const evidence = new Set<Evidence>();
  const add = (sign: Evidence, holds: boolean) => holds && evidence.add(sign);
  const before = linkedBefore(sentence, at);
  const after = linkedAfter(sentence, at);
  const last = at === sentence.clauses.length - 1;
  const asked = sentence.question && (last || PROPOSAL.test(text));
  const other = isOthers(text);
  add('own', !other && (OWN.test(text) || OWN_VERB.test(text)));
  add('other', other);
  add('question', asked);
  const agreed = AGREED.test(text) || before.some((c) => AGREED.test(c.text));
  add('agreed', agreed && !sentence.question);
  add('proposal', !asked && PROPOSAL.test(text) && !agreed);
  add(
    'hypothetical',
    HYPOTHETICAL.test(text) ||
      before.some((c) => HYPOTHETICAL.test(c.text)) ||
      after.some((c) => AFTERTHOUGHT.test(c.text)),
  );
  add('doubtful', DOUBTFUL.test(text));
  add('wish', WISH.test(text));
  add('past', isPast(text));
  add('habit', HABIT.test(text) || before.some((c) => HABIT.test(c.text)));
  add('request', REQUEST.test(text));
  add('deadline', DEADLINE.test(text));
  add('hours', HOURS.test(text));
  add('quote', QUOTE.test(text) || before.some((c) => QUOTE.test(c.text)));
  const off =
    CANCELLED.test(text) ||
    after.some((c) =>
      /^[\s,]*(?:ее|его|их|it|they|это)?\s*(?:was|got|is|were|has been)?\s*(?:отмен|cancel|сорвал|called off)/u.test(
        c.text,
      ),
    );
  const change = off ? 'cancelled' : MOVED.test(text) ? 'moved' : 'set';
  if (change === 'moved') evidence.add('agreed');
  return { evidence, change };
}

function isPast(text: string): boolean {
  if (PAST_EN.test(text)) return true;
  for (const [word] of text.matchAll(new RegExp(PAST_RU, 'gu'))) if (!NOT_PAST_RU.test(word)) return true;
  return false;
}

function isOthers(text: string): boolean {
  if (/(?<!\p{L})(?:я|мы|у меня|у нас|i|i'm|we|we're)(?!\p{L})/u.test(text)) return false;
  return OTHER_RU.test(text) || OTHER_SUBJECT_RU.test(text) || OTHER_EN.test(text) || OTHER_PRONOUN_EN.test(text);
}

/** The clauses before it that still speak of the same: up to a contrast. */
function linkedBefore({ clauses }: Sentence, at: number): Clause[] {
  const linked: Clause[] = [];
  for (let i = at; i > 0 && !clauses[i]!.contrast; i--) linked.push(clauses[i - 1]!);
  return linked;
}

function linkedAfter({ clauses }: Sentence, at: number): Clause[] {
  return clauses.slice(at + 1);
}
