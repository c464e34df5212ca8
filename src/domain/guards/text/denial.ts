// Whether a sentence denies what it names: «скидки 20 % нет», "we guarantee no 10 %". A figure that is denied is offered to nobody.
import { anyOf } from './patterns';
import { sentenceAt, type View } from './view';

const NO = anyOf`
  нет|не|ни|без|никак\p{L}+|никто|нельзя|no|not|n't|never|without|neither|nor|none|nobody|no one|cannot|\p{L}+n't
`;
// These deny nothing: they set a least, add, or reassure.
const NO_DENIAL = anyOf`
  не (?:меньше|менее|ниже|хуже|только|считая|позже|позднее|раньше|более|больше|выше|дороже|старше|младше|моложе|дольше|короче|чаще|реже|дальше|волнуй\p{L}*|переживай\p{L}*|сомневай\p{L}*|забудьте|проблема|вопрос)
  нет (?:проблем|вопросов|сомнен\p{L}+|ничего проще)|без (?:проблем|вопросов|сомнен\p{L}+|лишних слов|труда|всяких)|ни (?:копейки|рубля|цента)
  no (?:less|more|problem|doubt|worries|questions|later|fewer|matter)|not (?:only|just|less|more|to worry|to mention)|without (?:a )?(?:doubt|question|problem)
  don't (?:worry|hesitate|miss)|why not|what not
`;
const CLAUSE = /[,;:()]|\s[-–—]\s|\s(?:но|а|зато|однако|but|yet|instead|while)\s/gu;

/** The clause of a sentence a place stands in: what a "no" in it denies. */
export function clauseAt(text: string, at: number): string {
  const marks = [...text.matchAll(CLAUSE)].map((m) => m.index);
  return text.slice(Math.max(0, ...marks.filter((m) => m < at)), Math.min(text.length, ...marks.filter((m) => m > at)));
}

// «меньше 12 % не приносит», "never drops below 80 %": a least, and no denial
const AT_LEAST = /(?<!\p{L})(?:меньше|ниже|менее|less than|below|fewer than|under (?=\d))(?!\p{L})/u;

export const denies = (clause: string): boolean =>
  !AT_LEAST.test(clause) && NO.test(clause.replace(new RegExp(NO_DENIAL.source, 'gu'), ''));

/** Denied in its own clause, or in one that a list carries on: «ни 12 %, ни другой доход мы не гарантируем». */
export function isDenied(view: View, at: number): boolean {
  const { text, from } = sentenceAt(view, at);
  const clause = clauseAt(text, at - from);
  return denies(clause) || /^(?:нет|no|not)[\s,]+(?:ни|not|no)(?!\p{L})/u.test(text);
}
