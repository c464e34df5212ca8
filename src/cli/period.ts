// The days a command is asked about, in a brand's zone. A day alone counts whole, both ends included.
import { DateTime } from 'luxon';
import type { Period } from '../ports/numbers';
import { UsageError } from './errors';
import { momentOf } from './moment';

const DAYS = 7;

/**
 * The last seven days, today among them, unless told otherwise.
 * @throws UsageError for what is no date, lies ahead, or is the wrong way round
 */
export function periodOf(
  given: { since?: string; until?: string },
  zone: string,
  now = new Date(),
): Omit<Period, 'brand'> {
  const ahead = DateTime.fromJSDate(now, { zone });
  const asked = given.until === undefined ? undefined : momentOf(given.until, '--until', zone);
  // the day named counts; what has not come yet has no figures
  const end = asked && (asked.isDay ? asked.at.plus({ days: 1 }) : asked.at);
  const until = end && end < ahead ? end : ahead;
  const since =
    given.since === undefined
      ? until
          .minus({ milliseconds: 1 })
          .startOf('day')
          .minus({ days: DAYS - 1 })
      : momentOf(given.since, '--since', zone).at;
  if (since > ahead) throw new UsageError(`--since ${given.since} lies ahead: there are no figures yet.`);
  if (since >= until)
    throw new UsageError(
      `--until ${given.until} is not after --since ${given.since}: give the earlier one as --since.`,
    );
  return { since: since.toJSDate(), until: until.toJSDate(), zone };
}
