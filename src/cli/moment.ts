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
