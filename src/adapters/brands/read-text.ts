// A brand's file as text: UTF-8, of a size a person may have written.
import { isUtf8 } from 'node:buffer';
import { readFile, stat } from 'node:fs/promises';
import type { Findings } from './problem';

/** Far above any article, far below what would slow every reading down. */
const MOST_BYTES = 512 * 1024;

/** undefined: it is not there (said only if `needed`), or cannot be used (said). */
export async function readText(path: string, found: Findings, needed: boolean): Promise<string | undefined> {
  try {
    const { size } = await stat(path);
    if (size > MOST_BYTES) {
      found.error(1, `is ${Math.ceil(size / 1024)} KB; at most ${MOST_BYTES / 1024} KB are read. Split it by topic`);
      return undefined;
    }
    const bytes = await readFile(path);
    if (isUtf8(bytes)) return bytes.toString('utf8').replace(/^\uFEFF/, '');
    found.error(lineOfForeign(bytes), 'is not UTF-8 text; save it with the encoding UTF-8');
  } catch (error) {
    const missing = (error as NodeJS.ErrnoException).code === 'ENOENT';
    if (needed || !missing) found.error(1, missing ? 'is missing' : 'cannot be read');
  }
  return undefined;
}

/** The line with the first byte that is no UTF-8. */
function lineOfForeign(bytes: Buffer): number {
  let line = 1;
  for (let start = 0; start < bytes.length; line++) {
    const end = bytes.indexOf(10, start);
    if (!isUtf8(bytes.subarray(start, end < 0 ? bytes.length : end))) return line;
    if (end < 0) break;
    start = end + 1;
  }
  return line;
}
