// Many want one slot at once: one has it. Tried on the rows alone, where thousands fit, and through the whole product.
// RACE=2000 npm test -- test/e2e/booking-races   tries so many bookings; a few hundred otherwise.
import { createBookings } from '../../src/adapters/postgres/bookings';
import type { BookingStore, NewHold } from '../../src/ports/booking';
import { addBookableRep, bookingBrand, standing } from '../support/meetings';
import { unique } from '../support/servers';
import { useStack } from '../support/stack';
import { until } from '../support/until';

const TRIES = Number(process.env.RACE || 400);
const AT_ONCE = 50;
const MINUTE = 60_000;
const held = useStack({ meetings: true, brand: bookingBrand() });

/** Pairs of bookings of one rep that hold or have the same time, with the buffers round it. */
const OVERLAPS = `select count(*)::int as n from bookings a join bookings b on a.rep_id = b.rep_id and a.id < b.id and a.blocked && b.blocked
    and booking_of(a.id) <> booking_of(b.id)
  where a.status in ('held', 'booked') and b.status in ('held', 'booked')`;

const first = Date.parse('2030-03-04T00:00:00Z');
const now = new Date('2030-03-01T00:00:00Z');

/** A rep of his own for the test, and what is wanted of him: half an hour, so many hours and ten minutes on, with a quarter after it. */
async function wanting() {
  const { pool } = held.stack;
  const rep = (await addBookableRep(held.stack, held.account.id)).id;
  const client = await held.stack.addProspect();
  const conversationId = unique('c');
  await pool.query(
    `insert into conversations (id, prospect_id, account_id, brand, peer_id, access_hash) select $1, id, $2, 'test', telegram_user_id, '1' from prospects where telegram_user_id = $3::bigint`,
    [conversationId, held.account.id, client],
  );
  const wanted = (slot: number, off: number): NewHold => {
    const start = new Date(first + slot * 60 * MINUTE + off * 10 * MINUTE);
    return {
      ...{ id: unique('b'), conversationId, repId: rep, kind: 'video', mode: 'link', title: 'call', zone: 'UTC' },
      ...{ start, end: new Date(start.getTime() + 30 * MINUTE), bufferBeforeMinutes: 0, bufferAfterMinutes: 15 },
      ...{ now, expiresAt: new Date(now.getTime() + 10 * MINUTE) },
      ...{ day: { start: now, end: new Date('2040-01-01T00:00:00Z') }, maxPerDay: null },
    };
  };
  return { rep, store: createBookings(pool), wanted };
}

const booked = async (store: BookingStore, one: NewHold) => {
  expect(await store.hold(one)).toBe('held');
  await confirm(store, one);
};
const confirm = (store: BookingStore, { id, start, end }: NewHold) =>
  store.confirm(id, { start, end, status: 'planned', announce: 'booked', reminders: [] }, false);

test('moves that touch the old time: one at a time, and both times are its own until it is settled', async () => {
  const { store, wanted } = await wanting();
  let moves = 0;
  for (let slot = 0; slot < Math.ceil(TRIES / 40) * 2; slot += 2) {
    const one = wanted(slot, 0);
    await booked(store, one);
    // a little later and a little earlier, together; others want the old time, and each of the new ones
    const later = wanted(slot, 2);
    const earlier = wanted(slot, -2);
    const answers = await Promise.all([
      store.holdMove(one.id, later),
      store.holdMove(one.id, earlier),
      ...[0, 1, 2].map((off) => store.hold(wanted(slot, off))),
    ]);
    expect(answers.slice(0, 2).sort()).toEqual(['held', 'moving']);
    expect(answers.slice(2)).toEqual(['taken', 'taken', 'taken']);
    const to = answers[0] === 'held' ? later : earlier;
    // asked again after a crash
    expect(await store.holdMove(one.id, to)).toBe('held');
    const undone = slot % 4 === 0;
    expect(await store.settleMove(one.id, undone ? one : to)).toBe(true);
    // what it has not is free again, what it has is not
    const [free, taken] = undone ? [to, one] : [one, to];
    expect(await store.hold({ ...wanted(slot, 0), start: taken.start, end: taken.end })).toBe('taken');
    expect(await store.holdMove(one.id, free)).toBe('held');
    expect(await store.settleMove(one.id, free)).toBe(true);
    moves += 2;
    expect((await held.stack.pool.query(OVERLAPS)).rows[0].n).toBe(0);
  }
  process.stderr.write(`\nmoves raced ${moves}, double booked 0\n`);
}, 120_000);

test('a move whose hold ran out: the time is another’s, and the old one is still its own', async () => {
  const { store, wanted } = await wanting();
  const one = wanted(0, 0);
  await booked(store, one);
  const to = wanted(3, 0);
  expect(await store.holdMove(one.id, to)).toBe('held');
  const later = new Date(to.expiresAt.getTime() + MINUTE);
  const other = { ...wanted(3, 1), now: later, expiresAt: new Date(later.getTime() + 10 * MINUTE) };
  await booked(store, other);
  expect(await store.settleMove(one.id, to)).toBe(false);
  expect(await store.booking(one.id)).toMatchObject({ start: one.start, status: 'booked' });
  expect(await store.settleMove(one.id, one)).toBe(true);
  expect(await store.booking(other.id)).toMatchObject({ start: other.start, status: 'booked' });
  expect((await held.stack.pool.query(OVERLAPS)).rows[0].n).toBe(0);
}, 60_000);

