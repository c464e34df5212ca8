// Finds the words of a text that name a time, as they stand: «завтра часов в 10 утра», "in a couple of hours". Understanding them is not its work.

/** Word edges for any alphabet; JavaScript's \b knows only ASCII. */
export const pattern = (source: string, flags = 'iu'): RegExp =>
  new RegExp(source.replaceAll('<', '(?<![\\p{L}\\d])').replaceAll('>', '(?![\\p{L}\\d])'), flags);

const RU = (() => {
  const num =
    '(?:\\d{1,3}|одну|один|одного|две|два|двух|три|трех|четыре|пять|шесть|семь|восемь|девять|десять|пятнадцать|двадцать|тридцать|сорок|пятьдесят|пару|пара|несколько|полтора|полторы|пол)';
  const unit =
    '(?:секунд\\p{L}*|минут\\p{L}*|мин|час(?:а|ов|ик|ика|иков|ок|ика)?|дн(?:я|ей|ем)|день|сутки|суток|недел(?:ю|и|ь|ьку)|месяц(?:а|ев)?|год(?:а)?)';
  const weekday =
    '(?:понедельник\\p{L}?|вторник\\p{L}?|сред[уеы]|четверг\\p{L}?|пятниц\\p{L}{1,2}|суббот\\p{L}{1,2}|воскресень\\p{L}{1,2}|пн|вт|ср|чт|пт|сб|вс)';
  const month = '(?:январ|феврал|март|апрел|ма|июн|июл|август|сентябр|октябр|ноябр|декабр)[яа]';
  const inMonth = '(?:январе|феврале|марте|апреле|мае|июне|июле|августе|сентябре|октябре|ноябре|декабре)';
  const months = 'к\\s+(?:январю|февралю|марту|апрелю|маю|июню|июлю|августу|сентябрю|октябрю|ноябрю|декабрю)';
  const inSpan = `(?:через|спустя)\\s+(?:полчаса|полчасика|полминуты|(?:${num}\\s+(?:с\\s+половиной\\s+)?){0,2}${unit})(?:\\s+с\\s+половиной)?|(?:${num}\\s+){0,2}${unit}\\s+(?:спустя|через\\s+${num})`;
  const day =
    `завтра|послезавтра|сегодня|вчера|позавчера|(?:в|во|на|к|с|до|после)\\s+(?:эт\\p{L}+\\s+|следующ\\p{L}+\\s+|ближайш\\p{L}+\\s+)?(?:${weekday}|выходн\\p{L}+)|` +
    `(?:на|в)\\s+(?:этой|следующей|той|будущей)\\s+неделе|в\\s+(?:начале|конце|середине)\\s+(?:(?:этой|следующей)\\s+)?(?:недели|месяца|дня)|` +
    `(?:в\\s+(?:начале|середине|конце)|после|до|с|к|на)\\s+\\d{1,2}(?:-?го)?\\s+${month}|(?:в\\s+(?:начале|середине|конце)\\s+${month}|(?:ближе\\s+)?${months}|в\\s+${inMonth})|` +
    '(?:сразу\\s+)?после\\s+(?:(?:новогодних|майских|январских|зимних|летних|школьных)\\s+)?(?:нового\\s+года|праздник\\p{L}+|каникул|отпуска|майских|рождества|пасхи|сессии)|(?:(?:этой|следующей|будущей)\\s+)?(?:весной|летом|осенью|зимой)|в\\s+(?:следующем|новом|будущем)\\s+году|' +
    `в\\s+следующем\\s+месяце|\\d{1,2}(?:-?го)?\\s+(?:числа|${month})|на\\s+днях`;
  const part =
    '(?:рано\\s+|ближе\\s+)?(?:утром|днем|вечером|вечерком|утречком|ночью|с\\s+утра|под\\s+вечер|к\\s+вечеру|к\\s+утру|к\\s+обеду|к\\s+ночи|в\\s+обед|после\\s+обеда|до\\s+обеда|после\\s+работы|в\\s+полдень|в\\s+(?:первой|второй)\\s+половине\\s+дня)';
  const noun = '(?!\\s*(?:класс|раз|лет\\b|урок|человек|курс|групп|этаж|месяц|недел|дн|руб|тыс|%))';
  const ofDay = '(?:\\s+(?:утра|дня|вечера|ночи))';
  const clock = `(?:часов\\s+в|часа\\s+в|где-то\\s+в|примерно\\s+в|около|в|к|после|до|с)\\s+(?:\\d{1,2}(?:[:.]\\d{2})?|${num})(?:\\s+час(?:а|ов)?)?${noun}${ofDay}?|\\d{1,2}:\\d{2}|${num}${ofDay}|в\\s+час${ofDay}`;
  const vague = '(?:чуть\\s+|немного\\s+)?(?:позже|попозже|позднее)|потом|как-нибудь';
  const atom = `(?:${inSpan}|${day}|${part}|${clock}|${vague})`;
  return `<${atom}(?:(?:\\s*,\\s*|\\s+)(?:и\\s+|а\\s+|часов\\s+)?${atom})*(?:\\s+по\\s+(?:москве|мск|моему|нашему|вашему|местному|московскому|\\p{Lu}\\p{L}+)(?:\\s+времени)?)?>`;
})();

