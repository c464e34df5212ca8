// Writing that nobody uses in a chat unless something is to slip through: invisible characters, letters of two alphabets in one word,
// letters one by one. What it hides is read all the same (fold.ts); this finding is for what a reading may miss.

import type { View } from '../text/view';
import type { Finding } from '../types';

// An emoji is joined by U+200D and U+FE0F; everything else invisible has no business in a message.
const INVISIBLE =
  /(?<!\p{Extended_Pictographic}\ufe0f?)\u200d|[\u00ad\u061c\u180e\u200b\u200c\u200e\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff\u3164\uffa0]|[\u{e0000}-\u{e007f}]/u;
const DECORATED =
  /[\uff10-\uff19\uff21-\uff3a\uff41-\uff5a]|[\u{1d400}-\u{1d7ff}]|[\u2460-\u24ff\u2776-\u2793]|[\u{1f130}-\u{1f149}\u{1f150}-\u{1f169}\u{1f170}-\u{1f189}]|[0-9]\ufe0f?\u20e3|(?:\p{RI}\p{RI}){2}/u;
const STRUCK = /[\p{L}\d][\u0300-\u036f]{2}|[\p{L}\d][\u0334-\u0338]/u;
const TWO_ALPHABETS =
  /(?=\p{L}*[a-zα-ω])(?=\p{L}*[а-яё])\p{L}{3,}|(?<!\p{L})(?=\p{L}{2}(?!\p{L}))(?:[a-z][а-яё]|[а-яё][a-z])/iu;
const SPELLED =
  /(?<![\p{L}\d])(?:\p{L}[ .*_-]){3,}\p{L}(?![\p{L}\d])|(?<!\d)(?:\d ){2,}\d(?!\d)|(?<!\d)(?:\d[.*_]){3,}\d(?!\d)/u;

export function checkDisguise(view: View): Finding[] {
  const text = view.raw.normalize('NFC');
  const kinds: [string, RegExp][] = [
    ['invisible_characters', INVISIBLE],
    ['decorated_letters', DECORATED],
    ['decorated_letters', STRUCK],
    ['two_alphabets', TWO_ALPHABETS],
    ['spelled_out', SPELLED],
  ];
  for (const [what, pattern] of kinds) {
    const found = pattern.exec(text);
    if (found)
      return [
        {
          guard: 'tone',
          what,
          excerpt: text.slice(Math.max(0, found.index - 30), found.index + 50),
          advice: 'Write plain words in one alphabet, with ordinary letters, digits and spaces.',
        },
      ];
  }
  return [];
}
