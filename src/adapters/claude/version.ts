// Which prompt wrote an answer: a short hash of the stable prefix, stored with every message.
import { createHash } from 'node:crypto';
import type { Brand } from '../../domain/brand';
import { type StablePrefix, stablePrefix } from './prompt';

/** 12 hex digits; changes when a tool, a rule or the brand's persona does. */
export function promptVersion(prefix: StablePrefix): string {
  return createHash('sha256').update(JSON.stringify(prefix)).digest('hex').slice(0, 12);
}

const made = new WeakMap<Brand, { prefix: StablePrefix; version: string }>();

/** The prefix of a brand with its version: made once, because a brand is a new object when its files have changed. */
export function prefixOf(brand: Brand): { prefix: StablePrefix; version: string } {
  const known = made.get(brand);
  if (known) return known;
  const prefix = stablePrefix(brand);
  const fresh = { prefix, version: promptVersion(prefix) };
  made.set(brand, fresh);
  return fresh;
}
