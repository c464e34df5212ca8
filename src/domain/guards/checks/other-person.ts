// Contacts that are neither the client's nor the brand's are somebody else's: such a reply is held at once.

import type { Facts } from '../facts/facts';
import { phoneKey } from '../text/addresses';
import { fold } from '../text/fold';
import { anyOf } from '../text/patterns';
import { stem } from '../text/stems';
import { excerptOf, type View } from '../text/view';
import type { Finding } from '../types';

const ADVICE = 'Name no contact or data that is neither the client’s own nor ours.';
const ABOUT_OTHERS = anyOf`
  друг\p{L}+ (?:наш\p{L}+ )?(?:клиент|покупател|ученик|родител)\p{L}*
  наш\p{L}* (?:\p{L}+ )?(?:клиент|покупател|ученик|ученица|арендатор)\p{L}*|клиент\p{L}*|покупател\p{L}*
  ученик\p{L}*|ученица|мама ученика|another (?:client|buyer|customer|prospect|student)
  other (?:client|buyer|customer|prospect|student)s?|у \p{L}+ \p{L}+ из
  из (?:\d+|восьмого|девятого|десятого|одиннадцатого) «?\p{L}?|набрал\p{L}*|купил\p{L}*|заплатил\p{L}*
  смотрел[аи]?|bought|paid|scored|viewed|buyer|our (?:client|buyer|customer|student)s?|client|customer|buyer
  tenant|guest
`;
const PHONE_WORDS = /(?<!\p{L})(?:номер\p{L}*|телефон\p{L}*|phone|number|mobile|cell)(?!\p{L})/u;
const SECRETS =
  /(?<!\p{L})(?:паспорт\p{L}*|passport|снилс|инн|ssn|загранпаспорт\p{L}*)(?:\s*(?:№|no|номер|number|серия|:|is|-|его|ее))*\s*([a-z]{0,2}\d[\d\s-]{5,16}\d)/u;

// An address told letter by letter, or a way to write past the company.
const CONTACT_IN_WORDS =
  /(?<!\p{L})(?:нижн\p{L}+ подчеркивани\p{L}+|подчеркивани\p{L}+|underscore|собак[аи] (?:гмейл|мейл|яндекс|gmail|mail)|at gmail|at mail|гмейл точка|gmail dot)(?!\p{L})/u;
const REACH =
  /(?<!\p{L})(?:най?д\p{L}+|ищи\p{L}*|пиши\p{L}*|напиши\p{L}*|звони\p{L}*|добавь\p{L}*|find|add|dm|reach|message|text|write(?: to)?|call|ping)\s+(?:мне|меня|ему|ей|его|ее|им|me|him|her|them|the owner)\s+(?:\p{L}+\s+){0,4}(инстаграм\p{L}*|instagram|insta|вотсап\p{L}*|ватсап\p{L}*|whatsapp|вайбер\p{L}*|viber|скайп\p{L}*|skype|signal|discord|facebook|фейсбук\p{L}*|вконтакте|vk|linkedin|wechat)(?!\p{L})/u;
// What is nobody else's business, of somebody who is named.
const PRIVATE =
  /(?<!\p{L})(?:развод\p{L}*|развел\p{L}+|разводятся|судим\p{L}*|уголовн\p{L}+|дело (?:закрыли|завели|замяли)|арест\p{L}*|в долгах|банкрот\p{L}*|беременн\p{L}+|диагноз\p{L}*|divorc\p{L}*|convicted|criminal|arrest\p{L}*|bankrupt\p{L}*|in debt|pregnan\p{L}+|lawsuit)(?!\p{L})/u;
const NAMED = /(?<=[\p{L},»”"] |(?:семья|family|мистер|господин|г-н|mr\.?|mrs\.?|ms\.?) )\p{Lu}\p{Ll}{2,}/iu;

export function checkOtherPeople(view: View, facts: Facts): Finding[] {
  const findings: Finding[] = [];
  const find = (what: string, excerpt: string): void => {
    findings.push({ guard: 'otherPerson', what, excerpt: excerpt.slice(0, 160), advice: ADVICE });
  };
  for (const { address, written } of view.addresses.emails)
    if (
      !facts.emails.has(address) &&
      (/@/.test(written) || !facts.hosts.has(address.split('@').at(-1) as string)) &&
      !facts.client.emails.has(address)
    )
      find('foreign_email', written);
  for (const { name, written } of view.addresses.usernames)
    if (!facts.usernames.has(name) && !facts.client.usernames.has(name)) find('foreign_username', written);
  for (const { digits, written } of view.addresses.phones)
    if (
      !facts.phones.has(phoneKey(digits)) &&
      !facts.digits.includes(digits) &&
      !facts.client.digits.includes(phoneKey(digits))
    )
      find('foreign_phone', written);
  // told in pieces: «начинается на 8903, дальше 5551122»
  const pieces = [...view.text.matchAll(/(?<![\d.,$€])\d{4,8}(?![\d%]|[.,]\d)/g)]
    .map((m) => m[0])
    .filter((run) => !/^20\d\d$|0{3}$/.test(run));
  const joined = pieces.join('');
  if (
    pieces.length > 1 &&
    PHONE_WORDS.test(view.text) &&
    joined.length >= 9 &&
    !facts.digits.includes(joined) &&
    !facts.client.digits.includes(joined)
  )
    find('foreign_phone', pieces.join(' … '));
  const secret = SECRETS.exec(view.text);
  if (secret && !facts.client.digits.includes((secret[1] as string).replace(/\D/g, '')))
    find('document_number', secret[0]);
  const contact = CONTACT_IN_WORDS.exec(view.text) ?? REACH.exec(view.text);
  if (contact && !contact.slice(1).some((word) => word && facts.words.has(stem(word))))
    find('foreign_contact', contact[0]);
  const private_ = PRIVATE.exec(view.text);
  if (private_ && NAMED.test(view.raw)) find('private_matter', private_[0]);
  const named = namedPerson(view, facts);
  if (named) find('other_client', named);
  return findings;
}

/** «Наш клиент Иван Петров», "another client, John Smith": a full name that no fact holds and the client never said. */
function namedPerson(view: View, facts: Facts): string | undefined {
  for (const sentence of view.sentences) {
    if (!ABOUT_OTHERS.test(sentence.text)) continue;
    for (const m of view.raw
      .normalize('NFKC')
      .replace(/[\p{Cf}*_]/gu, '')
      .matchAll(/(?<!\p{L})(?=(\p{Lu}\p{Ll}+\s+\p{Lu}\p{Ll}+))/gu)) {
      const words = fold(m[1] as string).split(/\s+/);
      if (
        words.some((w) => !facts.words.has(stem(w)) && !facts.client.text.includes(w)) &&
        words.every((w) => sentence.text.includes(w))
      )
        return excerptOf(view, sentence.from, sentence.from + 1);
    }
  }
  return undefined;
}
