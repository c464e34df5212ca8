// Where a text points to: hosts, mail boxes, Telegram names, phone numbers, and the numbers money is sent to.
import { asLatin, fold } from './fold';
import { NUMBER_WORDS } from './lexicon';
import { EN_FUNCTION_WORDS } from './stems';

export interface Addresses {
  /** as written, lower case, without www; `lookalike` when letters imitate others */
  hosts: { host: string; written: string; lookalike: boolean; from: number; to: number }[];
  emails: { address: string; written: string }[];
  usernames: { name: string; written: string }[];
  /** digits only */
  phones: { digits: string; written: string }[];
}

// Bare "word.word" is a domain only under a zone people use; after a missing space it is two sentences.
const ZONES = new Set(
  `com net org info biz name pro ru su рф рус москва дети онлайн сайт by ua kz uz io co ai app dev xyz site online shop store club top live link page pages
  click website space tech world today agency villas villa estate properties property realty house homes rent rentals holiday travel school academy education courses
  me tv cc gg gl ly to am fm sh la is it im ws pw su eu us uk de fr es pl cz nl be ch at se no fi dk pt gr tr il ae in cn jp kr hk sg my id th vn ph
  au nz ca br mx ar za ng ke ge az md lt lv ee bg ro hu rs hr si sk cat asia mobi tel jobs finance money cash bank pay credit crypto wallet eth ton vip win
  bet promo deals sale cheap gift bio life media studio design art blog wiki zip mov ру ком нет орг инфо нэт group email chat support help services solutions center digital systems
  example test invalid localhost local onion xn bz st vc ag bali one icu buzz fun monster rest cyou sbs quest lol`.split(
    /\s+/,
  ),
);
const LABEL = '[\\p{L}\\p{N}](?:[\\p{L}\\p{N}\\p{M}_-]{0,62})';
const HOST = `(?:${LABEL}\\.)+\\p{L}[\\p{L}\\p{N}-]{1,23}`;
const URL = new RegExp(
  `(?:[a-z][a-z0-9+.-]{1,12}:\\/\\/|www\\.|\\/\\/)[^\\s<>"'«»)\\]]+|(?<![\\p{L}\\p{N}@._-])${HOST}(?::\\d+)?(?:\\/[^\\s<>"'«»)\\]]*)?`,
  'giu',
);
const EMAIL = new RegExp(`[\\p{L}\\p{N}._%+-]+\\s?(?:@|\\(at\\)|\\[at\\]|\\sсобака\\s)\\s?(${HOST})`, 'giu');
// "petrov at mail.com"; «it is at our-site.example» is a place
const EMAIL_IN_WORDS = new RegExp(`([\\p{L}\\p{N}._%+-]+)\\sat\\s(${HOST})`, 'giu');
const USERNAME = /(?<![\p{L}\p{N}._%+@/-])@\s?([a-z\d_а-яё]{2,32}(?:\.[a-z\d_]+)*)(?![@]?[\p{L}\p{N}])/giu;
// «в телеграме он samudra_consult»: without its sign, a word no language has
const NAMED_ACCOUNT =
  /(?<!\p{L})(?:телеграм\p{L}*|телег[аеу]|тг|инстаграм\p{L}*|инст[аеу]|вотсап\p{L}*|скайп\p{L}*|ник\p{L}{0,3}|аккаунт\p{L}*|telegram|tg|instagram|insta|skype|nick(?:name)?|username|handle|account)(?!\p{L})[^.!?\n@]{0,40}?(?<![\p{L}\p{N}_@/.-])((?=[a-z\d]*_|[a-z]+\d+[a-z])[a-z][a-z\d_]{3,31})(?![\p{L}\p{N}_@-]|\.\p{L})/giu;
const SPELLED_DOT = /\s*(?:\(|\[|\{)\s*(?:dot|точка|тчк|\.)\s*(?:\)|\]|\})\s*|\s+(?:dot|точка|тчк)\s+/giu;
// «вертикаль дефис курсы точка ру»
const SPELLED_HYPHEN =
  /(?<=\p{L})\s+(?:дефис|тире|hyphen|dash)\s+(?=[\p{L}\p{N}-]+(?:\s+(?:дефис|тире|hyphen|dash|точка|тчк|dot)\s|\.))/giu;
const SPACED_DOT =
  /([\p{L}\p{N}-]{2,})\s+\.\s*([\p{L}]{2,10})(?![\p{L}])|([\p{L}\p{N}-]{2,})\.\s+(com|ru|net|org|info|io|me|example|shop|site|online|xyz|link|biz|store|рф|su)(?![\p{L}])/giu;
const TELEGRAM = /^(?:t\.me|telegram\.me|telegram\.dog|tx\.me)$/;

