// How a reply sounds: its length, its language, the brand's tone.

import type { Brand, Language } from '../../brand';
import type { Facts } from '../facts/facts';
import { fold } from '../text/fold';
import { anyOf } from '../text/patterns';
import { EN_FUNCTION_WORDS, stem, wordsOf } from '../text/stems';
import { excerptOf, type View } from '../text/view';
import type { Finding } from '../types';

/** Longer than the brand allows, all parts together. */
export function checkLength(parts: readonly string[], { tone }: Brand): Finding[] {
  const text = parts.join('\n');
  const { length } = [...text];
  if (!text.trim())
    return [{ guard: 'length', what: 'empty', excerpt: '', advice: 'Say something, or use say_nothing.' }];
  if (length <= tone.maxCharacters) return [];
  return [
    {
      guard: 'length',
      what: 'too_long',
      excerpt: text.slice(0, 80),
      advice: `${length} characters are too many: at most ${tone.maxCharacters}. Keep what answers the question.`,
    },
  ];
}

/** Another language than the client's. Names and short Latin words in Russian are fine. */
export function checkLanguage(view: View, language: Language, facts: Facts): Finding[] {
  const found = (what: string): Finding[] => [
    {
      guard: 'language',
      what,
      excerpt: view.text.slice(0, 120),
      advice: `Answer in ${language === 'ru' ? 'Russian' : 'English'}, the client’s own language.`,
    },
  ];
  const text = view.text.replace(/\S*(?:\.|@|\/\/)\S*\p{L}/gu, (word) => (/[a-z]/.test(word) ? ' ' : word));
  const count = (letters: RegExp): number => text.match(letters)?.length ?? 0;
  const [cyrillic, latin, all] = [count(/[а-яѐ-џ]/gu), count(/[a-z]/g), count(/\p{L}/gu)];
  if (all - cyrillic - latin >= 3) return found('foreign_script');
  const words = wordsOf(text);
  if (language === 'ru') {
    if (/[іїєґў]/.test(text)) return found('wrong_language');
    const foreign = words.filter(
      (w) =>
        /^[a-z'’-]{2,}$/.test(w) && !facts.words.has(stem(w)) && !KNOWN_LATIN.test(w) && !facts.client.text.includes(w),
    );
    const english = words.filter((w) => w.length > 1 && EN_FUNCTION_WORDS.has(w)).length;
    const russian = words.filter((w) => /[а-я]/.test(w)).length;
    if (english >= 3 || foreign.length > Math.max(2, russian * 0.35) || (russian === 0 && latin >= 12))
      return found('wrong_language');
    return [];
  }
  const russian = words.filter(
    (w) => /[а-я]/.test(w) && !facts.words.has(stem(w)) && !facts.client.text.includes(w),
  ).length;
  if (russian > 1 || cyrillic > latin) return found('wrong_language');
  const english = words.filter((w) => EN_FUNCTION_WORDS.has(w)).length;
  if (words.filter((w) => /[a-z]/.test(w)).length >= 10 && english < words.length * 0.12)
    return found('wrong_language');
  return [];
}
const KNOWN_LATIN =
  /^(?:ok|okay|online|offline|zoom|telegram|whatsapp|google|meet|pdf|wi-?fi|usd|eur|rub|idr|visa|python|email|vip|off-plan|roi|sms|qr|fm|tv|pro|hi|bye|m|m2)$/;

/** Address, emoji, words the brand never uses. */
export function checkTone(view: View, language: Language, { tone }: Brand, facts: Facts): Finding[] {
  const findings: Finding[] = [];
  const find = (what: string, from: number, to: number, advice: string): void => {
    findings.push({ guard: 'tone', what, excerpt: excerptOf(view, from, to), advice });
  };
  if (language === 'ru') {
    const informal = INFORMAL.exec(view.text);
    const formal = FORMAL.exec(view.text);
    if (informal && (tone.address === 'formal' || (tone.address === 'follow' && !facts.client.informal)))
      find('too_familiar', informal.index, informal.index + informal[0].length, 'Address the client as «вы».');
    if (formal && tone.address === 'informal')
      find('too_formal', formal.index, formal.index + formal[0].length, 'Address the client as «ты».');
  }
  const emoji = view.raw.match(EMOJI)?.length ?? 0;
  if (emoji > tone.maxEmoji)
    find(
      'too_many_emoji',
      0,
      60,
      tone.maxEmoji === 0 ? 'Use no emoji.' : `${emoji} emoji are too many: at most ${tone.maxEmoji}.`,
    );
  const stems = wordsOf(view.text).map(stem);
  for (const never of tone.never) {
    const wanted = wordsOf(fold(never)).map(stem);
    if (wanted.length > 0 && stems.some((_, i) => wanted.every((w, j) => isForm(w, stems[i + j])))) {
      const at = Math.max(0, view.text.indexOf(wanted[0] as string));
      find('never_said', at, at + never.length, `We never say «${never}». Put it another way.`);
    }
  }
  return findings;
}

/** «эксклюзивная» is a form of «эксклюзив»: a long stem covers what is derived from it. */
const isForm = (wanted: string, stem: string | undefined): boolean =>
  stem === wanted || (wanted.length >= 5 && stem?.startsWith(wanted) === true);

const EMOJI =
  /\p{Extended_Pictographic}(?:\u200d\p{Extended_Pictographic}|\ufe0f|\p{Emoji_Modifier})*|\p{RI}\p{RI}|[0-9#*]\ufe0f?\u20e3/gu;
// «давай», «смотри» and the like are said among people on «вы» too
const INFORMAL = anyOf`
  ты|тебя|тебе|тобой|твой|твоя|твое|твои|твоего|твоей|твоему|твоих|твоим|хочешь|можешь|сможешь|будешь|знаешь
  напиши|скажи|подскажи|приезжай|запишись|приходи|выбери|посмотри|пиши|звони
`;
const FORMAL =
  /(?<!\p{L})(?:вы|вас|вам|вами|ваш|ваша|ваше|ваши|вашего|вашей|вашему|ваших|вашим|хотите|можете|напишите|скажите|подскажите)(?!\p{L})/u;
