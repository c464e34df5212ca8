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
  -- a message of the client's from then on may be greeted with a question how it went
  ask_from timestamptz,
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
alter table plan_items add column reminder text check (reminder in ('preparation', 'completion', 'dayBefore', 'hourBefore', 'changed', 'noShow', 'thanks'));
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

-- As before, and a reminder whose meeting was moved or dropped is refused: its row of the plan went with the meeting.
create or replace function claim_send(
  p_intent text, p_seen integer, p_now timestamptz, p_not_after timestamptz, p_overdue boolean, p_spacing interval
) returns table (verdict text, reason text, at timestamptz, text text, random_id bigint, telegram_id integer, peer_id bigint, access_hash text, claimed_at timestamptz)
language plpgsql as $$
declare
  v_conversation conversations;
  v_intent intents;
  v_account accounts;
  v_reason text;
  v_at timestamptz;
  v_ahead integer;
begin
  select c.* into v_conversation from conversations c join intents i on i.conversation_id = c.id where i.id = p_intent for share of c;
  if v_conversation.id is null then raise exception 'no intent %', p_intent using errcode = 'no_data_found'; end if;
  select * into v_intent from intents i where i.id = p_intent for update;
  if v_intent.status = 'sent' then
    return query select 'sent', null::text, null::timestamptz, v_intent.text, v_intent.random_id, v_intent.telegram_id, v_conversation.peer_id, v_conversation.access_hash, v_intent.claimed_at;
    return;
  end if;
  if v_intent.status in ('superseded', 'failed') then
    return query select 'refused', coalesce(v_intent.reason, v_intent.status), null::timestamptz, null::text, v_intent.random_id, null::integer, v_conversation.peer_id, v_conversation.access_hash, v_intent.claimed_at;
    return;
  end if;

  if v_intent.kind <> 'optOut' and exists (select 1 from suppressions s where s.prospect_id = v_conversation.prospect_id) then v_reason := 'opted_out';
  elsif exists (select 1 from switches s where s.scope in ('*', 'account:' || v_conversation.account_id, 'brand:' || v_conversation.brand)
                and (s.name = 'sending' or v_intent.kind in ('followUp', 'reminder'))) then v_reason := 'switched_off';
  elsif v_conversation.control <> 'agent' then v_reason := 'human_in_control';
  elsif v_intent.kind in ('reply', 'followUp', 'away', 'holding') and v_conversation.seq > p_seen then v_reason := 'client_wrote';
  elsif v_intent.kind in ('followUp', 'reminder') and exists (select 1 from plan_items p where p.id = v_intent.plan_item_id and p.status <> 'scheduled') then v_reason := 'no_longer_planned';
  elsif p_not_after is not null and p_now > p_not_after then v_reason := 'too_late';
  end if;

  if v_intent.status = 'sending' then
    return query select 'look', v_reason, null::timestamptz, v_intent.text, v_intent.random_id, null::integer, v_conversation.peer_id, v_conversation.access_hash, v_intent.claimed_at;
    return;
  end if;
  if v_reason is not null then
    update intents i set status = 'superseded', reason = v_reason, settled_at = clock_timestamp(), settled_by = 'claim' where i.id = p_intent;
    return query select 'refused', v_reason, null::timestamptz, null::text, v_intent.random_id, null::integer, v_conversation.peer_id, v_conversation.access_hash, null::timestamptz;
    return;
  end if;

  select * into v_account from accounts a where a.id = v_conversation.account_id;
  if v_account.sleep_until > p_now then
    v_reason := 'account_sleeps'; v_at := v_account.sleep_until;
  elsif p_overdue then
    select * into v_account from accounts a where a.id = v_conversation.account_id for no key update;
    if v_account.overdue_next_at > p_now then
      -- its place in the line, so that it comes back about once
      select count(*) into v_ahead from plan_items p where p.account_id = v_account.id and p.status = 'scheduled' and p.promised_for < p_now
        and (p.promised_for, p.id) < (select q.promised_for, q.id from plan_items q where q.id = v_intent.plan_item_id);
      v_reason := 'paced'; v_at := v_account.overdue_next_at + p_spacing * v_ahead;
    else
      update accounts a set overdue_next_at = p_now + p_spacing where a.id = v_account.id;
    end if;
  end if;
  if v_at is not null then
    return query select 'later', v_reason, v_at, null::text, v_intent.random_id, null::integer, v_conversation.peer_id, v_conversation.access_hash, null::timestamptz;
    return;
  end if;

  update intents i set status = 'sending', attempts = i.attempts + 1, claimed_at = p_now where i.id = p_intent;
  return query select 'go', null::text, null::timestamptz, v_intent.text, v_intent.random_id, null::integer, v_conversation.peer_id, v_conversation.access_hash, p_now;
end $$;
