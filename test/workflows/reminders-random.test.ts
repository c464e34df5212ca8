// Many meetings booked, moved and called off at random across a change of clocks: each reminder once, at its minute, of the version that stood.
// MEETINGS=1000 is the full form.
import { DateTime } from 'luxon';
import { remindersOfBooking } from '../../src/domain/booking/around';
import type { MeetingOp } from '../../src/domain/meetings';
import { reminderId } from '../../src/domain/meetings';
import { DAY, HOUR, useStories, World } from '../support/stories';

const MEETINGS = Number(process.env.MEETINGS ?? 25);
const MINUTE = 60_000;
const POLICY = { reminders: { dayBefore: true, hourBefore: true } };
// the clocks of Europe go forward on 28 March 2027
const FIRST = DateTime.fromISO('2027-03-24T00:00', { zone: 'Europe/Berlin' }).toMillis();

const { time, pass, start, join } = useStories();

/** Small, seeded: a failure can be played again (SEED=…). */
function random(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 1_664_525 + 1_013_904_223) % 4_294_967_296;
    return state / 4_294_967_296;
  };
}

interface Version {
  from: number;
  until: number;
  reminders: { id: string; due: number }[];
}

test(`${MEETINGS} meetings: no reminder late, early, twice, missing or of a version that is gone`, async () => {
  const seed = Number(process.env.SEED ?? Date.now() % 1_000_000);
  const next = random(seed);
  const pick = (from: number, to: number) => from + Math.floor((next() * (to - from)) / MINUTE) * MINUTE;
  await pass(FIRST - (await time.env.currentTimeMs()));
  const meetings = await Promise.all(
    Array.from({ length: MEETINGS }, async (_, i) => {
      const world = new World();
      world.decide = () => ({ outcome: 'silent', covers: world.seq, reason: 'deleted', plan: [] });
      join(`r${i}`, world);
      return { world, id: `m${i}`, handle: await start(`r${i}`), versions: [] as Version[] };
    }),
  );
  const changes = meetings
    .flatMap((meeting) => {
      const booked = pick(FIRST + HOUR, FIRST + 3 * DAY);
      const times = [
        booked,
        ...Array.from({ length: Math.floor(next() * 3) }, () => pick(booked + HOUR, booked + 4 * DAY)),
      ];
      return times.sort((a, b) => a - b).map((at, n) => ({ at, n, meeting, off: n > 0 && next() < 0.3 }));
    })
    .sort((a, b) => a.at - b.at);
  for (const { at, meeting, off } of changes) {
    const now = await time.env.currentTimeMs();
    if (at > now) await pass(at - now);
    const { world, versions, id, handle } = meeting;
    const version = versions.length + 1;
    const heard = await time.env.currentTimeMs();
    const begins = pick(heard + 30 * MINUTE, heard + 4 * DAY);
    const span = { start: new Date(begins), end: new Date(begins + HOUR) };
    const reminders = off
      ? []
      : remindersOfBooking(span, POLICY, new Date(heard)).map((r) => ({
          ...r,
          id: reminderId(id, version, r.kind),
          due: r.due.getTime(),
        }));
    const last = versions.at(-1);
    if (last) last.until = heard;
    versions.push({ from: heard, until: Number.POSITIVE_INFINITY, reminders });
    const keep: MeetingOp = { op: 'keep', id, source: 'booked', start: begins, end: begins + HOUR, version, reminders };
    world.meetings = [off ? { op: 'drop', id } : keep];
    await handle.signal('calendarChanged', { seq: ++world.seq });
    await pass(2 * MINUTE); // heard before the next thing happens
  }
  await pass(10 * DAY);
  let due = 0;
  let punctual = 0;
  const wrong: string[] = [];
  for (const { world, versions } of meetings) {
    const wanted = versions.flatMap(({ reminders, until }) => reminders.filter((r) => r.due < until));
    due += wanted.length;
    const sent = world.sends
      .filter(({ kind }) => kind === 'reminder')
      .map(({ intents, at }) => ({ id: intents[0] as string, at }));
    for (const { id, due: at } of wanted) {
      const of = sent.filter((s) => s.id === id);
      if (of.length === 1 && Math.abs((of[0]?.at ?? 0) - at) <= MINUTE) punctual++;
      else wrong.push(`${id}: due ${new Date(at).toISOString()}, sent ${of.map((s) => new Date(s.at).toISOString())}`);
    }
    for (const { id } of sent) if (!wanted.some((w) => w.id === id)) wrong.push(`${id}: nobody wanted it`);
  }
  console.log(
    `reminders of ${MEETINGS} meetings (seed ${seed}): ${due} due, ${punctual} sent within a minute, ${wrong.length} wrong`,
  );
  expect(wrong).toEqual([]);
  expect(due).toBeGreaterThan(MEETINGS / 2);
}, 1_800_000);
