// The parts of a sentence that may each have a figure of their own: «на ЕГЭ до 1 февраля, на ОГЭ до 1 марта».
const MARKS = /[,;:()]|\s[-–—]\s|\s(?:а|но|but|while)\s|\s(?:и|and)\s(?=[^,;]{0,25}\d)/gu;

/** The part of a sentence a place stands in, by itself. */
export function partAt(text: string, at: number): string {
  const marks = [...text.matchAll(MARKS)].map((m) => m.index);
  return text.slice(
    Math.max(0, ...marks.filter((m) => m <= at)),
    Math.min(text.length, ...marks.filter((m) => m > at)),
  );
}

/**
 * The part of a sentence a place stands in, with what follows up to the next part that has a figure; and the other parts that have one.
 * @param figures where in the sentence figures of that kind stand
 */
export function partsAt(text: string, at: number, figures: readonly number[]): { own: string; others: string[] } {
  const borders = [0, ...[...text.matchAll(MARKS)].map((m) => m.index), text.length];
  const parts: { from: number; to: number }[] = [];
  const hasFigure = (from: number, to: number): boolean => [at, ...figures].some((f) => f >= from && f < to);
  for (let i = 0; i + 1 < borders.length; i++) {
    const [from, to] = [borders[i] as number, borders[i + 1] as number];
    const last = parts.at(-1);
    if (last && !hasFigure(from, to) && hasFigure(last.from, last.to)) last.to = to;
    else parts.push({ from, to });
  }
  const own = parts.find(({ from, to }) => at >= from && at < to);
  return {
    own: own ? text.slice(own.from, own.to) : text,
    others: parts.filter((p) => p !== own && hasFigure(p.from, p.to)).map(({ from, to }) => text.slice(from, to)),
  };
}
