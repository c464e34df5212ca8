-- The spine: accounts, prospects, conversations, what was said, what will be said, and what must be done once.

-- A Telegram account we act as. The session IS the account: only its ciphertext is here (AES-256-GCM, key id beside it, account id authenticated).
create table accounts (
  id text primary key,
  label text not null,
  phone text,
  telegram_user_id bigint,
  username text,
  brand text not null,
  status text not null default 'active' check (status in ('active', 'parked', 'removed')),
  status_reason text,
  session_cipher bytea,
  session_key_id text,
  -- chats with anything older than this are the rep's own affairs
  connected_since timestamptz not null,
  -- place in Telegram's update stream; null until the first getState
  pts integer,
  qts integer,
  updates_date integer,
  owner text,
  heartbeat_at timestamptz,
  -- FLOOD_WAIT: the whole account sleeps, across restarts
  sleep_until timestamptz,
  -- PEER_FLOOD: no first contacts until then
  first_contact_frozen_until timestamptz,
  -- the earliest instant the next overdue message may leave (OVERDUE_SPACING_SECONDS)
  overdue_next_at timestamptz,
  created_at timestamptz not null default now()
);
create unique index accounts_telegram on accounts (telegram_user_id) where status <> 'removed';

-- A person we may talk to.
create table prospects (
  id text primary key,
  telegram_user_id bigint unique,
  username text,
  phone text,
  name text,
  brand text not null,
  language text check (language in ('ru', 'en')),
  zone text,
  facts jsonb not null default '{}',
  source text not null check (source in ('added', 'answered')),
  created_at timestamptz not null default now(),
  check (telegram_user_id is not null or username is not null)
);
create unique index prospects_username on prospects (lower(username)) where username is not null;

-- One prospect on one account. Its row is what sends lock and what orders everything: `seq`.
create table conversations (
  id text primary key,
  prospect_id text not null references prospects,
  account_id text not null references accounts,
  peer_id bigint not null,
  access_hash text not null,
  brand text not null,
  -- one for each thing the workflow must hear of; `client_seq` is the newest the client wrote
  seq integer not null default 0,
  client_seq integer not null default 0,
  newest_client_at timestamptz,
  control text not null default 'agent' check (control in ('agent', 'human', 'paused')),
  control_by text,
  control_at timestamptz,
  release_at timestamptz,
  stage text not null default 'new',
  -- state of a conversation whose workflow has completed; the next run goes on from it
  snapshot jsonb,
  client_read_max_id integer not null default 0,
  created_at timestamptz not null default now(),
  unique (account_id, peer_id)
);
create index conversations_prospect on conversations (prospect_id);

create table messages (
  id bigint generated always as identity primary key,
  conversation_id text not null references conversations,
  telegram_id integer not null,
  -- null for what we sent ourselves
  seq integer,
  author text not null check (author in ('client', 'rep', 'agent')),
  text text not null,
  media text,
  intent_id text,
  -- the client's: Telegram had it before a proactive message of ours left, we had not
  crossed boolean not null default false,
  said_at timestamptz not null,
  stored_at timestamptz not null default clock_timestamp(),
  edited_at timestamptz,
  deleted_at timestamptz,
  unique (conversation_id, telegram_id)
);

-- Earlier wordings of an edited message.
create table message_versions (
  message_id bigint not null references messages,
  version integer not null,
  text text not null,
  media text,
  replaced_at timestamptz not null default clock_timestamp(),
  primary key (message_id, version)
);

-- Everything that took a seq. Signalled to the workflow after the commit; what a crash left unsignalled is swept.
create table arrivals (
  conversation_id text not null references conversations,
  seq integer not null,
  kind text not null check (kind in ('clientReplied', 'clientEdited', 'repWrote', 'optedOut')),
  message_id bigint references messages,
  stored_at timestamptz not null default clock_timestamp(),
  signalled_at timestamptz,
  primary key (conversation_id, seq)
);
create index arrivals_unsignalled on arrivals (stored_at) where signalled_at is null;

