-- Reps in Telegram: who they are, what the bot tells them, what they press and answer.

-- A salesperson. He is told of what the conversations of his accounts need, else of those of his brand.
create table reps (
  id text primary key,
  name text not null,
  telegram_user_id bigint,
  username text,
  brand text not null,
  language text not null check (language in ('ru', 'en')),
  status text not null default 'active' check (status in ('active', 'paused', 'removed')),
  -- a bot may write only to who pressed Start: null until then
  chat_id bigint,
  -- the bot was blocked, or the person's account is gone; cleared when he writes again
  unreachable_since timestamptz,
  unreachable_reason text,
  created_at timestamptz not null default clock_timestamp(),
  check (telegram_user_id is not null or username is not null)
);
create unique index reps_telegram on reps (telegram_user_id) where status <> 'removed';
create unique index reps_username on reps (lower(username)) where status <> 'removed';

create table rep_accounts (
  rep_id text not null references reps,
  account_id text not null references accounts,
  primary key (rep_id, account_id)
);
create index rep_accounts_account on rep_accounts (account_id);

-- The bot's outbox. The Bot API has no dedupe key, so a row is claimed before the call and never called twice: what a crash or a
-- lost answer leaves in between is `unknown`, for ever, unless the rep's own press proves that it arrived.
create table rep_messages (
  -- the effect's key
  id text primary key,
  rep_id text not null references reps,
  kind text not null check (kind in ('alert', 'draft', 'prompt', 'plan', 'hello', 'help')),
  alert_id text references alerts,
  conversation_id text references conversations,
  draft_id text,
  -- HTML as the Bot API takes it
  text text not null,
  -- one line, to mention this message by when nobody knows whether it arrived
  summary text not null default '',
  -- rows of [{"verb", "text"}]; a button's data is "<verb>:<tag>"
  buttons jsonb not null default '[]',
  tag text not null unique,
  force_reply boolean not null default false,
  reply_to integer,
  -- what is now so, under the text; set together with the buttons that still make sense
  state text,
  edit_due boolean not null default false,
  edit_attempts integer not null default 0,
  status text not null default 'queued' check (status in ('queued', 'sending', 'sent', 'failed', 'unknown')),
  message_id integer,
  attempts integer not null default 0,
  last_error text,
  -- of an unknown one: the later message in which the rep was told of it
  mentioned_in text,
  created_at timestamptz not null default clock_timestamp(),
  claimed_at timestamptz,
  settled_at timestamptz
);
create index rep_messages_queued on rep_messages (created_at) where status = 'queued';
create index rep_messages_edits on rep_messages (created_at) where edit_due;
create index rep_messages_unknown on rep_messages (rep_id) where status in ('sending', 'unknown');
create index rep_messages_rep on rep_messages (rep_id, message_id);
create index rep_messages_alert on rep_messages (alert_id);
create index rep_messages_conversation on rep_messages (conversation_id, created_at);
create index rep_messages_draft on rep_messages (draft_id) where draft_id is not null;

-- What came from Telegram: a row before it is acted on and before Telegram is told that we have it.
create table rep_actions (
  -- '<bot>:<update_id>'; a repeated update finds it
  id text primary key,
  rep_id text references reps,
  user_id bigint not null,
  chat_id bigint not null,
  kind text not null check (kind in ('start', 'control', 'plan', 'draft', 'text', 'stray')),
  verb text,
  rep_message_id text references rep_messages,
  conversation_id text references conversations,
  draft_id text,
  -- a rep's own words for a draft; nothing else anybody writes to the bot is kept
  text text,
  callback_id text unique,
  -- of whoever wrote, as Telegram names him
  username text,
  language text,
  status text not null default 'stored' check (status in ('stored', 'done', 'refused', 'failed')),
  outcome text,
  attempts integer not null default 0,
  created_at timestamptz not null default clock_timestamp(),
  acted_at timestamptz
);
create index rep_actions_stored on rep_actions (created_at) where status = 'stored';

-- A bot sleeps as an account does: exactly as long as Telegram asks, also across restarts.
create table bots (
  id text primary key,
  username text,
  sleep_until timestamptz
);

-- Who was told of it: reps, or (nobody there) ALERT_CHAT.
alter table alerts add column routed_to text check (routed_to in ('reps', 'chat'));
alter table alerts add column routed_at timestamptz;
create index alerts_unrouted on alerts (created_at) where routed_to is null;
