// What stands in the place of calendars and video calls where neither is set up: whoever needs one hears so.
import { Misconfigured } from './errors';
import type { Calendars } from './ports/booking';
import type { VideoMeetings } from './ports/meetings';

const missing = (service: string, what: string) => async (): Promise<never> => {
  throw new Misconfigured(service, what);
};

export const noCalendars: Calendars = { of: missing('Google', 'no calendar can be connected here') };

const noVideo = missing('Zoom', 'no video calls are set up here');
export const noVideoMeetings: VideoMeetings = {
  find: noVideo,
  create: noVideo,
  move: noVideo,
  cancel: noVideo,
  check: noVideo,
};
