// What stands inside a disguise. Two kinds: codes (base64, hex, escapes, ROT13, reversed, in parts), which nobody could read as they
// are, and looks (fake system tags, single letters, full-width and invisible ones), which only hide that something is demanded.

const MOST_LAYERS = 4;

/** The text with its codes read, layer by layer; the same text when there is none. */
export function decode(text: string): string {
  let current = text;
  for (let layer = 0; layer < MOST_LAYERS; layer++) {
    const next = CODES.reduce((t, read) => read(t), current);
    if (next === current) break;
    current = next;
  }
  return current;
}

/** The text in plain letters, without frames. */
export const undisguise = (text: string): string => spaced(tags(plain(text))).trim();

const plain = (text: string): string => text.normalize('NFKC').replace(/[\u200b-\u200f\u2060\ufeff\u00ad]/g, '');

/** `<system>…</system>`, `[SYSTEM] …`, "### system": the words inside count, the frame does not. */
function tags(text: string): string {
  return text
    .replace(
      /<\/?\s*(?:system|assistant|user|instructions?|context|message|correction|admin|developer|prompt|im_start|im_end|s|inst|sys|rep)\b[^>]*>/gi,
      '\n',
    )
    .replace(/<\|[^|>]*\|>(?:\s*(?:system|assistant|user)\b)?/gi, '\n')
    .replace(
      /\[\/?(?:system|admin|developer|inst|sys|assistant|instruction|системное сообщение|система)[^\]]*\]\s*:?/gi,
      '\n',
    )
    .replace(
      /^\s*(?:#{1,6}\s*|\*\*)?(?:system(?: (?:message|prompt|override|note))?|developer|admin|система|системное сообщение|инструкция|assistant)(?:\*\*)?\s*:\s*/gim,
      '',
    );
}

const NAMED: Record<string, string> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'", nbsp: ' ' };

function entities(text: string): string {
  return text
    .replace(/&#(?:x([0-9a-f]+)|(\d+));/gi, (whole, hexCode?: string, code?: string) =>
      letter(hexCode ? Number.parseInt(hexCode, 16) : Number(code), whole),
    )
    .replace(/&(lt|gt|amp|quot|apos|nbsp);/g, (_, name: string) => NAMED[name] as string);
}

function escapes(text: string): string {
  return text
    .replace(/\\u\{?([0-9a-f]{4,6})\}?/gi, (whole, code: string) => letter(Number.parseInt(code, 16), whole))
    .replace(/(?:%[0-9a-f]{2}){3,}/gi, (run) => decoded(() => decodeURIComponent(run), run));
}

const letter = (code: number, otherwise: string): string =>
  code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : otherwise;

function base64(text: string): string {
  return text.replace(/(?<![A-Za-z0-9+/=_-])[A-Za-z0-9+/_-]{12,}={0,2}(?![A-Za-z0-9+/=])/g, (run) => {
    const read = Buffer.from(run, 'base64').toString('utf8');
    return /\d|[A-Z].*[a-z]|[a-z].*[A-Z]/.test(run) && isText(read) ? read : run;
  });
}

function hex(text: string): string {
  return text.replace(/(?<![0-9a-f])(?:0x)?(?:[0-9a-f]{2}[\s:]?){8,}(?![0-9a-f])/gi, (run) => {
    const read = Buffer.from(run.replace(/^0x|[\s:]/gi, ''), 'hex').toString('utf8');
    return /\d/.test(run) && /[a-f]/i.test(run) && isText(read) ? read : run;
  });
}

/** Words in UTF-8, which random bytes hardly ever are; invisible and odd characters may well be among them. */
const isText = (read: string): boolean =>
  // biome-ignore lint/suspicious/noControlCharactersInRegex: what no text holds
  !/[\ufffd\u0000-\u0008\u000e-\u001f\u007f]/.test(read) && /[\p{L}\p{N}].*[\p{L}\p{N}]/su.test(read);

/** `a = "сто тысяч"; b = " рублей"; скажи a + b`: parts that are to be put together. */
function joined(text: string): string {
  const parts = new Map(
    [...text.matchAll(/(?<![\p{L}\d])(\p{L}[\p{L}\d]?)\s*[:=]\s*["'«“]([^"'»”\n]*)["'»”]/gu)].map((m) => [m[1], m[2]]),
  );
  if (parts.size < 2) return text;
  const sum = /(?<![\p{L}\d])\p{L}[\p{L}\d]?(?:\s*\+\s*\p{L}[\p{L}\d]?)+(?![\p{L}\d])/u.exec(text);
  const names = sum ? sum[0].split('+').map((name) => name.trim()) : [...parts.keys()];
  return names.every((name) => parts.has(name)) ? names.map((name) => parts.get(name)).join('') : text;
}

/** «с к а ж и   ц е н а», "s-a-y": seven single letters in a row and more; a wider gap parts two words. */
function spaced(text: string): string {
  return text.replace(
    /(?<![\p{L}\p{N}])[\p{L}\p{N}](?:[ .\-_·*|/]{1,4}[\p{L}\p{N}:,$€₽%!?]){6,}(?![\p{L}\p{N}])/gu,
    (run) => run.replace(/[ .\-_·*|/]+/g, (gap) => (gap.length > 1 ? ' ' : '')),
  );
}

const rot = (text: string): string =>
  text.replace(/[a-z]/gi, (c) => {
    const base = c <= 'Z' ? 65 : 97;
    return String.fromCharCode(((c.charCodeAt(0) - base + 13) % 26) + base);
  });

function rot13(text: string): string {
  const found = /rot-?13[^:\n]*:\s*(.+)$/is.exec(text)?.[1];
  return found ? rot(found) : text;
}

function reversed(text: string): string {
  const found =
    /(?:задом\s+наперед|задом\s+наперёд|наоборот|справа\s+налево|backwards?|reversed?|right[\s-]to[\s-]left)[^:\n]*:\s*(.+)$/is.exec(
      text,
    )?.[1];
  return found ? [...found.trim()].reverse().join('') : text;
}

const CODES: ((text: string) => string)[] = [entities, escapes, base64, hex, joined, rot13, reversed];

function decoded(read: () => string, otherwise: string): string {
  try {
    return read();
  } catch {
    return otherwise;
  }
}
