// What the local Google holds: accounts with their calendars, every change in its order.
import type { SandboxClock } from '../clock';
import { occurrenceOf } from './recurrence';
import { deleted, duplicate, notFound, refuse, type WireEvent } from './wire';

export interface Calendar {
  id: string;
  /** whose it is */
  owner: string;
  primary: boolean;
  summary: string;
  accessRole: 'owner' | 'writer' | 'reader';
  timeZone: string;
  events: Map<string, WireEvent>;
  /** the number of each event's last change; grows over the calendar's life */
  changed: Map<string, number>;
  head: number;
}

export type NewEvent = Partial<WireEvent> & Pick<WireEvent, 'id' | 'start' | 'end'>;

export class CalendarWorld {
  private readonly calendars = new Map<string, Calendar>();
  private readonly listeners = new Set<(calendar: Calendar) => void>();

  constructor(private readonly clock: SandboxClock) {}

  /** An account and its primary calendar, made when it is first named. */
  account(email: string): Calendar {
    return this.calendars.get(email) ?? this.addCalendar(email, { id: email, primary: true });
  }

  addCalendar(owner: string, given: Partial<Calendar> & { id: string }): Calendar {
    const made: Calendar = {
      ...{ owner, primary: false, summary: given.id, accessRole: 'owner', timeZone: 'UTC', head: 0 },
      ...given,
      ...{ events: new Map(), changed: new Map() },
    };
    this.calendars.set(made.id, made);
    return made;
  }

  of(owner: string): Calendar[] {
    this.account(owner);
    return this.all().filter((one) => one.owner === owner);
  }

  all(): Calendar[] {
    return [...this.calendars.values()];
  }

  /** @throws Refusal 404 for what is not there, or another's */
  calendar(email: string, id: string): Calendar {
    if (id === 'primary') return this.account(email);
    const found = this.calendars.get(id);
    if (found?.owner !== email) throw notFound();
    return found;
  }

  /** @throws Refusal 409: an id is taken for ever, also by a deleted event */
  insert(calendar: Calendar, given: NewEvent): WireEvent {
    if (calendar.events.has(given.id)) throw duplicate();
    const { owner } = calendar;
    const now = this.clock.now().toISOString();
    return this.keep(calendar, {
      ...{ kind: 'calendar#event', etag: '', status: 'confirmed', created: now, updated: now },
      htmlLink: `https://calendar.example/event?eid=${Buffer.from(given.id).toString('base64url')}`,
      creator: { email: owner, self: true },
      organizer: { email: owner, self: true },
      ...{ iCalUID: `${given.id}@calendar.example`, sequence: 0, eventType: 'default' },
      ...given,
    });
  }

  /** Deleted ones too. @throws Refusal 404 */
  event(calendar: Calendar, id: string): WireEvent {
    const found = calendar.events.get(id);
    if (!found) throw notFound();
    return found;
  }

  /** @throws Refusal 403 for a deleted one, unless it is restored: https://github.com/googleapis/google-api-ruby-client/issues/1811 */
  change(calendar: Calendar, id: string, given: Partial<WireEvent>): WireEvent {
    const event = this.event(calendar, id);
    if (event.status === 'cancelled' && given.status === undefined) throw refuse(403, 'forbidden', 'Forbidden');
    const moved = given.start !== undefined || given.end !== undefined;
    return this.keep(calendar, { ...event, ...given, sequence: event.sequence + (moved ? 1 : 0) });
  }

  /** @throws Refusal 404; 410 when it is deleted already */
  remove(calendar: Calendar, id: string): void {
    const event = this.event(calendar, id);
    if (event.status === 'cancelled') throw deleted();
    this.keep(calendar, { ...event, status: 'cancelled' });
  }

  /** One time of a series, from now on apart from it. @throws Refusal 400 */
  occurrence(calendar: Calendar, series: WireEvent, at: number): WireEvent {
    const one = occurrenceOf(series, at, calendar.timeZone);
    return calendar.events.get(one.id) ?? this.keep(calendar, { ...one, etag: '' });
  }

  /** events.move: it keeps its id, and is deleted where it was. https://developers.google.com/workspace/calendar/api/v3/reference/events/move */
  moveTo(calendar: Calendar, id: string, target: Calendar): WireEvent {
    const event = this.event(calendar, id);
    this.remove(calendar, id);
    return this.keep(target, { ...event, organizer: { email: target.id, self: target.primary } });
  }

  onChange(listener: (calendar: Calendar) => void): void {
    this.listeners.add(listener);
  }

  private keep(calendar: Calendar, event: WireEvent): WireEvent {
    calendar.head++;
    const kept = { ...event, etag: `"${calendar.head}${event.id.length}"`, updated: this.clock.now().toISOString() };
    calendar.events.set(event.id, kept);
    calendar.changed.set(event.id, calendar.head);
    for (const listener of this.listeners) listener(calendar);
    return kept;
  }
}
