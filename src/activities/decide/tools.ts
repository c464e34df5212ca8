// The model's tools within one turn. They propose: nothing here acts on the world, everything stands only once the reply has left.
import type { AgentTurn, PlanLine, ToolCall, ToolResult } from '../../domain/agent';
import { agreesWithReading, describeInstant, resolveWhen, zoneName } from '../../domain/when';
import { isHoliday, isOpen, nextOpen } from '../../domain/windows';
import type { NewPlanItem } from '../../ports';
import type { Question } from './ask-model';
import { languageOf } from './language';
import type { Noted } from './meetings';
import { noteMeeting } from './note-meeting';
import { noted, type Profile } from './profile';

export interface Toolbox {
  run(call: ToolCall): ToolResult;
  /** say_nothing or hand_off was called: no more rounds */
  readonly ended: boolean;
  readonly silence?: string;
  readonly handOff?: string;
  readonly stop?: 'noMoreMessages' | 'wrongPerson';
  readonly planItems: NewPlanItem[];
  /** times the client is asked about: named in the question, promised by nobody */
  readonly asked: { due: Date }[];
  readonly cancelItems: { id: string; reason: string }[];
  /** meetings of the client's own that the model noted */
  readonly noted: readonly Noted[];
  /** a promise in words has an item behind it */
  readonly promised: boolean;
  /** an item was made that the client must hear of */
  readonly mustPromise: boolean;
  /** promises the client's message cancelled that were neither kept nor dropped */
  readonly lapsing: PlanLine[];
}

// Nobody means to be written to in ten years; a slip of the resolver or the model would sit in the plan for ever.
const FARTHEST_DAYS = 366;

export function createToolbox(question: Question, turn: AgentTurn): Toolbox {
  return new TurnTools(question, turn);
}

class TurnTools implements Toolbox {
  silence?: string;
  handOff?: string;
  stop?: 'noMoreMessages' | 'wrongPerson';
  planItems: NewPlanItem[] = [];
  asked: { due: Date }[] = [];
  cancelItems: { id: string; reason: string }[] = [];
  noted: Noted[] = [];
  /** what update_profile of this turn has said: known to the promises beside it */
  private profile: Profile = {};
  mustPromise = false;
  private settled = new Set<string>();

  constructor(
    private readonly question: Question,
    private readonly turn: AgentTurn,
  ) {}

  private get zone(): string {
    const { snapshot, brand } = this.question;
    return this.profile.zone ?? snapshot.prospect.zone ?? brand.zone;
  }
  get ended(): boolean {
    return this.silence !== undefined || this.handOff !== undefined || this.stop !== undefined;
  }
  get promised(): boolean {
    const cancelled = new Set(this.cancelItems.map((c) => c.id));
    return (
      this.planItems.length > 0 || this.turn.plan.some((line) => line.state === 'scheduled' && !cancelled.has(line.id))
    );
  }
  get lapsing(): PlanLine[] {
    return this.turn.plan.filter((line) => line.state === 'cancelledByReply' && !this.settled.has(line.id));
  }

  run(call: ToolCall): ToolResult {
    const [ok, content] = this.result(call);
    return { callId: call.id, ok, content };
  }

  private result(call: ToolCall): [boolean, string] {
    switch (call.name) {
      case 'schedule_follow_up':
        return call.keep ? this.keep(call.keep) : this.schedule(call);
      case 'cancel_follow_up': {
        const line = this.turn.plan.find((l) => l.id === call.planItemId);
        if (!line) return [false, `There is no promise ${call.planItemId} in the plan.`];
        this.settled.add(line.id);
        if (line.state === 'scheduled') this.cancelItems.push({ id: line.id, reason: 'agent_cancelled' });
        return [true, 'Cancelled.'];
      }
      case 'note_meeting': {
        const { ok, content, noted } = noteMeeting(call, this.question, this.zone);
        if (noted) this.noted.push(noted);
        return [ok, content];
      }
      case 'hand_off':
        this.handOff = call.reason;
        return [true, 'A human takes over.'];
      case 'say_nothing':
        this.silence = call.reason;
        return [true, 'Nothing will be sent.'];
      case 'stop_contact':
        this.stop = call.kind;
        return [true, 'Noted. He is written to no more.'];
      case 'update_profile':
        this.profile = { ...this.profile, ...noted(call).profile };
        return [true, ''];
      // run as activities: see run-tool
      case 'set_stage':
      case 'cancel_meeting':
        return [true, ''];
      case 'search_knowledge':
      case 'match_products':
      case 'offer_slots':
      case 'book_meeting':
      case 'reschedule_meeting':
        return [false, 'Not done: the turn ends here.']; // unless it goes on: then its activity answers
      case 'invalid':
        return [false, `${call.tool}: ${call.problem}`];
    }
  }

