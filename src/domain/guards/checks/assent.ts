// «Да, конечно!» says what the question said: a client's claim that is agreed to is judged as if the reply had stated it.
import type { Facts } from '../facts/facts';
import type { Amount } from '../text/amounts';
import { anyOf } from '../text/patterns';
import { wordsOf } from '../text/stems';
import { type Sentence, sentencesOf, type View, viewOf } from '../text/view';

const YES = anyOf`
  да|ага|угу|конечно|разумеется|безусловно|верно|именно|точно|так и есть|все верно|все так|правильно|договорились|идет|по рукам
  без проблем|хорошо|ок|окей|сделаем|дадим|вернем|гарантируем|обещаем|подтверждаю|согласн\p{L}+|можно|можем|будет|есть
  стопроцентно|сто процентов|однозначно|наш[еа]?|так и будет|раз обещали|еще бы
  spot on|indeed|they (?:do|are|will)|that's (?:us|ours)|you bet|100 ?%|yes|yeah|yep|sure|of course|certainly|absolutely|definitely|exactly|right|correct|deal|agreed|done|ok|okay|no problem|fine
  we (?:do|can|will|are)|i (?:do|can|will|confirm)|it (?:is|does|will)|you (?:can|will|do|are)|that's right|you got it|works for (?:us|me)
`;
const ALL_YES = new RegExp(YES.source, 'gu');
const OPENS = new RegExp(`^${YES.source}`, 'u');
/** «Да, конечно, оформляем»: with so few words beside the yes, and no figure, it says nothing of its own. */
const OF_ITS_OWN = 8;
const DENIES = /(?<!\p{L})(?:не|нет|но|только|если|not|no|but|only|if|unless|n't|don't|can't)(?!\p{L})/u;

// No claims: what is asked for is a fact, a choice, a supposition or a favour, or the figure is the client's own.
const ASKS =
  /^(?:(?:а|и|ну|and|so|but)\s+)?(?:сколько|как|какая|какой|какие|когда|где|куда|кто|что|чем|почему|how|what|when|where|who|why|which)(?!\p{L})/u;
const NO_CLAIM = anyOf`
  или|если|сколько|когда|какой|бюджет\p{L}*|or|if|budget|how much|how long
  переда\p{L}+|спрос\p{L}+|узна\p{L}+|предложи\p{L}+|уточн\p{L}+|пришл\p{L}+|отправ\p{L}+|скинь\p{L}*|расска\p{L}+|покаж\p{L}+|подбер\p{L}+|подума\p{L}+|смотр\p{L}+
  звон\p{L}*|позвон\p{L}+|созвон\p{L}*|встре\p{L}+|напиш\p{L}+|приед\p{L}+|приех\p{L}+|запиш\p{L}*|запис\p{L}+|есть (?:ли )?(?:что|вариант)\p{L}*
  pass|ask|send|tell|show|find|look|call|meet|write|text|offer|see|come|visit|book|remind|check|talk|speak|explain|anything|something
`;

const SO =
  /^(?:is (?:that|it|this) (?:right|true|correct|so)|(?:am i )?right|correct|верно|правда|так|это (?:так|правда)|все верно|правильно)$/u;

// Said by us of ourselves, as the reply would.
const PERSONS: [RegExp, string][] = [
  [/(?<!\p{L})(?:так|значит|то есть|а|правда|верно|ли|же|so|then|right)(?!\p{L}),?/gu, ' '],
  [/(?<=\p{L}{2})ите(?!\p{L})/gu, 'им'],
  [/(?<=\p{L}{2})ете(?!\p{L})/gu, 'ем'],
  [/(?<!\p{L})(?:минус|minus)(?!\p{L})/gu, 'скидка'],
  [/(?<!\p{L})вы(?!\p{L})/gu, 'мы'],
  [/(?<!\p{L})(?:can|will|would|could|do) you(?!\p{L})/gu, 'we will'],
  [/(?<!\p{L})(?:can|will|do|could) i(?!\p{L})/gu, 'you will'],
  [/(?<!\p{L})you(?!\p{L}| will)/gu, 'we'],
];

/** What the client claims and the reply agrees to, as a statement; undefined: nothing. */
export function claimAgreedTo(view: View, { client }: Facts): View | undefined {
  const [first, ...others] = view.sentences;
  if (!first || first.question || !agrees(first.text, client.last) || DENIES.test(first.text)) return undefined;
  const said = sentencesOf(client.text);
  const last = said.at(-1);
  // «… за 1900. Верно?»
  const claim =
    last && SO.test(last.text)
      ? said.at(-2)
      : (sentencesOf(client.last)
          .filter(({ question }) => question)
          .at(-1) ?? last);
  if (!claim || ASKS.test(claim.text)) return undefined;
  // a bargain is struck over an if as well
  if (NO_CLAIM.test(BARGAIN.test(first.text) ? claim.text.replace(IF, ' ') : claim.text)) return undefined;
  const ours = viewOf([`${PERSONS.reduce((text, [theirs, us]) => text.replace(theirs, us), claim.text)}.`]);
  // «я про 300 тысяч писал»: his own, said back
  if (!claim.question && /\d/.test(first.text.replace(/100 ?%/, ''))) return undefined;
  const own = first.text.replace(ALL_YES, ' ').match(/[\p{L}\d]{2,}/gu)?.length ?? 0;
  if (own > OF_ITS_OWN && !PLAINLY.test(first.text)) return undefined;
  // what is told with it is judged by itself, and may well put the claim right
  const told = view.sentences.filter(({ question }) => !question);
  if (others.some(({ text, question }) => !question && DENIES.test(text))) return undefined;
  return told.some((sentence) => hasOtherFigure(sentence, view, ours)) ? undefined : ours;
}
/** «Да, …», "right, …": whatever goes on after it. */
const PLAINLY = new RegExp(`^(?:${YES.source}[\\s,]*)+(?:[,;:-]|$)`, 'u');

const isFigure = (a: Amount): boolean => a.percent || (!a.counted && (a.currency !== undefined || a.value >= 100));

/** It names a figure of money, of a share or a date that the claim does not. */
function hasOtherFigure({ from, to }: Sentence, view: View, claim: View): boolean {
  const within = (at: { from: number }): boolean => at.from >= from && at.from < to;
  const figures = view.amounts.filter((a) => within(a) && isFigure(a) && !/^100 ?%/.test(view.text.slice(a.from)));
  return (
    figures.some((a) => !claim.amounts.some((b) => b.value === a.value)) ||
    view.dates.some(
      (d) => within(d) && claim.dates.length > 0 && !claim.dates.some((e) => e.day === d.day && e.month === d.month),
    )
  );
}

/** A yes at either end of a few words, or the question's own verb: «одобрят? — Одобрят.» */
function agrees(text: string, asked: string): boolean {
  if (OPENS.test(text)) return true;
  const words = wordsOf(text);
  if (words.length <= FEW && CLOSES.test(text)) return true;
  const verb = words[0] as string;
  return (
    words.length <= ECHOED &&
    verb !== undefined &&
    VERB.test(verb) &&
    asked.includes('?') &&
    wordsOf(asked).includes(verb)
  );
}
const FEW = 6;
const ECHOED = 9;
const VERB = /^\p{L}{2,}(?:ит|ет|ят|ут|ют|ат|им|ем|ите|ете|ишь|ешь|ится|ется|ятся|утся)$/u;
const CLOSES = new RegExp(`${YES.source}$`, 'u');
const BARGAIN = /(?<!\p{L})(?:deal|agreed|done|договорились|идет|по рукам|сделаем|согласн\p{L}+)(?!\p{L})/u;
const IF = /(?<!\p{L})(?:если|if|or|или)(?!\p{L})/gu;

/** The facts as they are where the client's own words are no excuse. */
export const withoutClaims = (facts: Facts): Facts => ({
  ...facts,
  client: { ...facts.client, numbers: new Set(), dates: [], percents: [] },
});
