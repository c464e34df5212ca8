// What a company is held to, whatever the words: an outcome nobody can know, money back, a loss made good, a thing held or given. A clause
// that touches one of these and says it with force (certain, always, nobody, at least) or in answer to a question for it has to be
// entailed by the brand's texts; who hedges, denies or passes a question on commits to nothing.
import { entailment } from '../facts/entailed';
import type { Facts } from '../facts/facts';
import { type Clause, clausesOf, isDenying } from '../facts/grounds';
import { anyOf } from '../text/patterns';
import { excerptOf, type Sentence, type View } from '../text/view';
import type { Finding } from '../types';

interface Kind {
  name: string;
  words: RegExp;
}

const KINDS: readonly Kind[] = [
  {
    name: 'result of an exam',
    words: anyOf`
      балл\p{L}*|подним(?:ем|ете|ет|у)|подтян\p{L}+|вытян\p{L}+|вытягива\p{L}+|натаск\p{L}+|дотян\p{L}+|пятерк\p{L}*|четверк\p{L}*|оцен(?:к\p{L}+|ок)|поступ\p{L}+|зачисл\p{L}+|бви|вуз\p{L}*|мгу|порог\p{L}*|призер\p{L}*|победител\p{L}*|диплом\p{L}*|медал\p{L}*|отличник\p{L}*|олимпиад\p{L}*|экзамен\p{L}*|егэ|огэ|сда(?:ст|дут|дите|дим|шь|л|ла|ли|ть)|результат\p{L}*|вариант\p{L}*
      scores?|grades?|points?|pass(?:es|ed)?|admi(?:ssion|tted)|accepted|university|exams?|results?|medal\p{L}*
    `,
  },
  {
    name: 'return on money',
    words: anyOf`
      доход\p{L}*|прибыл\p{L}*|окуп\p{L}+|отоб\p{L}+|убыт\p{L}+|потеря\p{L}+|подорожа\p{L}+|вырас\p{L}+|прибав\p{L}+|перепрода\p{L}+|прода(?:м|дите|сть|шь)|загрузк\p{L}*|заполн\p{L}+|гост(?:и|ей|ями)|простаив\p{L}+|пустова\p{L}+|в плюс\p{L}*|рентабельн\p{L}*|вложени\p{L}+
      yields?|roi|returns?|income|profit\p{L}*|break even|payback|pays? (?:off|back|itself|for itself)|appreciat\p{L}+|resale|resell|sell it|occupan\p{L}+|booked|guests|value|goes up|go up|lose|loss(?:es)?
    `,
  },
  {
    name: 'word of an authority or an owner',
    words: anyOf`
      одобр\p{L}+|вычет\p{L}*|виз[аыуе]?|внж|лицензи\p{L}+|разрешени\p{L}+|апелляци\p{L}+|маткапитал\p{L}*|капитал\p{L}*|ипотек\p{L}+|кредит\p{L}*|продл\p{L}+|налогов\p{L}+|документ\p{L}*|юридическ\p{L}+|земл\p{L}+|застро\p{L}+|вид
      approv\p{L}+|visas?|licen[cs]es?|permits?|residen\p{L}+|mortgage|appeals?|deduction|extend\p{L}*|extension|renew\p{L}*|title|papers|landowner|view|zon\p{L}+|built
    `,
  },
  {
    name: 'safety',
    words: anyOf`
      риск\p{L}*|безопас\p{L}+|опасн\p{L}+|надежн\p{L}+|проблем\p{L}*|защищ\p{L}+|дорог[аоу]\p{L}{0,2}|пострада\p{L}+|протеч\p{L}+|ломается
      safe\p{L}*|risk\p{L}*|secur\p{L}+|problems?|protected|clean|leak\p{L}*|break(?:s|down)?
    `,
  },
  {
    name: 'delay',
    words: anyOf`
      задерж\p{L}+|опозда\p{L}+|вовремя|в срок|срок\p{L}*|достро\p{L}+|late|delay\p{L}*|on time|schedule|finish\p{L}*|complet\p{L}+|day later
    `,
  },
  {
    name: 'money back',
    words: anyOf`
      верн\p{L}+|возвра\p{L}+|компенс\p{L}+|возмест\p{L}+|возмещ\p{L}+|выкуп\p{L}+|доплат\p{L}+|залог\p{L}*|деньг\p{L}+|спис\p{L}+|удерж\p{L}+
      back|refund\p{L}*|return(?:s|ed)?|compensat\p{L}+|reimburs\p{L}+|cover\p{L}*|make up|deposit|money
    `,
  },
];

