// What is foretold by the form of a sentence, whatever it is about: «Поступит.» to «поступит?», "Never." to "could they?", what never happens,
// what comes out on average or at least. The brand's texts have to say so; who hedges foretells nothing.

import { entailment } from '../facts/entailed';
import type { Facts } from '../facts/facts';
import { clausesOf, isDenying, isRelative, sayingStems } from '../facts/grounds';
import { anyOf } from '../text/patterns';
import { stem, wordsOf } from '../text/stems';
import { excerptOf, type Sentence, type View } from '../text/view';
import type { Finding } from '../types';

/** Deeds and states of others: what we do ourselves («сделаем») is no forecast. */
const OF_OTHERS = /(?<![ая])(?:[еи]т|[аяую]т|[еи]тся|[аяую]тся|ешь|ишь|[еи]те)$/u;
const CERTAIN_ALONE =
  /^(?:нет,? )?(?:точно|стопроцентно|однозначно|исключено|никогда|обязательно|never|absolutely|certainly|definitely|for sure|impossible)(?:,|$)/u;
const NEVER_HAPPENS = anyOf`
  не (?:бывает|бывало|случается|случалось|происходит|было случаев)|ни разу не (?:было|случалось|подвел\p{L}*)
  never happen(?:s|ed)?|has never happened|(?:have|has|had) never had
`;
const FIGURE_OF_ALL = anyOf`
  в среднем|средн(?:ий|яя|ее|юю)|минимум|как минимум|не (?:ниже|меньше|менее)|(?:ниже|меньше|менее) [^,.;]{0,40} не|проверено
  on average|average|at least|no less than|never (?:below|under|less)|floor|minimum
`;
const HEDGED = anyOf`
  если|зависит|не (?:обеща\p{L}+|гарант\p{L}+|скаж\p{L}+|зна\p{L}+|мог\p{L}+)|никто|может|могут|возможно|обычно|наверн\p{L}+|скорее|думаю
  if|depends?|may|might|could|usually|probably|likely|unless|nobody|no one|can't|cannot|don't
`;
const FORETOLD = 0.5;
/** Of what follows: «возьмут, для таких есть вводный модуль». */
const EXPLAINED = 0.75;

export function checkForetold(view: View, facts: Facts): Finding[] {
  const told = view.sentences.find((s, i) => !s.question && isForetold(s, i === 0, view, facts));
  if (!told) return [];
  return [
    {
      guard: 'guarantee',
      what: 'foretold',
      excerpt: excerptOf(view, told.from, told.to),
      advice: 'Nobody knows that, and the knowledge does not say it. Foretell nothing beyond what it says.',
    },
  ];
}

function isForetold(sentence: Sentence, isFirst: boolean, view: View, facts: Facts): boolean {
  const { last } = facts.client;
  if (HEDGED.test(sentence.text)) return false;
  const saysSo = (text: string, denies: boolean): boolean =>
    entailment(text, facts, (c) => c.denies === denies) >= FORETOLD;
  const start = sentence.text.split(/[,;:]\s|\s-\s/u)[0] as string;
  if (isFirst && last && isEchoed(start, last)) {
    const reason = sentence.text.slice(start.length);
    const isExplained = sayingStems(reason).length > 1 && entailment(reason, facts) >= EXPLAINED;
    return !isExplained && !saysSo(`${start} ${last}`, isDenying(start));
  }
  if (isFirst && /\?/.test(last) && CERTAIN_ALONE.test(sentence.text) && sayingStems(start).length <= 1)
    return !saysSo(last, false) && !saysSo(last, true);
  return (
    clausesOf(sentence.text).some(
      (clause) => NEVER_HAPPENS.test(clause) && sayingStems(clause).length > 0 && !saysSo(clause, true),
    ) || isUnknownFigure(sentence, view, facts)
  );
}

/** «Не отберут», «Поступит»: one verb of the question, and nothing else. */
function isEchoed(start: string, asked: string): boolean {
  const words = wordsOf(start).filter((w) => !/^(?:привет|не|ну|да|и|конечно|точно|обязательно)$/.test(w));
  const [verb = ''] = words;
  return (
    words.length === 1 &&
    verb.length > 4 &&
    OF_OTHERS.test(verb) &&
    wordsOf(asked).some((w) => stem(w) === stem(verb) || isRelative(stem(w), stem(verb)))
  );
}

/** A least or a mean that no text of the brand has the figure of. */
const isUnknownFigure = (sentence: Sentence, view: View, facts: Facts): boolean =>
  FIGURE_OF_ALL.test(`${sentence.text} ${sentence === view.sentences[0] ? facts.client.last : ''}`) &&
  view.amounts.some(
    (a) =>
      a.from >= sentence.from &&
      a.to <= sentence.to + 1 &&
      !a.currency &&
      !a.ordinal &&
      a.value > 10 &&
      !facts.numbers.has(a.value) &&
      !facts.client.numbers.has(a.value),
  );
