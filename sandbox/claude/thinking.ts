// Signed thinking blocks. The real API refuses one that comes back changed, so whoever replays a turn must replay it exactly.
// https://platform.claude.com/docs/en/build-with-claude/extended-thinking#preserving-thinking-blocks
import { createHash, randomBytes } from 'node:crypto';
import type { Block } from './wire';

/** A block with the text left out, as newer models send it by default. The signature needs no memory: a restart forgets nothing. */
export function thinkingBlock(text = ''): Block {
  const nonce = randomBytes(8).toString('hex');
  return { type: 'thinking', thinking: text, signature: `${nonce}${seal(nonce, text)}` };
}

/** True when the block is one of ours, unchanged. */
export function isSigned({ thinking = '', signature = '' }: Block): boolean {
  return signature.slice(16) === seal(signature.slice(0, 16), thinking);
}

const seal = (nonce: string, text: string): string =>
  createHash('sha256').update(`thinking\n${nonce}\n${text}`).digest('base64');
