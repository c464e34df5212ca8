// What must be looked up before this message can be answered: the catalog, the knowledge, both, or the client himself.
import type { Attribute } from './company';
import { canBeAsked } from './options';
import { CHEAPER, cheaperThanLast } from './products';
import type { View } from './read';
import { spokeOf } from './speech';
import { thingsIn } from './synonyms';
import type { Heard } from './understand';
import { pattern } from './when-words';
import { askedIn, clarity, hasMoney, namedIn, SEEKS, type Wish, wishOf } from './wish';
import { isSmall, stemsOf, wordsOf } from './words';

export interface LookUp {
  /** a question for search_knowledge */
  search?: { question: string; also: string[] };
  /** the wish for match_products */
  match?: { attributes?: Wish['attributes']; query?: string; budget?: { max: number; currency: string } };
  /** the wish is not clear yet: what to ask the client first */
  ask?: Attribute;
  /** he has seen one and wants another */
  another: boolean;
}

// Two short questions, then an offer; who has said three things was clear.
const QUESTIONS = 2;
const CLEAR = 3;
const FEW = 1;

const BROWSES = pattern(
  '<(?:что\\s+(?:у\\s+вас\\s+)?(?:\\p{L}+\\s+)?(?:есть|имеется|предлагаете|можете\\s+предложить|посоветуете|порекомендуете|продаете|сдаете)|какие\\s+(?:у\\s+вас\\s+)?(?:\\p{L}+\\s+)?(?:есть|варианты|предложения)|(?:покажите|подберите|предложите|посоветуйте|порекомендуйте|скиньте|пришлите)\\s+(?:\\p{L}+\\s+){0,3}(?:вариант\\p{L}*|что-нибудь|предложени\\p{L}*|каталог|подборк\\p{L}*)|есть\\s+(?:\\p{L}+\\s+)?(?:варианты|предложения)|расскажите\\s+(?:всё|все)?\\s*(?:по\\s+порядку|что\\s+у\\s+вас\\s+есть)|' +
    'what\\s+(?:do\\s+you|can\\s+you|have\\s+you|you)\\s+(?:\\w+\\s+)?(?:have|got|offer|sell|recommend|suggest)|what\\s+(?:options|is\\s+available|are\\s+the\\s+options|are\\s+my\\s+options)|(?:show|send|suggest|offer)\\s+(?:me\\s+)?(?:\\w+\\s+)?(?:options|something|some|what\\s+you\\s+have|your\\s+catalog\\p{L}*)|any\\s+options|do\\s+you\\s+have\\s+(?:something|anything|any|some))>',
);
// Asks how a thing is, not which there are.
const FACTUAL = pattern(
  '(?:^|[.!?,:\\n]\\s*(?:а|и|но|and|but|so)?\\s*)(?:а\\s+|и\\s+|and\\s+|so\\s+|but\\s+)?(?:как(?!ой|ая|ие|ую|ое)|где|когда|кто|почему|зачем|сколько\\s+(?:длит\\p{L}+|идет|человек|времени|раз|занятий|уроков|лет)|можно|нуж\\p{L}+\\s+ли|надо\\s+ли|бывает|how(?!\\s+(?:much|about))|when|where|who|why|can\\s+(?:i|we|my|he|she)|do\\s+(?:i|we)|does|is\\s+(?:it|there)|are\\s+(?:there|lessons|they))>',
);
const WANTS = pattern(
  '<(?:хочу|хотим|хотел\\p{L}{0,2}|ищу|ищем|подбира\\p{L}+|присматрива\\p{L}+|нуж\\p{L}+|интерес\\p{L}+|рассматрива\\p{L}+|планиру\\p{L}+|купить|снять|арендовать|есть\\s+ли|есть|looking|want|need|search\\p{L}*|interested|consider\\p{L}*|buy|rent|would\\s+like|do\\s+you\\s+have|have\\s+you\\s+got|is\\s+there|are\\s+there)>',
);
const ANOTHER = pattern(
  '<(?:ещ[её](?!\\s+(?:один\\s+|такой\\s+)?вопрос|\\s+(?:хо[чт]|подскаж|скаж|уточн))(?:\\s+(?:вариант\\p{L}*|что-нибудь|что-то|какие|есть|один))?|друг(?:ой|ое|ие|ую|ого)|подешевле|дешевле|поближе|ближе|побольше|поменьше|не\\s+(?:подходит|нравится|то)|а\\s+кроме\\s+(?:этого|него|неё)|another|other(?:s)?|else|more\\s+options|cheaper|closer|bigger|smaller|something\\s+(?:different|else))>',
);
const PRICE_WORDS = pattern(
  '<(?:цен\\p{L}*|стоимост\\p{L}*|стоит|стоят|стоить|прайс\\p{L}*|почем|обойд\\p{L}*|выйдет|платить|денег|тариф\\p{L}*|price\\p{L}*|pricing|cost\\p{L}*|rates?|fees?)>',
  'giu',
);
// A question without its mark: «маткапитал принимаете», «hak pakai это что»
const IMPLIED = pattern(
  '<(?:что|как|какой|какая|какие|кто|сколько|куда|где|what|how|who|where|which|\\p{L}{3,}(?:аете|яете|уете|ите|ете))>',
);
const ABOUT_TERMS = pattern(
  '<(?:расскажите|подробнее|объясните|уточните|интересу\\p{L}+|как\\s+вы\\s+работаете|tell|explain|more\\s+about|how\\s+do\\s+you\\s+work)>',
);

