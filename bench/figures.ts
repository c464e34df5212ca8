// What a measure found, and how it is shown: numbers of one kind under one name, each with the most it may be.

export interface Figure {
  what: string;
  unit: string;
  values: Record<string, number>;
  /** The aim, by the value's name: more than this is a miss. */
  atMost?: Record<string, number>;
}

/** Nearest rank: a number that was really measured. `p` 0 to 100. @throws Error of no values */
export function percentile(values: readonly number[], p: number): number {
  if (values.length === 0) throw new Error('a percentile of no values');
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil((p / 100) * sorted.length) - 1)] as number;
}

export const median = (values: readonly number[]): number => percentile(values, 50);

/** How long something took, many times. A p99 of fewer than 100 samples is their maximum. */
export function spread(what: string, unit: string, values: readonly number[], atMost?: Figure['atMost']): Figure {
  const [p50, p99, max] = [50, 99, 100].map((p) => percentile(values, p)) as [number, number, number];
  return { what, unit, values: { n: values.length, p50, p99, max }, atMost };
}

export const misses = ({ values, atMost = {} }: Figure): string[] =>
  Object.keys(atMost).filter((name) => (values[name] as number) > (atMost[name] as number));

/** One line for each figure; a column for each name of a value; what misses its aim says so. */
export function table(figures: readonly Figure[]): string {
  const columns = [...new Set(figures.flatMap(({ values }) => Object.keys(values)))];
  const rows = figures.map((figure) => [
    figure.what,
    ...columns.map((name) => (name in figure.values ? shown(figure.values[name] as number) : '')),
    figure.unit,
    aimOf(figure),
  ]);
  const all = [['', ...columns, '', ''], ...rows];
  const widths = all[0]?.map((_, i) => Math.max(...all.map((row) => row[i]?.length ?? 0))) ?? [];
  const line = (row: string[]) =>
    row.map((cell, i) => (i > 0 && i <= columns.length ? cell.padStart(widths[i] ?? 0) : cell.padEnd(widths[i] ?? 0)));
  return all.map((row) => `  ${line(row).join('  ').trimEnd()}`).join('\n');
}

function aimOf(figure: Figure): string {
  const aims = Object.entries(figure.atMost ?? {}).map(([name, most]) => `${name} ≤ ${most}`);
  if (aims.length === 0) return '';
  return `${misses(figure).length > 0 ? 'MISSED' : 'met'}: ${aims.join(', ')}`;
}

const shown = (value: number): string =>
  Number.isInteger(value) || Math.abs(value) >= 100
    ? String(Math.round(value))
    : value.toFixed(Math.abs(value) < 10 ? 2 : 1);
