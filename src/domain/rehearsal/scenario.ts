// A rehearsal as sales people write it: who writes what and when, and everything that person should have received by the end.
import type { Language, OpenHours } from '../brand';
import type { Control, Stage } from '../conversation';

/** What leaves the account, by the reason it leaves for. */
export const KINDS = ['reply', 'followUp', 'reminder', 'away', 'holding', 'optOut'] as const;
export type Kind = (typeof KINDS)[number];

/** A turn of the local model, exactly; without it the local seller answers. */
export interface ScriptedTurn {
  text?: string;
  tools?: { name: string; input: unknown }[];
}

export type PlanEdit = { edit: 'skip' | 'sendNow' | 'hold' | 'release' } | { edit: 'move'; due: number };

/** What a rep says to what he is asked: may a meeting be booked (`confirm`), how did one go (`outcome`). */
export const ANSWERS = { yes: 'confirm', no: 'confirm', held: 'outcome', notHeld: 'outcome' } as const;
export type Answer = keyof typeof ANSWERS;
export type QuestionKind = (typeof ANSWERS)[Answer];

/** The rep at his own Google calendar; `busy` is something of his own. Instants in epoch ms. */
export type CalendarEdit =
  | { edit: 'delete' | 'decline' }
  | { edit: 'move'; to: number }
  | { edit: 'busy'; from: number; to: number };

export type Action =
  /** nothing happens: a look at how things stand */
  | { do: 'look' }
  | { do: 'say'; text: string; media?: string }
  /** the client changes his newest message */
  | { do: 'edit'; text: string }
  /** the rep types in his own app */
  | { do: 'rep'; text: string }
  | { do: 'takeOver' | 'handBack' | 'stop' | 'optOut' | 'approve' | 'discard' }
  | { do: 'stage'; stage: Stage }
  | { do: 'plan'; change: PlanEdit }
  | { do: 'answer'; answer: Answer }
  | { do: 'calendar'; change: CalendarEdit }
  /** nothing of ours runs until `until` */
  | { do: 'down'; until: number };

/** One answer, follow-up or the like: all parts of it together. Instants in epoch ms. */
export interface Expected {
  line: number;
  kind: Kind;
  from: number;
  to: number;
  has: Words[];
  not: Words[];
}

/** Words a message must or must not contain, whatever the case; between slashes a regular expression. */
export interface Words {
  line: number;
  words: string;
}

export interface Step {
  line: number;
  at: number;
  action: Action;
  agent: ScriptedTurn[];
  /** everything that leaves between this step and the next, in order; none: silence */
  expect: Expected[];
  /** promises made in that time, by the instant they are due */
  promises?: { line: number; due: number[] };
  /** what became of promises in that time, in order: client_responded, too_late … */
  drops?: { line: number; reasons: string[] };
  /** what a human was called for in that time, in order */
  alerts?: { line: number; kinds: string[] };
  /** what the rep was asked in that time, in order */
  questions?: { line: number; kinds: QuestionKind[] };
  /** as it stands when the next step begins */
  stage?: { line: number; is: Stage };
  control?: { line: number; is: Control };
}

export interface End {
  stage?: { line: number; is: Stage };
  control?: { line: number; is: Control };
  optedOut?: { line: number; is: boolean };
  /** promises still standing, by the instant they are due */
  plan?: { line: number; due: number[] };
  /** booked with the rep, by their starts */
  meetings?: { line: number; starts: number[] };
  /** everything a human was called for, in order */
  alerts?: { line: number; kinds: string[] };
  /** answers, follow-ups and so on in all */
  messages?: { line: number; count: number };
}

/** Whom the client is booked with, as the rehearsal begins. Instants in epoch ms. */
export interface ScenarioRep {
  line: number;
  /** IANA; the brand's if not given */
  zone?: string;
  hours?: OpenHours[];
  off: { from: number; to: number }[];
  /** in his own calendar */
  busy: { from: number; to: number }[];
}

/** The client is played by a model. */
export interface Persona {
  line: number;
  who: string;
  goal: string;
  /** of the client, at most */
  messages: number;
}

export interface Scenario {
  /** as shown to people: "brands/x/scenarios/y.yaml" */
  file: string;
  brand: string;
  title: string;
  /** IANA zone its times are in: the client's, else the brand's */
  zone: string;
  starts: number;
  ends: number;
  client: {
    name: string;
    language?: Language;
    zone?: string;
    facts: Record<string, string>;
    /** nobody has added him: he writes by himself */
    stranger: boolean;
  };
  rep?: ScenarioRep;
  /** where the conversation stands before the first step */
  stage: Stage;
  /** changes to brand.yaml for this rehearsal, merged into it */
  overrides: Record<string, unknown>;
  overridesLine: number;
  steps: Step[];
  /** words no message may contain */
  never: Words[];
  end: End;
  play?: Persona;
}
