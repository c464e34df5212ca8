// Dates and deadlines in a reply stand in the catalog, the knowledge or the plan; a day of the week fits its date; nothing is made urgent.

import { DateTime } from 'luxon';
import { daysAloneIn, type NamedDate } from './dates';
import { isDenied } from './denial';
import type { DateFact, Facts } from './facts';
import { placesSpokenOf } from './grounds';
import { anyOf, everyOf } from './patterns';
import { productSpokenOf, productsMeant, productsNamed, scopeOf } from './products';
import { nearness, onTopicOf } from './topics';
import type { Finding } from './types';
import { excerptOf, type Said, sentenceAt, topicAt, type View } from './view';

// What a date binds us to; «в марте пробок меньше» binds to nothing.
const BINDING = anyOf`
  сда(?:ча|чи|чу|ется|дут|дим|дите|ем|ют|н[аоы]?)|передач\p{L}*|переда[еюд]\p{L}*|старт\p{L}*|начал\p{L}*
  начн\p{L}*|начин\p{L}*|буд[уе]т готов\p{L}*|готов[аоы]? (?:к|в|через|до)|освобод\p{L}*|освобожда\p{L}*
  достро\p{L}*|заверш\p{L}*|засел\p{L}*|въех\p{L}*|заезд\p{L}*|свобод\p{L}*|пройд[её]т|состоится|откро\p{L}+
  въе(?:де|ха)\p{L}*|ключи|keys|дедлайн\p{L}*|срок\p{L}*|скидк\p{L}*|действует|набор\p{L}*|handover
  hand(?:ed)? over|handed|deliver\p{L}*|start\p{L}*|begin\p{L}*|began|ready|available|avail\p{L}*|finish\p{L}*
  complet\p{L}*|move in|move into|takes? place|held|free (?:from|on)|becomes free|deadline|valid|expires?|discount
  launch\p{L}*|opens?
`;
const MEETING = anyOf`
  звон\p{L}*|созвон\p{L}*|показ\p{L}*|просмотр\p{L}*|встре\p{L}*|диагностик\p{L}*|запиш\p{L}*|запис\p{L}*|удобно
  удобнее|подойдет|подходит|напиш\p{L}*|напомн\p{L}*|верн\p{L}*|посмотр\p{L}*|смотреть|увидеть|покаж\p{L}*|перен[ео]с\p{L}*|приез\p{L}*|прилет\p{L}*|call\p{L}*|viewing\p{L}*
  meet\p{L}*|book\p{L}*|moved|reschedul\p{L}*|slot\p{L}*|suit\p{L}*|work for you|convenient|write|text|remind|come back|get back
  arriv\p{L}*|fly\p{L}*|free on|videocall|video
`;
const URGENT = everyOf`
  (?:только|лишь|последн\p{L}+ (?:день|шанс|час)|остал(?:ось|ся|ись)|истека\p{L}*|сгор\p{L}*|заканчива\p{L}*|закрыва\p{L}*|успе\p{L}+|действ\p{L}+|актуальн\p{L}*|держ\p{L}+|фиксир\p{L}*|цен\p{L}+|скидк\p{L}*|предложени\p{L}*|акци\p{L}*)[^.!?\n]{0,40}(?<!\p{L})(?:(?:до|в|за)\s+(?:конца\s+(?:дня|недели|месяца)|вечера|полуноч\p{L}+|полночь|утра|выходных|понедельника|вторника|среды|четверга|пятницы|субботы|воскресенья)|(?:до\s+)?(?:сегодня|завтра|послезавтра)(?:шн\p{L}+)?|(?:\d+|пару|несколько|два|три|один) (?:час|дн|минут)\p{L}*|на этой неделе)
  только сегодня|последн\p{L}+ (?:день|шанс|час)
  (?:only|last|ends?|expir\p{L}*|valid|good|hold\p{L}*|price|offer|discount|deal|rate|closes?|hurry|running out)[^.!?\n]{0,40}(?<!\p{L})(?:today|tonight|tomorrow|midnight|(?:the )?end of (?:the )?(?:day|week|month)|(?:until|till|by|on|this) (?:monday|tuesday|wednesday|thursday|friday|saturday|sunday|weekend|week|evening)|(?:next )?(?:\d+|few|two|three|couple of) (?:hours?|days?|minutes?))
  last chance|final (?:day|chance|hours)|today only|tonight only|act now
`;
const RELATIVE = everyOf`
  (?:через|спустя)\s+(?:\p{L}+\s+|\d+[-\s]*){0,3}(?:дн|ден|недел|месяц|год|лет|час)\p{L}*|завтра|с завтрашнего дня
  завтрашн\p{L}+|послезавтра|сегодня|на (?:следующей|этой|той) неделе|в (?:следующем|этом) (?:месяце|году)
  к (?:новому году|рождеству|выходным|лету|весне|осени|зиме)|(?:этой|этим) (?:весной|летом|осенью|зимой)
  (?:in|within)\s+(?:\p{L}+\s+|\d+[-\s]*){1,3}(?:days?|weeks?|months?|years?|hours?)|tomorrow|tonight|today
  (?:next|this|the coming) (?:week|month|year|summer|spring|autumn|fall|winter|monday|tuesday|wednesday|thursday|friday|saturday|sunday)
  by (?:christmas|new year|summer|spring|autumn)|(?:this|the|next|from the) weekend|с (?:этих |ближайших )?выходных|right (?:now|away)|прямо сейчас|хоть (?:завтра|сегодня|сейчас)
  (?:в|во|со?|к) (?:ближайш\p{L}+ |эт\p{L}+ |следующ\p{L}+ )?(?:понедельник\p{L}*|вторник\p{L}*|сред[уые]|четверг\p{L}*|пятниц\p{L}*|суббот\p{L}*|воскресень\p{L}*)
  on (?:monday|tuesday|wednesday|thursday|friday|saturday|sunday)
`;
// Of a product, and not of a lesson or a call: those begin at hours people agree on.
const HANDOVER = anyOf`
  ключи|keys|сдач\p{L}*|сдадут|сдадим|сдается к|передач\p{L}*|передад\p{L}*|переда(?:ем|ют)|достро\p{L}*
  старт(?:ует|уют|уем)|стартов\p{L}*|буд[уе]т готов\p{L}*|готов[аоы]? (?:через|к|уже)|освобод\p{L}*
  освобожда\p{L}*|свобод(?:ен|на|но|ны)|засел\p{L}*|въе(?:де|ха)\p{L}*|пройд[её]т|состоится|откро\p{L}+
  начн(?:ется|утся|ет|ем)|начинается|начинаются|handover|hand(?:ed)? over|handed|will be ready|be ready
  ready (?:in|by|next)|is available|becomes? (?:free|available)|becomes? free|move into|move in|takes? place
  (?:is|are|gets?) free from|(?:tenants?|guests) (?:leave|move out)\p{L}*|(?:арендатор|жильц)\p{L}+ (?:съе\p{L}+|выез\p{L}+|выед\p{L}+)|(?:is|be) held|starts?|begins?|complet(?:ed|ion)|finishes|(?:be|is|are|gets?) finished
`;
/** A day the office is closed is the last day of nothing. */
const OFFERED =
  /(?<!\p{L})(?:скидк\p{L}*|снима\p{L}+|действ\p{L}+|дешевле|минус|цен\p{L}+|discount|off|offer|price|valid|ready|готов\p{L}*)(?!\p{L})/u;
