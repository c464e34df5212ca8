// Which prompt wrote an answer: a short hash of the stable prefix, stored with every message.
import { createHash } from 'node:crypto';
import type { StablePrefix } from './prompt';

/** 12 hex digits; changes when a tool, a rule or the brand's persona does. */
export function promptVersion(prefix: StablePrefix): string {
  return createHash('sha256').update(JSON.stringify(prefix)).digest('hex').slice(0, 12);
}
