// The rep as a scenario has him: he answers what the bot asks him, and is at his Google calendar as people are.
import type { Pool } from 'pg';
import { ANSWERS, type Answer, type CalendarEdit } from '../../src/domain/rehearsal/scenario';
import type { QuestionVerb } from '../../src/ports/rep-messages';
import type { Sandbox } from '../main';
import { CannotBeDone } from './cannot-be-done';
import type { Booked } from './theatre';

export interface Stage {
  pool: Pool;
  sandbox: Sandbox;
}

const PRESSED: Record<Answer, QuestionVerb> = { yes: 'yes', no: 'no', held: 'held', notHeld: 'absent' };
const ASKED = { confirm: 'may the meeting be booked: yes or no', outcome: 'how the meeting went: held or notHeld' };

/** To what he was asked last. `late`: it was settled before, and nothing changes. @throws CannotBeDone */
export async function answer({ pool }: Stage, { rep, desk }: Booked, given: Answer): Promise<{ late: boolean }> {
  const { rows } = await pool.query(
    `select q.id, q.kind from rep_questions q join rep_messages m on m.question_id = q.id where m.rep_id = $1::text order by q.asked_at desc limit 1`,
    [rep.id],
  );
  const asked = rows[0] as { id: string; kind: keyof typeof ASKED } | undefined;
  if (!asked) throw new CannotBeDone('answers: the rep has been asked nothing yet');
  if (asked.kind !== ANSWERS[given])
    throw new CannotBeDone(`answers: ${given} is no answer to what he was asked last, ${ASKED[asked.kind]}`);
  const { accepted } = await desk.answer({ questionId: asked.id, repId: rep.id, verb: PRESSED[given] });
  return { late: !accepted };
}

/** @throws CannotBeDone when there is no event to do it to */
export async function editCalendar(
  { pool, sandbox }: Stage,
  { rep: { id, email } }: Booked,
  change: CalendarEdit,
): Promise<void> {
  const iso = (at: number) => new Date(at).toISOString();
  if (change.edit === 'busy')
    return putEvent(sandbox, { email, summary: 'Busy', start: iso(change.from), end: iso(change.to) });
  const { rows } = await pool.query(
    `select event_id, extract(epoch from ends_at - starts_at)::int * 1000 as ms from bookings
     where rep_id = $1::text and status = 'booked' and event_id is not null order by starts_at limit 1`,
    [id],
  );
  const event = rows[0];
  if (!event) throw new CannotBeDone(`calendar: ${change.edit}: no meeting of ours is in the rep's calendar`);
  const of = { email, id: event.event_id };
  switch (change.edit) {
    case 'delete':
      return putEvent(sandbox, { ...of, status: 'cancelled' });
    case 'decline':
      return putEvent(sandbox, { ...of, response: { email, status: 'declined' } });
    case 'move':
      return putEvent(sandbox, { ...of, start: iso(change.to), end: iso(change.to + event.ms) });
  }
}

/** A human's hand at the local Google. */
export async function putEvent({ url }: Pick<Sandbox, 'url'>, event: object): Promise<void> {
  const response = await fetch(`${url}/calendar/events`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(event),
  });
  if (!response.ok) throw new Error(`calendar: ${await response.text()}`);
}

/** Where Google or Zoom says otherwise of a meeting than our rows do, in words. */
export async function outsideDiffers({ pool, sandbox }: Stage, conversationId: string): Promise<string[]> {
  const { rows } = await pool.query(
    `select b.*, k.email as calendar from bookings b join rep_calendars k on k.rep_id = b.rep_id where b.conversation_id = $1::text`,
    [conversationId],
  );
  const zoom = new Map(sandbox.zoom.all().map((one) => [String(one.id), Date.parse(one.start_time)]));
  return rows.flatMap((row) => {
    const due = row.status === 'booked' ? Number(row.starts_at) : undefined;
    const event = sandbox.google.world.account(row.calendar).events.get(row.event_id);
    const held = event && event.status !== 'cancelled' ? Date.parse(event.start?.dateTime ?? '') : undefined;
    return [
      ...(row.event_id ? differs('Google', held, due) : []),
      ...(row.zoom_id ? differs('Zoom', zoom.get(String(row.zoom_id)), due) : []),
    ];
  });
}

function differs(service: string, held: number | undefined, due: number | undefined): string[] {
  const when = (at: number | undefined) => (at === undefined ? 'none' : new Date(at).toISOString());
  return held === due ? [] : [`${service} has the meeting at ${when(held)}; by our rows: ${when(due)}`];
}