const MEETING_DAYS = 62;
const YEAR =
  /(?<=(?:^|[\s(])(?:с|до|в|к|на|от|после|in|since|from|until|till|by|of|before|after)\s)((?:19[89]|20[0-5])\d)(?![\d,.]\d|\d|\s?(?:[$€₽%]|руб|долл|dollar|дешев|дорож|меньше|больше|less|more|cheaper))/gu;

export function checkDates(view: View, facts: Facts): Finding[] {
  const findings: Finding[] = [];
  const find = (what: string, at: { from: number; to: number }, advice: string): void => {
    findings.push({ guard: 'date', what, excerpt: excerptOf(view, at.from, at.to), advice });
  };
  for (const date of datesOf(view, facts)) {
    const said = view.text.slice(date.from, date.to);
    const { text, question } = sentenceAt(view, date.from);
    if (date.weekday !== undefined && !fitsWeekday(date, facts))
      find('weekday_mismatch', date, `«${said}» is not that day of the week. Check it, or leave the weekday out.`);
    // What the client wrote may be his day for a call; it moves no handover and prolongs no discount.
    const deadline = isDeadline(view.text, date.from);
    const bound = deadline || BINDING.test(text) || URGENT_WORD.test(text);
    if (question && !deadline && !URGENT_WORD.test(text) && isSaid(date, facts.client.dates)) continue;
    if (
      isSaid(date, facts.plan) ||
      (!bound && (MEETING.test(text) || NOTED.test(text)) && isSaid(date, facts.client.dates))
    )
      continue;
    if (date.day === undefined && !bound && !isOfAnother(view, date, facts)) continue;
    const topic = topicAt(view, date.from);
    const stated = onTopicOf(
      topic,
      facts.client.stems,
      facts.dates.filter(
        (f) =>
          matches(date, f) &&
          !(f.holiday && (OFFERED.test(text) || HANDOVER.test(text))) &&
          (!deadline || date.day !== undefined || f.until || f.discount) &&
          !(isEndOf(view.text, date.from) && f.day !== undefined && f.day < END_OF_MONTH),
      ),
      facts.dates,
    );
    if (stated.length > 0 && !isOfAsked(stated, facts) && isAnothers(topic, stated, text, facts)) {
      find('date_of_another_thing', date, `«${said}» is the date of something else. Look it up again.`);
      continue;
    }
    if (stated.length === 0) {
      if (!isForMeeting(date, text, facts))
        find(
          'unknown_date',
          date,
          `«${said}» stands in neither catalog, knowledge nor plan. Name only dates that stand there.`,
        );
      continue;
    }
    const scope =
      scopeOf(text, view.text, facts.products) ??
      (HANDOVER.test(text) || NEAREST.test(text) ? askedAbout(view, text, facts) : undefined);
    if (!scope) continue;
    // A handover or a start is one of the product's own dates, if it has any; else a date may stand in the knowledge too.
    const own = HANDOVER.test(text) && facts.dates.some((d) => d.product !== undefined && scope.has(d.product));
    const fits = (f: DateFact): boolean => (f.product === undefined ? !own : scope.has(f.product));
    if (!stated.some(fits))
      find('date_of_another_product', date, `«${said}» is the date of another product than the one you name.`);
  }
  for (const m of view.text.matchAll(YEAR)) {
    const year = Number(m[1]);
    if (facts.years.has(year) || year === facts.now.year || facts.client.numbers.has(year)) continue;
    if (facts.plan.some((d) => d.year === year) || view.dates.some((d) => m.index >= d.from && m.index < d.to))
      continue;
    if (!sentenceAt(view, m.index).question && !isDenied(view, m.index))
      find(
        'unknown_year',
        { from: m.index, to: m.index + m[0].length },
        `«${m[1]}» is no year of the catalog or the knowledge. Leave it out.`,
      );
  }
  for (const m of view.text.matchAll(URGENT)) {
    const { text, question } = sentenceAt(view, m.index);
    if (question || view.dates.some((d) => d.day !== undefined && sentenceAt(view, d.from).text === text)) continue;
    if (PRESSED.test(text) && !/(?<!\p{L})(?:не |нет |no |not |n't )/u.test(m[0]))
      find(
        'false_deadline',
        { from: m.index, to: m.index + m[0].length },
        'No such deadline stands in the catalog. Press for nothing and name no deadline of your own.',
      );
  }
  for (const m of view.text.matchAll(RELATIVE)) {
    const { text, question } = sentenceAt(view, m.index);
    if (question || !HANDOVER.test(text) || MEETING.test(text) || isNegatedStart(text)) continue;
    if (view.dates.some((d) => sentenceAt(view, d.from).text === text) || /\d{1,2}:\d\d/.test(text)) continue;
    if (facts.statements.some((s) => s.text.includes(m[0]) && HANDOVER.test(s.text))) continue;
    const counted = view.amounts.find((a) => a.unit && a.from >= m.index && a.from < m.index + m[0].length);
    if (
      counted &&
      productsNamed(text, facts.products).size === 0 &&
      onTopicOf(topicAt(view, m.index), facts.client.stems, facts.counts.get(`${counted.value} ${counted.unit}`) ?? [])
        .length > 0
    )
      continue;
    find(
      'unknown_date',
      { from: m.index, to: m.index + m[0].length },
      `«${m[0]}» is no date of the catalog. Name the date that stands there.`,
    );
  }
  return findings;
}

/** Those of the reply; where it names no month, its bare days are of the month the client named. */
function datesOf(view: View, { client }: Facts): NamedDate[] {
  const month = client.dates.at(-1)?.month;
  if (view.dates.length > 0 || month === undefined) return view.dates;
  return daysAloneIn(view.text, month).filter((d) => BINDING.test(sentenceAt(view, d.from).text));
}

/** What the question names or describes, where the answer names nothing; undefined: too many to tell. */
function askedAbout(view: View, text: string, facts: Facts): ReadonlySet<string> | undefined {
  const asked = productSpokenOf(text, view.text, facts);
  const meant = asked.size > 0 ? asked : productsMeant(facts.client.last, facts.products);
  return meant && meant.size <= FEW ? meant : undefined;
}
const FEW = 3;
const NEAREST = /(?<!\p{L})(?:набор|ближайш\p{L}+|next (?:start|intake|group))(?!\p{L})/u;

/** The date is one of a product that is not spoken of, while the knowledge has another date for what is. */
function isAnothers(said: Said, stated: readonly DateFact[], text: string, facts: Facts): boolean {
  if (stated.some((f) => f.topic || f.discount) || productsNamed(text, facts.products).size > 0) return false;
  if (STARTS.test(text)) return false;
  return facts.dates.some(({ topic }) => {
    const shared = topic ? [...said.stems].filter((s) => topic.stems.has(s)).length : 0;
    return shared >= 2 && shared >= said.stems.size * 0.4;
  });
}

/** «Итоговое сочинение пишут в январе»: a month of a thing that has dates, none of them in that month. */
function isOfAnother(view: View, date: NamedDate, facts: Facts): boolean {
  const { text } = sentenceAt(view, date.from);
  const named = productSpokenOf(text, view.text, facts);
  const own = facts.dates.filter(({ product }) => product !== undefined && named.has(product));
  const said = topicAt(view, date.from);
  const near = facts.dates.flatMap((f) => (f.topic ? [{ f, near: nearness(said, f.topic) }] : []));
  const best = Math.max(0, ...near.map((n) => n.near));
  const places = placesSpokenOf(view, facts);
  const told = near.some(
    ({ f, near: n }) => f.month === date.month && (n >= best * 0.6 || (f.topic && places.has(f.topic.place))),
  );
  if (named.size === 1 && own.length > 0)
    return (
      !(told && date.year === undefined) && !own.some((f) => f.month === date.month && (date.year ?? f.year) === f.year)
    );
  return best >= OF_IT && !told;
}
const OF_IT = 1.5;

/** The date of a product the client asked about by name. */
const isOfAsked = (stated: readonly DateFact[], { client, products }: Facts): boolean => {
  const named = productsNamed(client.text, products);
  const meant = named.size > 0 ? named : productsMeant(client.text, products);
  const asked = meant?.size === 1 ? meant : named;
  return stated.some(({ product }) => product !== undefined && asked.has(product));
};

// his own dates, said back
const NOTED =
  /(?<!\p{L})(?:noted|got it|so (?:you|that)\p{L}*|lovely|great|perfect|отлично|тогда|хорошо|understood|thanks|thank you|понял\p{L}*|записал\p{L}*|учту|учла|учел|значит|принято)(?!\p{L})/u;

const STARTS =
  /(?<!\p{L})(?:старт\p{L}*|начал\p{L}*|начин\p{L}*|набор\p{L}*|мест\p{L}*|свобод\p{L}*|освобо\p{L}*|передач\p{L}*|ближайш\p{L}*|free|available|starts?|handover|from)(?!\p{L})/u;

const URGENT_WORD = /(?<!\p{L})(?:скидк\p{L}*|цен\p{L}+|действует|discount|price|offer|deal|valid|expires?)(?!\p{L})/u;
const PRESSED = anyOf`
  цен\p{L}+|скидк\p{L}*|предложени\p{L}*|акци\p{L}*|услови\p{L}*|мест[оа]?|брон\p{L}*|успе\p{L}+|только сегодня
  последн\p{L}+|виллa?|price|offer|discount|deal|rate|place|spot|last chance|today only|tonight only|hurry|act now
  villa|final|terms
`;
const isNegatedStart = (text: string): boolean =>
  /(?<!\p{L})(?:не|нет|no|not|n't|cannot|if|если|когда|when)(?!\p{L})/u.test(text);

/** «До середины апреля»: what stands before a date makes it a last day. */
export const isDeadline = (text: string, at: number): boolean =>
  /(?<!\p{L})(?:до|по|by|until|till)\s+(?:\p{L}+\s+){0,3}$/u.test(text.slice(Math.max(0, at - 30), at));

/** «До конца апреля» is not the first of April. */
const isEndOf = (text: string, at: number): boolean =>
  /(?<!\p{L})(?:конца|end of|конце)\s$/u.test(text.slice(Math.max(0, at - 12), at));
const END_OF_MONTH = 26;

const isSaid = (date: NamedDate, said: readonly (DateFact | NamedDate)[]): boolean =>
  said.some((f) => matches(date, f));

function matches(date: NamedDate, fact: DateFact | NamedDate): boolean {
  if (date.month !== fact.month) return false;
  if (date.day !== undefined && date.day !== fact.day) return false;
  return date.year === undefined || fact.year === undefined || date.year === fact.year;
}

function fitsWeekday(date: NamedDate, facts: Facts): boolean {
  const years = date.year !== undefined ? [date.year] : yearsOf(date, facts);
  return years.some((year) => DateTime.utc(year, date.month, date.day as number).weekday === date.weekday);
}

/** The years an unnamed one may be: of the facts with that day, else of its next time. */
function yearsOf(date: NamedDate, facts: Facts): number[] {
  const stated = [...facts.dates, ...facts.plan]
    .filter((f) => matches(date, f) && f.day !== undefined)
    .flatMap((f) => f.year ?? []);
  if (stated.length > 0) return stated;
  const { year } = facts.now;
  const thisYear = DateTime.utc(year, date.month, date.day ?? 1);
  return [thisYear < facts.now.minus({ days: 31 }) ? year + 1 : year];
}

/** A day soon, that a call or a viewing is offered for. */
function isForMeeting(date: NamedDate, text: string, facts: Facts): boolean {
  if (date.day === undefined || !MEETING.test(text) || URGENT_WORD.test(text) || HANDOVER.test(text)) return false;
  const year = date.year ?? (yearsOf(date, facts)[0] as number);
  const at = DateTime.fromObject({ year, month: date.month, day: date.day }, { zone: facts.now.zone });
  const ahead = at.startOf('day').diff(facts.now.startOf('day'), 'days').days;
  return ahead >= -1 && ahead <= MEETING_DAYS;
}
