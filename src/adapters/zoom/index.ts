// Zoom meetings behind the VideoMeetings port. https://developers.zoom.us/docs/api/meetings/
import { z } from 'zod';
import { Misconfigured, Refused } from '../../errors';
import type { VideoMeeting, VideoMeetings } from '../../ports/meetings';
import { createClient, read, type ZoomOptions } from './client';

export type { ZoomOptions } from './client';

const SERVICE = 'Zoom';
/** Each call's scope, and the older, wider one that covers it. https://developers.zoom.us/docs/integrations/oauth-scopes-overview/ */
const SCOPES = [
  ['meeting:write:meeting:admin', 'meeting:write:admin'],
  ['meeting:read:list_meetings:admin', 'meeting:read:admin'],
  ['meeting:update:meeting:admin', 'meeting:write:admin'],
  ['meeting:delete:meeting:admin', 'meeting:write:admin'],
  ['user:read:user:admin', 'user:read:admin'],
] as const;
/** The most a page holds; a rep with more than 50 × 300 upcoming meetings is none. */
const PAGE_SIZE = 300;
const PAGES = 50;
/** https://developers.zoom.us/docs/api/meetings/#tag/meetings/post/users/{userId}/meetings */
const TOPIC_LENGTH = 200;

const meeting = z.object({
  id: z.union([z.int(), z.string().min(1)]).transform(String),
  join_url: z.url(),
  start_time: z.iso.datetime({ offset: true }),
  duration: z.number().positive(),
});
const page = z.object({
  next_page_token: z.string().optional(),
  // a recurring one without a fixed time has no start: never ours, and no reason to see none of the others
  meetings: z.array(z.looseObject({ agenda: z.string().optional() })),
});
const user = z.object({ email: z.string().min(1) });

/** A client with the account's own key; no call is made before the first of its methods. */
export function createZoom(options: ZoomOptions): VideoMeetings {
  const { call, scopes } = createClient(options);
  const meetingsOf = (host: string) => `/users/${encodeURIComponent(host)}/meetings`;

  return {
    async find(host, bookingId) {
      for (let token = '', n = 0; n < PAGES; n++) {
        const query = new URLSearchParams({ type: 'upcoming', page_size: String(PAGE_SIZE), next_page_token: token });
        const { meetings, next_page_token } = await call(page, 'GET', `${meetingsOf(host)}?${query}`);
        const found = meetings.find(({ agenda }) => agenda?.split('\n', 1)[0] === mark(bookingId));
        if (found) return toMeeting(read('the list of meetings', meeting, found));
        if (!next_page_token) return undefined;
        token = next_page_token;
      }
      throw new Refused(SERVICE, 'other', `more than ${PAGES * PAGE_SIZE} upcoming meetings of one user`);
    },

    async create({ host, bookingId, topic, start, minutes }) {
      const body = {
        topic: [...topic].slice(0, TOPIC_LENGTH).join(''),
        type: 2, // scheduled
        agenda: mark(bookingId),
        ...when(start, minutes),
      };
      return toMeeting(await call(meeting, 'POST', meetingsOf(host), body));
    },

    async move(id, start, minutes) {
      await call(undefined, 'PATCH', `/meetings/${encodeURIComponent(id)}`, when(start, minutes));
    },

    async cancel(id) {
      try {
        await call(undefined, 'DELETE', `/meetings/${encodeURIComponent(id)}`);
      } catch (error) {
        if (!(error instanceof Refused) || error.code !== 'gone') throw error;
      }
    },

    async check() {
      const granted = await scopes();
      const missing = SCOPES.filter((alike) => !alike.some((scope) => granted.has(scope))).map(([scope]) => scope);
      if (missing.length > 0)
        throw new Misconfigured(
          SERVICE,
          `the app lacks ${missing.join(', ')}: add them at https://marketplace.zoom.us`,
        );
      return { account: (await call(user, 'GET', '/users/me')).email };
    },
  };
}

/** The agenda's first line. Lists cut an agenda at 250 characters, so it stands at the front. */
const mark = (bookingId: string): string => `Booking ${bookingId}`;

// Whole seconds, GMT. No `timezone`: Zoom knows a list of its own (without Asia/Makassar, for one), and shows the host's where none is given.
// https://developers.zoom.us/docs/api/references/abbreviations/#timezones
const when = (start: Date, minutes: number) => ({
  start_time: start.toISOString().replace(/\.\d{3}Z$/, 'Z'),
  duration: minutes,
});

const toMeeting = ({ id, join_url, start_time, duration }: z.infer<typeof meeting>): VideoMeeting => ({
  id,
  joinUrl: join_url,
  start: new Date(start_time),
  minutes: duration,
});
