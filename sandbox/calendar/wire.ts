// Google's words: events as they travel, and refusals. https://developers.google.com/workspace/calendar/api/guides/errors
import { Refusal } from '../rest';

export interface WireTime {
  dateTime?: string;
  date?: string;
  timeZone?: string;
}

export interface WireAttendee {
  email: string;
  displayName?: string;
  responseStatus: 'needsAction' | 'declined' | 'tentative' | 'accepted';
  organizer?: boolean;
  self?: boolean;
}

/** https://developers.google.com/workspace/calendar/api/v3/reference/events */
export interface WireEvent {
  kind: 'calendar#event';
  etag: string;
  id: string;
  status: 'confirmed' | 'tentative' | 'cancelled';
  htmlLink: string;
  created: string;
  updated: string;
  summary?: string;
  description?: string;
  location?: string;
  creator: { email: string; self: true };
  organizer: { email: string; self: boolean };
  start: WireTime;
  end: WireTime;
  iCalUID: string;
  sequence: number;
  attendees?: WireAttendee[];
  transparency?: 'opaque' | 'transparent';
  extendedProperties?: { private?: Record<string, string>; shared?: Record<string, string> };
  eventType: 'default';
  recurrence?: string[];
  recurringEventId?: string;
  originalStartTime?: WireTime;
}

interface Detail {
  domain?: string;
  location?: string;
  locationType?: 'parameter' | 'header';
  headers?: Record<string, string>;
}

export function refuse(code: number, reason: string, message: string, detail: Detail = {}): Refusal {
  const { domain = 'global', headers, ...where } = detail;
  const body = { error: { errors: [{ domain, reason, message, ...where }], code, message } };
  return new Refusal(`${code} ${reason}`, { status: code, body, headers });
}

export const badRequest = (message: string, location?: string): Refusal =>
  refuse(400, 'invalid', message, location ? { locationType: 'parameter', location } : {});
export const notFound = (): Refusal => refuse(404, 'notFound', 'Not Found');
export const invalidCredentials = (): Refusal =>
  refuse(401, 'authError', 'Invalid Credentials', { locationType: 'header', location: 'Authorization' });
export const fullSyncRequired = (): Refusal =>
  refuse(410, 'fullSyncRequired', 'Sync token is no longer valid, a full sync is required.', {
    domain: 'calendar',
    locationType: 'parameter',
    location: 'syncToken',
  });
export const deleted = (): Refusal => refuse(410, 'deleted', 'Resource has been deleted');
export const duplicate = (): Refusal => refuse(409, 'duplicate', 'The requested identifier already exists.');
export const preconditionFailed = (): Refusal =>
  refuse(412, 'conditionNotMet', 'Precondition Failed', { locationType: 'header', location: 'If-Match' });
export const timeRangeEmpty = (location: string): Refusal =>
  refuse(400, 'timeRangeEmpty', 'The specified time range is empty.', {
    domain: 'calendar',
    locationType: 'parameter',
    location,
  });
/** https://developers.google.com/identity/protocols/oauth2/resources/granular-permissions */
export const insufficientScopes = (): Refusal =>
  refuse(403, 'insufficientPermissions', 'Request had insufficient authentication scopes.');
