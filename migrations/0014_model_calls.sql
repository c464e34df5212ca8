-- What each call of the model has cost, written when it was paid for: also the answers that were thrown away because the client wrote on.
-- The day's budget is reckoned from these rows.
create table model_calls (
  conversation_id text not null references conversations (id),
  prospect_id text not null,
  brand text not null,
  at timestamptz not null,
  tokens integer not null
);
create index model_calls_of_a_day on model_calls (brand, at);
create index model_calls_of_a_chat on model_calls (conversation_id, at);
