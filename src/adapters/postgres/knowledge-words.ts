// Words of the passages that resemble a strange one: for what is too misspelt to be mended, cut short or written together.
import type pg from 'pg';
import { inLatin } from '../../domain/latin';
import type { Concept } from '../../domain/question';
import { isStopWord } from '../../domain/stop-words';
import { stem, wordsOf } from '../../domain/words';
import type { Indexed } from './knowledge-index';

/** pg_trgm's similarity: «юго-запад» and «юго-западной» have 0.6, «лицей» and «лицензия» 0.4. */
const ALIKE = 0.45;
/** Its word_similarity, of a word in one it is written together with: «стоитбронирование». */
const WITHIN = 0.8;
const LEAST_LETTERS = 5;

/** Each strange word → the words it may be, with how alike they are (0 to 1); a word nothing resembles is left out. */
export async function alikeWords(
  pool: pg.Pool,
  { brand, version }: Indexed,
  strange: string[],
): Promise<Map<string, Pick<Concept, 'others' | 'shares'>>> {
  const found = new Map<string, Pick<Concept, 'others' | 'shares'>>();
  if (strange.length === 0) return found;
  const { rows } = await pool.query<{ strange: string; word: string; alike: number }>({
    name: 'knowledge alike',
    text: `select strange, word, alike
     from unnest($3::text[], $4::text[]) as s(strange, spelt)
     join knowledge_words k on k.brand = $1 and k.version = $2
     cross join lateral (select greatest(similarity(k.latin, spelt),
       case when length(k.latin) >= $6 and word_similarity(k.latin, spelt) >= $7 then word_similarity(k.latin, spelt) else 0 end
     )::float8 as alike) as a
     where alike >= $5
     order by strange, alike desc, word`,
    values: [brand, version, strange, strange.map(inLatin), ALIKE, LEAST_LETTERS, WITHIN],
  });
  for (const { strange: asked, word, alike } of rows) {
    const one = found.get(asked) ?? { others: [], shares: [] };
    one.others.push(word);
    one.shares.push(alike);
    found.set(asked, one);
  }
  return found;
}

/** Writes the words of a version, in the transaction that indexes it. */
export async function writeWords(tx: pg.PoolClient, { brand, version }: Indexed, texts: string[]): Promise<void> {
  const words = [...new Set(texts.flatMap(wordsOf))].filter((word) => word.length > 3 && !isStopWord(word));
  await tx.query(
    `insert into knowledge_words (brand, version, word, stem, latin)
     select $1, $2, word, stem, latin from unnest($3::text[], $4::text[], $5::text[]) as w(word, stem, latin)`,
    [brand, version, words, words.map(stem), words.map(inLatin)],
  );
}
