import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brandFor } from './brand';

let dir: string;
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'brands-'));
});
afterEach(() => rmSync(dir, { recursive: true }));

function brand(id: string, yaml: string): void {
  mkdirSync(join(dir, id));
  writeFileSync(join(dir, id, 'brand.yaml'), yaml);
}

test.each([
  ['answers at night by an away message only', 'languages: [ru]\nrepliesOutsideHours: awayMessage'],
  ['speaks no Russian', 'languages: [en]'],
  ['answers everybody', 'languages: [ru]\nunknownInbound: answer'],
  ['never types', 'languages: [ru]\ntyping: { enabled: false }'],
  ['cannot be read', 'languages: [ru'],
])('a usual brand that %s leaves the scene to another', (_, yaml) => {
  brand('usual', yaml);
  brand('open', 'languages: [en, ru]\nrepliesOutsideHours: now');
  expect(brandFor({ dir, usual: 'usual' })).toBe('open');
});

test('the usual one plays it when it can, and when nobody can', () => {
  brand('usual', 'languages: [ru]');
  brand('another', 'languages: [ru]');
  expect(brandFor({ dir, usual: 'usual' })).toBe('usual');
  expect(brandFor({ dir, usual: 'missing' })).toBe('another');
  rmSync(join(dir, 'usual'), { recursive: true });
  rmSync(join(dir, 'another'), { recursive: true });
  expect(brandFor({ dir, usual: 'usual' })).toBe('usual');
});
