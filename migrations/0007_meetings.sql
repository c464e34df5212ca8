-- Meetings: those a client mentions and those we book. What is said before and after one is derived from it, row and all.

create table meetings (
  id text primary key,
  conversation_id text not null references conversations,
  source text not null check (source in ('mentioned', 'booked')),
  title text not null,
  starts_at timestamptz not null,
  -- null: he did not say how long
  ends_at timestamptz,
  -- IANA zone it was said in
  zone text not null,
  status text not null default 'planned' check (status in ('planned', 'cancelled', 'held', 'missed')),
  -- grows with each change of time or status: what was to be said of an older one is not said
  version integer not null default 1,
  -- 0 to 1; null: booked by us
  confidence real,
  -- the newest seq it was last heard of with
  basis integer not null default 0,
  created_at timestamptz not null default clock_timestamp(),
  updated_at timestamptz not null default clock_timestamp()
);
create index meetings_conversation on meetings (conversation_id, starts_at);

-- Everything in a client's message that was read as a meeting, whatever became of it.
create table mentions (
  id bigint generated always as identity primary key,
  conversation_id text not null references conversations,
  turn_id text not null,
  message_id bigint references messages,
  title text not null,
  starts_at timestamptz,
  ends_at timestamptz,
  confidence real not null,
  read_by text not null check (read_by in ('resolver', 'model', 'both')),
  outcome text not null check (outcome in ('kept', 'moved', 'cancelled', 'duplicate', 'below_threshold', 'past', 'unclear')),
  meeting_id text references meetings,
  -- time the extraction of its message took
  read_ms real not null default 0,
  created_at timestamptz not null default clock_timestamp()
);
create index mentions_conversation on mentions (conversation_id, created_at);
create index mentions_created on mentions (created_at);

-- A reminder is a row of the plan that belongs to a meeting.
alter table plan_items add column meeting_id text references meetings;
alter table plan_items add column meeting_version integer;
alter table plan_items add column reminder text check (reminder in ('preparation', 'completion', 'dayBefore', 'hourBefore'));
alter table plan_items add check ((kind = 'reminder') = (meeting_id is not null and reminder is not null));

-- A message that is about a meeting: its reminder, or a reply that asks how it went.
alter table intents add column meeting_id text references meetings;

-- What a person wants to hear around the meetings he mentions. Made with the person.
create table greeting_preferences (
  prospect_id text primary key references prospects on delete cascade,
  preparation boolean not null default true,
  completion boolean not null default true,
  question boolean not null default true,
  updated_at timestamptz not null default clock_timestamp()
);
insert into greeting_preferences (prospect_id) select id from prospects;

create function make_greeting_preferences() returns trigger language plpgsql as $$
begin
  insert into greeting_preferences (prospect_id) values (new.id) on conflict do nothing;
  return new;
end $$;
create trigger greeting_preferences_of_each after insert on prospects for each row execute function make_greeting_preferences();
