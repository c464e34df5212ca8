-- Decisions that must be one transaction with what they record.

-- The client wrote: message, seq, arrival, the cancelled follow-ups, the stop word and the account's pts in one step.
-- Returns no row when the message was stored before (a duplicate update).
create function store_client_message(
  p_conversation text, p_telegram_id integer, p_text text, p_media text, p_said_at timestamptz, p_opt_out boolean, p_heard_at timestamptz
) returns table (seq integer, cancelled text[], crossed boolean) language plpgsql as $$
declare
  v_message bigint;
  v_prospect text;
  v_seq integer;
  v_cancelled text[];
  v_crossed boolean;
begin
  insert into messages (conversation_id, telegram_id, author, text, media, said_at)
    values (p_conversation, p_telegram_id, 'client', p_text, p_media, p_said_at)
    on conflict (conversation_id, telegram_id) do nothing returning id into v_message;
  if v_message is null then return; end if;
  update conversations c set seq = c.seq + 1, client_seq = c.seq + 1, newest_client_at = p_heard_at
    where c.id = p_conversation returning c.seq, c.prospect_id into v_seq, v_prospect;
  -- Telegram had it before a proactive message of ours that has left: a crossing
  v_crossed := exists (select 1 from messages m join intents i on i.id = m.intent_id
    where m.conversation_id = p_conversation and m.telegram_id > p_telegram_id and i.kind = 'followUp');
  update messages m set seq = v_seq, crossed = v_crossed where m.id = v_message;
  insert into arrivals (conversation_id, seq, kind, message_id) values (p_conversation, v_seq, 'clientReplied', v_message);
  with gone as (
    update plan_items p set status = 'cancelled', cancel_reason = 'client_responded', cancelled_at = clock_timestamp(), updated_at = clock_timestamp()
      where p.conversation_id = p_conversation and p.kind = 'followUp' and p.status = 'scheduled' and p.basis < v_seq returning p.id)
  select coalesce(array_agg(g.id), '{}') into v_cancelled from gone g;
  if p_opt_out then
    insert into suppressions (prospect_id, reason, conversation_id) values (v_prospect, 'client_said_stop', p_conversation) on conflict do nothing;
    if found then
      -- his other conversations hear of it as of anything else: by a seq
      with others as (update conversations c set seq = c.seq + 1 where c.prospect_id = v_prospect and c.id <> p_conversation returning c.id, c.seq)
        insert into arrivals (conversation_id, seq, kind) select o.id, o.seq, 'optedOut' from others o;
      update plan_items p set status = 'cancelled', cancel_reason = 'opted_out', cancelled_at = clock_timestamp(), updated_at = clock_timestamp()
        from conversations c where c.id = p.conversation_id and c.prospect_id = v_prospect and p.status in ('scheduled', 'draft');
    end if;
  end if;
  return query select v_seq, v_cancelled, v_crossed;
end $$;

-- The rep typed in his own app: control is his from this commit on.
create function store_rep_message(
  p_conversation text, p_telegram_id integer, p_text text, p_media text, p_said_at timestamptz, p_release_at timestamptz
) returns table (seq integer) language plpgsql as $$
declare
  v_message bigint;
  v_seq integer;
begin
  insert into messages (conversation_id, telegram_id, author, text, media, said_at)
    values (p_conversation, p_telegram_id, 'rep', p_text, p_media, p_said_at)
    on conflict (conversation_id, telegram_id) do nothing returning id into v_message;
  if v_message is null then return; end if;
  update conversations c set seq = c.seq + 1,
      control = case when c.control = 'paused' then 'paused' else 'human' end,
      control_by = case when c.control = 'agent' then 'rep' else c.control_by end,
      control_at = case when c.control = 'agent' then clock_timestamp() else c.control_at end,
      release_at = p_release_at
    where c.id = p_conversation returning c.seq into v_seq;
  update messages m set seq = v_seq where m.id = v_message;
  insert into arrivals (conversation_id, seq, kind, message_id) values (p_conversation, v_seq, 'repWrote', v_message);
  return query select v_seq;
end $$;

-- An edit or a deletion. Takes a seq only while the message is unanswered: a later edit is context, not a question.
create function store_edit(
  p_conversation text, p_telegram_id integer, p_text text, p_media text, p_edited_at timestamptz, p_deleted boolean
) returns table (seq integer) language plpgsql as $$
declare
  v_message messages;
  v_seq integer;