// Nobody who is careful says it of what he cannot know.
const FORCE = anyOf`
  железно|зуб даю|однозначно|уверяю|безусловно|сто процентов|не (?:волнуйтесь|переживайте|беспокойтесь|сомневайтесь)|можете не|без сомнени\p{L}*|без исключени\p{L}*|до копейки|до рубля|само собой|под защитой|надежнее|(?:лучше|быстрее|выше|больше),? чем|не теря\p{L}+|с запасом|на (?:отлично|максимум|высший)|safer than|better than|очеред\p{L}|already agreed|точно|обязательно|наверняка|непременно|несомненно|гарантир\p{L}+|ручаюсь|ручаемся|ручается|отвечаем за|стопроцентн\p{L}*|полностью|абсолютно|совершенно|100 ?%|всегда|никогда|ни разу|ни одн\p{L}+|никто|никому|никого|все до|любо(?:й|м|го|му)|минимум (?!(?:\p{L}+|\d+) ноч)|как минимум|не меньше|не ниже|ниже [^,.]{0,25} не|меньше [^,.]{0,25} не|проверено|слово|решенн\p{L}+|в кармане|один в один|хоть|без вопросов|можете документы|один из лучших|выше, чем у люб\p{L}+|как на новый|с нашей|с нами|с этим|с этой|без причин\p{L}*|автоматически|из своих|навсегда|не бывает|не было|не случается|не будет|не отказал\p{L}*|отказов|твердая|твердую|легко|запросто|спокойно|прямо в договоре|в договоре|пишем в договор\p{L}*|записывается в договор|у всех|наших|как у всех|проверен\p{L}*|в любой момент|никак\p{L}+
  don't worry|no worries|relax|trust (?:me|us)|rest (?:easy|assured)|count on|bound to|no chance|zero|impossible|can't go wrong|every time|to the last|each and every|only goes up|promise\p{L}*|no way|hands down|safe bet|certain\p{L}*|for sure|sure|surely|definitely|absolutely|guarantee\p{L}*|always|never|every|everyone|everybody|nobody|no one|none|nothing|at least|floor|minimum|no less|automatically|proven|my word|worst case|no questions|not a (?:single )?(?:day|cent)|whatever|even if|one hundred per ?cent|100 ?%|completely|entirely|fully|totally|easily|no longer than|comes? with|can't say no|any time|anytime|all of it|again|put that in|any moment|a good deal better|stays the same
`;
// He does not know, asks, passes on, says what it depends on, or what it would be if.
const HEDGED = anyOf`
  не (?:обеща\p{L}+|гарант\p{L}+|мож\p{L}+|зна\p{L}+|скаж\p{L}+|утвержда\p{L}+|берусь|можем|даем|дает|факт|решаем|предска\p{L}+|угада\p{L}+)|никто не|нельзя|зависит|завис\p{L}+|решает|решают|если|чтобы|уточн\p{L}+|спрош\p{L}+|узна\p{L}+|переда\p{L}+|может быть|возможно|может|могут|обычно|примерно|увы|к сожалению|скорее|лучше|ли|как|что|насколько|сколько|советуем|нужн\p{L}+|надо|помож\p{L}+|поможе\p{L}+|смотр\p{L}+|провер\p{L}+|выбрать|выбир\p{L}+|цел(?:ь|и|ью)|план\p{L}*|найд\p{L}+|покаж\p{L}+|пришл\p{L}+|напиш\p{L}+|посчита\p{L}+|назов\p{L}+|не назову|честно
  \p{L}*n't|cannot|not|depends?|up to|decides?|if|whether|ask|check|pass|may|might|could|would|usually|roughly|unfortunately|nobody can|no one can|no|how|what|which|goal|target|aim\p{L}*|find|show|send|look|should|so that|help\p{L}*|need\p{L}*
`;
// No doubt and no question in these.
const NO_HEDGE =
  /don't worry|no worries|no chance|can't go wrong|no way|can't lose|не (?:волнуйтесь|переживайте|беспокойтесь|сомневайтесь)|можете не|can't say no|no longer than|no less(?: than)?|no questions|no doubt|not a (?:single )?(?:day|cent)/gu;
const YES =
  /^\s*(?:да|конечно|реально|будет|будут|разумеется|безусловно|yes|yep|sure|of course|absolutely|certainly|(?:he|she|it|they|you|we) will)(?!\p{L})/u;

const LONG_QUESTION = 14;
/** How much of it has to stand there, by kind of claim. */
const WITH_FORCE = 0.62;
const AS_ANSWER = 0.5;