test(`${TRIES} bookings, ${AT_ONCE} at once for each slot, its neighbours and moves among them: none is had twice`, async () => {
  const { pool } = held.stack;
  const { rep, store, wanted } = await wanting();
  let had = 0;
  let moved = 0;
  for (let slot = 0; slot < Math.ceil(TRIES / AT_ONCE); slot++) {
    // some want the time itself, some one that overlaps it
    const tries = Array.from({ length: AT_ONCE }, (_, i) => wanted(slot, i % 3));
    const answers = await Promise.all(tries.map((one) => store.hold(one)));
    const winners = tries.filter((_, i) => answers[i] === 'held');
    had += winners.length;
    expect(winners).toHaveLength(1);
    const [winner] = winners as [NewHold];
    await confirm(store, winner);
    // the one who has it moves into the next, while it is asked for as well
    if (slot % 2 === 1) {
      const to = wanted(slot + 1, 0);
      const [answer, ...others] = await Promise.all([
        store.holdMove(winner.id, to),
        ...Array.from({ length: 5 }, () => store.hold(wanted(slot + 1, 1))),
      ]);
      const took = [answer, ...others].filter((one) => one === 'held').length;
      expect(took).toBe(1);
      if (answer === 'held') moved++;
      await store.settleMove(winner.id, answer === 'held' ? to : { ...winner });
      await pool.query(`update bookings set status = 'released' where rep_id = $1 and status = 'held'`, [rep]);
      await pool.query(`update bookings set status = 'cancelled' where id = $1`, [winner.id]);
    }
    expect((await pool.query(OVERLAPS)).rows[0].n).toBe(0);
  }
  const twice = (await pool.query(OVERLAPS)).rows[0].n;
  process.stderr.write(`\nbookings tried ${TRIES}, had ${had}, moved into a race ${moved}, double booked ${twice}\n`);
  expect(twice).toBe(0);
}, 300_000);

test('fifty prospects want one slot at once: one has it, forty-nine are offered others', async () => {
  const { stack, account } = held;
  await stack.pool.query("update reps set status = 'paused'");
  const rep = await addBookableRep(stack, account.id);
  const start = new Date(Math.ceil(Date.now() / 3_600_000) * 3_600_000 + 48 * 3_600_000).toISOString();
  const clients = await Promise.all(
    Array.from({ length: AT_ONCE }, async (_, i) => {
      const client = await stack.addProspect(`Client ${i}`);
      await stack.pool.query("update prospects set zone = 'Asia/Makassar' where telegram_user_id = $1::bigint", [
        client,
      ]);
      return client;
    }),
  );
  // each was offered it before
  await stack.script(
    account.id,
    clients.map(() => ({ text: 'Слушаю вас.' })),
  );
  await Promise.all(clients.map((client) => stack.say(client, account.userId, 'Здравствуйте')));
  const told = async (client: string) => (await stack.told(account, client)).map((m) => m.text);
  const all = (count: number) =>
    until(
      async () => (await Promise.all(clients.map(told))).every((texts) => texts.length >= count),
      200_000,
      `${count} answers each`,
      500,
    );
  await all(1);
  const { rows } = await stack.pool.query(
    `select c.id, p.telegram_user_id::text as client from conversations c join prospects p on p.id = c.prospect_id where p.telegram_user_id = any($1::bigint[])`,
    [clients],
  );
  for (const { id } of rows) {
    await stack.pool.query(
      `insert into slot_offers (conversation_id, starts_at, ends_at, rep_id, kind, turn_id, offered_at)
       select $1, $2::timestamptz, $2::timestamptz + interval '30 minutes', $3, 'video', i.turn_id, now() from intents i where i.conversation_id = $1 limit 1`,
      [id, start, rep.id],
    );
    await stack.script(id, [
      { tools: [{ name: 'book_meeting', input: { slot: start } }] },
      { text: 'Если что, напишите.' },
    ]);
  }
  await Promise.all(clients.map((client) => stack.say(client, account.userId, 'Беру это время')));
  await all(2);
  const { rows: answered } = await stack.pool.query(
    `select ok, content from tool_calls where tool = 'book_meeting' and conversation_id = any($1)`,
    [rows.map(({ id }) => id)],
  );
  const offered = answered.filter(({ ok, content }) => !ok && /Free near it: \[\{"slot"/.test(content));
  const { booked, zoom, events } = await standing(stack, rep);
  process.stderr.write(
    `\nprospects ${clients.length}, booked ${booked.length}, offered others ${offered.length}, Zoom meetings ${zoom.length}, events ${events.length}\n`,
  );
  expect(booked).toMatchObject([{ start, status: 'booked' }]);
  expect(zoom).toHaveLength(1);
  expect(events).toHaveLength(1);
  expect(answered.filter(({ ok }) => ok)).toHaveLength(1);
  expect(offered).toHaveLength(AT_ONCE - 1);
  const links = (await Promise.all(clients.map(told)))
    .flat()
    .filter((text) => text.includes(zoom[0]?.joinUrl as string));
  expect(links).toHaveLength(1);
}, 400_000);
