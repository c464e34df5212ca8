// Brands from files: both samples load, broken files are named by file, line and key, edits take effect, the last good version stays.
import { cp, mkdir, mkdtemp, readFile, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { until } from '../../../test/support/until';
import { Misconfigured } from '../../errors';
import type { BrandMemory } from '../../ports';
import { createBrands } from './index';

const SAMPLES = resolve(__dirname, '../../../brands');
let dir: string;
let told: [string, string][];

beforeEach(async () => {
  dir = join(await mkdtemp(join(tmpdir(), 'brands-')), 'brands');
  told = [];
});
afterEach(() => rm(resolve(dir, '..'), { recursive: true, force: true }));

const open = (memory?: BrandMemory) =>
  createBrands({ dir, memory, onInvalid: (id, problem) => void told.push([id, problem]) });
let tick = 1_700_000_000;
/** Writes with a time of its own: a file system may count its times coarsely. */
async function put(file: string, text: string | Buffer): Promise<void> {
  await mkdir(resolve(dir, file, '..'), { recursive: true });
  await writeFile(join(dir, file), text);
  tick += 5;
  await utimes(join(dir, file), tick, tick);
}
async function brand(yaml: string | Buffer, persona: string | Buffer = 'You are Anna.'): Promise<void> {
  await put('x/brand.yaml', yaml);
  await put('x/persona.md', persona);
}
async function problem(id = 'x'): Promise<string> {
  const error = await open()
    .get(id)
    .then(
      () => undefined,
      (e: unknown) => e,
    );
  expect(error).toBeInstanceOf(Misconfigured);
  return (error as Misconfigured).detail;
}

const GOOD = 'name: X\nzone: Europe/Moscow\nlanguages: [ru]\n';

test('both samples load', async () => {
  const brands = createBrands({
    dir: SAMPLES,
    onInvalid: (id, what) => {
      throw new Error(`${id}: ${what}`);
    },
  });
  expect(await brands.list()).toEqual(expect.arrayContaining(['bali-villas', 'prep-school']));
  const [villas, school] = [await brands.get('bali-villas'), await brands.get('prep-school')];
  expect(villas).toMatchObject({
    id: 'bali-villas',
    zone: 'Asia/Makassar',
    languages: ['ru', 'en'],
    followUp: { ambiguousTime: 'ask' },
  });
  expect(villas.hours[0]).toEqual({ days: [1, 2, 3, 4, 5], from: '10:00', to: '20:00' });
  expect(villas.persona).toMatch(/^# Who you are/);
  expect(school).toMatchObject({ zone: 'Europe/Moscow', languages: ['ru'], repliesOutsideHours: 'awayMessage' });
  expect(school.hours.map(({ days }) => days)).toEqual([[1, 2, 3, 4, 5], [6]]);
  expect(villas.version).not.toBe(school.version);
});

test('every key of the samples is known by the other too: none is missing from either', async () => {
  const keys = async (id: string) =>
    [...(await readFile(join(SAMPLES, id, 'brand.yaml'), 'utf8')).matchAll(/^ *([a-zA-Z]+):/gm)].map((m) => m[1]);
  const [villas, school] = [await keys('bali-villas'), await keys('prep-school')];
  expect(new Set(villas.filter((k) => k !== 'en'))).toEqual(new Set(school));
});

test('a brand of one language writes plain text, in brand.yaml too', async () => {
  const place =
    'meeting: { booking: { kinds: [office], place: { office: Абая 150 }, texts: { booked: "Ждём {day} {place}" } } }';
  await brand(`${GOOD}holding: Уточню.\noptOut: { confirmation: Не пишу. }\n${place}\n`);
  expect(await open().get('x')).toMatchObject({
    holding: { ru: 'Уточню.' },
    optOut: { confirmation: { ru: 'Не пишу.' } },
    meeting: { booking: { place: { office: { ru: 'Абая 150' } }, texts: { booked: { ru: 'Ждём {day} {place}' } } } },
  });
  await brand(`${GOOD}meeting: { booking: { texts: { booked: "Ждём {dya}" } } }\n`);
  expect(await problem()).toContain('meeting.booking.texts.booked.ru: {dya} is not known');
});

test('what is left out takes its default', async () => {
  await brand(GOOD);
  expect(await open().get('x')).toMatchObject({
    persona: 'You are Anna.',
    hours: [{ days: [1, 2, 3, 4, 5, 6, 7], from: '10:00', to: '20:00' }],
    unknownInbound: 'ask',
    burst: { quietSeconds: 3, maxSeconds: 20 },
    followUp: { when: { dayStart: '10:00', evening: '19:00' }, ambiguousTime: 'ask' },
    takeover: { autoReleaseMinutes: null },
    optOut: { confirmation: { ru: expect.stringContaining('не буду писать') } },
  });
});

test.each([
  ['name left out', 'zone: Europe/Moscow\nlanguages: [ru]\n', 'brands/x/brand.yaml:1: name: is missing'],
  ['an empty file', '', 'brands/x/brand.yaml:1: name: is missing'],
  ['a list instead of keys', '- name: X\n', 'brands/x/brand.yaml:1: must be a group of keys'],
  ['an unknown key', `${GOOD}\nnmae: Y\n`, 'brands/x/brand.yaml:5: nmae: no such key here'],
  [
    'an unknown key inside',
    `${GOOD}burst:\n  quietSeconds: 3\n  quite: 4\n`,
    'brands/x/brand.yaml:6: burst.quite: no such key here',
  ],
  [
    'an unknown key deep inside',
    `${GOOD}followUp:\n  when:\n    dinner: 18:00\n`,
    'brands/x/brand.yaml:6: followUp.when.dinner: no such key here',
  ],
  [
    'no such zone',
    'name: X\nzone: Europe/Moskow\nlanguages: [ru]\n',
    'brands/x/brand.yaml:2: zone: is not an IANA time zone',
  ],
  ['an offset for a zone', 'name: X\nzone: 3\nlanguages: [ru]\n', 'brands/x/brand.yaml:2: zone: must be text'],
  [
    'a language we do not speak',
    'name: X\nzone: Europe/Moscow\nlanguages:\n  - ru\n  - de\n',
    'brands/x/brand.yaml:5: languages.1: must be one of ru, en',
  ],
  [
    'no language at all',
    'name: X\nzone: Europe/Moscow\nlanguages: []\n',
    'brands/x/brand.yaml:3: languages: names no language',
  ],
  [
    'an hour without its zero',
    `${GOOD}followUp:\n  when:\n    morning: 9:00\n`,
    'brands/x/brand.yaml:6: followUp.when.morning: must be a time as 09:30',
  ],
  [
    'an hour past the day',
    `${GOOD}meeting:\n  when:\n    night: 25:00\n`,
    'brands/x/brand.yaml:6: meeting.when.night: must be a time',
  ],
  [
    'a morning after noon',
    `${GOOD}followUp:\n  when:\n    morning: 13:00\n`,
    'brands/x/brand.yaml:5: followUp.when.noon: must be later than morning (13:00)',
  ],
  [
    'a weekday nobody knows',
    `${GOOD}hours:\n  - days: [mon, wendsday]\n    from: 10:00\n    to: 20:00\n`,
    'brands/x/brand.yaml:5: hours.0.days.1: must be a weekday',
  ],
  [
    'no day',
    `${GOOD}hours:\n  - days: []\n    from: 10:00\n    to: 20:00\n`,
    'brands/x/brand.yaml:5: hours.0.days: names no day',
  ],
  ['no hours', `${GOOD}hours: []\n`, 'brands/x/brand.yaml:4: hours: leaves no hour to write in'],
  [
    'hours without an end',
    `${GOOD}hours:\n  - days: [mon]\n    from: 10:00\n`,
    'brands/x/brand.yaml:5: hours.0.to: is missing',
  ],
  [
    'hours of no length',
    `${GOOD}hours:\n  - days: [mon]\n    from: 10:00\n    to: 10:00\n`,
    'brands/x/brand.yaml:7: hours.0.to: must differ from `from`',
  ],
  [
    'a closing time that is none',
    `${GOOD}hours:\n  - days: [mon]\n    from: 10:00\n    to: 24:30\n`,
    'brands/x/brand.yaml:7: hours.0.to: must be a time as 20:00, or 24:00',
  ],
  [
    'a word for a number',
    `${GOOD}burst:\n  quietSeconds: three\n`,
    'brands/x/brand.yaml:5: burst.quietSeconds: must be a number',
  ],
  [
    'a negative wait',
    `${GOOD}burst:\n  quietSeconds: -1\n`,
    'brands/x/brand.yaml:5: burst.quietSeconds: must be at least 0',
  ],
  [
    'a burst longer than its limit',
    `${GOOD}burst:\n  quietSeconds: 30\n  maxSeconds: 20\n`,
    'brands/x/brand.yaml:6: burst.maxSeconds: must not be less than quietSeconds',
  ],
  [
    'typing that never ends',
    `${GOOD}typing:\n  maxSeconds: 100000\n`,
    'brands/x/brand.yaml:5: typing.maxSeconds: must be at most 600',
  ],
  [
    'typing the wrong way round',
    `${GOOD}typing:\n  minSeconds: 9\n  maxSeconds: 2\n`,
    'brands/x/brand.yaml:6: typing.maxSeconds: must not be less than minSeconds',
  ],
  [
    'a word for true',
    `${GOOD}typing:\n  enabled: yes\n`,
    'brands/x/brand.yaml:5: typing.enabled: must be true or false',
  ],
  [
    'a policy nobody offers',
    `${GOOD}unknownInbound: maybe\n`,
    'brands/x/brand.yaml:4: unknownInbound: must be one of ask, answer, ignore',
  ],
  [
    'another',
    `${GOOD}repliesOutsideHours: later\n`,
    'brands/x/brand.yaml:4: repliesOutsideHours: must be one of now, nextWindow, awayMessage',
  ],
  [
    'a third',
    `${GOOD}followUp:\n  ambiguousTime: guess\n`,
    'brands/x/brand.yaml:5: followUp.ambiguousTime: must be one of ask, default',
  ],
  [
    'rewriting that ends too soon',
    `${GOOD}followUp:\n  lateAsIsMinutes: 120\n  lateRewriteHours: 1\n`,
    'brands/x/brand.yaml:6: followUp.lateRewriteHours: must not end before',
  ],
  [
    'half a minute of release',
    `${GOOD}takeover:\n  autoReleaseMinutes: 0\n`,
    'brands/x/brand.yaml:5: takeover.autoReleaseMinutes: must be at least 1',
  ],
  ['an empty text', `${GOOD}holding:\n  ru: "  "\n`, 'brands/x/brand.yaml:5: holding.ru: must not be empty'],
  [
    'one text in a brand of two languages',
    `${GOOD.replace('[ru]', '[ru, en]')}holding: Wait\n`,
    'brands/x/brand.yaml:4: holding: needs a text for each language: { ru: …, en: … }',
  ],
  ['the same key twice', `${GOOD}name: Y\n`, 'brands/x/brand.yaml:4: Map keys must be unique'],
  ['broken YAML', `${GOOD}burst: {quietSeconds: 3\n`, 'brands/x/brand.yaml:'],
  ['a tab for an indent', `${GOOD}burst:\n\tquietSeconds: 3\n`, 'brands/x/brand.yaml:5: '],
  ['two documents', `${GOOD}---\nname: Y\n`, 'brands/x/brand.yaml:4: '],
])('%s', async (_, yaml, expected) => {
  await brand(yaml);
  expect(await problem()).toContain(expected);
});

test.each([
  ['an empty persona', 'brands/x/persona.md:1: is empty', () => brand(GOOD, ' \n')],
  [
    'a persona in another encoding',
    'brands/x/persona.md:1: is not UTF-8',
    () => brand(GOOD, Buffer.from([0xcf, 0xf0, 0xe8])),
  ],
  [
    'a brand.yaml in another encoding',
    'brands/x/brand.yaml:1: is not UTF-8',
    () => brand(Buffer.from([0x6e, 0xff, 0xfe])),
  ],
  ['no persona', 'brands/x/persona.md:1: is missing', () => put('x/brand.yaml', GOOD)],
  ['no brand.yaml', 'brands/x/brand.yaml:1: is missing', () => put('x/persona.md', 'You are Anna.')],
  [
    'unfolding without end',
    'brand.yaml',
    () => brand(`${GOOD}a: &a [1,1,1,1,1,1,1,1,1]\nb: &b [*a,*a,*a,*a,*a,*a,*a,*a]\nc: [*b,*b,*b,*b,*b,*b,*b,*b]\n`),
  ],
])('%s', async (_, expected, write) => {
  await write();
  expect(await problem()).toContain(expected);
});

test('all problems are told at once, in the order of the file', async () => {
  await brand('zone: Mars\nlanguages: [ru]\nburst:\n  quietSeconds: x\ntypo: 1\n', '');
  expect((await problem()).split('\n').map((line) => line.split(': ').slice(0, 2).join(' '))).toEqual([
    'brands/x/brand.yaml:1 name',
    'brands/x/brand.yaml:1 zone',
    'brands/x/brand.yaml:4 burst.quietSeconds',
    'brands/x/brand.yaml:5 typo',
    'brands/x/persona.md:1 is empty; it tells the model who it speaks as',
  ]);
});

test.each(['../secrets', 'x/../y', '', 'X', 'a.b'])('"%s" is no brand', async (id) => {
  await brand(GOOD);
  expect(await problem(id)).toContain('is no brand');
});

test('an edit is in force with the next question, and makes another version', async () => {
  await brand(GOOD);
  const brands = open();
  const before = await brands.get('x');
  expect((await brands.get('x')).version).toBe(before.version);
  await put('x/persona.md', 'You are Boris.');
  const after = await brands.get('x');
  expect(after.persona).toBe('You are Boris.');
  expect(after.version).not.toBe(before.version);
  await put('x/persona.md', 'You are Anna.');
  expect((await brands.get('x')).version).toBe(before.version);
});

test('what was just seen of the files counts for as long as asked, and no longer', async () => {
  await brand(GOOD);
  const [trusting, soon] = [60_000, 1].map((trustMs) => createBrands({ dir, onInvalid: () => {}, trustMs }));
  const before = await trusting!.get('x');
  await soon!.get('x');
  await put('x/persona.md', 'You are Boris.');
  expect(await trusting!.get('x')).toBe(before);
  await until(async () => (await soon!.get('x')).persona === 'You are Boris.', 5_000, 'the edit');
});

test('so is an edit of catalog, rules and articles; an article may come and go', async () => {
  await brand(GOOD);
  const brands = open();
  const look = async () => {
    const { version, catalog, rules, knowledge } = await brands.get('x');
    return [version, catalog.discounts.length, rules.length, knowledge.passages.map(({ text }) => text)] as const;
  };
  const seen = [await look()];
  const step = async (...expected: unknown[]) => {
    seen.push(await look());
    expect(seen.at(-1)?.slice(1)).toEqual(expected);
  };
  await put('x/catalog.yaml', 'discounts:\n  - { id: early, percent: 5, when: всегда }\n');
  await step(1, 0, []);
  await put('x/rules.yaml', 'rules:\n  - { id: a, then: x }\n');
  await step(1, 1, []);
  await put('x/knowledge/pay.md', '# A\n## B\nКартой.\n');
  await step(1, 1, ['Картой.']);
  await put('x/knowledge/pay.md', '# A\n## B\nНаличными.\n');
  await step(1, 1, ['Наличными.']);
  await put('x/knowledge/when.md', '# C\n## D\nЗавтра.\n');
  await step(1, 1, ['Наличными.', 'Завтра.']);
  await put('x/knowledge/when.md', 'no heading\n');
  await step(1, 1, ['Наличными.', 'Завтра.']);
  expect(told).toEqual([['x', expect.stringContaining('brands/x/knowledge/when.md:1: ')]]);
  await rm(join(dir, 'x/knowledge/when.md'));
  await step(1, 1, ['Наличными.']);
  // the broken state has the version of the last good one, and the last state that of an earlier one: equal files, equal version
  expect(new Set(seen.map(([version]) => version)).size).toBe(6);
});

test('a file that turns invalid leaves the last good version in force, is told once, and mends', async () => {
  await brand(GOOD);
  const brands = open();
  const good = await brands.get('x');
  await put('x/brand.yaml', `${GOOD}burst: 5\n`);
  expect(await brands.get('x')).toEqual(good);
  await Promise.all([brands.get('x'), brands.get('x')]);
  expect(told).toEqual([['x', 'brands/x/brand.yaml:4: burst: must be a group of keys']]);
  await rm(join(dir, 'x/persona.md'));
  expect(await brands.get('x')).toEqual(good);
  expect(told).toHaveLength(2);
  await brand(`${GOOD.replace('name: X', 'name: Y')}`);
  expect((await brands.get('x')).name).toBe('Y');
});

test('a brand that was never valid is an error each time, and mends', async () => {
  await brand('name: X\n');
  const brands = open();
  await expect(brands.get('x')).rejects.toThrow('zone: is missing');
  await expect(brands.get('x')).rejects.toThrow('zone: is missing');
  await brand(GOOD);
  expect((await brands.get('x')).name).toBe('X');
  expect(told).toEqual([['x', expect.stringContaining('zone: is missing')]]);
});

test('who starts while the files are wrong goes on with the last good version, and tells of it', async () => {
  const kept = new Map<string, Record<string, string>>();
  const memory: BrandMemory = {
    keep: async (id, _, files) => void kept.set(id, JSON.parse(JSON.stringify(files))),
    last: async (id) => kept.get(id),
  };
  await brand(GOOD);
  await put('x/knowledge/pay.md', '# A\n## B\nКартой.\n');
  await put('x/knowledge/all.md', '# C\n## D\nВсем.\n');
  const good = await open(memory).get('x');
  await put('x/knowledge/pay.md', 'no heading\n');
  await rm(join(dir, 'x/persona.md'));
  const again = open(memory);
  expect(await again.get('x')).toEqual(good);
  expect(told).toEqual([['x', expect.stringContaining('brands/x/persona.md:1: is missing')]]);
  await brand(GOOD.replace('name: X', 'name: Y'));
  await rm(join(dir, 'x/knowledge/pay.md'));
  expect((await again.get('x')).name).toBe('Y');
  expect(Object.keys(kept.get('x') as object)).not.toContain('knowledge/pay.md');
});

test('the list holds folders with a brand.yaml only', async () => {
  await brand(GOOD);
  await cp(join(dir, 'x'), join(dir, 'b'), { recursive: true });
  await put('notes/readme.md', 'x');
  await put('brand.yaml', GOOD);
  expect(await open().list()).toEqual(['b', 'x']);
  await expect(createBrands({ dir: join(dir, 'none'), onInvalid: () => {} }).list()).rejects.toThrow(Misconfigured);
});
