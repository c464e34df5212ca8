// Scalars of brand.yaml that several keys share.
import { z } from 'zod';

const DAY_NAMES = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];
const RUSSIAN_DAY_NAMES = ['пн', 'вт', 'ср', 'чт', 'пт', 'сб', 'вс'];

export const time = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'must be a time as 09:30');
export const closing = z.string().regex(/^(([01]\d|2[0-3]):[0-5]\d|24:00)$/, 'must be a time as 20:00, or 24:00');
export const text = z.string().trim().min(1, 'must not be empty');

/** mon, fri, mon-fri, пн-пт → ISO weekdays. */
export const days = z
  .array(z.string().transform(weekdays))
  .min(1, 'names no day')
  .transform((lists) => [...new Set(lists.flat())].sort());

function weekdays(said: string, ctx: z.RefinementCtx): number[] {
  const [first, last = first] = said
    .toLowerCase()
    .trim()
    .split(/\s*[-–]\s*/)
    .map(weekday) as [number, number?];
  if (!first || !last) {
    ctx.addIssue({ code: 'custom', message: 'must be a weekday (mon … sun) or a range as mon-fri' });
    return z.NEVER;
  }
  // fri-mon runs over the weekend
  const count = ((last - first + 7) % 7) + 1;
  return Array.from({ length: count }, (_, i) => ((first - 1 + i) % 7) + 1);
}

function weekday(name: string): number {
  return Math.max(DAY_NAMES.indexOf(name), RUSSIAN_DAY_NAMES.indexOf(name)) + 1;
}
