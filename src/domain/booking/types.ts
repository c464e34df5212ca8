// A rep's time, and the pieces of it that may be offered.
import type { OpenHours } from '../brand';

export interface Span {
  start: Date;
  end: Date;
}

/** A time that may be offered. */
export type Slot = Span;

/** What is known of a rep's time. */
export interface RepTime {
  /** IANA */
  zone: string;
  /** working hours by his clock */
  hours: OpenHours[];
  timeOff: Span[];
  /** what his calendar says is taken, whatever it is */
  busy: Span[];
  /** held or booked by us, with their buffers already round them */
  booked: { span: Span; blocked: Span }[];
}
