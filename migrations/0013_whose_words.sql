-- What a client passes on is not his own word; what he makes of a message by editing it is. Every change is additive.

alter table messages add column forwarded boolean not null default false;

drop function store_client_message(text, integer, text, text, timestamptz, boolean, timestamptz);
create function store_client_message(
  p_conversation text, p_telegram_id integer, p_text text, p_media text, p_said_at timestamptz, p_opt_out boolean, p_heard_at timestamptz,
  p_forwarded boolean default false
) returns table (seq integer, cancelled text[], crossed boolean) language plpgsql as $$
declare
  v_message bigint;
  v_seq integer;
  v_cancelled text[];
  v_crossed boolean;
begin
  insert into messages (conversation_id, telegram_id, author, text, media, said_at, forwarded)
    values (p_conversation, p_telegram_id, 'client', p_text, p_media, p_said_at, p_forwarded)
    on conflict (conversation_id, telegram_id) do nothing returning id into v_message;
  if v_message is null then return; end if;
  update conversations c set seq = c.seq + 1, client_seq = c.seq + 1, newest_client_at = p_heard_at
    where c.id = p_conversation returning c.seq into v_seq;
  -- Telegram had it before a proactive message of ours that has left: a crossing
  v_crossed := exists (select 1 from messages m join intents i on i.id = m.intent_id
    where m.conversation_id = p_conversation and m.telegram_id > p_telegram_id and i.kind = 'followUp');
  update messages m set seq = v_seq, crossed = v_crossed where m.id = v_message;
  insert into arrivals (conversation_id, seq, kind, message_id) values (p_conversation, v_seq, 'clientReplied', v_message);
  with gone as (
    update plan_items p set status = 'cancelled', cancel_reason = 'client_responded', cancelled_at = clock_timestamp(), updated_at = clock_timestamp()
      where p.conversation_id = p_conversation and p.kind = 'followUp' and p.status = 'scheduled' and p.basis < v_seq returning p.id)
  select coalesce(array_agg(g.id), '{}') into v_cancelled from gone g;
  if p_opt_out then perform suppress_person(p_conversation, 'client_said_stop'); end if;
  return query select v_seq, v_cancelled, v_crossed;
end $$;

-- Takes a seq only while the message is unanswered: a later edit is context, not a question; unless it asks for silence.
drop function store_edit(text, integer, text, text, timestamptz, boolean);
create function store_edit(
  p_conversation text, p_telegram_id integer, p_text text, p_media text, p_edited_at timestamptz, p_deleted boolean,
  p_opt_out boolean default false
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
  if p_opt_out then perform suppress_person(p_conversation, 'client_said_stop');
  elsif exists (select 1 from intents i join turns t on t.id = i.turn_id
             where i.conversation_id = p_conversation and i.status in ('sending', 'sent') and t.covers >= v_message.seq) then return;
  end if;
  update conversations c set seq = c.seq + 1 where c.id = p_conversation returning c.seq into v_seq;
  insert into arrivals (conversation_id, seq, kind, message_id) values (p_conversation, v_seq, 'clientEdited', v_message.id);
  return query select v_seq;
end $$;
