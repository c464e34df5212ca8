// He is away until a day: the words for the day after it, when he may be written to again.
import { pattern } from './when-words';

const RU_MONTHS = 'января февраля марта апреля мая июня июля августа сентября октября ноября декабря'.split(' ');
const EN_MONTHS = 'january february march april may june july august september october november december'.split(' ');
const DAYS_IN_MONTH = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
// «до понедельника» is followed by «во вторник»
const RU_WEEKDAYS = ['понедельник', 'вторник', 'сред', 'четверг', 'пятниц', 'суббот', 'воскресень'];
const RU_ON = ['в понедельник', 'во вторник', 'в среду', 'в четверг', 'в пятницу', 'в субботу', 'в воскресенье'];
const EN_WEEKDAYS = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'];

// A bare number is as often an hour («до 6»), so a day needs its «-го» or its month.
const RU_DATE = `\\d{1,2}(?:-?го|\\s+(?:числа|${RU_MONTHS.join('|')}))|(?:понедельник|вторник|четверг)\\p{L}?|(?:сред|пятниц|суббот|воскресень)\\p{L}{1,2}`;
const EN_DATE = `(?:the\\s+)?\\d{1,2}(?:(?:st|nd|rd|th)(?:\\s+(?:of\\s+)?(?:${EN_MONTHS.join('|')}))?|\\s+(?:of\\s+)?(?:${EN_MONTHS.join('|')}))|(?:${EN_MONTHS.join('|')})\\s+(?:the\\s+)?\\d{1,2}(?:st|nd|rd|th)?|${EN_WEEKDAYS.join('|')}`;
const RU_AWAY =
  'в отпуске|в командировке|в отъезде|в поездке|уехал[аи]?|улетел[аи]?|уезжа\\p{L}+|улета\\p{L}+|на больничном|болею|отсутству\\p{L}+|(?:меня )?не будет|не на связи|без связи|в роуминге|занят[аы]?';
const EN_AWAY =
  'on (?:vacation|holiday|leave|a trip|sick leave)|out of (?:the )?office|ooo|away|travell?ing|abroad|offline|unavailable|not available|busy|off (?:work|grid)';

const AWAY = [
  pattern(`<(?:${RU_AWAY})>[^.!?\\n]{0,40}?<(?:до|по)\\s+(${RU_DATE})>`),
  pattern(
    `<(?:вернусь|вернемся|возвращаюсь|прилетаю|приеду|выйду|выхожу)>[^.!?\\n]{0,25}?<(?:в|во|к|после|на работу)?\\s*(${RU_DATE})>`,
  ),
  pattern(`<(?:${EN_AWAY})>[^.!?\\n]{0,40}?<(?:until|till?|through|up to)\\s+(${EN_DATE})>`),
  pattern(`<(?:back|returning|return|home again)>\\s+(?:[a-z]+\\s+){0,4}?(?:on|by|after|from)?\\s*(${EN_DATE})>`),
];

/** «в отпуске до 10 января» → «11 января»; "back on the 5th" → "on the 6th". undefined: he is not away, or says not until when. */
export function dayAfterAbsence(text: string): string | undefined {
  for (const re of AWAY) {
    const date = re.exec(text)?.[1];
    const words = date && dayAfter(date.toLowerCase());
    if (words) return words;
  }
  return undefined;
}

/** The words for the day after, in the language of these. */
function dayAfter(date: string): string | undefined {
  const weekday = RU_WEEKDAYS.findIndex((day) => date.startsWith(day));
  if (weekday >= 0) return RU_ON[(weekday + 1) % 7];
  const english = EN_WEEKDAYS.indexOf(date);
  if (english >= 0) return `on ${capital(EN_WEEKDAYS[(english + 1) % 7] as string)}`;
  const day = Number(/\d+/.exec(date)?.[0]);
  if (!(day >= 1 && day <= 31)) return undefined;
  const isRussian = /\p{Script=Cyrillic}/u.test(date);
  const month = (isRussian ? RU_MONTHS : EN_MONTHS).findIndex((name) => date.includes(name));
  if (month < 0) {
    // the month it is said in is not known here, so the last days of one lead to the first of the next
    const next = day < 28 ? day + 1 : 1;
    return isRussian ? `${next} числа` : `on the ${ordinal(next)}`;
  }
  const last = day >= (DAYS_IN_MONTH[month] as number);
  const [next, of] = last ? [1, (month + 1) % 12] : [day + 1, month];
  return isRussian ? `${next} ${RU_MONTHS[of]}` : `on ${capital(EN_MONTHS[of] as string)} ${next}`;
}

const capital = (word: string): string => word.slice(0, 1).toUpperCase() + word.slice(1);
const ordinal = (n: number): string => {
  const ending =
    n % 10 === 1 && n !== 11 ? 'st' : n % 10 === 2 && n !== 12 ? 'nd' : n % 10 === 3 && n !== 13 ? 'rd' : 'th';
  return `${n}${ending}`;
};
