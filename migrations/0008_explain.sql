-- What explains a message and what the figures of a period are made of, where the rows did not say it yet.

-- What was planned when it was decided, as the model read it: [{id, kind, due, state, reason}]. What it changed is in plan_items.
alter table turns add column plan_before jsonb;
-- Answers that did not leave: [{reason, text, correction, findings}]. `findings` of older turns stays what it was.
alter table turns add column rejected jsonb;

-- What was due when it was decided: a follow-up or a reminder, also one of which nothing was said.
alter table turns add column plan_item_id text;
create index turns_plan_item on turns (plan_item_id) where plan_item_id is not null;

-- a turn's messages are asked for at every edit, draft and figure
create index intents_turn on intents (turn_id);
-- messages come in the order of time: a summary of blocks finds a period and costs writing nothing
create index messages_said on messages using brin (said_at) with (pages_per_range = 32, autosummarize = on);
-- whether he wrote after a message of ours, and when
create index messages_of_clients on messages (conversation_id, said_at) where author = 'client';
create index intents_holding on intents (turn_id) where kind = 'holding';
-- whatever happens to an item moves updated_at
create index plan_items_updated on plan_items (updated_at);

-- The way of each conversation through the stages, whoever moved it: the row says only where it stands.
create table stage_changes (
  id bigint generated always as identity primary key,
  conversation_id text not null references conversations on delete cascade,
  -- null: it began
  from_stage text,
  stage text not null,
  at timestamptz not null default clock_timestamp()
);
create index stage_changes_at on stage_changes (at);
create index stage_changes_conversation on stage_changes (conversation_id);

-- Who had the chat when: a takeover, a hand-back, a stop.
create table control_changes (
  id bigint generated always as identity primary key,
  conversation_id text not null references conversations on delete cascade,
  from_control text not null,
  control text not null,
  by text,
  at timestamptz not null default clock_timestamp()
);
create index control_changes_at on control_changes (at);
create index control_changes_conversation on control_changes (conversation_id);

-- Of those that are there only the beginning and the present are known; they came to the present at their last sign of life at the latest.
insert into stage_changes (conversation_id, stage, at) select id, 'new', created_at from conversations;
insert into stage_changes (conversation_id, from_stage, stage, at)
  select id, 'new', stage, coalesce(newest_client_at, created_at) from conversations where stage <> 'new';

create function note_stage() returns trigger language plpgsql as $$
begin
  insert into stage_changes (conversation_id, from_stage, stage) values (new.id, case when tg_op = 'UPDATE' then old.stage end, new.stage);
  return null;
end $$;
create trigger conversations_note_first_stage after insert on conversations for each row execute function note_stage();
create trigger conversations_note_stage after update of stage on conversations
  for each row when (new.stage is distinct from old.stage) execute function note_stage();

create function note_control() returns trigger language plpgsql as $$
begin
  insert into control_changes (conversation_id, from_control, control, by) values (new.id, old.control, new.control, new.control_by);
  return null;
end $$;
create trigger conversations_note_control after update of control on conversations
  for each row when (new.control is distinct from old.control) execute function note_control();