export function lookUp(view: View, heard: Heard): LookUp {
  const text = view.unanswered.replace(/\[\w+\]/g, ' ').trim();
  const asked = askedIn(view.lastOfUs, view.sells);
  const named = namedIn(text, view.sells, asked);
  const things = view.topics ? thingsIn(text, view.language) : [];
  const cheaper = CHEAPER.test(text);
  const another = ANOTHER.test(text) || cheaper || (heard.yes && spokeOf(view.lastOfUs, 'offerMore', view));
  const nothing: LookUp = { another };
  if (text === '' || (heard.courtesyOnly && !another) || heard.asksIfBot || heard.bye) return nothing;

  const wish = wishOf(view);
  const names = named.length > 0 || hasMoney(text);
  const browses = BROWSES.test(text);
  const factual = heard.question && FACTUAL.test(text) && !heard.price && !browses;
  // «Напишите завтра про виллу» waits for tomorrow.
  const later = (heard.asksToWrite || heard.time !== undefined) && !heard.price && !browses;
  const wantsProducts =
    view.sells.length > 0 &&
    !later &&
    !factual &&
    (browses ||
      (heard.price && things.length === 0) ||
      // «И ещё вопрос: что если потечёт крыша?» asks for no other house
      (another && clarity(wish) > 0 && !(heard.question && things.length > 0 && !names)) ||
      (asked !== undefined && !(heard.question && things.length > 0) && !heard.busy) ||
      ((names || SEEKS.test(text)) && (things.length === 0 || WANTS.test(text))));
  const search =
    view.topics && !later && !browses && asksToKnow(view, heard, { text, things, wantsProducts, names, another })
      ? question(text, things)
      : undefined;
  if (!wantsProducts) return { ...nothing, ...(search && { search }) };
  const ask = whatToAsk(view, wish);
  if (ask && !another) return { ...nothing, ...(search && { search }), ask };
  const budget = cheaper ? cheaperThanLast(view.lastOfUs) : undefined;
  return { ...nothing, ...(search && { search }), match: { ...matchOf(wish, text), ...(budget && { budget }) } };
}

interface Understood {
  text: string;
  things: string[];
  wantsProducts: boolean;
  names: boolean;
  another: boolean;
}

/** A question is for the knowledge unless the catalog answers it; what a thing costs may stand in either. */
function asksToKnow(view: View, heard: Heard, { text, things, wantsProducts, names, another }: Understood): boolean {
  // «Видеообзор виллы?»: beside what the catalog lists there is a word it does not know
  if (names && heard.question && !heard.price && !another && !WANTS.test(text) && hasOtherWords(view, text))
    return true;
  if (things.length > 0) return heard.question || heard.price || ABOUT_TERMS.test(text) || !names;
  if (heard.price) return wantsProducts && !another && hasOtherWords(view, text);
  if (wantsProducts || heard.cancels) return false;
  return heard.question || IMPLIED.test(text) || (ABOUT_TERMS.test(text) && sharesTopic(view, text));
}

/** «сколько стоит трансфер»: something is named that the catalog does not list. */
function hasOtherWords(view: View, text: string): boolean {
  const named = new Set(namedIn(text, view.sells).flatMap(({ words }) => words.map(({ stem }) => stem)));
  return wordsOf(text.replace(PRICE_WORDS, ' ')).some(
    (word) => !isSmall(word) && !named.has(word.stem) && !/\d/.test(word.text),
  );
}

const sharesTopic = (view: View, text: string): boolean => {
  const topics = new Set(
    wordsOf(view.topics)
      .filter((w) => !isSmall(w))
      .map(({ stem }) => stem),
  );
  return stemsOf(text).some((stem) => topics.has(stem)) || /как\s+вы\s+работаете|how\s+do\s+you\s+work/iu.test(text);
};

// «Здравствуйте! Подскажите, …» asks nothing yet.
const LEAD_IN = pattern(
  '^(?:(?:здравствуйте|привет|добрый\\s+(?:день|вечер)|подскажите|скажите|уточните|хочу\\s+(?:уточнить|узнать|спросить)|и?\\s*ещ[её]\\s+(?:один\\s+)?вопрос|пожалуйста|а|и|hi|hello|hey|tell\\s+me|one\\s+more\\s+(?:thing|question)|and|so|please)>[\\s,.:!]*)+',
);

/**
 * His own words; a plain wording beside them only where they are few («чем платить?»). On the measured sets other wordings of longer
 * questions found more that does not answer than that does: the search knows other words itself.
 */
function question(text: string, things: string[]): LookUp['search'] {
  const asked = (text.replace(LEAD_IN, '') || text).slice(0, 300);
  const telling = wordsOf(asked).filter((word) => !isSmall(word)).length;
  return { question: asked, also: telling > FEW ? [] : things.slice(0, 2) };
}

/** The next attribute to ask about; undefined: he was clear, or was asked enough. */
export function whatToAsk(view: View, wish: Wish = wishOf(view)): Attribute | undefined {
  const asked = askedSoFar(view);
  if (clarity(wish) >= CLEAR || asked.length >= QUESTIONS) return undefined;
  return view.sells.find((one) => canBeAsked(one) && !wish.said.has(one.id) && !asked.includes(one));
}

const askedSoFar = (view: View): Attribute[] =>
  view.lines.flatMap(({ who, text }) => (who === 'us' ? (askedIn(text, view.sells) ?? []) : []));

function matchOf({ attributes, query }: Wish, text: string): NonNullable<LookUp['match']> {
  const words = query || text.slice(0, 280);
  return { ...(Object.keys(attributes).length > 0 && { attributes }), ...(words && { query: words }) };
}
