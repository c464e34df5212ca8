-- Meetings we book: whose time it is, holding a slot so that nobody else gets it, and what was made for it outside.

create extension if not exists btree_gist;

-- When a rep may be booked, by his own clock. Without hours the brand's count.
alter table reps add column zone text;
-- [{"days": [1, 2], "from": "10:00", "to": "19:00"}]
alter table reps add column hours jsonb;
-- the fixed room of mode `link`
alter table reps add column room_url text;
-- whose Zoom room it is: an e-mail address; null: that of the key
alter table reps add column zoom_host text;

create table rep_time_off (
  id bigint generated always as identity primary key,
  rep_id text not null references reps,
  starts_at timestamptz not null,
  ends_at timestamptz not null,
  note text not null default '',
  created_at timestamptz not null default clock_timestamp(),
  check (ends_at > starts_at)
);
create index rep_time_off_rep on rep_time_off (rep_id, starts_at);

-- A rep's Google calendar. The grant IS his calendar: only its ciphertext is here, with the rep's id authenticated.
create table rep_calendars (
  rep_id text primary key references reps,
  email text not null,
  grant_cipher bytea not null,
  grant_key_id text not null,
  -- expired: he must connect again; the bot has asked him
  status text not null default 'connected' check (status in ('connected', 'expired')),
  connected_at timestamptz not null,
  -- where reading its changes goes on; null: from the beginning
  sync_token text,
  synced_at timestamptz,
  watch_id text,
  watch_token text,
  watch_resource text,
  watch_expires_at timestamptz,
  -- a hint came: read before the next poll is due
  hinted_at timestamptz
);

-- A rep who is at Google's page at this moment: what only we know until he comes back.
create table google_sign_ins (
  state text primary key,
  rep_id text not null references reps,
  verifier_cipher bytea not null,
  verifier_key_id text not null,
  redirect_uri text not null,
  started_at timestamptz not null,
  expires_at timestamptz not null,
  done_at timestamptz,
  problem text
);

-- One agreed time. Its id is the meeting's, and what Google and Zoom know it by.
create table bookings (
  id text primary key,
  conversation_id text not null references conversations,
  rep_id text not null references reps,
  kind text not null check (kind in ('video', 'phone', 'office', 'onSite')),
  mode text not null check (mode in ('zoomCalendar', 'calendar', 'link', 'manual')),
  title text not null,
  starts_at timestamptz not null,
  ends_at timestamptz not null,
  -- with the buffers round it: what nobody else may have
  blocked tstzrange not null,
  -- of the client, as he was told the time
  zone text not null,
  email text,
  -- an address, a phone, a room: where it takes place
  place text,
  status text not null check (status in ('held', 'booked', 'cancelled', 'released')),
  -- a hold nobody finishes lets go of the slot then
  hold_expires_at timestamptz,
  zoom_id text,
  join_url text,
  event_id text,
  -- the rep's calendar as we last knew it: a later change there is a human's
  event_updated_at timestamptz,
  reason text,
  created_at timestamptz not null default clock_timestamp(),
  updated_at timestamptz not null default clock_timestamp(),
  check (ends_at > starts_at),
  constraint one_booking_at_a_time exclude using gist (rep_id with =, blocked with &&) where (status in ('held', 'booked'))
);
create index bookings_conversation on bookings (conversation_id);
create index bookings_rep on bookings (rep_id, starts_at);
create unique index bookings_event on bookings (event_id) where event_id is not null;

