// Hints: Google calls us when something changed, so that it is read at once. Only a hint: the reading every minute is what counts.
// https://developers.google.com/workspace/calendar/api/guides/push
import { createHash, randomBytes, randomUUID, timingSafeEqual } from 'node:crypto';
import type { FastifyInstance } from 'fastify';
import type { Logger } from 'pino';
import type { Clock } from '../../ports';
import type { CalendarDesk, DueCalendar } from '../../ports/booking';
import type { RepCalendar } from '../../ports/meetings';

export const WATCH_PATH = '/google/watch';

const DAY_MS = 24 * 3600_000;
const LASTS_SECONDS = 7 * 24 * 3600;
const RENEW_BEFORE_MS = DAY_MS;
// One that was refused (no certificate, a domain Google has not verified) is not asked for with every reading.
const REFUSED_REST_MS = 3600_000;
const refusedUntil = new Map<string, number>();

/** Opens a channel where there is none for this address, or the one there is ends soon. A refusal is said and lived with. */
export async function keepWatch(
  { desk, hintsTo, clock, log }: { desk: CalendarDesk; hintsTo?: string; clock: Clock; log: Logger },
  due: DueCalendar,
  calendar: RepCalendar,
): Promise<void> {
  if (!hintsTo) return;
  const now = clock.now().getTime();
  const ofAddress = `-${createHash('sha256').update(hintsTo).digest('hex').slice(0, 8)}`;
  const { repId } = due;
  // read for the first time since he connected: a channel of before belongs to that connection
  const watch = due.syncToken === undefined ? undefined : due.watch;
  if (watch?.id.endsWith(ofAddress) && watch.expiresAt.getTime() - RENEW_BEFORE_MS > now) return;
  if ((refusedUntil.get(repId) ?? 0) > now) return;
  const channel = { id: randomUUID() + ofAddress, token: randomBytes(24).toString('base64url') };
  try {
    const made = await calendar.watch({ ...channel, address: hintsTo, seconds: LASTS_SECONDS });
    await desk.watched(due, { ...channel, ...made });
    refusedUntil.delete(repId);
    // one that goes on until its end is not known here any more: its hints are turned away
    if (watch) await calendar.stopWatch(watch.id, watch.resourceId).catch(() => {});
  } catch (error) {
    refusedUntil.set(repId, now + REFUSED_REST_MS);
    log.warn(
      { repId, what: (error as Error).message },
      'no hints about a calendar; it is read every minute all the same',
    );
  }
}

/** Answers at once: what changed is read by whoever reads that calendar next. */
export function watchWebhook(
  app: FastifyInstance,
  { desk, clock }: { desk: Pick<CalendarDesk, 'watchToken' | 'hint'>; clock: Clock },
): void {
  app.post(WATCH_PATH, { bodyLimit: 64 * 1024 }, async (request, reply) => {
    const channel = request.headers['x-goog-channel-id'];
    const token = typeof channel === 'string' ? await desk.watchToken(channel) : undefined;
    // a channel of before: Google ends it when it hears that nobody is there
    if (token === undefined) return reply.code(404).send({ ok: false });
    if (!same(request.headers['x-goog-channel-token'], token)) return reply.code(401).send({ ok: false });
    // the first message of a channel only says that it is open
    if (request.headers['x-goog-resource-state'] !== 'sync') await desk.hint(channel as string, clock.now());
    return { ok: true };
  });
}

function same(given: unknown, token: string): boolean {
  if (typeof given !== 'string') return false;
  const [a, b] = [Buffer.from(given), Buffer.from(token)];
  return a.length === b.length && timingSafeEqual(a, b);
}
