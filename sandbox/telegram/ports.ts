// Which ports the data centres listen on. Below 32768: GramJS writes a session's port as a signed 16-bit number.
import fs from 'node:fs';

const LOWEST = 20_000;
const HIGHEST = 32_000;
const TRIES = 50;

/**
 * Opens each data centre: on `first`, `first + 1` … when given, else where it was before (`file`), else on free ports.
 * @throws Error EADDRINUSE when the given port is taken.
 */
export async function openPorts(
  ids: readonly number[],
  listen: (id: number, port: number) => Promise<void>,
  options: { first?: number; file?: string },
): Promise<void> {
  const { first, file } = options;
  const before: Record<string, number> = file && fs.existsSync(file) ? JSON.parse(fs.readFileSync(file, 'utf8')) : {};
  const opened: Record<string, number> = {};
  for (const [index, id] of ids.entries()) {
    if (first !== undefined) {
      await listen(id, first + index);
      continue;
    }
    for (let attempt = 0; ; attempt++) {
      // A port that was ours may still be closing: it gets three tries.
      const port = before[id] && attempt < 3 ? before[id] : LOWEST + Math.floor(Math.random() * (HIGHEST - LOWEST));
      try {
        await listen(id, port);
        opened[id] = port;
        break;
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code !== 'EADDRINUSE' || attempt >= TRIES) throw error;
        if (attempt < 2 && before[id]) await new Promise((resolve) => setTimeout(resolve, 200));
      }
    }
  }
  if (file && first === undefined) fs.writeFileSync(file, JSON.stringify(opened));
}
