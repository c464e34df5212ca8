-- The last version of each brand that could be used, as its files were: a process that starts while they are wrong goes on with it.
-- json, not jsonb: whatever stands in a file is kept letter for letter.
create table brand_versions (
  brand text primary key,
  version text not null,
  files json not null,
  read_at timestamptz not null default clock_timestamp()
);
