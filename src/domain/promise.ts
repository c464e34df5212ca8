// Does an outgoing text promise to get in touch later? Words and plan must agree: a promise without a plan item is forgotten,
// a plan item without a word surprises the client. Russian and English, by patterns over sentences; no model, no I/O.
import type { Language } from './brand';

export type PromiseVerdict = 'ok' | 'promiseWithoutPlan' | 'planWithoutPromise';

export interface PromiseContext {
  /** schedule_follow_up succeeded in this turn */
  scheduled: boolean;
  /** cancel_follow_up succeeded in this turn: then even a vague «до завтра» speaks of something that is gone */
  cancelled: boolean;
  /** An item promised earlier still stands: the text may speak of it and need not. */
  standing?: boolean;
  /** Narrows the patterns to one language; undefined: both, because people mix them. */
  language?: Language;
}

/** Compares what the text says with what the plan now holds. */
export function checkPromise(text: string, context: PromiseContext): PromiseVerdict {
  const { scheduled, cancelled, standing = false, language } = context;
  if (scheduled) return saysWhen(text, language) || promises(text, language) ? 'ok' : 'planWithoutPromise';
  const vague = cancelled && parts(text).some((p) => !p.question && some(p.text, 'vague', language));
  if (vague || promises(text, language)) return standing && !cancelled ? 'ok' : 'promiseWithoutPlan';
  return 'ok';
}

/** True when the text says that we will write, call, remind or come back later. A question or an offer is not a promise. */
export function promises(text: string, language?: Language): boolean {
  return parts(text).some((p) => !p.question && isPromise(p.text, language));
}

/** After a plan item was made, any wording that names the agreement confirms it: a promise (also as a question) or the time. */
function saysWhen(text: string, language?: Language): boolean {
  return parts(text).some(
    (p) => isPromise(p.text, language) || some(p.text, 'time', language) || some(p.text, 'vague', language),
  );
}

function isPromise(sentence: string, language?: Language): boolean {
  if (some(sentence, 'offer', language)) return false;
  const rest = languages(language).reduce((s, l) => RULES[l].never.reduce((t, re) => t.replace(re, ' '), s), sentence);
  if (some(rest, 'always', language)) return true;
  return languages(language).some(
    (l) => RULES[l].withTime.some((re) => re.test(rest)) && RULES[l].time.some((re) => re.test(rest)),
  );
}

type Group = 'always' | 'withTime' | 'offer' | 'time' | 'vague';

const languages = (language?: Language): Language[] => (language ? [language] : ['ru', 'en']);
const some = (text: string, group: Group, language?: Language): boolean =>
  languages(language).some((l) => RULES[l][group].some((re) => re.test(text)));

