// What the queries of the figures share.

/** $1 since, $2 until, $3 brand or null; `c` is the conversation. */
export type Ask = (sql: string, ...more: unknown[]) => Promise<Record<string, any>[]>;

export const within = (instant: string): string => `${instant} >= $1::timestamptz and ${instant} < $2::timestamptz`;
export const OF_BRAND = '($3::text is null or c.brand = $3::text)';

export const byName = (rows: Record<string, any>[], name: string): Record<string, number> =>
  Object.fromEntries(rows.map((r) => [r[name], r.count]));

/** A Spread as JSON; null of nothing. */
export const spread = (value: string, where = 'true'): string =>
  `case when count(${value}) filter (where ${where}) > 0 then json_build_object(
     'median', percentile_cont(0.5) within group (order by ${value}) filter (where ${where}), 'p95', percentile_cont(0.95) within group (order by ${value}) filter (where ${where}),
     'max', max(${value}) filter (where ${where})) end`;

/** Without that column when it is null. */
export function without<T extends Record<string, any>>(row: T | undefined, column: string): T {
  const { [column]: value, ...rest } = row as T;
  return (value === null ? rest : row) as T;
}
