// events.list: pages, and what changed since a sync token. https://developers.google.com/workspace/calendar/api/guides/sync
import { z } from 'zod';
import { instantOf, instantParameter } from './times';
import { badRequest, fullSyncRequired, type WireEvent } from './wire';
import type { Calendar } from './world';

const query = z.object({
  maxResults: z.coerce.number().int().min(1).max(2500).default(250),
  pageToken: z.string().optional(),
  syncToken: z.string().optional(),
  showDeleted: z.enum(['true', 'false']).default('false'),
  timeMin: z.string().optional(),
  timeMax: z.string().optional(),
});
/** "There are several query parameters that cannot be specified together with nextSyncToken." */
const NOT_WITH_SYNC = [
  ...['timeMin', 'timeMax', 'q', 'orderBy', 'updatedMin', 'iCalUID'],
  ...['privateExtendedProperty', 'sharedExtendedProperty'],
];
/** How long a token is good here; Google does not promise a time. */
const TOKEN_LASTS_MS = 28 * 86_400_000;

interface Token {
  calendar: string;
  /** changes after this one … */
  after: number;
  /** … up to this one; a sync token has none */
  head?: number;
  timeMin?: string;
  timeMax?: string;
  at: number;
  incremental: boolean;
}

const encode = (token: Token): string => Buffer.from(JSON.stringify(token)).toString('base64url');

/** @throws Refusal 400, 410 */
export function listEvents(calendar: Calendar, given: Record<string, string>, now: number): object {
  const parsed = query.safeParse(given);
  if (!parsed.success) throw badRequest('Bad Request', String(parsed.error.issues[0]?.path[0]));
  const { maxResults, pageToken, syncToken, showDeleted, timeMin, timeMax } = parsed.data;
  // "it is not allowed to set showDeleted to False": https://developers.google.com/workspace/calendar/api/v3/reference/events/list#syncToken
  if (syncToken && (given.showDeleted === 'false' || NOT_WITH_SYNC.some((name) => given[name] !== undefined)))
    throw badRequest('Sync token cannot be combined with other query restrictions.', 'syncToken');
  for (const name of ['timeMin', 'timeMax'] as const) instantParameter(given[name], name);

  const first: Token = syncToken
    ? read(syncToken, calendar, now)
    : { calendar: calendar.id, after: 0, timeMin, timeMax, at: now, incremental: false };
  const from: Token = pageToken ? read(pageToken, calendar, now) : { ...first, head: calendar.head };
  const head = from.head as number;
  const order = (event: WireEvent) => calendar.changed.get(event.id) as number;
  const all = [...calendar.events.values()]
    .filter((event) => order(event) > from.after && order(event) <= head)
    .filter((event) => within(event, calendar, from, showDeleted === 'true'))
    .sort((a, b) => order(a) - order(b));
  const items = all.slice(0, maxResults);
  const last = items.at(-1);
  const more = all.length > items.length && last;
  // an event changed while pages are read comes with its new number, after this head: the next sync has it
  const sync: Token = { ...from, after: head, head: undefined, at: now, incremental: true };
  return {
    ...{ kind: 'calendar#events', etag: `"${head}"`, summary: calendar.summary, timeZone: calendar.timeZone },
    ...{ accessRole: calendar.accessRole, defaultReminders: [] },
    ...(more ? { nextPageToken: encode({ ...from, after: order(last) }) } : { nextSyncToken: encode(sync) }),
    items: items.map((event) => (event.status === 'cancelled' ? remains(event) : event)),
  };
}

function within(event: WireEvent, { timeZone }: Calendar, token: Token, showDeleted: boolean): boolean {
  // a cancelled exception of a series is listed either way: https://developers.google.com/workspace/calendar/api/v3/reference/events/list#showDeleted
  if (event.status === 'cancelled') return showDeleted || token.incremental || event.recurringEventId !== undefined;
  if (event.recurrence) return true;
  const [start = 0, end = 0] = [instantOf(event.start, timeZone), instantOf(event.end, timeZone)];
  if (token.timeMin && end <= Date.parse(token.timeMin)) return false;
  return !(token.timeMax && start >= Date.parse(token.timeMax));
}

/** "Deleted events are only guaranteed to have the id field populated." https://developers.google.com/workspace/calendar/api/v3/reference/events#status */
const remains = ({ kind, etag, id, status, recurringEventId, originalStartTime }: WireEvent) => ({
  ...{ kind, etag, id, status },
  ...(recurringEventId && { recurringEventId, originalStartTime }),
});

function read(text: string, calendar: Calendar, now: number): Token {
  let token: Token;
  try {
    token = JSON.parse(Buffer.from(text, 'base64url').toString()) as Token;
  } catch {
    throw badRequest('Invalid sync token value.', 'syncToken');
  }
  if (token.calendar !== calendar.id) throw badRequest('Invalid sync token value.', 'syncToken');
  if (now - token.at > TOKEN_LASTS_MS) throw fullSyncRequired();
  return token;
}
