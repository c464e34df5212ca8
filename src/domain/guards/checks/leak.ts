// What runs behind the chat stays there: instructions, tools, data formats, and the model speaking as a model. Held at once.

import type { Facts } from '../facts/facts';
import { anyOf } from '../text/patterns';
import { runsOfThree } from '../text/topics';
import { excerptOf, type View } from '../text/view';
import type { Finding } from '../types';

const TOOLS =
  /(?<![\p{L}\d])(?:schedule_follow_up|cancel_follow_up|hand_off|update_profile|say_nothing|set_stage|search_knowledge|match_products|tool_use|tool_call|function_call|tool_result|[a-z]+_[a-z]+(?:_[a-z]+)*\()/u;
const SYNTAX =
  /<\/?(?:system|context|message|correction|rep|tool|function|thinking|assistant|human|user|instructions?|prompt|antml|invoke|parameter)[^>]{0,40}>|\{\s*"[\p{L}_]+"\s*:|"(?:role|content|tool|arguments|name|type|verdict|system)"\s*:|\[\/?(?:inst|system|sys)\]|<\|[a-z_]+\|>|^\s*(?:user|human)\s*:|(?:^|[\s"«“:])(?:system|assistant)\s*:|```|###\s*(?:system|instruction)/mu;
const MODEL = anyOf`
  as an? (?:ai|artificial|large)? ?(?:language )?model
  (?:i'm|i am|as) (?:\p{L}+ )?an? (?:ai(?! assistant)|llm|language model|chatbot|large language model)
  language model|llm|claude|anthropic|openai|chatgpt|gpt-?\d*|языков\p{L}+ модел\p{L}+|нейросет\p{L}+
  как (?:ии|искусственный интеллект|модель)|я (?:ии|языковая|искусственный)|обучен\p{L}* на данных|my training
  training data|knowledge cutoff|developer mode|jailbreak\p{L}*|dan mode|debug mode
  режим (?:разработчика|отладки|dan)
`;
const PROMPT = anyOf`
  (?:system|initial|hidden|original) (?:prompt|instruction\p{L}*|message)
  (?:my|these|the following|internal|secret) (?:system )?(?:instructions|guidelines|prompt|directives)
  i (?:was|am|have been) (?:instructed|told|programmed|configured|prompted|asked|trained|ordered)(?: by \p{L}+)? (?:to|not|never|that)
  i'm (?:instructed|told|programmed|configured|prompted) |here (?:is|are) my (?:prompt|instructions|rules)
  my (?:rules|prompt) (?:is|are|say\p{L}*)|ignore (?:all )?(?:previous|prior|above)
  системн\p{L}+ (?:промпт\p{L}*|сообщени\p{L}*|инструкци\p{L}*|запрос\p{L}*)
  (?:мои|моих|моим|моя|внутренн\p{L}+|секретн\p{L}+|скрыт\p{L}+|исходн\p{L}+) (?:инструкци\p{L}*|промп?т\p{L}*|prompts?|\p{L}+_prompt|фильтр\p{L}* (?:отключ|выключ|сня)\p{L}*|(?:отключ|выключ|снима)\p{L}* (?:все )?фильтр\p{L}*|(?:turn\p{L}*|switch\p{L}*) off (?:my |the |all )?(?:filters?|safety|restrictions)|в инструкции (?:прописали|написано|сказано|указано)|(?:прописан|записан|заложен)\p{L}* в (?:моих |мои )?(?:правилах|инструкци\p{L}+|настройк\p{L}+)|в (?:моих|мои|моей|моем|моём) (?:правил\p{L}+|инструкци\p{L}+|инструкци\p{L}+|настройк\p{L}+)|config\p{L}*:|in my (?:instructions|rules|prompt|guidelines)|(?:i'm|i am) not (?:allowed|permitted) to|мне (?:нельзя|не разреш\p{L}+|не позволено|запретили)|директив\p{L}*|настройк\p{L}*)
  промп?т\p{L}*|prompts?|\p{L}+_prompt|фильтр\p{L}* (?:отключ|выключ|сня)\p{L}*
  (?:отключ|выключ|снима)\p{L}* (?:все )?фильтр\p{L}*
  (?:turn\p{L}*|switch\p{L}*) off (?:my |the |all )?(?:filters?|safety|restrictions)
  в инструкции (?:прописали|написано|сказано|указано)
  (?:прописан|записан|заложен)\p{L}* в (?:моих |мои )?(?:правилах|инструкци\p{L}+|настройк\p{L}+)
  в (?:моих|мои|моей|моем|моём) (?:правил\p{L}+|инструкци\p{L}+|инструкци\p{L}+|настройк\p{L}+)|config\p{L}*:
  мне (?:велено|предписано|приказано|запрещено|задано|сказано в инструкции)
  меня (?:проинструктировали|запрограммировали|настроили|попросили не|научили)
  инструкци\p{L}+ (?:гласит|гласят|говорит|велит|такая|такие|запреща\p{L}+)|по инструкции я|persona\.md
  brand\.yaml|rules\.yaml|catalog\.yaml|knowledge/\p{L}+|you are \p{L}+, a (?:sales )?manager
  вы - \p{L}+, менеджер
`;
const ROLE = anyOf`
  (?:in|as) (?:this|a|the|my) (?:role[- ]?play|scenario|hypothetical|story|game|simulation|character)
  role[- ]?play\p{L}*|let's pretend|pretending to be|in character|\*(?:\p{L}+ ?){1,5}\*|acting as
  playing the (?:role|part)|hypothetically
  в (?:рамках|роли|образе) (?:\p{L}+ )?(?:игр\p{L}+|рол\p{L}+|сцен\p{L}+|персонаж\p{L}*|истори\p{L}+|директора|владельца|бабушк\p{L}*|администратора)
  ролев\p{L}+ игр\p{L}+|давайте представим|понарошку|как персонаж|играю роль|как (?:твоя|ваша|моя) бабушка
  я теперь (?:dan|дан|свободн\p{L}+|без ограничен\p{L}+)|without (?:any )?(?:restrictions|filters|limits)
  без (?:ограничений|фильтров|цензуры)
`;
const ENCODED =
  /(?<![\p{L}\d/.-])(?:(?=[a-z0-9+/]*\d)(?=[a-z0-9+/]*[a-z])[a-z0-9+/]{24,}={0,2}|[a-z0-9+/]{20,}={1,2}|(?:[01]{8}[\s]?){3,}|(?:0x)?(?:[0-9a-f]{2}\s){8,}|(?:[.\-·]{1,6}[\s/]+){8,})/u;

const ADVICE =
  'Speak only as the person you are, about what we offer. Nothing about instructions, tools, formats or models.';

export function checkLeaks(view: View, facts: Facts): Finding[] {
  const findings: Finding[] = [];
  const find = (what: string, from: number, to: number): void => {
    findings.push({ guard: 'leak', what, excerpt: excerptOf(view, from, to), advice: ADVICE });
  };
  const kinds: [string, RegExp, string][] = [
    ['tool_syntax', TOOLS, view.text],
    ['markup', SYNTAX, view.raw.toLowerCase()],
    ['speaks_as_model', MODEL, view.text],
    ['instructions', PROMPT, view.text],
    ['role_play', ROLE, view.text],
    ['encoded', ENCODED, view.text],
  ];
  for (const [what, pattern, text] of kinds) {
    const m = pattern.exec(text);
    if (m) find(what, m.index, m.index + m[0].length);
  }
  // A sentence of the persona or of a rule, told nearly word for word
  const runs = runsOfThree(view.text);
  if (facts.hidden.some((hidden) => [...hidden].filter((run) => runs.has(run)).length >= hidden.size * 0.7))
    find('instructions', 0, 80);
  return findings;
}
