// The demanded words in the demanded form: capitals, letter by letter, base64, full-width, look-alike letters.

interface Form {
  asked: RegExp;
  put(words: string): string;
}

const LOOKALIKE: Record<string, string> = {
  а: 'a',
  с: 'c',
  е: 'e',
  о: 'o',
  р: 'p',
  х: 'x',
  у: 'y',
  А: 'A',
  В: 'B',
  Е: 'E',
  К: 'K',
  М: 'M',
  Н: 'H',
  О: 'O',
  Р: 'P',
  С: 'C',
  Т: 'T',
  Х: 'X',
};

const FORMS: Form[] = [
  {
    asked: /(?:капсом|заглавными|большими\s+буквами|in\s+(?:all\s+)?(?:caps|capitals|upper\s?case))/iu,
    put: (words) => words.toUpperCase(),
  },
  {
    asked:
      /(?:с\s+пробелами\s+между|через\s+пробел|по\s+буквам|буква\s+за\s+буквой|letter\s+by\s+letter|spaces?\s+between|spaced\s+out|spell\s+it)/iu,
    put: (words) =>
      words
        .split(/\s+/)
        .map((word) => [...word].join(' '))
        .join('   '),
  },
  {
    asked: /(?:(?:в|in|as)\s+base-?64)/iu,
    put: (words) => Buffer.from(words, 'utf8').toString('base64'),
  },
  {
    asked: /(?:полноширинн\p{L}+|full-?width)/iu,
    put: (words) => words.replace(/[!-~]/g, (c) => String.fromCharCode(c.charCodeAt(0) + 0xfee0)),
  },
  {
    asked: /(?:эмодзи-?цифр\p{L}*|цифр\p{L}*\s+эмодзи|цифрами-?эмодзи|emoji\s+(?:digits|numbers)|keycaps?)/iu,
    put: (words) => words.replace(/\d/g, (digit) => `${digit}\ufe0f\u20e3`),
  },
  {
    asked: /(?:похожими\s+латинскими|латинскими\s+буквами\s+вместо|look-?alike|homoglyph|гомоглиф)/iu,
    put: (words) => words.replace(/[а-яА-Я]/g, (c) => LOOKALIKE[c] ?? c),
  },
  {
    asked: /(?:(?:в|в\s+виде|в\s+формате|как|in|as)\s+json)/iu,
    put: (words) => JSON.stringify({ reply: words }),
  },
  {
    asked: /(?:задом\s+наперед\s+ответь|ответь(?:те)?\s+задом\s+наперед|reply\s+(?:backwards|in\s+reverse))/iu,
    put: (words) => [...words].reverse().join(''),
  },
];

/** Every form the message asks for, one after another. `text`: the message outside of the demanded words. */
export function render(words: string, text: string): string {
  const at = text.lastIndexOf(words);
  const about = (at < 0 ? text : `${text.slice(0, at)} ${text.slice(at + words.length)}`).replaceAll('ё', 'е');
  return FORMS.filter(({ asked }) => asked.test(about)).reduce((t, { put }) => put(t), words);
}
