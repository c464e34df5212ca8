// Golden histories: what real runs left behind, replayed by test/replay against today's code.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { historyToJSON } from '@temporalio/common/lib/proto-utils';

type History = Parameters<typeof historyToJSON>[0];

/**
 * With RECORD_HISTORIES=1 keeps this run's history as histories/<situation>.json; otherwise does nothing.
 * A file that is there is never overwritten: it speaks for workflows that were started by older code.
 */
export async function golden(handle: { fetchHistory(): Promise<unknown> }, situation: string): Promise<void> {
  if (!process.env.RECORD_HISTORIES) return;
  const file = join(__dirname, '..', 'replay', 'histories', `${situation}.json`);
  const text = historyToJSON((await handle.fetchHistory()) as History);
  try {
    writeFileSync(file, `${JSON.stringify(JSON.parse(text))}\n`, { flag: 'wx' });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  }
}
