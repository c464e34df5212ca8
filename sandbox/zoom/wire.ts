// Zoom's words: meetings as they travel, and refusals. https://developers.zoom.us/docs/api/errors/
import { Refusal } from '../rest';

export interface ZoomMeeting {
  uuid: string;
  id: number;
  host_id: string;
  host_email: string;
  topic: string;
  /** 2: scheduled */
  type: 2;
  status: 'waiting';
  start_time: string;
  duration: number;
  timezone: string;
  agenda: string;
  created_at: string;
  start_url: string;
  join_url: string;
  password: string;
}

export function refuse(status: number, code: number, message: string, more: object = {}): Refusal {
  return new Refusal(`${status} ${code}`, { status, body: { code, message, ...more } });
}

export const noUser = (user: string): Refusal => refuse(404, 1001, `User does not exist: ${user}.`);
export const noMeeting = (id: string): Refusal => refuse(404, 3001, `Meeting does not exist: ${id}.`);
export const invalid = (field: string, message = 'Invalid field.'): Refusal =>
  refuse(400, 300, 'Validation Failed.', { errors: [{ field, message }] });

/**
 * The day's limit comes without the documented headers: so it was seen, and so it is harder to tell apart.
 * https://devforum.zoom.us/t/zoom-api-create-meeting-api-rate-limit-sample-error-when-breaching-limit/18928
 */
export const dailyLimit = (limit: number): Refusal =>
  refuse(
    429,
    429,
    `You have exceeded the daily rate limit (${limit}) of Meeting Create/Update API requests permitted for this particular user. You may resume these requests at GMT 00:00:00.`,
  );

/** https://developers.zoom.us/docs/api/rate-limits/ */
export function perSecondLimit(seconds: number): Refusal {
  const { outcome, answer } = refuse(
    429,
    429,
    'You have reached the maximum per-second rate limit for this API. Try again later.',
  );
  const headers = { 'X-RateLimit-Category': 'Medium', 'X-RateLimit-Type': 'QPS', 'Retry-After': String(seconds) };
  return new Refusal(outcome, { ...answer, headers });
}