begin
  select * into v_message from messages m where m.conversation_id = p_conversation and m.telegram_id = p_telegram_id for update;
  if v_message.id is null or v_message.deleted_at is not null then return; end if;
  if p_deleted then
    update messages m set deleted_at = clock_timestamp() where m.id = v_message.id;
  else
    if v_message.text = p_text and v_message.media is not distinct from p_media then return; end if;
    insert into message_versions (message_id, version, text, media)
      values (v_message.id, 1 + coalesce((select max(version) from message_versions where message_id = v_message.id), 0), v_message.text, v_message.media);
    update messages m set text = p_text, media = p_media, edited_at = p_edited_at where m.id = v_message.id;
  end if;
  if v_message.author <> 'client' then return; end if;
  if exists (select 1 from intents i join turns t on t.id = i.turn_id
             where i.conversation_id = p_conversation and i.status in ('sending', 'sent') and t.covers >= v_message.seq)
  then return; end if;
  update conversations c set seq = c.seq + 1 where c.id = p_conversation returning c.seq into v_seq;
  insert into arrivals (conversation_id, seq, kind, message_id) values (p_conversation, v_seq, 'clientEdited', v_message.id);
  return query select v_seq;
end $$;

-- May this effect be done, now? Decides and records in one transaction. Verdicts:
--   go       claimed: do it with random_id
--   sent     done before: telegram_id
--   look     claimed before, outcome unknown: look first; `reason` says why it may not be repeated, null when it may
--   refused  superseded for ever: reason
--   later    not now: at, reason
-- Lock order is conversation, intent, account: the same everywhere.
create function claim_send(
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
  elsif v_intent.kind = 'followUp' and exists (select 1 from plan_items p where p.id = v_intent.plan_item_id and p.status <> 'scheduled') then v_reason := 'no_longer_planned';
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

-- The effect is known to be done: by the answer, by updateMessageID, or by finding it. Also makes its promises stand.
-- A promise whose client wrote meanwhile is born cancelled. Returns what became of the plan; no row when it was settled before.
create function settle_sent(p_intent text, p_telegram_id integer, p_said_at timestamptz, p_by text)
returns table (kept text, scheduled text[], cancelled text[]) language plpgsql as $$
declare
  v_intent intents;
  v_client_seq integer;
  v_kept text;
  v_scheduled text[];
  v_cancelled text[];
begin
  select c.client_seq into v_client_seq from conversations c join intents i on i.conversation_id = c.id where i.id = p_intent for share of c;
  select * into v_intent from intents i where i.id = p_intent for update;
  if v_intent.id is null or v_intent.status = 'sent' then return; end if;
  update intents i set status = 'sent', telegram_id = p_telegram_id, settled_at = clock_timestamp(), settled_by = p_by, reason = null where i.id = p_intent;
  insert into messages (conversation_id, telegram_id, author, text, intent_id, said_at)
    values (v_intent.conversation_id, p_telegram_id, 'agent', v_intent.text, p_intent, p_said_at) on conflict do nothing;
  if v_intent.plan_item_id is not null then
    update plan_items p set status = 'sent', sent_at = p_said_at, updated_at = clock_timestamp()
      where p.id = v_intent.plan_item_id and p.status in ('scheduled', 'draft') returning p.id into v_kept;
    -- he wrote before Telegram had it, and we learned of it later: a crossing
    update messages m set crossed = true where m.conversation_id = v_intent.conversation_id and m.author = 'client' and m.telegram_id < p_telegram_id
      and m.seq > (select t.covers from turns t where t.id = v_intent.turn_id);
  end if;
  with born as (
    update plan_items p set
        status = case when v_client_seq > p.basis then 'cancelled' else 'scheduled' end,
        cancel_reason = case when v_client_seq > p.basis then 'client_responded' end,
        cancelled_at = case when v_client_seq > p.basis then clock_timestamp() end,
        updated_at = clock_timestamp()
      where p.promised_by = p_intent and p.status = 'draft' returning p.id, p.status)
  select array_agg(b.id) filter (where b.status = 'scheduled'), array_agg(b.id) filter (where b.status = 'cancelled')
    into v_scheduled, v_cancelled from born b;
  return query select v_kept, coalesce(v_scheduled, '{}'), coalesce(v_cancelled, '{}');
end $$;
