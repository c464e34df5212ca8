// An append-only file of JSON lines: what an emulated service must still know after a restart.
import fs from 'node:fs';
import path from 'node:path';

/** Without a file it keeps nothing. Lines are written at once but not fsynced: it survives a kill, not a power cut. */
export class AppendLog<T> {
  private fd?: number;

  /** Opens (and makes) the file and hands every stored entry to `replay`, oldest first. */
  constructor(file: string | undefined, replay: (entry: T) => void) {
    if (!file) return;
    fs.mkdirSync(path.dirname(file), { recursive: true });
    if (fs.existsSync(file)) {
      const text = fs.readFileSync(file, 'utf8');
      // A line without its end is one that a kill cut short: it never happened.
      const whole = text.slice(0, text.lastIndexOf('\n') + 1);
      if (whole.length < text.length) fs.truncateSync(file, Buffer.byteLength(whole));
      for (const line of whole.split('\n')) if (line) replay(JSON.parse(line) as T);
    }
    this.fd = fs.openSync(file, 'a');
  }

  append(entry: T): void {
    if (this.fd !== undefined) fs.writeSync(this.fd, `${JSON.stringify(entry)}\n`);
  }

  close(): void {
    if (this.fd !== undefined) fs.closeSync(this.fd);
    this.fd = undefined;
  }
}
