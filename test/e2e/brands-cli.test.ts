// `rapport validate`, `kb` and `products` as a newcomer types them: answers, refusals and exit codes.
import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { rapport } from '../support/cli';
import { useDatabase } from '../support/postgres';

const SAMPLES = resolve(__dirname, '../../brands');
const db = useDatabase();
let dir: string;

beforeAll(() => {
  dir = mkdtempSync(join(tmpdir(), 'rapport-brands-'));
  cpSync(SAMPLES, dir, { recursive: true });
});
afterAll(() => rmSync(dir, { recursive: true, force: true }));

const run = async (...args: string[]) => {
  const code = process.exitCode;
  const ran = await rapport(
    {
      BRANDS_DIR: dir,
      BRAND_DEFAULT: 'bali-villas',
      DATABASE_URL: db.url,
    },
    args,
  );
  process.exitCode = code;
  return ran;
};

describe('validate', () => {
  test('the samples have nothing to say about', async () => {
    const ran = await run('validate');
    expect(ran).toMatchObject({ code: 0, err: '' });
    expect(ran.out.split('\n').filter(Boolean)).toEqual([
      expect.stringMatching(
        /^bali-villas: valid \(version [0-9a-f]{12}: 14 products, 54 passages, 11 rules, \d+ rehearsals?\)$/,
      ),
      expect.stringMatching(
        /^prep-school: valid \(version [0-9a-f]{12}: 18 products, 47 passages, 10 rules, \d+ rehearsals?\)$/,
      ),
    ]);
  });

  test('errors of every file at once, warnings apart', async () => {
    cpSync(join(dir, 'prep-school'), join(dir, 'broken'), { recursive: true });
    writeFileSync(join(dir, 'broken/rules.yaml'), 'rules:\n  - id: a\n    then: x\n    excludes: [b]\n');
    writeFileSync(join(dir, 'broken/knowledge/payment.md'), '# Оплата\n## Чем\n## Чем\nТекст\n> цитата\n');
    const ran = await run('validate', 'broken', 'prep-school', '--json');
    expect(ran.code).toBe(1);
    expect(ran.json[0]).toMatchObject({ brand: 'broken', valid: false });
    expect(ran.json[0].errors.map((e: { file: string; line: number }) => `${e.file}:${e.line}`)).toEqual([
      expect.stringMatching(/broken\/rules\.yaml:4$/),
      expect.stringMatching(/broken\/knowledge\/payment\.md:2$/),
      expect.stringMatching(/broken\/knowledge\/payment\.md:3$/),
    ]);
    expect(ran.json[0].warnings).toEqual([expect.objectContaining({ line: 5 })]);
    expect(ran.json[1]).toMatchObject({ brand: 'prep-school', valid: true });
    rmSync(join(dir, 'broken'), { recursive: true });
  });

  test('a name that is none', async () => {
    const ran = await run('validate', 'bali');
    expect(ran.code).toBe(2);
    expect(ran.err).toMatch(/There is no brand bali in .*There are: bali-villas, prep-school\./);
  });
});

describe('kb', () => {
  test('passages with the place they stand in', async () => {
    const ran = await run('kb', 'сколько стоит нотариус?');
    expect(ran).toMatchObject({ code: 0, err: '' });
    expect(ran.out).toMatch(
      /^Costs on top of the price {2}\(bali-villas\/knowledge\/buying\.en\.md:\d+, score 0\.\d\d\)$/m,
    );
  });

  test('as JSON', async () => {
    const ran = await run('kb', 'можно вернуть деньги за группу?', '--brand', 'prep-school', '--json');
    expect(ran.json[0]).toMatchObject({
      id: 'refund-pause#как-вернуть-деньги-за-группу',
      source: expect.stringMatching(/^prep-school\/knowledge\/refund-pause\.md:\d+$/),
      score: expect.any(Number),
    });
    expect(ran.json.length).toBeLessThanOrEqual(3);
  });

  test('nothing found', async () => {
    expect(await run('kb', 'Какая столица Франции?')).toMatchObject({
      code: 1,
      out: 'Nothing found in the 54 passages of bali-villas.',
    });
    expect(await run('kb', 'Какая столица Франции?', '--json')).toMatchObject({ code: 1, out: '[]' });
  });

  test('wrong arguments', async () => {
    expect(await run('kb')).toMatchObject({
      code: 2,
      err: expect.stringContaining("missing required argument 'question'"),
    });
    expect(await run('kb', ' ')).toMatchObject({ code: 2 });
    expect(await run('kb', 'x', '--brand', 'nope')).toMatchObject({
      code: 2,
      err: expect.stringContaining('There is no brand nope'),
    });
    expect(await run('kb', 'x', '--limit', '0')).toMatchObject({ code: 2 });
  });
});

describe('products', () => {
  test('by attributes and by words', async () => {
    const ran = await run('products', '--area', 'canggu', '--bedrooms=2', 'купить', '--json');
    expect(ran).toMatchObject({ code: 0, err: '' });
    expect(ran.json[0]).toMatchObject({
      id: 'canggu-palm',
      why_match: 'Подходит: район: Чангу; спальни: 2; сделка: покупка',
      price_text: '245 000 $ (лизхолд 25 лет)',
      next_start_text: 'в любое время',
      source: 'catalog.yaml#canggu-palm',
    });
  });

  test('for a person', async () => {
    const ran = await run('products', '--brand', 'prep-school', 'физика 11 класс');
    expect(ran.out).toMatch(/^ЕГЭ, физика, группа онлайн {2}\(catalog\.yaml#ege-physics-online\)$/m);
  });

  test('wrong arguments', async () => {
    expect(await run('products', '--colour', 'red')).toMatchObject({
      code: 2,
      err: expect.stringContaining('no attribute colour'),
    });
    expect(await run('products', '--area')).toMatchObject({ code: 2, err: expect.stringContaining('canggu, seseh') });
    expect(await run('products', '-x')).toMatchObject({ code: 2 });
    expect(await run('products', 'пицца')).toMatchObject({ code: 1 });
  });
});
