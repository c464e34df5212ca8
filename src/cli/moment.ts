// A day, or a day and an hour, as they stand on a command line.
import { DateTime } from 'luxon';
import { UsageError } from './errors';

/**
 * Without an offset of its own it is read on the clock of `zone`. `isDay`: no hour was named.
 * @param option to name in the error
 * @throws UsageError for what is neither
 */
export function momentOf(text: string, option: string, zone: string): { at: DateTime; isDay: boolean } {
  const term = text.trim();
  const isDay = /^\d{4}-\d{2}-\d{2}$/.test(term);
  const at = DateTime.fromISO(term, { zone });
  if (!(isDay || /^\d{4}-\d{2}-\d{2}T\d/.test(term)) || !at.isValid)
    throw new UsageError(
      `${option}: "${text}" is no date; as 2026-11-14, or 2026-11-14T10:00 (on the clock of ${zone}).`,
    );
  return { at, isDay };
}

/** One moment, whoever's clock: with an offset or Z. @throws UsageError for anything else */
export function instantOf(text: string, option: string): Date {
  const instant = new Date(text);
  if (!/^\d{4}-.*(Z|[+-]\d\d:?\d\d)$/i.test(text) || Number.isNaN(instant.getTime()))
    throw new UsageError(`${option} ${text}: ISO 8601 with an offset or Z is needed, as 2026-11-22T15:00:00+08:00.`);
  return instant;
}
