// What is called free is free in the knowledge too, and what is given is given there.
import type { Facts } from '../facts/facts';
import { isRelative, placesWith, subjectStems } from '../facts/grounds';
import { everyOf } from '../text/patterns';
import { freeWindow } from '../text/topics';
import { excerptOf, sentenceAt, type View } from '../text/view';
import type { Finding } from '../types';

const FREE = everyOf`
  бесплатн\p{L}*|даром|задаром|безвозмездно|в подарок|подар(?:ю|им|ок|ки|ков|ком)\p{L}*|дар(?:им|ю)(?!\p{L})
  за наш счет|(?:берем|возьмем|бер[уе]т) на себя|бонусом|в придачу|thr[eo]wn? in|(?:платить )?не прид[её]тся платить
  платить (?:\p{L}+ )?не прид[её]тся|(?:won't|don't|do not|will not) have to pay|не возьм[её]м
  no (?:\p{L}+ )?(?:charge|fees?|commission)
  (?:мы|компания|агентство|школа) (?:\p{L}+ )?(?:оплатим|оплачива\p{L}+|оплатит|берем на себя|возьмем на себя)
  we (?:will |'ll )?(?:pay|cover|bear|sponsor)(?: for)?|(?:school|agency|company) (?:pays|covers)
  оплатим мы|(?:оплатим|заплатим) за вас|платим мы|за счет (?:школы|компании|агентства)|ничего не (?:стоит|стоят|стоить|платите|нужно платить|надо платить)
  не нужно платить|платить не (?:нужно|надо)|free(?: of charge)?|for nothing|gratis|complimentary|on the house|on us|gift\p{L}*
  no charge|at no (?:cost|charge|extra cost)|costs? (?:you )?nothing
  zero (?:cost|fee|fees|charge|commission|dollars)|nothing to pay|besplatno
  (?<!\d)0\s?(?:₽|руб\p{L}*|р\.|\$|долл\p{L}*|usd|dollars?|%)|\$\s?0(?![.,\d])|ноль (?:руб|долл)\p{L}*
  нулев\p{L}+ (?:цен|стоимост|взнос)\p{L}*
  (?:месяц|недел[юи]|год|день|сутки|ночь|урок|занятие|визит) не (?:считаем|оплачивается|оплачиваете|берем)|(?:полож|добав|постав|подключ)\p{L}+ от нас
  we (?:won't|don't|will not|do not) (?:count|charge(?: you)?(?: for)?) (?:the|your) \p{L}+ (?:month|week|night|day|visit|lesson)
`;
const NOT_FREE_OF_COST =
  /feel free|free to |(?:dates?|nights?|days?|weeks?|slots?) (?:are|is) (?:still )?free|happens? to be free|c[oa]m(?:e|es|ing) free(?! with)|(?:if|when|once) [^.!?]{0,30}(?:is|are) free|(?:from|on|after|since|until) [^.!?]{0,30}(?:it's|it is|they are|is) free|free (?:on|from|by|until|till|at|in|again|for (?:your|those|these|the|that)) |become\p{L}* free|is free (?:on|from)|are you free|you're free|when free|free (?:time|day|days|slot|slots|date|dates|place|places|evening|weekend)|hassle-free|interest-free|rent-free|carefree|free hour|(?:check|confirm|see|sure|know|ask)[^.!?]{0,30} (?:it|they|that|this|the \p{L}+)(?:'s| is|'re| are) free|free this|free next|free tomorrow|free today|(?:you|i|we) (?:are|am|be) free/u;

export function checkFree(view: View, facts: Facts): Finding[] {
  const findings: Finding[] = [];
  for (const m of view.text.matchAll(FREE)) {
    const sentence = sentenceAt(view, m.index);
    if (
      NOT_FREE_OF_COST.test(`${sentence.text} `) &&
      /free/.test(m[0]) &&
      !/(?:for|is) free (?:when|if|with|for)/.test(sentence.text)
    )
      continue;
    if (/(?:не|not|isn't|нет|no|aren't)\s+(?:\p{L}+\s+)?$/u.test(view.text.slice(Math.max(0, m.index - 20), m.index)))
      continue;
    if (isFree(view.text, m.index, m[0], facts) || isPassageFree(view, m.index, m[0], facts)) continue;
    findings.push({
      guard: 'discount',
      what: 'unknown_gift',
      excerpt: excerptOf(view, m.index, m.index + m[0].length),
      advice: `Nothing says that this is free («${m[0]}»). Call free only what the knowledge calls free.`,
    });
  }
  return findings;
}

/**
 * Free in the knowledge: most of what is said round the word is said round it there too, two words of it at least, or the one word
 * that stands next to it there. A present is free only where the knowledge speaks of a present.
 */
function isFree(text: string, at: number, word: string, facts: Facts): boolean {
  if (GIFT.test(word)) return facts.free.some((f) => GIFT.test(f.text));
  const window = freeWindow(text, at, word);
  if (OURS.test(word))
    return facts.statements.some(
      (s) => s.text.includes(word) && window.stems.filter((x) => s.stems.has(x)).length >= 2,
    );
  const russian = /[а-я]/.test(text);
  const words = [...new Set(window.stems)].filter((s) => !GENERIC.test(s));
  return facts.free.some(({ stems, nearest, deeds, related, text: stated }) => {
    const toldInOther = /[а-я]/.test(stated) !== russian;
    const exact = words.filter((s) => stems.includes(s)).length;
    const matched = exact + (toldInOther ? words.filter((s) => !stems.includes(s) && related.has(s)).length / 2 : 0);
    // «бесплатная диагностика»: the thing itself, whatever else the sentence lists
    if (
      ATTRIBUTE.test(word) &&
      window.following &&
      nearest.includes(window.following) &&
      !GENERIC.test(window.following)
    )
      return true;
    if (!ATTRIBUTE.test(word) && !/бесплатный/.test(word) && exact >= 3 && exact >= words.length * 0.45) return true;
    // «начнём с диагностики, она бесплатная»
    if (
      ATTRIBUTE.test(word) &&
      PRONOUN.test(text.slice(0, at)) &&
      window.nearest.some((s) => nearest.includes(s) && !GENERIC.test(s))
    )
      return true;
    if (deeds.length > 0 && !deeds.some((d) => words.includes(d))) return false;
    if (nearest.length > 0 && !words.some((s) => nearest.includes(s))) return false;
    return (
      matched >= words.length * (nearest.length + deeds.length > 0 ? 0.5 : 0.6) &&
      matched >= Math.min(2, nearest.length > 0 ? 1 : 2)
    );
  });
}
const PRONOUN = /(?<!\p{L})(?:он[аои]?|это|it|that|this|they)(?:'s| is| are)?\s$/u;
const ATTRIBUTE = /^(?:бесплатн(?:ая|ую|ой|ый|ое|ого|ые|ых)|free|complimentary)$/;
// somebody else pays: told so or not at all
const OURS =
  /за наш счет|за счет|on us|on the house|we (?:pay|cover|bear|sponsor|will|'ll)|оплатим|оплачива|берем на себя|возьмем на себя|в придачу|бонусом/;
const GIFT = /подар|дар(?:им|ю|ом)|gift/;
const GENERIC =
  /^(?:бесплатн|минут|minut|free|complimentari|даром|подарок|gift|charg|cost|мож|буд|предлага|offer|нужн|over|норма)/;

// Waived commissions and presents are told in the knowledge's own words or not at all.
const COSTLESS =
  /^(?:бесплатн|free|complimentary|(?:at )?no (?:extra )?(?:charge|cost)|ничего не стоит|costs? (?:you )?nothing|(?:не )?(?:нужно |надо )?платить|(?:won't|don't|do not|will not) have to pay)/u;
// «Первый месяц бесплатно», "the fourth is free": a piece of what is paid for
const PERIOD =
  /(?:месяц|год|полгода|недел[яюи]|квартал|занятие|урок|month|year|week|quarter|lesson|night|ночь|\p{L}+(?:ый|ой|ий|ая|ое|ья|ье)|first|second|third|fourth|fifth)\s+(?:у нас\s+|будет\s+|идет\s+|is\s+|comes\s+)?$|(?:first|second|third|next|last|перв\p{L}+|втор\p{L}+|трет\p{L}+|последн\p{L}+) (?:month|year|week|quarter|месяц|год|недел|квартал)[^,;.!?]*$/u;

/** How much of what is said has to be spoken of in the passage that calls something free. */
const SPOKEN_OF = 0.6;

/**
 * Free in the knowledge, in other words: the passage that calls it free speaks of most of what the sentence says (of what was asked, where
 * the answer is short: «да, бесплатно»), and the thing or deed that is free is named beside the word there.
 */
function isPassageFree(view: View, at: number, word: string, { free, grounds, client }: Facts): boolean {
  const { text, from } = sentenceAt(view, at);
  if (!COSTLESS.test(word) || PERIOD.test(view.text.slice(from, at))) return false;
  const own = subjectStems(text.replace(word, ' ')).filter((s) => !GENERIC.test(s));
  // «да, бесплатно»: what was asked, and what is told next
  const next = view.sentences[view.sentences.findIndex((s) => s.from === from) + 1];
  const told = next && !next.question ? subjectStems(next.text) : [];
  const words = own.length < 3 ? [...new Set([...own, ...client.asked, ...told])].filter((s) => !GENERIC.test(s)) : own;
  if (words.length < 2 && client.asked.size === 0) return false;
  if (words.length === 0) return false;
  const window = freeWindow(view.text, at, word);
  const things = ATTRIBUTE.test(word)
    ? [window.following ?? '', ...window.nearest].filter(Boolean).slice(0, 1)
    : window.deeds;
  const russian = /[а-я]/.test(text);
  return free.some(({ around, place, related, text: stated }) => {
    // told in the other language: by words that stand for it, and those of their root («консультация», "advise")
    const others = /[а-я]/.test(stated) === russian ? [] : [...related];
    const inSentence = (s: string): boolean =>
      around.has(s) || placesWith(s, grounds, around) > 0 || others.some((r) => r === s || isRelative(r, s));
    const spoken = words.map((s) => (inSentence(s) ? 1 : place === undefined ? 0 : placesWith(s, grounds, place)));
    return (
      spoken.reduce((total, share) => total + share, 0) >= SPOKEN_OF * words.length &&
      words.some(inSentence) &&
      things.every(
        (s) => GENERIC.test(s) || inSentence(s) || (place !== undefined && placesWith(s, grounds, place) > 0),
      )
    );
  });
}
