// The vendor's library as we use it: only the calendar's file of `googleapis`, Node's own fetch, a timeout, and one try.
import type { AuthPlus, calendar_v3 } from 'googleapis/build/src/apis/calendar';

export type { calendar_v3 } from 'googleapis/build/src/apis/calendar';
export type OAuthClient = InstanceType<AuthPlus['OAuth2']>;

export interface Wire {
  clientId: string;
  clientSecret: string;
  /** Default https://www.googleapis.com/; Google's own paths follow at its root. */
  rootUrl?: string;
  /** Default https://oauth2.googleapis.com/token. With it given, the sign-in page (o/oauth2/v2/auth) and `revoke` stand beside it. */
  tokenUrl?: string;
  /** Of one request; default 10 s. */
  timeoutMs?: number;
}

// 0.4 s and 18 MB on a busy machine: paid by the process that opens a calendar, when it opens the first
const library = () =>
  require('googleapis/build/src/apis/calendar') as typeof import('googleapis/build/src/apis/calendar');
const TIMEOUT_MS = 10_000;

/** Without credentials: each call brings its own token. */
export function calendarApi({ rootUrl, timeoutMs = TIMEOUT_MS }: Wire): calendar_v3.Calendar {
  const options = { version: 'v3' as const, retry: false, timeout: timeoutMs, fetchImplementation: fetch };
  return library().calendar(rootUrl ? { ...options, rootUrl } : options);
}

export function oauthClient({ clientId, clientSecret, tokenUrl, timeoutMs = TIMEOUT_MS }: Wire): OAuthClient {
  const beside = (path: string) => new URL(path, tokenUrl).toString();
  const client = new (library().auth.OAuth2)({
    clientId,
    clientSecret,
    transporterOptions: { timeout: timeoutMs, fetchImplementation: fetch },
    ...(tokenUrl && {
      endpoints: {
        oauth2AuthBaseUrl: beside('o/oauth2/v2/auth'),
        oauth2TokenUrl: tokenUrl,
        oauth2RevokeUrl: beside('revoke'),
      },
    }),
  });
  // The library asks for retries with each of its own requests; this is its only place to say no.
  client.transporter.interceptors.request.add({
    resolved: async (request) => {
      request.retry = false;
      request.retryConfig = undefined;
      return request;
    },
  });
  return client;
}
