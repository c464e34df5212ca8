-- What brands know, indexed for search: the texts themselves stay in the brands' files.

-- trusted since Postgres 13: the database's owner may make it
create extension if not exists pg_trgm;

-- A version is here whole or not at all. `version` is the brand's, and the form of the index.
create table knowledge_versions (
  brand text not null,
  version text not null,
  -- moved at most once an hour; unused ones are removed when a newer one comes
  used_at timestamptz not null,
  primary key (brand, version)
);

create table passages (
  brand text not null,
  version text not null,
  id text not null,
  language text not null,
  -- A: heading, B: other ways to ask, C: the file's topic, D: text. The configuration `russian` stems Latin words as English,
  -- so one vector holds both languages: https://www.postgresql.org/docs/current/textsearch-dictionaries.html
  search tsvector not null,
  primary key (brand, version, id),
  foreign key (brand, version) references knowledge_versions on delete cascade
);
create index passages_search on passages using gin (search);

-- Words a question may mean: those of the passages and of the thesaurus. What is not among them may be a typo of one that is.
create table knowledge_words (
  brand text not null,
  version text not null,
  word text not null,
  stem text not null,
  -- in Latin letters: what trigrams see of others depends on the server's locale, and some clients write Russian so
  latin text not null,
  primary key (brand, version, word),
  foreign key (brand, version) references knowledge_versions on delete cascade
);
create index knowledge_words_stem on knowledge_words (brand, version, stem);
create index knowledge_words_like on knowledge_words using gin (latin gin_trgm_ops);