  private keep(id: string): [boolean, string] {
    const line = this.turn.plan.find((l) => l.id === id);
    const row = this.question.snapshot.plan.find((p) => p.id === id);
    if (!line || !row || line.state !== 'cancelledByReply')
      return [false, `There is no cancelled promise ${id} to keep.`];
    if (line.due <= this.question.now) return [false, 'Its time has passed. Ask the client when it suits him now.'];
    this.settled.add(id);
    this.add({
      due: line.due,
      words: row.words ?? '',
      message: row.message,
      brief: row.brief,
      reason: row.reason ?? '',
    });
    return [true, `Kept: ${line.dueText}.`];
  }

  private schedule(call: Extract<ToolCall, { name: 'schedule_follow_up' }>): [boolean, string] {
    const { brand, now, snapshot } = this.question;
    const { zone } = this;
    const lang = languageOf(snapshot, brand);
    const when = resolveWhen({
      phrase: call.words,
      now,
      zone,
      lang,
      purpose: 'followUp',
      brandZone: brand.zone,
      defaults: brand.followUp.when,
      holidays: brand.holidays,
    });
    if (when.kind === 'past')
      return [false, 'That time has already passed. Ask the client for another one; nothing is scheduled.'];
    if (when.kind === 'none')
      return [
        false,
        `"${call.words}" names no time that could be understood. Ask the client when to write; nothing is scheduled.`,
      ];
    if (when.kind === 'question' || (when.question && brand.followUp.ambiguousTime === 'ask')) {
      for (const option of [when.instant, ...(when.question?.options ?? [])])
        if (option !== undefined) this.asked.push({ due: new Date(option) });
      return [
        false,
        `Not clear when. Ask the client: ${when.question?.text ?? 'what time exactly?'} Nothing is scheduled.`,
      ];
    }
    if (when.instant === undefined) return [false, 'Ask the client when to write; nothing is scheduled.'];
    if (call.reading && !agreesWithReading(when, call.reading, zone)) {
      return [
        false,
        `Your reading (${call.reading}) and ours (${when.instant}) differ. Ask the client which he means; nothing is scheduled.`,
      ];
    }
    // It is sent as it stands, perhaps in weeks: what it may not say is not promised either.
    const fault = call.message === undefined ? undefined : this.question.guard([call.message], []);
    if (fault) return [false, `That message may not be sent. ${fault.correction} Nothing is scheduled.`];
    let due = new Date(when.instant);
    if (due.getTime() > now.getTime() + FARTHEST_DAYS * 24 * 3600_000)
      return [false, 'That is more than a year away. Ask the client; nothing is scheduled.'];
    // An hour the client named is his wish; a day or a part of it is ours to choose, within the hours we write in.
    const vague = when.precision === 'day' || when.precision === 'daypart' || when.precision === 'week';
    // On a holiday nothing of ours leaves: better said now than found out then.
    const closed = vague ? !isOpen(brand.hours, zone, due, brand.holidays) : isHoliday(brand.holidays, zone, due);
    if (closed) due = nextOpen(brand.hours, zone, due, brand.holidays) ?? due;
    this.mustPromise = true;
    this.add({ due, words: call.words, message: call.message, brief: call.brief, reason: call.reason });
    return [
      true,
      `Scheduled for ${describeInstant(due.toISOString(), when.zone ?? zone, lang, now)}. Confirm it to the client with this day and hour.${this.whoseClock(when.zone, due)}`,
    ];
  }

  /** Whose clock it is must be plain to both: his own is known, another was named by him, his has just become another, or ours is taken. */
  private whoseClock(said: string | undefined, due: Date): string {
    const { brand, snapshot } = this.question;
    const { zone } = this;
    const name = (of: string) => zoneName(of, languageOf(snapshot, brand), due);
    if (said) return ` He named ${name(said)}: name it in the confirmation.`;
    if (!this.profile.zone && !snapshot.prospect.zone)
      return ` His zone is unknown: name ours (${name(zone)}) in the confirmation.`;
    const moved = snapshot.prospect.zone !== undefined && snapshot.prospect.zone !== zone;
    return moved
      ? ` His zone has changed: name the new one (${name(zone)}) in the confirmation. What was promised before stays at the same moment.`
      : '';
  }

  private add(item: Omit<NewPlanItem, 'id' | 'basis' | 'promisedBy'>): void {
    // One promise at a time: a newer one for the same minute replaces the older.
    this.planItems = this.planItems.filter((other) => Math.abs(other.due.getTime() - item.due.getTime()) > 60_000);
    this.planItems.push({
      ...item,
      id: `${this.question.turnId}/p${this.planItems.length + 1}`,
      basis: this.question.snapshot.conversation.seq,
    });
  }
}
