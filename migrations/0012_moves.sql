-- A move holds both of its times until it is settled, one move at a time; and a time a rep could not give has words of its own.

-- What a row holds a time for: a booking, also the time it is to move to (`<booking>/move`).
create function booking_of(p_id text) returns text language sql immutable as $$
  select case when right(p_id, 5) = '/move' then left(p_id, -5) else p_id end
$$;

-- A booking does not stand in the way of its own move. All else as before, so whatever is there fits.
alter table bookings drop constraint one_booking_at_a_time;
alter table bookings add constraint one_booking_at_a_time
  exclude using gist (rep_id with =, blocked with &&, booking_of(id) with <>) where (status in ('held', 'booked'));

-- Takes the slot, or says why not: taken, day_full. Held already by the same booking for the same time: held. All by the caller's clock.
create or replace function hold_slot(
  p_id text, p_conversation text, p_rep text, p_kind text, p_mode text, p_title text, p_start timestamptz, p_end timestamptz,
  p_before interval, p_after interval, p_zone text, p_email text, p_place text, p_now timestamptz, p_expires timestamptz,
  p_day_from timestamptz, p_day_to timestamptz, p_max_per_day integer
) returns text language plpgsql as $$
declare
  v_booking bookings;
begin
  -- one at a time for each rep: the count of a day is exact
  perform 1 from reps r where r.id = p_rep for no key update;
  select * into v_booking from bookings b where b.id = p_id;
  if v_booking.status in ('held', 'booked') and v_booking.starts_at = p_start and v_booking.ends_at = p_end then return 'held'; end if;
  if v_booking.id is not null then return 'taken'; end if;
  update bookings b set status = 'released', reason = 'hold_expired', updated_at = clock_timestamp()
    where b.rep_id = p_rep and b.status = 'held' and b.hold_expires_at <= p_now;
  -- one that moves within the day is one
  if p_max_per_day is not null and (select count(distinct booking_of(b.id)) from bookings b where b.rep_id = p_rep and b.status in ('held', 'booked')
      and b.starts_at >= p_day_from and b.starts_at < p_day_to) >= p_max_per_day then return 'day_full'; end if;
  insert into bookings (id, conversation_id, rep_id, kind, mode, title, starts_at, ends_at, blocked, zone, email, place, status, hold_expires_at)
    values (p_id, p_conversation, p_rep, p_kind, p_mode, p_title, p_start, p_end, tstzrange(p_start - p_before, p_end + p_after), p_zone, p_email, p_place,
      'held', p_expires);
  return 'held';
exception when exclusion_violation then
  return 'taken';
end $$;

-- Another time for a booking: it keeps the old one, and the new one is held beside it by a row of its own, until it is settled which it has.
-- gone: it is not booked (any more). moving: it is on its way to another time. Asked again for the same time: held.
create or replace function hold_move(
  p_id text, p_start timestamptz, p_end timestamptz, p_before interval, p_after interval, p_now timestamptz, p_expires timestamptz,
  p_day_from timestamptz, p_day_to timestamptz, p_max_per_day integer
) returns text language plpgsql as $$
declare
  v_booking bookings;
  v_move bookings;
begin
  perform 1 from reps r join bookings b on b.rep_id = r.id where b.id = p_id for no key update of r;
  select * into v_booking from bookings b where b.id = p_id;
  if v_booking.id is null or v_booking.status <> 'booked' then return 'gone'; end if;
  update bookings b set status = 'released', reason = 'hold_expired', updated_at = clock_timestamp()
    where b.rep_id = v_booking.rep_id and b.status = 'held' and b.hold_expires_at <= p_now;
  select * into v_move from bookings b where b.id = p_id || '/move' and b.status = 'held';
  if v_move.id is not null then
    return case when v_move.starts_at = p_start and v_move.ends_at = p_end then 'held' else 'moving' end;
  end if;
  delete from bookings b where b.id = p_id || '/move';
  if p_max_per_day is not null and (select count(distinct booking_of(b.id)) from bookings b where b.rep_id = v_booking.rep_id and booking_of(b.id) <> p_id
      and b.status in ('held', 'booked') and b.starts_at >= p_day_from and b.starts_at < p_day_to) >= p_max_per_day then return 'day_full'; end if;
  insert into bookings (id, conversation_id, rep_id, kind, mode, title, starts_at, ends_at, blocked, zone, status, hold_expires_at)
    values (p_id || '/move', v_booking.conversation_id, v_booking.rep_id, v_booking.kind, v_booking.mode, v_booking.title, p_start, p_end,
      tstzrange(p_start - p_before, p_end + p_after), v_booking.zone, 'held', p_expires);
  return 'held';
exception when exclusion_violation then
  return 'taken';
end $$;

-- How a move ended: the booking is at the new time, or where it was. false: there is no such booking any more, or the hold had run out and
-- the time is another's by now; it is where it was.
create or replace function settle_move(p_id text, p_start timestamptz, p_end timestamptz, p_before interval, p_after interval) returns boolean language plpgsql as $$
begin
  delete from bookings b where b.id = p_id || '/move';
  update bookings b set starts_at = p_start, ends_at = p_end, updated_at = clock_timestamp(),
      blocked = case when isempty(b.blocked) and b.starts_at = p_start and b.ends_at = p_end then b.blocked else tstzrange(p_start - p_before, p_end + p_after) end
    where b.id = p_id and b.status = 'booked';
  return found;
exception when exclusion_violation then
  return false;
end $$;

-- declined: the rep cannot at the time the client was to hear of, or has not answered
alter table meetings drop constraint meetings_announce_check;
alter table meetings add constraint meetings_announce_check check (announce in ('booked', 'moved', 'cancelled', 'declined'));
