// Calendars and video calls behind ports, in our own words. Adapters implement these; the booking's activities call them.
// Every call is bounded in time and made once; nothing retries inside. Errors are those of errors.ts: RateLimited (429, quota; `retryAfterMs`),
// Unreachable (5xx, network, an answer that makes no sense: the effect is unknown; NeverLeft where it is known to have had none), Misconfigured (our key), Refused (this one can't be done), GrantExpired.

export interface BusyTime {
  start: Date;
  end: Date;
}

export interface NewCalendarEvent {
  /** Made by us from the booking's id (base32hex, https://developers.google.com/workspace/calendar/api/v3/reference/events/insert): the dedupe key. */
  id: string;
  /** kept with the event, so that a stranger's is never taken for ours */
  bookingId: string;
  title: string;
  /** plain text; the join link stands in it too */
  description: string;
  /** where: the room's link, an address, a phone */
  location?: string;
  start: Date;
  end: Date;
  /** IANA; of the rep */
  zone: string;
  attendees: { email: string; name?: string }[];
}

export interface CalendarEvent {
  id: string;
  status: 'confirmed' | 'tentative' | 'cancelled';
  /** undefined for a cancelled one, and for one that fills whole days */
  start?: Date;
  end?: Date;
  /** the booking it was made for; undefined: somebody else's event, or a deleted one in `changes`, which is known by its id only */
  bookingId?: string;
  /** what our last move of it left there (domain/booking/ids: writeMark) */
  mark?: string;
  /** who said no: the rep himself, or the client he invited */
  declinedBy: ('organizer' | 'attendee')[];
  /** when he last changed it; of a deleted one, where Google does not say: when that was read */
  updated: Date;
  /** one time of a series that was changed apart from it, and when the series has it */
  occurrence?: { of: string; start?: Date };
}

/** One rep's calendar, signed in with his own grant. Besides the errors above: GrantExpired when he must connect again. */
export interface RepCalendar {
  /**
   * What he has on in that time, in every calendar he owns. Merged, by start. What could not be read is Unreachable, never free.
   * @throws Refused when the range is empty or longer than Google looks at (about two months)
   */
  freeBusy(from: Date, to: Date): Promise<BusyTime[]>;
  /**
   * Repeating it is no second event: on 409 the event that is there is read and compared, and given when it is this booking's at this time.
   * @throws Refused('taken') when the id is another's, or this booking's at another time or cancelled (a human was there); AlreadyDone is never thrown
   */
  insert(event: NewCalendarEvent): Promise<CalendarEvent>;
  get(id: string): Promise<CalendarEvent | undefined>;
  /** Whether he has it, not deleted, in another calendar he owns. */
  inAnother(id: string): Promise<boolean>;
  /**
   * At that time already is done, and tells nobody again.
   * @param options `mark` is kept with the event; `may` is asked of the event as it is: false leaves it there, and gives it
   * @throws Refused('gone') when it is deleted; Unreachable when somebody changed it in this moment: nothing was done
   */
  move(
    id: string,
    start: Date,
    end: Date,
    zone: string,
    options?: { mark?: string; may?: (there: CalendarEvent) => boolean },
  ): Promise<CalendarEvent>;
  /** Gone already is done. Attendees are told by Google. */
  cancel(id: string): Promise<void>;
  /**
   * What changed since `syncToken`; without one, or when Google no longer knows it (410), everything of the last month, of now and later: `full`.
   * https://developers.google.com/workspace/calendar/api/guides/sync
   */
  changes(syncToken: string | undefined): Promise<{ events: CalendarEvent[]; syncToken: string; full: boolean }>;
  /** Asks for a hint at `address` when something changes. https://developers.google.com/workspace/calendar/api/guides/push */
  watch(channel: { id: string; token: string; address: string; seconds: number }): Promise<{
    resourceId: string;
    expiresAt: Date;
  }>;
  stopWatch(channelId: string, resourceId: string): Promise<void>;
}

/** What a rep's grant is kept as: encrypted, see adapters/google-calendar. It IS his calendar: never log it. */
export interface GoogleGrant {
  refreshToken: string;
  accessToken?: string;
  accessExpiresAt?: Date;
  email: string;
  scopes: string[];
}

/** Signing a rep in: OAuth with PKCE. https://developers.google.com/identity/protocols/oauth2/native-app */
export interface GoogleSignIn {
  /** Where the rep says yes; `state` and the verifier are kept by the caller until he comes back. */
  url(request: { state: string; codeChallenge: string; redirectUri: string }): string;
  /** @throws Refused when the code is spent, old or not for this verifier, or a needed scope was unticked */
  exchange(answer: { code: string; codeVerifier: string; redirectUri: string }): Promise<GoogleGrant>;
  revoke(grant: GoogleGrant): Promise<void>;
  /** `onRefresh`: a fresh access token was fetched, to be kept. */
  calendar(grant: GoogleGrant, onRefresh: (grant: GoogleGrant) => void): RepCalendar;
}

export interface VideoMeeting {
  id: string;
  joinUrl: string;
  start: Date;
  minutes: number;
}

/**
 * Zoom with our own server-to-server key. The token is cached until a minute before its end; a 401 fetches another once.
 * RateLimited has `code: 'daily'` for the limit of 100 meetings made or changed per user and day, which waiting a minute does not mend.
 * https://developers.zoom.us/docs/api/rate-limits/
 */
export interface VideoMeetings {
  /** The one made for this booking, whoever made it; looked for before `create`, because Zoom takes no idempotency key. */
  find(host: string, bookingId: string): Promise<VideoMeeting | undefined>;
  create(meeting: {
    /** whose room: an e-mail address or "me" */
    host: string;
    bookingId: string;
    topic: string;
    start: Date;
    minutes: number;
  }): Promise<VideoMeeting>;
  /** @throws Refused('gone') */
  move(id: string, start: Date, minutes: number): Promise<void>;
  /** Gone already is done. */
  cancel(id: string): Promise<void>;
  /** A call that proves the key and its scopes. */
  check(): Promise<{ account: string }>;
}
