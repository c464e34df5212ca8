// What the local Zoom holds: its one application, tokens, meetings, and how many were made or changed today.
import { randomBytes, randomUUID } from 'node:crypto';
import type { SandboxClock } from '../clock';
import { dailyLimit, noMeeting, type ZoomMeeting } from './wire';

/** https://developers.zoom.us/docs/integrations/oauth-scopes-overview/ */
export const ALL_SCOPES = [
  'meeting:write:meeting:admin',
  'meeting:read:meeting:admin',
  'meeting:read:list_meetings:admin',
  'meeting:update:meeting:admin',
  'meeting:delete:meeting:admin',
  'user:read:user:admin',
];

export interface ZoomApp {
  accountId: string;
  clientId: string;
  clientSecret: string;
  scopes: string[];
  /** https://developers.zoom.us/docs/api/rate-limits/: meetings made or changed, by user and UTC day */
  meetingsPerUserAndDay: number;
}

const TOKEN_SECONDS = 3600;

export class ZoomWorld {
  readonly app: ZoomApp = {
    accountId: 'sandbox',
    clientId: 'sandbox',
    clientSecret: 'sandbox',
    scopes: ALL_SCOPES,
    meetingsPerUserAndDay: 100,
  };
  private readonly tokens = new Map<string, { until: number; scopes: readonly string[] }>();
  private readonly meetings = new Map<string, ZoomMeeting>();
  private readonly changes = new Map<string, number>();
  private nextId = 81_000_000_001;

  constructor(private readonly clock: SandboxClock) {}

  issueToken(): { access_token: string; expires_in: number; scope: string } {
    const access_token = randomBytes(24).toString('base64url');
    const { scopes } = this.app;
    this.tokens.set(access_token, { until: this.clock.now().getTime() + TOKEN_SECONDS * 1000, scopes });
    return { access_token, expires_in: TOKEN_SECONDS - 1, scope: scopes.join(' ') };
  }

  /** Its scopes; 'expired' or 'unknown' when it opens nothing. */
  token(value: string): readonly string[] | 'expired' | 'unknown' {
    const found = this.tokens.get(value);
    if (!found) return 'unknown';
    return found.until > this.clock.now().getTime() ? found.scopes : 'expired';
  }

  /** Every token given out so far opens nothing any more. */
  revokeTokens(): void {
    this.tokens.clear();
  }

  create(host: string, given: Pick<ZoomMeeting, 'topic' | 'start_time' | 'duration' | 'timezone' | 'agenda'>) {
    this.count(host);
    const id = this.nextId++;
    const password = randomBytes(4).toString('hex');
    const made: ZoomMeeting = {
      ...{ uuid: `${randomUUID()}==`, id, host_id: Buffer.from(host).toString('base64url'), host_email: host },
      ...given,
      ...{ type: 2, status: 'waiting', created_at: this.stamp(), password },
      start_url: `https://zoom.example/s/${id}?zak=${randomBytes(12).toString('hex')}`,
      join_url: `https://zoom.example/j/${id}?pwd=${password}`,
    };
    this.meetings.set(String(id), made);
    return made;
  }

  /** @throws Refusal 3001 */
  get(id: string): ZoomMeeting {
    const found = this.meetings.get(id);
    if (!found) throw noMeeting(id);
    return found;
  }

  /** Whose meeting it is; undefined: nobody's. */
  hostOf(id: string): string | undefined {
    return this.meetings.get(id)?.host_email;
  }

  /** "If the value is omitted or a date in the past, the API ignores this value": https://developers.zoom.us/docs/api/meetings/ (update, start_time) */
  change(id: string, { start_time, ...given }: Partial<ZoomMeeting>): void {
    const found = this.get(id);
    this.count(found.host_email);
    const coming = start_time !== undefined && Date.parse(start_time) > this.clock.now().getTime();
    Object.assign(found, given, coming && { start_time });
  }

  remove(id: string): void {
    this.get(id);
    this.meetings.delete(id);
  }

  all(): ZoomMeeting[] {
    return [...this.meetings.values()];
  }

  /** Not over yet, soonest first. */
  upcoming(host: string): ZoomMeeting[] {
    const now = this.clock.now().getTime();
    return this.all()
      .filter((one) => one.host_email === host && Date.parse(one.start_time) + one.duration * 60_000 > now)
      .sort((a, b) => Date.parse(a.start_time) - Date.parse(b.start_time) || a.id - b.id);
  }

  private count(host: string): void {
    const key = `${host} ${this.stamp().slice(0, 10)}`;
    const today = this.changes.get(key) ?? 0;
    if (today >= this.app.meetingsPerUserAndDay) throw dailyLimit(this.app.meetingsPerUserAndDay);
    this.changes.set(key, today + 1);
  }

  private stamp(): string {
    return this.clock.now().toISOString().replace(/\.\d+/, '');
  }
}
