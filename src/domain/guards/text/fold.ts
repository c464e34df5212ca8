// Text as a reader sees it: whatever alphabet, spacing or decoration hides a word or a number, the guards read the plain form.
// Folding twice is folding once. The confusables are those of Unicode's security mechanisms (UTS #39) that imitate Latin and
// Cyrillic letters; the whole table of 6,000 was rejected: what it adds is caught as a foreign script by the language guard.

/** Lower case, one kind of space, dash and quote, digits 0–9, no invisible characters, words of one alphabet. */
export function fold(text: string): string {
  let folded = text;
  // Taking a character away can bring two others together; real texts settle in the second round.
  for (let round = 0; round < 6; round++) {
    const next = foldOnce(folded);
    if (next === folded) break;
    folded = next;
  }
  return folded;
}

function foldOnce(text: string): string {
  return joinSpelled(
    stripMarkup(
      [...text.normalize('NFKC')]
        .map(plain)
        .join('')
        .normalize('NFKC')
        .replace(INVISIBLE, '')
        .toLowerCase()
        .normalize('NFC')
        .replaceAll('ё', 'е')
        .replace(/[\p{L}\p{N}]+/gu, oneAlphabet)
        .replace(/(\d[\s.,]?)[oо]{3}(?![\p{L}\p{N}])/gu, '$1000')
        .replace(/\d+[oо]+(?:[\d.,oо]*\d)?(?![\p{L}])/gu, (n) => n.replace(/[oо]/g, '0'))
        .replace(/(?<![\p{L}\p{N}])[liоo](?=\d{2,}(?!\p{L}))/gu, (c) => (c === 'l' || c === 'i' ? '1' : '0')),
    ),
  );
}

const INVISIBLE = /[\p{Cf}\p{Me}\p{Cs}\u115f\u1160\u3164\uffa0]|(?!\u0306|\u0308)\p{Mn}/gu;

/** One character: a digit of any script, a letter in a box or of a decorative alphabet, a space, a dash, a quote. */
function plain(character: string): string {
  const code = character.codePointAt(0) as number;
  if (code < 0x80) return character === '\r' ? '\n' : character;
  const decorated = DECORATED[character];
  if (decorated !== undefined) return decorated;
  if (code >= 0x1f1e6 && code <= 0x1f1ff) return String.fromCharCode(97 + code - 0x1f1e6);
  for (const start of [0x1f130, 0x1f150, 0x1f170])
    if (code >= start && code < start + 26) return String.fromCharCode(97 + code - start);
  for (const [start, first] of [
    [0x2776, 1],
    [0x2780, 1],
    [0x278a, 1],
    [0x24f5, 1],
    [0x24eb, 11],
  ] as const)
    if (code >= start && code < start + 10) return String(first + code - start);
  if (/\p{Nd}/u.test(character)) return String(digitOf(code));
  if (/[\u2028\u2029]/.test(character)) return '\n';
  if (/\p{Zs}|[\u2800\u180e]/u.test(character)) return ' ';
  if (/\p{Pd}|[−⁃]/u.test(character)) return '-';
  if (/[’‘ʼ`´′]/u.test(character)) return "'";
  if (/[“”„‟″]/u.test(character)) return '"';
  return character;
}

/** The ten digits of a script stand together, zero first. */
function digitOf(code: number): number {
  let before = 0;
  while (/\p{Nd}/u.test(String.fromCodePoint(code - before - 1))) before++;
  return before % 10;
}

const DECORATED: Record<string, string> = {
  '🔟': '10',
  '💯': '100',
  '⓿': '0',
  '⁄': '/',
  '∕': '/',
  '․': '.',
  '。': '.',
  '٫': '.',
  '٬': ',',
  '，': ',',
  '·': '·',
  '💲': '$',
  '💵': '$',
  '💰': '$',
  '﹩': '$',
  '💶': '€',
  '💷': '£',
  '💴': '¥',
  '％': '%',
  '٪': '%',
  ...Object.fromEntries([...'ᴀʙᴄᴅᴇꜰɢʜɪᴊᴋʟᴍɴᴏᴘʀꜱᴛᴜᴠᴡʏᴢ'].map((c, i) => [c, 'abcdefghijklmnoprstuvwyz'[i] as string])),
};

const TO_CYRILLIC: Record<string, string> = {
  a: 'а',
  b: 'в',
  c: 'с',
  e: 'е',
  h: 'н',
  k: 'к',
  m: 'м',
  o: 'о',
  p: 'р',
  t: 'т',
  x: 'х',
  y: 'у',
  i: 'і',
  u: 'и',
  n: 'п',
  r: 'г',
  α: 'а',
  ο: 'о',
  ρ: 'р',
  ε: 'е',
  κ: 'к',
  τ: 'т',
  ν: 'у',
};
const TO_LATIN: Record<string, string> = {
  а: 'a',
  в: 'b',
  с: 'c',
  е: 'e',
  н: 'h',
  к: 'k',
  м: 'm',
  о: 'o',
  р: 'p',
  т: 't',
  х: 'x',
  у: 'y',
  і: 'i',
  ѕ: 's',
  ј: 'j',
  ԁ: 'd',
  ɡ: 'g',
  ո: 'n',
  ս: 'u',
  ӏ: 'l',
  α: 'a',
  ο: 'o',
  ρ: 'p',
  ε: 'e',
  κ: 'k',
  τ: 't',
  ν: 'v',
  ι: 'i',
  ı: 'i',
};

/** A word of two alphabets is one of a single alphabet in disguise: the one whose letters cannot be imitated decides. */
function oneAlphabet(word: string): string {
  const latin = /[a-zα-ωıɡոս]/.test(word);
  const cyrillic = /[а-яѐ-џӏԁ]/.test(word);
  if (!/[α-ωıɡոս]/.test(word) && !(latin && cyrillic)) return word;
  const strict = (letters: RegExp, table: Record<string, string>): number =>
    [...word].filter((c) => letters.test(c) && table[c] === undefined).length;
  const ownCyrillic = strict(/[а-яѐ-џ]/, TO_LATIN);
  const ownLatin = strict(/[a-z]/, TO_CYRILLIC);
  const count = (letters: RegExp): number => word.match(letters)?.length ?? 0;
  const isCyrillic = ownCyrillic === ownLatin ? count(/[а-яѐ-џ]/g) >= count(/[a-z]/g) : ownCyrillic > ownLatin;
  const table = cyrillic && isCyrillic ? TO_CYRILLIC : TO_LATIN;
  return [...word].map((c) => table[c] ?? c).join('');
}

/** «**90** 000», «~~», «||»: marks that vanish when they are shown. */
function stripMarkup(text: string): string {
  return text.replace(/\*{2,}|__+|~~+|\|\|+|`+/g, '');
}

// Four letters or digits in a row, each by itself, are one word spelled out; «я и в 5 лет» has too few.
const SPELLED = /(?<![\p{L}\p{N}])[\p{L}\p{N}](?:[ .\-_*|·,/+]{1,2}[\p{L}\p{N}]){3,}(?![\p{L}\p{N}])/gu;
const SPELLED_KIND = /^(?:[^\d]+|[^\p{L}]+)$/u;

function joinSpelled(text: string): string {
  return text.replace(SPELLED, (run) => (SPELLED_KIND.test(run) ? run.replace(/[^\p{L}\p{N}]+/gu, '') : run));
}

/** The look-alikes alone, for whoever compares addresses: Latin wherever a Latin letter is imitated. */
export function asLatin(text: string): string {
  return [...text].map((c) => TO_LATIN[c] ?? c).join('');
}
