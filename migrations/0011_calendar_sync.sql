-- The calendar is the truth: who reads which rep's calendar next. And what reps are asked about their meetings, as messages of the bot.

-- when it is read next; null: at once
alter table rep_calendars add column read_after timestamptz;
-- one process reads it at a time; one that died lets go of it then
alter table rep_calendars add column claimed_until timestamptz;
alter table rep_calendars add column claimed_at timestamptz;
-- in a row; 0: the last reading was fine
alter table rep_calendars add column failures integer not null default 0;
-- the rep was told that his grant is over; older than connected_at: of an earlier grant
alter table rep_calendars add column expired_told_at timestamptz;
create unique index rep_calendars_watch on rep_calendars (watch_id) where watch_id is not null;

-- As before, and a booking that a human has put over another one (it blocks nothing by itself) may stay where it is.
create or replace function settle_move(p_id text, p_start timestamptz, p_end timestamptz, p_before interval, p_after interval) returns boolean language plpgsql as $$
begin
  delete from bookings b where b.id = p_id || '/move';
  update bookings b set starts_at = p_start, ends_at = p_end, updated_at = clock_timestamp(),
      blocked = case when isempty(b.blocked) and b.starts_at = p_start and b.ends_at = p_end then b.blocked else tstzrange(p_start - p_before, p_end + p_after) end
    where b.id = p_id and b.status = 'booked';
  return found;
end $$;

-- A human has put it there, in the rep's own calendar: so it is, also over another booking. true: it is over another one.
create function put_booking(p_id text, p_start timestamptz, p_end timestamptz, p_before interval, p_after interval) returns boolean language plpgsql as $$
begin
  delete from bookings b where b.id = p_id || '/move';
  update bookings b set starts_at = p_start, ends_at = p_end, blocked = tstzrange(p_start - p_before, p_end + p_after)
    where b.id = p_id;
  return false;
exception when exclusion_violation then
  delete from bookings b where b.id = p_id || '/move';
  update bookings b set starts_at = p_start, ends_at = p_end, blocked = 'empty' where b.id = p_id;
  return true;
end $$;

-- of outcome: the version of the meeting it is about
alter table rep_questions add column version integer;
-- what its messages show of it
alter table rep_questions add column shown_state text;

alter table rep_messages drop constraint rep_messages_kind_check;
alter table rep_messages add constraint rep_messages_kind_check
  check (kind in ('alert', 'draft', 'prompt', 'plan', 'hello', 'help', 'question'));
alter table rep_messages add column question_id text references rep_questions;
create index rep_messages_question on rep_messages (question_id) where question_id is not null;

alter table rep_actions drop constraint rep_actions_kind_check;
alter table rep_actions add constraint rep_actions_kind_check
  check (kind in ('start', 'control', 'plan', 'draft', 'text', 'stray', 'question'));
alter table rep_actions add column question_id text references rep_questions;

-- meetings that are over: how they went is asked
create index bookings_ended on bookings (ends_at) where status = 'booked';
