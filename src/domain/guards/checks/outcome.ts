// Results nobody can know, told without a figure and without a word of promise: no empty month, no loss, no failed exam, no late builder.
import { lettered } from '../../letters';
import { clauseAt } from '../text/denial';
import { anyOf } from '../text/patterns';

const CHILD = String.raw`(?:он|она|ребенок|сын|дочь|дочка|ученик|ваш\p{L}* \p{L}+)`;
// Each says that things will go well, in the words of money, letting, exams or building.
const MONEY = anyOf`
  (?:no|not an?y?) (?:way|chance|possibility|danger)[^.!?\n]{0,20} los(?:e|ing)|(?:can't|cannot|can not|won't|never) (?:\p{L}+ )?(?:lose|go wrong|regret)
  (?:state|government|bank|fund|insurer) (?:\p{L}+ )?(?:insures?|backs?|covers?|protects?|compensates?)
  (?:we|we'll|we will|company|management|developer|school) (?:\p{L}+ )?(?:compensates?|reimburses?|covers?|makes? up|tops? up|pays? out) [^.!?\n]{0,20}(?:loss\p{L}*|difference|shortfall|damages?|gap)
  pays? (?:you |owners? |the owner )?(?:a |the )?(?:minimum|fixed|basic|guaranteed|missing|lost) (?:rent|income|amount|sum|payment)
  (?:деньги|вложени\p{L}+|средства|сделка|покупка) (?:\p{L}+ ){0,3}(?:в (?:полной )?безопасности|защищен\p{L}*|застрахован\p{L}*|не пропад\p{L}+|ничем не риску\p{L}+)
  (?:государство|банк|фонд) (?:\p{L}+ )?(?:страху\p{L}+|защища\p{L}+)|(?:уже )?отбил\p{L}* (?:\p{L}+ ){0,2}(?:половин\p{L}+|вложени\p{L}+|деньги|все|треть)|окуп(?:ится|итесь|ите|ается)|отобьется
  (?:будете|останетесь|выйдете|окажетесь|уйдете) (?:\p{L}+ ){0,2}(?:в плюс\p{L}*|с прибылью|в выигрыше)|в минус\p{L}* (?:\p{L}+ )?не (?:уйдете|останетесь|будете)|без убытк\p{L}+
`;
const LETTING = anyOf`
  (?:won't|will not|never|not) (?:\p{L}+ )?(?:see|have|get|stands?|be) (?:an? |any )?(?:single )?(?:empty|vacant|idle)|no (?:empty|vacant|idle) (?:months?|weeks?|nights?|days?)
  (?:пустых|пустующ\p{L}+|простоев|простоя|простои) (?:\p{L}+ ){0,3}не (?:бывает|будет|бывало|было|случа\p{L}+)|не (?:бывает|будет|было) (?:\p{L}+ )?(?:простоев|простоя|пустых)|пустовать (?:\p{L}+ )?не|не пустует
`;
const EXAM = lettered(
  String.raw`(?<!\p{L})(?:${CHILD} (?:\p{L}+ ){0,2}(?:сдаст|поступит|справится|осилит|пройдет|получит пятерк\p{L}+|станет (?:\p{L}+ )?(?:призер|победител|студент|отличник)\p{L}*)|(?:призер|победител|студент|отличник)\p{L}+ (?:\p{L}+ ){0,4}(?:стан|буд)\p{L}+|(?:все|каждый) (?:\p{L}+ ){0,2}(?:сда(?:ют|ет|ли|дут)|поступа(?:ют|ет)|поступили)|(?:меньше|ниже) (?:чем )?\p{L}+ (?:\p{L}+ ){0,3}не (?:бывает|бывало|будет|опуск\p{L}+|получ\p{L}+|сда\p{L}+)|(?:провалов|двоек|троек|несдавших|не сдавших) (?:\p{L}+ ){0,3}(?:не бывает|не было|не будет|нет)|(?:скаж|назов|определ|предскаж|угада)\p{L}+ (?:\p{L}+ ){0,3}(?:балл\p{L}*|результат\p{L}*) (?:\p{L}+ )?(?:с точностью|заранее|точно)|(?:дотян|натаска|вытян|доведем|подгот\p{L}+ на)(?:ем|ет)? ?(?:\p{L}+ ){0,3}(?:до|на) (?:\p{L}+ )?(?:балл|призер|максимум|пятерк|сотн|\d)|(?:пиш|напиш|получ|сда|выйд|наб)\p{L}+ (?:\p{L}+ ){0,2}на (?:\d{2,3}|сто|девяност\p{L}+|восемьдесят|семьдесят|шестьдесят|пятерк\p{L}+)|на (?:\d{2,3}|сто|девяност\p{L}+|восемьдесят|семьдесят|шестьдесят)\+?(?: плюс)? (?:выйд|напиш|сда)\p{L}+|балл\p{L}* (?:\p{L}+ )?(?:подним|повыс|добав)\p{L}+|(?:your (?:son|daughter|child|kid)|he|she)(?:'ll| will| is going to) (?:\p{L}+ )?(?:pass|get in|be admitted|be accepted|score|win|make it|ace)|(?:nobody|no one|none of (?:our|them)\p{L}*) (?:\p{L}+ ){0,2}(?:fails?|failed))`,
);
const BUILDING = anyOf`
  (?:застройщик|стройка|строители|подрядчик)\p{L}* (?:\p{L}+ ){0,2}(?:успе(?:ет|ют)|не (?:задерж\p{L}+|опозда\p{L}+|подвед\p{L}+))|(?:задержек|срывов|опозданий|переносов) (?:\p{L}+ ){0,3}(?:не (?:бывает|будет|бывало|было)|исключен\p{L}*)
`;
const FAMILIES = [MONEY, LETTING, EXAM, BUILDING];

// Who says that he does not know promises nothing.
const HEDGED =
  /(?<!\p{L})(?:не (?:обеща\p{L}+|гарант\p{L}+|мож\p{L}+|зна\p{L}+|скаж\p{L}+|утвержда\p{L}+|факт)|никто|нельзя (?:обещ|гарант|сказ|зна)\p{L}*|can't (?:promise|guarantee|say|know)|cannot (?:promise|guarantee|say|know)|don't (?:promise|guarantee|know)|nobody can|no one can|зависит|depends?|если|if|whether|or not|может быть|возможно|may|might|could|обычно|usually|чтобы|how|насколько|ли|for less|until)(?!\p{L})/u;

/** A result told as certain in a sentence; undefined: none, or told with an if. */
export function outcomeTold(text: string): RegExpExecArray | undefined {
  for (const family of FAMILIES) {
    const told = family.exec(text);
    if (told && !HEDGED.test(clauseAt(text, told.index).replace(told[0], ' '))) return told;
  }
  return undefined;
}
