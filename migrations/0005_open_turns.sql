-- A turn that waits for its tools, and what the tools answered.

-- What the model has said so far in a turn, as it goes on from; gone once the turn is decided.
create table open_turns (
  turn_id text primary key,
  conversation_id text not null references conversations,
  -- the seq it has read: something newer makes it worthless
  covers integer not null,
  brand_version text not null,
  -- the turn's own `now`: a time worked out before the tools ran is the same after them
  decided_at timestamptz not null,
  progress jsonb not null
);
create index open_turns_conversation on open_turns (conversation_id);

-- One row for each tool the model asked for: what it wanted and what it was told. The id is the activity's key.
create table tool_calls (
  id text primary key,
  turn_id text not null,
  conversation_id text not null references conversations,
  tool text not null,
  call jsonb not null,
  ok boolean,
  content text,
  -- passages and products it named, for whoever asks why
  sources text[] not null default '{}',
  asked_at timestamptz not null default clock_timestamp(),
  answered_at timestamptz
);
create index tool_calls_turn on tool_calls (turn_id);

-- Rules of the brand that applied, and what the guards found in answers that did not leave.
alter table turns add column rules text[] not null default '{}';
alter table turns add column findings jsonb not null default '[]';
-- That an AI writes, consent: said by code at the end of this message.
alter table intents add column notices text[] not null default '{}';
-- what was spent today is asked before each call of the model
create index turns_created on turns (created_at);

-- He means that he wants no more messages: the same as a stop word, from the turn that understood it.
create function suppress_person(p_conversation text, p_reason text) returns void language plpgsql as $$
declare
  v_prospect text;
begin
  select c.prospect_id into v_prospect from conversations c where c.id = p_conversation;
  insert into suppressions (prospect_id, reason, conversation_id) values (v_prospect, p_reason, p_conversation) on conflict do nothing;
  if not found then return; end if;
  with others as (update conversations c set seq = c.seq + 1 where c.prospect_id = v_prospect and c.id <> p_conversation returning c.id, c.seq)
    insert into arrivals (conversation_id, seq, kind) select o.id, o.seq, 'optedOut' from others o;
  update plan_items p set status = 'cancelled', cancel_reason = 'opted_out', cancelled_at = clock_timestamp(), updated_at = clock_timestamp()
    from conversations c where c.id = p.conversation_id and c.prospect_id = v_prospect and p.status in ('scheduled', 'draft');
end $$;