/** Read from the text as written: imitated letters are the point here. */
export function addressesIn(raw: string): Addresses {
  const text = raw
    .normalize('NFKC')
    .replace(/[\p{Cf}]/gu, '')
    .replace(SPELLED_HYPHEN, '-')
    .replace(SPELLED_DOT, '.')
    .replace(SPACED_DOT, (whole, a: string, b: string, c: string, d: string) => {
      const [name, zone] = [a ?? c, b ?? d];
      return ZONES.has(zone.toLowerCase()) && zone === zone.toLowerCase() ? `${name}.${zone}` : whole;
    });
  const emails = [
    ...[...text.matchAll(EMAIL)].map((m) => ({ address: fold(m[0]).replace(/\s/g, ''), written: m[0] })),
    ...[...text.matchAll(EMAIL_IN_WORDS)]
      .filter((m) => !EN_FUNCTION_WORDS.has((m[1] as string).toLowerCase()))
      .map((m) => ({ address: `${fold(m[1] as string)}@${(m[2] as string).toLowerCase()}`, written: m[0] })),
  ];
  const hosts: Addresses['hosts'] = [];
  for (const m of text.matchAll(URL)) {
    const found = hostOf(m[0]);
    if (!found || emails.some((e) => e.written.includes('@') && e.written.includes(m[0]))) continue;
    hosts.push({ ...found, written: m[0], from: m.index, to: m.index + m[0].length });
  }
  return { hosts, emails, usernames: usernamesIn(text), phones: phonesIn(raw) };
}

function hostOf(written: string): { host: string; lookalike: boolean } | undefined {
  const scheme = /^[a-z][a-z0-9+.-]*:\/\/|^\/\//i.exec(written)?.[0];
  const authority = written.slice(scheme?.length ?? 0).split(/[/?#\\]/)[0] as string;
  const named = (authority.split('@').pop() as string)
    .replace(/:\d*$/, '')
    .replace(/[.,;:!?…]+$/, '')
    .toLowerCase();
  const host = named.replace(/^www\./, '');
  const zone = host.split('.').pop() as string;
  // tg://resolve?domain=… and the like have no dot, and point somewhere nevertheless
  if (scheme && /^(?:https?|ftp|wss?)?:?\/\/$/i.test(scheme) === false)
    return { host: written.toLowerCase(), lookalike: false };
  if (!host.includes('.') && !scheme) return undefined;
  const pointed =
    scheme !== undefined || /^www\./i.test(named) || /\//.test(written.slice(authority.length, authority.length + 1));
  if (!pointed && !ZONES.has(zone) && !ZONES.has(asLatin(zone)) && !zone.startsWith('xn--')) return undefined;
  if (!pointed && /^\p{N}/u.test(zone)) return undefined;
  return { host, lookalike: asLatin(host) !== host || host.includes('xn--') || /[^\x20-\x7e]/.test(host) };
}

function usernamesIn(text: string): Addresses['usernames'] {
  const names = [...text.matchAll(USERNAME), ...text.matchAll(NAMED_ACCOUNT)].map((m) => ({
    name: fold(m[1] as string),
    written: m[0],
  }));
  for (const m of text.matchAll(new RegExp(URL.source, 'giu'))) {
    const host = hostOf(m[0])?.host;
    const name =
      host && TELEGRAM.test(host)
        ? /\/(?:@|s\/)?([a-z\d_+]{3,})/i.exec(m[0].replace(/^[a-z]+:\/\//i, ''))?.[1]
        : undefined;
    if (name) names.push({ name: name.toLowerCase(), written: m[0] });
  }
  return names;
}

// Ten digits at least, or a short number called by name elsewhere; an amount has its thousands in threes and no more than nine digits.
const PHONE = /(?<![\d.,])(?:\+|00)?\d(?:[\s().-]{0,3}\d){8,14}(?![\d])/g;

/** Numbers told digit by digit or in groups: «восемь девятьсот три пять пять пять …», seven words or more. */
function spelledNumbersIn(text: string): { digits: string; written: string }[] {
  const found: { digits: string; written: string }[] = [];
  let run: RegExpExecArray[] = [];
  const end = (): void => {
    const [first, last] = [run[0], run.at(-1)];
    if (run.length >= 7 && first && last)
      found.push({
        digits: run.map((m) => NUMBER_WORDS.get(m[0]) ?? 0).join(''),
        written: text.slice(first.index, last.index + last[0].length),
      });
    run = [];
  };
  for (const m of text.matchAll(/[\p{L}\d]+/gu)) {
    if (NUMBER_WORDS.has(m[0]) || /^(?:oh|o)$/.test(m[0])) run.push(m);
    else if (!/^(?:и|and|dash|тире|плюс|plus)$/.test(m[0])) end();
  }
  end();
  return found;
}

/** Phone numbers in the text, digits only; ten digits or more, or nine with a plus. */
function phonesIn(raw: string): Addresses['phones'] {
  const text = fold(raw);
  const written = [...text.matchAll(PHONE)].map((m) => ({ digits: m[0].replace(/\D/g, ''), written: m[0].trim() }));
  return [...written, ...spelledNumbersIn(text)].filter(
    ({ digits, written }) => (digits.length >= 10 || /^(?:\+|00)/.test(written)) && !isAmounts(written),
  );
}

const isAmounts = (written: string): boolean =>
  /^\d{1,3}(?:[ ,.]\d{3}){1,3}(?:\s*-\s*\d{1,3}(?:[ ,.]\d{3}){1,3})?$/.test(written) ||
  /^(?:\d{4}\s*-\s*\d{4}|\d{2}[.:]\d{2}.*[.:]\d{2})/.test(written) ||
  /^\d{1,2}\.\d{1,2}\.\d{4}/.test(written) ||
  /^20\d\d-\d\d-\d\d/.test(written);

/** The last ten digits: +7, 8 and nothing before a number mean the same phone. */
export const phoneKey = (digits: string): string => digits.slice(-10);