-- Takes the slot, or says why not: taken, day_full. Held already by the same booking for the same time: held. All by the caller's clock.
create function hold_slot(
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
  if p_max_per_day is not null and (select count(*) from bookings b where b.rep_id = p_rep and b.status in ('held', 'booked')
      and b.starts_at >= p_day_from and b.starts_at < p_day_to) >= p_max_per_day then return 'day_full'; end if;
  insert into bookings (id, conversation_id, rep_id, kind, mode, title, starts_at, ends_at, blocked, zone, email, place, status, hold_expires_at)
    values (p_id, p_conversation, p_rep, p_kind, p_mode, p_title, p_start, p_end, tstzrange(p_start - p_before, p_end + p_after), p_zone, p_email, p_place,
      'held', p_expires);
  return 'held';
exception when exclusion_violation then
  return 'taken';
end $$;

-- Another time for a booking: it keeps the old slot until it is settled whether it gets the new one. Where the two touch, one row
-- holds both; else the new one is held by a row of its own, `<booking>/move`.
create function hold_move(
  p_id text, p_start timestamptz, p_end timestamptz, p_before interval, p_after interval, p_now timestamptz, p_expires timestamptz,
  p_day_from timestamptz, p_day_to timestamptz, p_max_per_day integer
) returns text language plpgsql as $$
declare
  v_booking bookings;
  v_blocked tstzrange := tstzrange(p_start - p_before, p_end + p_after);
begin
  perform 1 from reps r join bookings b on b.rep_id = r.id where b.id = p_id for no key update of r;
  select * into v_booking from bookings b where b.id = p_id;
  if v_booking.id is null or v_booking.status <> 'booked' then return 'gone'; end if;
  update bookings b set status = 'released', reason = 'hold_expired', updated_at = clock_timestamp()
    where b.rep_id = v_booking.rep_id and b.status = 'held' and b.hold_expires_at <= p_now;
  delete from bookings b where b.id = p_id || '/move';
  if p_max_per_day is not null and (select count(*) from bookings b where b.rep_id = v_booking.rep_id and b.id <> p_id and b.status in ('held', 'booked')
      and b.starts_at >= p_day_from and b.starts_at < p_day_to) >= p_max_per_day then return 'day_full'; end if;
  if v_booking.blocked && v_blocked then
    update bookings b set blocked = range_merge(b.blocked, v_blocked), updated_at = clock_timestamp() where b.id = p_id;
  else
    insert into bookings (id, conversation_id, rep_id, kind, mode, title, starts_at, ends_at, blocked, zone, status, hold_expires_at)
      select p_id || '/move', b.conversation_id, b.rep_id, b.kind, b.mode, b.title, p_start, p_end, v_blocked, b.zone, 'held', p_expires
      from bookings b where b.id = p_id;
  end if;
  return 'held';
exception when exclusion_violation then
  return 'taken';
end $$;

-- How a move ended: the booking is at the new time, or where it was. false: there is no such booking any more.
create function settle_move(p_id text, p_start timestamptz, p_end timestamptz, p_before interval, p_after interval) returns boolean language plpgsql as $$
begin
  delete from bookings b where b.id = p_id || '/move';
  update bookings b set starts_at = p_start, ends_at = p_end, blocked = tstzrange(p_start - p_before, p_end + p_after), updated_at = clock_timestamp()
    where b.id = p_id and b.status = 'booked';
  return found;
end $$;

-- Times the client was offered: who picks one of them has been told it with its zone, once the message that says so has left.
create table slot_offers (
  conversation_id text not null references conversations,
  starts_at timestamptz not null,
  ends_at timestamptz not null,
  rep_id text not null references reps,
  kind text not null,
  turn_id text not null,
  offered_at timestamptz not null,
  primary key (conversation_id, starts_at, kind, turn_id)
);

-- What a rep is asked by the bot about a meeting of his: may it be booked (mode manual), did it take place.
create table rep_questions (
  id text primary key,
  booking_id text not null references bookings,
  kind text not null check (kind in ('confirm', 'outcome')),
  asked_at timestamptz not null,
  expires_at timestamptz,
  -- nobody could be asked, or the bot has shown it
  offered_at timestamptz,
  answer text,
  answered_by text,
  answered_at timestamptz
);
create index rep_questions_open on rep_questions (asked_at) where offered_at is null;

-- Meetings change by other hands than a turn's: a human in Google, a rep's yes. The conversation hears of it as of anything else, by a seq.
alter table arrivals drop constraint arrivals_kind_check;
alter table arrivals add constraint arrivals_kind_check
  check (kind in ('clientReplied', 'clientEdited', 'repWrote', 'optedOut', 'calendarChanged'));

-- What the client must hear of this version; null: nothing
alter table meetings add column announce text check (announce in ('booked', 'moved', 'cancelled'));
-- A message that tells him: of which version
alter table intents add column announces integer;

-- What the rep marks after a meeting: it took place, or the client did not come.
alter table meetings add column outcome text check (outcome in ('held', 'noShow'));
alter table meetings add column outcome_by text;
