// Push notifications: channels, and the POSTs they cause. https://developers.google.com/workspace/calendar/api/guides/push
import { setTimeout as sleep } from 'node:timers/promises';
import { z } from 'zod';
import type { SandboxClock } from '../clock';
import type { Journal } from '../journal';
import { badRequest, notFound, refuse } from './wire';
import type { Calendar } from './world';

const request = z.object({
  id: z.string().regex(/^[A-Za-z0-9\-_+/=]{1,64}$/),
  type: z.enum(['web_hook', 'webhook']),
  address: z.url(),
  token: z.string().max(256).optional(),
  expiration: z.coerce.number().optional(),
});
const DAY_MS = 86_400_000;
const USUAL_MS = 7 * DAY_MS;
const LONGEST_MS = 30 * DAY_MS;
const TRIES = 3;

interface Channel {
  id: string;
  resourceId: string;
  resourceUri: string;
  calendar: string;
  email: string;
  address: string;
  token?: string;
  expiration: number;
  messages: number;
}

export class Channels {
  private readonly channels = new Map<string, Channel>();
  private closed = false;

  constructor(
    private readonly clock: SandboxClock,
    private readonly journal: Journal,
  ) {}

  /** @throws Refusal 400 */
  watch(email: string, calendar: Calendar, body: unknown): object {
    const parsed = request.safeParse(body);
    if (!parsed.success) throw badRequest('Bad Request', String(parsed.error.issues[0]?.path[0] ?? 'resource'));
    const { id, address, token, expiration } = parsed.data;
    // plain HTTP is let through to this machine only: tests and `npm start` have no certificate
    if (!/^https:/.test(address) && !/^http:\/\/(127\.0\.0\.1|localhost)[:/]/.test(address))
      throw refuse(400, 'push.webhookUrlNotHttps', 'WebHook callback must be HTTPS: ', {});
    if (this.channels.has(id)) throw refuse(400, 'channelIdNotUnique', `Channel id ${id} not unique`);
    const now = this.clock.now().getTime();
    const resourceId = Buffer.from(`events of ${calendar.id}`).toString('base64url');
    const made: Channel = {
      ...{ id, address, token, resourceId, email, calendar: calendar.id, messages: 0 },
      resourceUri: `https://www.googleapis.com/calendar/v3/calendars/${encodeURIComponent(calendar.id)}/events?alt=json`,
      expiration: Math.min(expiration ?? now + USUAL_MS, now + LONGEST_MS),
    };
    this.channels.set(id, made);
    this.notify(made, 'sync');
    const { resourceUri } = made;
    return { kind: 'api#channel', id, resourceId, resourceUri, token, expiration: String(made.expiration) };
  }

  /** @throws Refusal 404 */
  stop(email: string, body: unknown): void {
    const { id, resourceId } = (body ?? {}) as { id?: string; resourceId?: string };
    const found = this.channels.get(id ?? '');
    if (!found || found.resourceId !== resourceId || found.email !== email) throw notFound();
    this.channels.delete(found.id);
  }

  changed(calendar: Calendar): void {
    for (const channel of this.channels.values()) if (channel.calendar === calendar.id) this.notify(channel, 'exists');
  }

  close(): void {
    this.closed = true;
  }

  private notify(channel: Channel, state: 'sync' | 'exists'): void {
    if (this.clock.now().getTime() >= channel.expiration) {
      this.channels.delete(channel.id);
      return;
    }
    const number = ++channel.messages;
    void this.deliver(channel, {
      'X-Goog-Channel-ID': channel.id,
      ...(channel.token !== undefined && { 'X-Goog-Channel-Token': channel.token }),
      'X-Goog-Channel-Expiration': new Date(channel.expiration).toUTCString(),
      'X-Goog-Resource-ID': channel.resourceId,
      'X-Goog-Resource-URI': channel.resourceUri,
      'X-Goog-Resource-State': state,
      'X-Goog-Message-Number': String(number),
    });
  }

  /** "If your service returns 500, 502, 503, or 504, the API retries with exponential backoff"; other codes are a failure. */
  private async deliver(channel: Channel, headers: Record<string, string>): Promise<void> {
    const open = this.journal.call({
      service: 'calendar',
      account: channel.email,
      method: 'push',
      args: { address: channel.address, state: headers['X-Goog-Resource-State'], channel: channel.id },
    });
    for (let n = 1; !this.closed; n++) {
      const status = await fetch(channel.address, {
        method: 'POST',
        headers,
        signal: AbortSignal.timeout(10_000),
      }).then(
        (response) => response.status,
        () => 0,
      );
      if (n < TRIES && [0, 500, 502, 503, 504].includes(status)) await sleep(500 * 2 ** n, undefined, { ref: false });
      else return open.end(status ? String(status) : 'unreachable');
    }
    open.end('closed');
  }
}
