-- Messages that wait for a rep (draft mode), or were only written down (observe).
create table drafts (
  -- the turn they were decided in
  id text primary key,
  conversation_id text not null references conversations,
  task text not null check (task in ('reply', 'followUp')),
  covers integer not null,
  status text not null check (status in ('waiting', 'observed', 'approved', 'discarded', 'expired', 'superseded')),
  edited boolean not null default false,
  expires_at timestamptz not null,
  created_at timestamptz not null default clock_timestamp(),
  decided_at timestamptz,
  decided_by text,
  -- when the reps were shown it, and what they were shown last of what became of it
  offered_at timestamptz,
  shown_state text
);
create index drafts_to_offer on drafts (created_at) where offered_at is null;
create index drafts_waiting on drafts (conversation_id) where status = 'waiting';
create index drafts_newest on drafts (created_at);

-- Whatever the workflow must hear of makes a waiting draft old, in the transaction that stores it: a yes pressed a moment later finds it gone.
create function supersede_drafts() returns trigger language plpgsql as $$
begin
  update drafts d set status = 'superseded', decided_at = clock_timestamp(), decided_by = new.kind
    where d.conversation_id = new.conversation_id and d.status = 'waiting' and d.covers < new.seq;
  return null;
end $$;
create trigger arrivals_supersede_drafts after insert on arrivals for each row execute function supersede_drafts();

create function supersede_drafts_of_humans() returns trigger language plpgsql as $$
begin
  update drafts d set status = 'superseded', decided_at = clock_timestamp(), decided_by = 'takeOver'
    where d.conversation_id = new.id and d.status = 'waiting';
  return null;
end $$;
create trigger conversations_supersede_drafts after update of control on conversations
  for each row when (new.control <> 'agent' and old.control is distinct from new.control) execute function supersede_drafts_of_humans();
