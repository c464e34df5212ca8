// Which brand the people of the scene write to: the usual one, if it answers Russian at any hour and shows what is to be seen.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import type { Brands } from '../index';

/** What of brand.yaml decides; a key left out has its usual value. */
interface Settings {
  languages?: string[];
  repliesOutsideHours?: string;
  unknownInbound?: string;
  typing?: { enabled?: boolean };
}

/** The usual brand also when none fits: the scene then shows what it does. */
export function brandFor({ dir, usual }: Brands): string {
  const others = readdirSync(dir).filter((id) => id !== usual && existsSync(join(dir, id, 'brand.yaml')));
  return [usual, ...others.sort()].find((id) => fits(join(dir, id, 'brand.yaml'))) ?? usual;
}

function fits(file: string): boolean {
  try {
    const brand = parse(readFileSync(file, 'utf8')) as Settings;
    const { languages = [], repliesOutsideHours = 'now', unknownInbound = 'ask', typing } = brand;
    const shows = unknownInbound === 'ask' && typing?.enabled !== false;
    return languages.includes('ru') && repliesOutsideHours === 'now' && shows;
  } catch {
    return false; // the product says what is wrong with it
  }
}
