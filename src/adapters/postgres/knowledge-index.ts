// The index behind the knowledge search: made when a brand's version is first asked for, removed when nobody asks any more.
import type pg from 'pg';
import type { Brand } from '../../domain/brand';
import { wordsOf } from '../../domain/words';
import { writeWords } from './knowledge-words';
import { transaction } from './transaction';

export interface Indexed {
  brand: string;
  version: string;
}

/** Of the index: another one is made when this changes with the code. */
const FORM = '3';
const TOUCH = '1 hour';
/** Longer than any process goes on with a version that its files no longer have. */
const KEEP = '2 days';

/** Gives the index's key. One process makes it, others wait; a version stands whole or not at all. */
export async function ensureIndexed(pool: pg.Pool, brand: Brand): Promise<Indexed> {
  const index = { brand: brand.id, version: `${brand.version}/${FORM}` };
  if (!(await isThere(pool, index)))
    await transaction(pool, async (tx) => {
      await tx.query("select pg_advisory_xact_lock(hashtext('knowledge'), hashtext($1))", [index.brand]);
      if (!(await isThere(tx, index))) await write(tx, index, brand);
    });
  return index;
}

async function isThere(db: pg.Pool | pg.PoolClient, { brand, version }: Indexed): Promise<boolean> {
  const { rows } = await db.query<{ stale: boolean }>(
    `select used_at < clock_timestamp() - $3::interval as stale from knowledge_versions where brand = $1 and version = $2`,
    [brand, version, TOUCH],
  );
  if (rows[0]?.stale)
    await db.query('update knowledge_versions set used_at = clock_timestamp() where brand = $1 and version = $2', [
      brand,
      version,
    ]);
  return rows.length > 0;
}

async function write(
  tx: pg.PoolClient,
  { brand, version }: Indexed,
  { knowledge: { passages } }: Brand,
): Promise<void> {
  await tx.query('delete from knowledge_versions where brand = $1 and used_at < clock_timestamp() - $2::interval', [
    brand,
    KEEP,
  ]);
  await tx.query('insert into knowledge_versions (brand, version, used_at) values ($1, $2, clock_timestamp())', [
    brand,
    version,
  ]);
  await tx.query(
    `insert into passages (brand, version, id, language, search)
     select $1, $2, id, language,
       setweight(to_tsvector('russian', heading), 'A') || setweight(to_tsvector('russian', asked), 'B') ||
       setweight(to_tsvector('russian', topic), 'C') || setweight(to_tsvector('russian', body), 'D')
     from unnest($3::text[], $4::text[], $5::text[], $6::text[], $7::text[], $8::text[]) as p(id, language, heading, asked, topic, body)`,
    [
      brand,
      version,
      passages.map(({ id }) => id),
      passages.map(({ language }) => language),
      passages.map(({ heading }) => plain(heading)),
      passages.map(({ askedAs }) => askedAs.map(plain).join(' ')),
      passages.map(({ topic }) => plain(topic)),
      passages.map(({ text }) => plain(text)),
    ],
  );
  const texts = passages.map(({ heading, askedAs, topic, text }) => [heading, ...askedAs, topic, text].join(' '));
  await writeWords(tx, { brand, version }, texts);
}

/** As questions are read: words only, so that «лизхолд/leasehold» and "check-in" are two words each and no "host" or "url" token. */
const plain = (text: string): string => wordsOf(text).join(' ');