-- One decision: what the model saw and why it said what it said.
create table turns (
  id text primary key,
  conversation_id text not null references conversations,
  task text not null,
  covers integer not null,
  outcome text not null,
  reason text,
  brand_version text,
  model text,
  prompt_version text,
  tool_calls jsonb not null default '[]',
  rounds integer not null default 0,
  input_tokens integer not null default 0,
  output_tokens integer not null default 0,
  cache_read_tokens integer not null default 0,
  cache_write_tokens integer not null default 0,
  cost_micros bigint,
  -- the Decision as it was returned: ids, numbers, instants
  decision jsonb not null,
  created_at timestamptz not null default clock_timestamp()
);
create index turns_conversation on turns (conversation_id, created_at);

-- An effect to be done once. Its id is made by the workflow; random_id is derived from it and is Telegram's dedupe key.
create table intents (
  id text primary key,
  conversation_id text not null references conversations,
  turn_id text,
  kind text not null check (kind in ('reply', 'followUp', 'reminder', 'optOut', 'away', 'holding')),
  part integer not null default 1,
  text text not null,
  random_id bigint not null unique,
  plan_item_id text,
  status text not null default 'draft' check (status in ('draft', 'sending', 'sent', 'superseded', 'failed')),
  reason text,
  telegram_id integer,
  attempts integer not null default 0,
  claimed_at timestamptz,
  settled_at timestamptz,
  settled_by text,
  created_at timestamptz not null default clock_timestamp()
);
create index intents_conversation on intents (conversation_id);
create index intents_sending on intents (conversation_id) where status = 'sending';

-- Projection of every plan, with the words that may not enter a history.
create table plan_items (
  id text primary key,
  conversation_id text not null references conversations,
  account_id text not null references accounts,
  kind text not null check (kind in ('followUp', 'reminder')),
  due timestamptz not null,
  -- what was promised; due moves away from it when a send has to wait
  promised_for timestamptz not null,
  -- draft: promised by a reply that has not left yet
  status text not null default 'draft' check (status in ('draft', 'scheduled', 'sent', 'cancelled', 'failed', 'skipped')),
  words text,
  message text,
  brief text,
  reason text,
  cancel_reason text,
  attempts integer not null default 0,
  last_error text,
  -- the newest seq the promise was made with; a client's message after it cancels the item
  basis integer not null,
  -- the reply that says it; the promise stands once that reply has left
  promised_by text,
  held boolean not null default false,
  created_at timestamptz not null default clock_timestamp(),
  updated_at timestamptz not null default clock_timestamp(),
  sent_at timestamptz,
  cancelled_at timestamptz
);
create index plan_items_conversation on plan_items (conversation_id, created_at);
create index plan_items_due on plan_items (account_id, promised_for) where status = 'scheduled';
create index plan_items_promised on plan_items (promised_by) where status = 'draft';

-- A person who said stop. For ever, on every conversation of that person.
create table suppressions (
  prospect_id text primary key references prospects,
  reason text not null,
  conversation_id text,
  at timestamptz not null default clock_timestamp()
);

-- Kill switches. scope: '*', 'account:<id>', 'brand:<id>'; name: 'sending' | 'proactive'.
create table switches (
  scope text not null,
  name text not null check (name in ('sending', 'proactive')),
  by text,
  at timestamptz not null default clock_timestamp(),
  primary key (scope, name)
);

-- What a human must hear of.
create table alerts (
  id text primary key,
  kind text not null,
  conversation_id text references conversations,
  account_id text references accounts,
  detail text not null default '',
  created_at timestamptz not null default clock_timestamp(),
  chat_sent_at timestamptz,
  webhook_sent_at timestamptz,
  attempts integer not null default 0
);
create index alerts_open on alerts (created_at) where chat_sent_at is null or webhook_sent_at is null;

-- Unknown people who wrote to a brand that asks: no text, no name.
create table strangers (
  account_id text not null references accounts,
  peer_id bigint not null,
  access_hash text,
  first_message_id integer not null,
  status text not null default 'asked' check (status in ('asked', 'admitted', 'ignored')),
  asked_at timestamptz not null default clock_timestamp(),
  primary key (account_id, peer_id)
);

-- What was seen on a rep's account and is none of our business: a number, nothing else.
create table ignored_counts (
  account_id text not null references accounts,
  kind text not null,
  count bigint not null default 0,
  primary key (account_id, kind)
);