const EN = (() => {
  const num =
    '(?:\\d{1,3}|an?|one|two|three|four|five|six|seven|eight|nine|ten|fifteen|twenty|thirty|forty|a\\s+couple\\s+of|couple\\s+of|a\\s+couple|a\\s+few|few|half\\s+an|half\\s+a)';
  const unit = '(?:secs?|seconds?|mins?|minutes?|hrs?|hours?|days?|weeks?|fortnight|months?|years?)';
  const weekday = '(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|mon|tue|wed|thu|thurs|fri|sat|sun)';
  const month =
    '(?:january|february|march|april|may|june|july|august|september|october|november|december|jan|feb|mar|apr|jun|jul|aug|sep|sept|oct|nov|dec)';
  const inSpan = `(?:in|after)\\s+(?:about\\s+|like\\s+|around\\s+)?${num}(?:\\s+more)?\\s+${unit}(?:\\s+and\\s+a\\s+half)?(?:\\s+from\\s+now)?|${num}\\s+${unit}\\s+(?:later|from\\s+now)|in\\s+an?\\s+(?:bit|while|moment|sec)`;
  const day =
    `the\\s+day\\s+after\\s+tomorrow|day\\s+after\\s+tomorrow|tomorrow|tmrw|tmr|yesterday|today|tonight|(?:(?:on|next|this|coming|the)\\s+){0,2}${weekday}|(?:next|this|the\\s+following)\\s+(?:week|month|weekend)|` +
    `at\\s+the\\s+(?:weekend|end\\s+of\\s+the\\s+(?:week|month))|(?:on\\s+)?(?:the\\s+)?\\d{1,2}(?:st|nd|rd|th)?\\s+(?:of\\s+)?${month}|(?:on\\s+|after\\s+|by\\s+)?${month}\\s+\\d{1,2}(?:st|nd|rd|th)?|(?:(?:in|by|around)\\s+)?(?:early|late|mid)[\\s-]${month}|(?:in|by|around)\\s+${month}|` +
    `(?:right\\s+)?after\\s+(?:the\\s+)?(?:\\w+\\s+)?(?:holidays?|new\\s+year(?:'?s)?|christmas|easter|vacation)|in\\s+(?:the\\s+)?(?:spring|summer|autumn|fall|winter|new\\s+year)|next\\s+(?:year|spring|summer|autumn|fall|winter)|` +
    `on\\s+the\\s+\\d{1,2}(?:st|nd|rd|th)`;
  const part =
    '(?:early\\s+|late\\s+)?(?:(?:in\\s+the\\s+|this\\s+)?(?:morning|afternoon|evening)|at\\s+(?:noon|midnight|night|lunch(?:time)?)|(?:after|before)\\s+(?:lunch|work|dinner|school)|first\\s+thing)';
  const clock = `(?:at|around|by|after|before|about)\\s+(?:\\d{1,2}(?:[:.]\\d{2})?(?:\\s*(?:am|pm|a\\.m\\.?|p\\.m\\.?|o'clock))?|(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)(?:\\s*(?:am|pm|o'clock))?)|\\d{1,2}(?:[:.]\\d{2})?\\s*(?:am|pm)|\\d{1,2}:\\d{2}`;
  const vague = '(?:a\\s+bit\\s+|a\\s+little\\s+)?later|(?:some\\s+|an)other\\s+time';
  const atom = `(?:${inSpan}|${day}|${part}|${clock}|${vague})`;
  return `<${atom}(?:(?:\\s*,\\s*|\\s+)(?:and\\s+|or\\s+)?${atom})*(?:\\s+(?:moscow|berlin|london|my|your|local|utc|gmt|cet|msk|est|pst)\\s*(?:time|[+-]\\d{1,2})?)?>`;
})();

const TIME = pattern(`${RU}|${EN}`, 'giu');

/** The phrase that follows `after` (an index), else the longest; as the client wrote it. */
export function timeWords(text: string, after = 0): string | undefined {
  // Greetings hold words of the day: «добрый вечер» names no time.
  const plain = text
    .replace(/ё/g, 'е')
    .replace(/Ё/g, 'Е')
    .replace(/(?:добр\p{L}+|good)\s+(?:день|вечер|утро|ночи|ночь|morning|evening|afternoon|night|day)/giu, (m) =>
      '·'.repeat(m.length),
    );
  const found = [...plain.matchAll(TIME)].map((m) => ({ from: m.index, to: m.index + m[0].length }));
  const next = found.find((f) => f.from >= after);
  const best = next ?? found.sort((a, b) => b.to - b.from - (a.to - a.from))[0];
  return best ? text.slice(best.from, best.to).trim() : undefined;
}
