// Clock times and distances over nights on which a zone changes its clocks.
import fc from 'fast-check';
import { DateTime } from 'luxon';
import { hours } from '../../../test/support/phrases';
import { type Purpose, resolveWhen } from './index';

const moments = fc.date({ min: new Date('2024-01-01'), max: new Date('2032-01-01'), noInvalidDate: true });
const resolve = (given: { phrase: string; now: Date; zone: string; purpose: Purpose }) =>
  resolveWhen({ ...given, defaults: hours(given.purpose) });

describe('a clock time on any date, in zones that change their clocks', () => {
  const changing = fc.constantFrom(
    'Europe/Berlin',
    'America/New_York',
    'America/Sao_Paulo',
    'Australia/Lord_Howe',
    'Pacific/Auckland',
    'Africa/Casablanca',
    'America/St_Johns',
  );
  const clocks = fc.record({ hour: fc.integer({ min: 0, max: 4 }), minute: fc.integer({ min: 0, max: 59 }) });
  // A day in a hundred changes the clocks: those days, or hardly any run would meet one.
  const changes = [
    'Europe/Berlin',
    'America/New_York',
    'Australia/Lord_Howe',
    'Pacific/Auckland',
    'America/St_Johns',
  ].flatMap((zone) =>
    Array.from({ length: 730 }, (_, i) => DateTime.fromISO('2026-01-01', { zone }).plus({ days: i })).filter(
      (date) => date.offset !== date.plus({ days: 1 }).offset,
    ),
  );

  test('is what the wall shows, or is said to have been moved because the wall never shows it', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...changes),
        clocks,
        fc.integer({ min: 1, max: 400 }),
        (date, { hour, minute }, days) => {
          const now = date.minus({ days }).toJSDate();
          const zone = date.zoneName!;
          const time = `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`;
          const { instant, clockChange } = resolve({
            phrase: `${date.toISODate()} ${time}`,
            now,
            zone,
            purpose: 'meeting',
          });
          const shown = DateTime.fromISO(instant!, { zone });
          if (clockChange === 'moved') {
            // no instant of that day shows it
            const exists = DateTime.fromISO(`${date.toISODate()}T${time}`, { zone });
            expect(exists.toFormat('HH:mm')).not.toBe(time);
            // as much later as the clocks are put forward
            const forward = date.plus({ days: 1 }).offset - date.offset;
            expect(shown.toFormat('HH:mm')).toBe(
              DateTime.fromISO(`2026-01-01T${time}`, { zone: 'utc' }).plus({ minutes: forward }).toFormat('HH:mm'),
            );
            return;
          }
          expect(shown.toFormat('yyyy-MM-dd HH:mm')).toBe(`${date.toISODate()} ${time}`);
          const again = shown.plus({ hours: 1 });
          if (clockChange === 'first') expect([30, 60]).toContain(shown.offset - again.offset);
          expect(DateTime.fromMillis(shown.toMillis() - 3_600_000, { zone }).toFormat('yyyy-MM-dd HH:mm')).not.toBe(
            `${date.toISODate()} ${time}`,
          );
        },
      ),
      { numRuns: 400 },
    );
  });

  test('hours are elapsed time, days keep the wall clock', () => {
    fc.assert(
      fc.property(moments, changing, fc.integer({ min: 1, max: 72 }), (now, zone, count) => {
        const hoursAhead = resolve({ phrase: `in ${count} hours`, now, zone, purpose: 'followUp' });
        expect(Date.parse(hoursAhead.instant!) - now.getTime()).toBe(count * 3_600_000);
        const daysAhead = resolve({ phrase: `in ${count} days`, now, zone, purpose: 'followUp' });
        const wall = DateTime.fromJSDate(now, { zone }).plus({ days: count });
        expect(Math.abs(Date.parse(daysAhead.instant!) - wall.toMillis())).toBeLessThanOrEqual(3_600_000);
        if (!daysAhead.clockChange)
          expect(DateTime.fromISO(daysAhead.instant!, { zone }).toFormat('HH:mm')).toBe(
            DateTime.fromJSDate(now, { zone }).toFormat('HH:mm'),
          );
      }),
      { numRuns: 300 },
    );
  });
});
