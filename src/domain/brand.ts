// What a company decides about how it is represented. Read from brands/<brand>/, validated there; plain data here.

export type Language = 'ru' | 'en';

/** Local wall-clock time, "HH:mm". */
export type LocalTime = string;

export interface OpenHours {
  /** ISO weekdays, 1 = Monday. */
  days: number[];
  from: LocalTime;
  to: LocalTime;
}

/** Hours a vague word stands for. The brand decides, never a parsing library. */
export interface WhenDefaults {
  /** A bare date («завтра») means this hour. */
  dayStart: LocalTime;
  morning: LocalTime;
  noon: LocalTime;
  afternoon: LocalTime;
  evening: LocalTime;
  night: LocalTime;
}

export interface Brand {
  id: string;
  /** Hash of the files it was read from; stored with every reply. */
  version: string;
  name: string;
  /** IANA zone, used for prospects whose own is unknown. */
  zone: string;
  languages: Language[];
  /** persona.md, given to the model as it is. */
  persona: string;
  /** When proactive messages may leave, in the prospect's zone. */
  hours: OpenHours[];
  repliesOutsideHours: 'now' | 'nextWindow' | 'awayMessage';
  awayMessage: Record<Language, string>;
  unknownInbound: 'ask' | 'answer' | 'ignore';
  burst: { quietSeconds: number; maxSeconds: number };
  typing: { enabled: boolean; charactersPerSecond: number; minSeconds: number; maxSeconds: number };
  followUp: {
    when: WhenDefaults;
    ambiguousTime: 'ask' | 'default';
    /** Up to this late a follow-up goes out as it is. */
    lateAsIsMinutes: number;
    /** Up to this late it is rewritten for the new moment; later it is skipped. */
    lateRewriteHours: number;
  };
  meeting: { when: WhenDefaults };
  takeover: { autoReleaseMinutes: number | null };
  optOut: { confirmation: Record<Language, string> };
  /** What the client hears when no answer can be made and a human is called. */
  holding: Record<Language, string>;
}