/** Sentences without quotations, in lower case, ё as е; a sentence that ends in "?" is a question. */
function parts(text: string): { text: string; question: boolean }[] {
  const plain = text
    .toLowerCase()
    .replaceAll('ё', 'е')
    .replace(/[’ʼ`]/g, "'")
    .replace(/«[^»]*»|"[^"]*"|“[^”]*”/g, ' ')
    .replace(/\s*\n+\s*/g, '\n');
  // A dot inside 10.30 or «т.е.» ends nothing: only one followed by space or the end does.
  return [...plain.matchAll(/(.+?)([.!?…\n]+(?=\s|$)|\n|$)/gs)]
    .map((m) => ({ text: (m[1] as string).trim(), question: (m[2] as string).includes('?') }))
    .filter((p) => p.text);
}

// JavaScript's \b knows only ASCII letters, so word edges are written out.
const re = (source: string, flags = 'u'): RegExp =>
  new RegExp(source.replaceAll('<', '(?<![\\p{L}\\d])').replaceAll('>', '(?![\\p{L}\\d])'), flags);

const RU_CONTACT =
  'написать|напомнить|вернуться|перезвонить|позвонить|набрать|связаться|отписаться|сообщить|прислать|ответить';
const RU_DAY = 'понедельник|вторник|среду|четверг|пятницу|субботу|воскресенье|выходные|выходных';
const RU_MONTH = 'января|февраля|марта|апреля|мая|июня|июля|августа|сентября|октября|ноября|декабря';

const EN_DAY = 'monday|tuesday|wednesday|thursday|friday|saturday|sunday|weekend|week|month|morning|evening|afternoon';
const EN_ADVERB =
  '(?:definitely|certainly|gladly|also|then|just|happily|personally|probably|surely|simply|of course|be sure to|make sure to|make sure i|try to|remember to|go ahead and|be the one to|(?:check|ask|find out|look|see|talk|speak|confirm)[^,]{0,40}? and|,)';
const EN_WILL = `(?:<(?:i|we)\\s?(?:'ll|'m going to|'re going to|'m gonna|will|shall| am going to| are going to|'m gonna| promise to| plan to| intend to)|^(?:ok|okay|sure|great|alright|perfect|got it|noted|deal)?[,\\s-]*will)(?:\\s+${EN_ADVERB})*\\s+`;
const EN_LATER =
  '(?:tomorrow|tonight|later|soon|shortly|again|in (?:a|an|one|two|three|half|\\d+)|next|on|at|by|this|after|around|before|when|as soon as|once)';

const RULES: Record<Language, Record<Group | 'never', RegExp[]>> = {
  ru: {
    always: [
      re(
        '<(?:напишу|напишем|напомню|напомним|вернусь|перезвоню|перезвоним|позвоню|позвоним|свяжусь|свяжемся|отпишусь|отпишемся|сообщу|сообщим|маякну|черкну|пингану)>',
      ),
      re('<(?:наберу|наберем)\\s+(?:вас|вам|тебя|тебе)>|<(?:вас|вам|тебя|тебе)\\s+(?:наберу|наберем)>'),
      re('<(?:дам|дадим)\\s+(?:вам\\s+|тебе\\s+)?знать>'),
      re('<с (?:меня|нас)\\s+(?:сообщение|напоминание|звонок)>'),
      re(
        `<(?:обещаю|обязуюсь|постараюсь|попробую|планирую|собираюсь|не забуду|не забудем)\\s+(?:\\p{L}+\\s+){0,2}(?:${RU_CONTACT})>`,
      ),
      re(`<(?:записал|отметил|поставил|пометил)а?\\s+(?:себе\\s*[:,]?\\s+)?(?:\\p{L}+\\s+){0,2}(?:${RU_CONTACT})>`),
      re(
        '<(?:поставил|поставила|поставлю|ставлю|создал|создала|создам|запланировал|запланировала|запланирую)\\s+(?:\\p{L}+\\s+){0,2}(?:напоминание|сообщение|напоминалку)>',
      ),
      re('<(?:напоминание|сообщение)\\s+(?:\\p{L}+\\s+){0,2}(?:стоит|поставлено|запланировано)>'),
      re('<буду\\s+(?:\\p{L}+\\s+){0,2}(?:писать|напоминать|звонить)>'),
      re(
        '<(?:пишу|звоню|возвращаюсь)\\s+(?:(?:вам|тебе|к вам|к тебе)\\s+)?(?:завтра|послезавтра|через|в (?:\\d|' +
          RU_DAY +
          '))',
      ),
    ],
    withTime: [
      re(
        '<(?:отвечу|ответим|пришлю|пришлем|вышлю|вышлем|скину|скинем|отправлю|отправим|подготовлю|уточню|уточним|узнаю|узнаем|проверю|расскажу|покажу|скажу|продолжу|продолжим|вернемся|спишемся|загляну|наберу|появлюсь|объявлюсь|постучусь|дам ответ)>',
      ),
    ],
    // «напомню, что …» reminds now; «напишу коротко: …» is followed by the text itself; a negated verb promises silence.
    never: [
      re('<(?:напомню|напомним|сообщу)\\s*(?:вам|тебе)?\\s*[,:–—-]?\\s*(?:что>|о том,? что>|:)', 'gu'),
      re('<напомню\\s*(?:вам|тебе)?\\s*:', 'gu'),
      re('<(?:вернусь|вернемся)\\s+к\\s+(?:\\p{L}+\\s*){1,4}:', 'gu'),
      re(
        '<(?:напишу|расскажу|скажу|отвечу)\\s+(?:вам\\s+|тебе\\s+|здесь\\s+)?(?:коротко|кратко|вкратце|прямо|честно|так|ниже|сразу)>',
        'gu',
      ),
      re('<(?:напишу|расскажу|скажу)\\s*(?:\\p{L}+\\s*){0,3}:(?=\\s|$)', 'gu'),
      re(
        '<(?:больше\\s+)?не\\s+(?:\\p{L}+\\s+)?(?:напишу|напишем|напомню|вернусь|перезвоню|позвоню|свяжусь|сообщу|отвечу|пришлю|отправлю)>',
        'gu',
      ),
      re('<не\\s+буду\\s+(?:\\p{L}+\\s+){0,3}(?:писать|напоминать|звонить)>', 'gu'),
      re('<(?:писать|напоминать|звонить)\\s+(?:\\p{L}+\\s+){0,2}не\\s+буду>', 'gu'),
      re('<(?:сейчас|прямо сейчас|тут же)\\s+(?:все\\s+)?(?:отвечу|расскажу|покажу|скажу)>', 'gu'),
    ],
    offer: [
      re(
        '<(?:если|коли)\\s+(?:\\p{L}+\\s+){0,2}(?:хотите|хочешь|нужно|надо|удобно|удобнее|пожелаете|скажете|решите|захотите|понадобится|попросите)>',
      ),
      re('(?:^|[,–—-]\\s*)(?:хотите|хочешь|можно|нужно ли|надо ли)(?:,|\\s|\\s*[–—-])'),
      re(
        '<(?:скажите|подскажите|напишите|дайте знать|укажите|назовите|выберите|скажи|напиши|подскажи|ответьте)>.*<(?:и|а|тогда)\\s+(?:я|мы|тогда)?',
      ),
    ],
    time: [
      re(
        '<(?:завтра|послезавтра|сегодня|позже|попозже|позднее|потом|вечером|утром|днем|ночью|полдень|скоро|через|спустя|на днях|в ближайшее время|ближе к|к вечеру|к утру|после обеда|до конца|в течение|накануне)>',
      ),
      re(`<(?:в|во|на|к|до)\\s+(?:\\p{L}+\\s+)?(?:${RU_DAY})>`),
      re('<(?:на|через|в начале|в конце)\\s+(?:этой|следующей|той|будущей)?\\s*недел[еюи]>'),
      re('<(?:в|к|около|после|до|с)\\s+\\d{1,2}(?:[:.]\\d\\d)?>'),
      re(`<\\d{1,2}\\s+(?:${RU_MONTH})>`),
      re('<\\d{1,2}:\\d\\d>'),
    ],
    vague: [
      re('<до\\s+(?:завтра|связи|встречи|скорого|понедельника|вторника|среды|четверга|пятницы|субботы|воскресенья)>'),
      re('<на связи\\s+(?:завтра|в|через)>'),
    ],
  },
  en: {
    always: [
      re(
        `${EN_WILL}(?:get back|be (?:back )?in touch|get in touch|keep in touch|stay in touch|reach out|follow up|follow-up|check back|circle back|come back|touch base|let you know|keep you (?:posted|updated)|remind (?:you|u)|ping|nudge you|drop you|shoot you|give you a (?:call|ring|shout|buzz)|(?:set|put|schedule|create)\\s+(?:\\w+\\s+){0,2}(?:reminder|message)|update you|contact you|return to you|be back|be right back|be writing|be texting|be messaging|reconnect|hit you up|talk to you|speak to you|catch up with you)>`,
      ),
      re(`${EN_WILL}(?:text|message|write|email|call|ring|phone|dm|buzz|msg)\\s+(?:to\\s+)?(?:you|u|back)>`),
      re(`${EN_WILL}(?:text|message|write|email|call|ring|phone|dm|msg|check in)\\s+(?:with you\\s+)?${EN_LATER}>`),
      re(`${EN_WILL}check in with you>`),
      re(
        "<you(?:'ll| will)\\s+(?:hear (?:back )?from|get (?:a|another|my) (?:message|text|reminder|note)|receive a (?:message|text|reminder))>",
      ),
      re('<(?:expect|look out for)\\s+(?:a|my)\\s+(?:message|text|call|note|reminder)>'),
      re(
        "<(?:i've|i have|we've|have|just)\\s+(?:set|scheduled|put|created|added|saved|made|noted)\\s+(?:\\w+\\s+){0,2}(?:reminder|message|note to)>",
      ),
      re('<reminder\\s+(?:is\\s+)?(?:set|scheduled)>'),
      re('<my (?:message|reminder|text) will (?:reach|come|arrive|find)>'),
      re(
        `(?:^|[,!;:–—-]\\s*|<then\\s+)(?:talk|speak|chat|write|text)\\s+(?:to (?:you|u)\\s+)?(?:tomorrow|later|soon|then|next|on (?:${EN_DAY}))(?![\\p{L}'])`,
      ),
      re(
        `<(?:texting|messaging|writing|calling|pinging)\\s+(?:to )?you\\s+(?:back\\s+)?(?:tomorrow(?!')|tonight|later|in (?:a|an|one|\\d)|on (?:${EN_DAY})|at \\d|next)`,
      ),
    ],
    withTime: [
      re(
        `${EN_WILL}(?:send|share|forward|tell|show|have|answer|reply|respond|find out|confirm|check|see|continue|resume|return|prepare|pop)>`,
      ),
    ],
    never: [
      re("<i'll\\s+remind\\s+you\\s*(?:that|:)", 'gu'),
      re(
        "<(?:i'll|i will|we'll)\\s+(?:write|tell|answer|message)\\s+(?:you\\s+)?(?:briefly|in short|honestly|straight|it down|this down|that down|everything down)",
        'gu',
      ),
      re(`${EN_WILL}check\\s+in\\s+(?:the|our|this|my)>`, 'gu'),
      re(`${EN_WILL}(?:not|never|no longer|stop)>[^,]*`, 'gu'),
      re(`${EN_WILL}have\\s+(?:a|an|the|to)>`, 'gu'),
    ],
    offer: [
      re(
        "<if\\s+(?:you|that|it)(?:'d|'s|\\s+would)?\\s+(?:like|want|prefer|need|wish|say|ask|works|helps|suits|decide|change)>",
      ),
      re(
        '<(?:let me know|tell me|just say|say|give me|name|pick|choose|send me|drop me)>.*<(?:and|then|so)\\s+(?:i|we)>',
      ),
      re('<(?:would you like|do you want|want me to|shall i|should i|can i|may i|could i)>'),
    ],
    time: [
      re(
        `<(?:tomorrow|tonight|today|later|soon|shortly|noon|midnight|afterwards|(?:next|this|on|by|until|in the|at the)\\s+(?:\\w+\\s+)?(?:${EN_DAY}))>`,
      ),
      re('<in\\s+(?:a|an|one|two|three|four|five|half|few|couple|\\d+)\\s+'),
      re('<(?:at|by|around|after|before|till)\\s+\\d{1,2}(?:[:.]\\d\\d)?\\s*(?:am|pm|a\\.m|p\\.m)?'),
      re('<\\d{1,2}:\\d\\d>'),
      re('<\\d{1,2}\\s?(?:am|pm)>'),
      re(`<(?:monday|tuesday|wednesday|thursday|friday|saturday|sunday)>`),
    ],
    vague: [
      re('<(?:see|catch|talk to)\\s+(?:you|u|ya)\\s+(?:tomorrow|later|soon|then|on|next)>'),
      re('<until\\s+(?:then|tomorrow|monday|next)>'),
      re("<let's\\s+(?:talk|speak|catch up|chat)\\s+(?:tomorrow|later|on|next)>"),
    ],
  },
};
