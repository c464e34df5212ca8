// parse_mode HTML: checked as the real server checks it, and turned into text with entities.
// https://core.telegram.org/bots/api#html-style
import type { TextEntity } from '../telegram/markup';
import { badRequest } from './wire';

const TAGS: Record<string, string> = {
  b: 'bold',
  strong: 'bold',
  i: 'italic',
  em: 'italic',
  u: 'underline',
  ins: 'underline',
  s: 'strikethrough',
  strike: 'strikethrough',
  del: 'strikethrough',
  code: 'code',
  pre: 'pre',
  a: 'text_link',
  blockquote: 'blockquote',
  'tg-spoiler': 'spoiler',
};
// "The API currently supports only the following named HTML entities"
const NAMED: Record<string, string> = { lt: '<', gt: '>', amp: '&', quot: '"' };
const PIECE = /<(\/?)([a-z][\w-]*)((?:\s[^<>]*)?)>|&(?:#(\d+)|#x([0-9a-f]+)|(\w+));|([\s\S])/gi;

/** @throws BotApiError 400 "can't parse entities: …" */
export function parseHtml(html: string): { text: string; entities: TextEntity[] } {
  const open: { tag: string; at: number; url?: string }[] = [];
  const entities: TextEntity[] = [];
  let text = '';
  for (const match of html.matchAll(PIECE)) {
    const [whole, slash, tagName, attributes = '', decimal, hex, named, letter] = match;
    const offset = Buffer.byteLength(html.slice(0, match.index));
    const refuse = (why: string) => badRequest(`can't parse entities: ${why} at byte offset ${offset}`);
    if (letter !== undefined) {
      if (letter === '<') throw refuse('Unclosed or unsupported start tag');
      text += letter;
    } else if (tagName === undefined) {
      const code = decimal ? Number(decimal) : hex ? Number.parseInt(hex, 16) : undefined;
      text += code === undefined ? (NAMED[(named as string).toLowerCase()] ?? whole) : String.fromCodePoint(code);
    } else if (slash) {
      const tag = tagName.toLowerCase();
      const last = open.pop();
      if (!last) throw refuse(`Unexpected end tag`);
      if (last.tag !== tag) throw refuse(`Unmatched end tag, expected "</${last.tag}>", found "</${tag}>"`);
      const type = TAGS[tag] as string;
      const length = text.length - last.at;
      if (length > 0 && (tag !== 'a' || last.url)) {
        entities.push({ type, offset: last.at, length, ...(last.url && { url: last.url }) });
      }
    } else {
      const tag = tagName.toLowerCase();
      if (!TAGS[tag]) throw refuse(`Unsupported start tag "${tag}"`);
      const url = tag === 'a' ? /href\s*=\s*(?:"([^"]*)"|'([^']*)')/i.exec(attributes) : undefined;
      open.push({ tag, at: text.length, url: plain(url?.[1] ?? url?.[2]) });
    }
  }
  const unclosed = open.pop();
  if (unclosed)
    throw badRequest(`can't parse entities: Can't find end tag corresponding to start tag "${unclosed.tag}"`);
  return { text, entities: entities.sort((a, b) => a.offset - b.offset) };
}

const plain = (text: string | undefined): string | undefined =>
  text?.replace(/&(lt|gt|amp|quot);/g, (_, name: string) => NAMED[name] as string);