export function checkCommitments(view: View, facts: Facts): Finding[] {
  const { last } = facts.client;
  const asked = isClosedQuestion(last)
    ? [...KINDS.filter(({ words }) => words.test(last)), ...(FORCE.test(last) ? [ASKED] : [])]
    : [];
  for (const sentence of view.sentences) {
    if (sentence.question) continue;
    const kind = committed(sentence, asked, view, facts);
    if (kind)
      return [
        {
          guard: 'guarantee',
          what: 'unknown_commitment',
          excerpt: excerptOf(view, sentence.from, sentence.to),
          advice: `Nothing in the knowledge says that (${kind.name}). Say only what it says, and commit to nothing beyond it.`,
        },
      ];
  }
  return [];
}
/** Points nobody can know: none the knowledge names with a word of this clause. */
function isScore(clause: string, sentence: Sentence, view: View, facts: Facts): boolean {
  if (!SCORE.test(clause) || isDenying(clause)) return false;
  return view.amounts.some(
    (a) =>
      a.from >= sentence.from &&
      a.to <= sentence.to + 1 &&
      !a.percent &&
      !a.currency &&
      a.unit === undefined &&
      a.value >= LOW_SCORE &&
      a.value <= HIGH_SCORE &&
      clause.includes(view.text.slice(a.from, a.to)) &&
      !facts.client.numbers.has(a.value) &&
      entailment(clause, facts, (c) => c.text.includes(String(a.value))) < WITH_FORCE,
  );
}
const SCORE =
  /(?<!\p{L})(?:подним(?:ем|у)|подтян\p{L}+|вытян\p{L}+|дотян\p{L}+|балл\p{L}*|егэ|огэ|экзамен\p{L}*|набер\p{L}+|выйд\p{L}+|сда(?:ст|дит|дут)\p{L}*|points?|scores?|exam)(?!\p{L})/u;
const [LOW_SCORE, HIGH_SCORE] = [40, 100];

/** Of these the knowledge has to be as sure as the reply. */
const UNKNOWABLE = new Set(['result of an exam', 'return on money']);
/** A figure that answers a question for one of these is a forecast. */
const RESULTS = new Set(['return on money']);
/** He asks whether it is certain: whatever it is. */
const ASKED: Kind = { name: 'what he wants to be sure of', words: /$^/u };

function committed(sentence: Sentence, asked: readonly Kind[], view: View, facts: Facts): Kind | undefined {
  const isFirst = sentence === view.sentences[0];
  for (const clause of clausesOf(sentence.text).flatMap((c) => c.split(/\s(?:зато|однако)\s/u))) {
    const forced = FORCE.test(clause);
    if (HEDGED.test(clause.replace(NO_HEDGE, ' '))) continue;
    const own = KINDS.find(({ words }) => words.test(clause));
    const kind = own ?? (isFirst || !isDenying(clause) ? asked.find((k) => k !== ASKED || isFirst) : undefined);
    if (!kind) continue;
    const figures = view.amounts
      .filter((a) => a.from >= sentence.from && a.to <= sentence.to + 1 && !a.unit && !a.currency)
      .map((a) => String(a.value));
    const same = (c: Clause): boolean =>
      c.denies === isDenying(clause) &&
      (!forced || !UNKNOWABLE.has(kind.name) || FORCE.test(c.text)) &&
      (!forced || figures.length === 0 || figures.some((n) => c.text.includes(n)));
    if (own?.name === 'result of an exam' && isScore(clause, sentence, view, facts)) return own;
    if (forced && entailment(clause, facts, same) < WITH_FORCE) return kind;
    const tells = view.amounts.some(
      (a) => a.from >= sentence.from && a.to <= sentence.to + 1 && !a.currency && !a.ordinal,
    );
    const isForecast =
      tells &&
      own !== undefined &&
      RESULTS.has(own.name) &&
      !isDenying(clause) &&
      entailment(clause, facts) < AS_ANSWER;
    if (isForecast) return own;
    const answers =
      isFirst &&
      asked.length > 0 &&
      (YES.test(sentence.text) || (tells && RESULTS.has(kind.name))) &&
      !isDenying(clause);
    if (answers && entailment(`${clause} ${facts.client.last}`, facts) < AS_ANSWER) return kind;
  }
  return undefined;
}

/** It can be answered by a yes. */
const isClosedQuestion = (text: string): boolean =>
  text.length > 0 &&
  text.split(/\s+/).length <= LONG_QUESTION &&
  !/(?<!\p{L})(?:сколько|как(?:ой|ая|ие|ое|ую)?|когда|где|куда|кто|что|чем|почему|зачем|how|what|when|where|who|why|which)(?!\p{L})/u.test(
    text,
  );
