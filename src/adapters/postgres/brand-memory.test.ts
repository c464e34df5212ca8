// What is remembered of brands: one version of each, letter for letter; and that a mistake is told once for each state of the files.
import { useDatabase } from '../../../test/support/postgres';
import { alertInvalidBrand, createBrandMemory } from './brand-memory';

const database = useDatabase();

test('the newest version that was kept is the last one, as its files were', async () => {
  const memory = createBrandMemory(database.pool);
  expect(await memory.last('x')).toBeUndefined();
  await memory.keep('x', 'v1', { 'brand.yaml': 'name: X\n' });
  const files = { 'brand.yaml': 'name: "Y\u0000 «ё» \\u0000"\n', 'knowledge/a.md': '# A\r\n' };
  await memory.keep('x', 'v2', files);
  await memory.keep('y', 'v1', {});
  expect(await createBrandMemory(database.pool).last('x')).toEqual(files);
});

test('told once for each state of the files, in a few lines', async () => {
  const problem = Array.from({ length: 9 }, (_, i) => `x/brand.yaml:${i}: wrong`).join('\n');
  for (const mark of ['a', 'a', 'b']) await alertInvalidBrand(database.pool, 'x', problem, mark);
  const { rows } = await database.pool.query("select detail from alerts where kind = 'brand_invalid'");
  expect(rows).toHaveLength(2);
  expect(rows[0].detail.split('\n')).toHaveLength(6);
  expect(rows[0].detail).toMatch(/4 more: rapport validate x$/);
});
