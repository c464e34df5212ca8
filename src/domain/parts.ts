// A long answer as a person sends it: in a few messages, cut where a thought ends.

export interface PartLimits {
  /** what a message should not exceed */
  partCharacters: number;
  maxParts: number;
}

/**
 * Paragraphs first, then sentences; never inside a sentence, a link or a number. What does not fit into `maxParts` stays in the
 * last one. The parts joined say what the text says: nothing is dropped, nothing is added.
 */
export function splitReply(text: string, { partCharacters, maxParts }: PartLimits): string[] {
  const whole = text.trim();
  if (maxParts <= 1 || whole.length <= partCharacters) return whole === '' ? [] : [whole];
  const pieces = whole.split(/\n{2,}/).flatMap((paragraph) => sentences(paragraph.trim(), partCharacters));
  const parts: { text: string; last: Piece }[] = [];
  for (const piece of pieces) {
    const open = parts.at(-1);
    const joined = open && `${open.text}${piece.opens ? '\n\n' : ' '}${piece.text}`;
    const fits = joined !== undefined && joined.length <= partCharacters && !piece.opens;
    if (open && joined !== undefined && (fits || parts.length === maxParts)) {
      open.text = joined;
      open.last = piece;
    } else parts.push({ text: piece.text, last: piece });
  }
  return parts.map((part) => part.text);
}

interface Piece {
  text: string;
  /** begins a paragraph */
  opens: boolean;
}

function sentences(paragraph: string, partCharacters: number): Piece[] {
  if (paragraph === '') return [];
  if (paragraph.length <= partCharacters) return [{ text: paragraph, opens: true }];
  // A sentence ends in .!?… before a space and a capital or a quote: «т. е.» and "approx. 3" go on in small letters.
  const found = paragraph.split(/(?<=[.!?…]["»)]?)\s+(?=[\p{Lu}«"(])/u);
  return found.map((text, i) => ({ text: text.trim(), opens: i === 0 })).filter((piece) => piece.text !== '');
}
