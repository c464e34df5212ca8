// Whose turn it is to read a rep's calendar: one process at a time, taken over from one that died, and nothing settled by who came too late.
import { useDatabase } from '../../../test/support/postgres';
import { createCalendarDesk } from './calendar-desk';

const database = useDatabase();
const desk = () => createCalendarDesk(database.pool);
const at = (seconds: number) => new Date(Date.UTC(2030, 0, 1) + seconds * 1000);
const row = async () => (await database.pool.query('select * from rep_calendars')).rows[0];

beforeEach(async () => {
  await database.pool.query('truncate reps cascade');
  await database.pool.query(
    "insert into reps (id, name, username, brand, language) values ('r', 'Anna', 'anna', 'test', 'en')",
  );
  await database.pool.query(
    `insert into rep_calendars (rep_id, email, grant_cipher, grant_key_id, connected_at) values ('r', 'a@a.example', '', 'k', $1)`,
    [at(-100)],
  );
});

test('claimed once, kept while it is read, taken over when nobody keeps it', async () => {
  const first = await desk().claim(at(0), at(15));
  expect(first).toMatchObject({ repId: 'r', syncToken: undefined, failures: 0 });
  expect(await desk().claim(at(10), at(25))).toBeUndefined();
  await desk().keep(first as never, at(25));
  expect(await desk().claim(at(20), at(35))).toBeUndefined();
  const second = await desk().claim(at(26), at(41));
  expect(second).toMatchObject({ repId: 'r' });
  // the first one lives after all: it settles nothing any more
  await desk().keep(first as never, at(1000));
  await desk().read(first as never, 'of-the-first', at(1000));
  await desk().failed(first as never, at(1000), true);
  expect(await row()).toMatchObject({ sync_token: null, claimed_until: at(41), failures: 0 });
  await desk().read(second as never, 'of-the-second', at(86));
  expect(await row()).toMatchObject({ sync_token: 'of-the-second', claimed_until: null, synced_at: at(26) });
});

test('a renewal that comes after it was settled keeps nobody waiting', async () => {
  const due = await desk().claim(at(0), at(15));
  await desk().read(due as never, 'token', at(60));
  await desk().keep(due as never, at(75));
  expect(await desk().claim(at(59), at(74))).toBeUndefined();
  expect(await desk().claim(at(60), at(75))).toMatchObject({ syncToken: 'token' });
});

test('a human is told once of one that fails, and again after it could be read', async () => {
  const told = async () => (await database.pool.query("select detail from alerts where kind = 'calendar_unread'")).rows;
  const fail = async (second: number, alert: boolean) =>
    desk().failed((await desk().claim(at(second), at(second + 15))) as never, at(second + 60), alert);
  await fail(0, false);
  expect(await told()).toEqual([]);
  for (const second of [60, 120]) await fail(second, true);
  expect(await told()).toEqual([{ detail: 'Anna' }]);
  await desk().read((await desk().claim(at(180), at(195))) as never, 'token', at(240));
  await fail(240, true);
  expect(await told()).toHaveLength(2);
});
