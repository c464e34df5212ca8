// Russian words in Latin letters, as people type them without a Russian keyboard.

const LETTERS: Record<string, string> = {
  а: 'a',
  б: 'b',
  в: 'v',
  г: 'g',
  д: 'd',
  е: 'e',
  ё: 'e',
  ж: 'zh',
  з: 'z',
  и: 'i',
  й: 'y',
  к: 'k',
  л: 'l',
  м: 'm',
  н: 'n',
  о: 'o',
  п: 'p',
  р: 'r',
  с: 's',
  т: 't',
  у: 'u',
  ф: 'f',
  х: 'h',
  ц: 'ts',
  ч: 'ch',
  ш: 'sh',
  щ: 'sch',
  ъ: '',
  ы: 'y',
  ь: '',
  э: 'e',
  ю: 'yu',
  я: 'ya',
};

/** «рассрочка» → "rassrochka"; what is Latin stays. */
export const inLatin = (word: string): string => [...word].map((letter) => LETTERS[letter] ?? letter).join('');

const SOUNDS: Record<string, string> = {
  ...Object.fromEntries(Object.entries(LETTERS).flatMap(([russian, latin]) => (latin ? [[latin, russian]] : []))),
  shch: 'щ',
  kh: 'х',
  c: 'ц',
  j: 'й',
  w: 'в',
  ja: 'я',
  ju: 'ю',
  ye: 'е',
  yo: 'е',
  e: 'е',
  y: 'ы',
  iy: 'ий',
  yy: 'ый',
  ey: 'ей',
  oy: 'ой',
  ay: 'ай',
};
const SOUND = new RegExp(
  Object.keys(SOUNDS)
    .sort((a, b) => b.length - a.length)
    .join('|'),
  'g',
);

/** "pyatnitsu" → «пятницу»: the likeliest spelling, in small letters, soft and hard signs lost. */
export const inCyrillic = (word: string): string => word.toLowerCase().replace(SOUND, (sound) => SOUNDS[sound]!);
