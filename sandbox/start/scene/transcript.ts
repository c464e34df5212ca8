// The scene on the terminal as it happens: who, to whom, what, and how long since it began.
import { styleText } from 'node:util';

export interface TranscriptOptions {
  out?: NodeJS.WriteStream;
  /** Milliseconds since the epoch that 0:00 stands for. */
  since?: number;
}

type Style = Parameters<typeof styleText>[0];

/** Chats are told apart by the colour of their client. */
const COLOURS = ['cyan', 'magenta', 'yellow', 'green', 'blue'] as const;
const CLOCK = 6;
const MOST = 110;

export class Transcript {
  private readonly out: NodeJS.WriteStream;
  private readonly since: number;
  private readonly coloured: boolean;
  private readonly colours = new Map<string, (typeof COLOURS)[number]>();
  private people = 0;

  constructor({ out = process.stdout, since = Date.now() }: TranscriptOptions = {}) {
    this.out = out;
    this.since = since;
    // https://no-color.org
    this.coloured = out.isTTY === true && !process.env.NO_COLOR;
  }

  /** Makes room for these names, so that what they say stands in one column. */
  cast(names: string[]): void {
    const longest = names.map(length).sort((a, b) => b - a);
    this.people = Math.max(this.people, (longest[0] ?? 0) + (longest[1] ?? 0) + 3);
  }

  /** One line of a chat; `client` decides its colour. */
  said(from: string, to: string, text: string, client: string, at = Date.now()): void {
    const who = this.style(this.colourOf(client), `${from} → ${to}`.padEnd(this.people));
    this.block(this.clock(at), who, text);
  }

  typing(from: string, to: string, client: string, at = Date.now()): void {
    const who = this.style(this.colourOf(client), `${from} → ${to}`.padEnd(this.people));
    this.block(this.clock(at), who, this.style('dim', 'is typing …'));
  }

  /** What is shown next, in a sentence. */
  heading(text: string): void {
    this.write('');
    this.title(text);
  }

  title(text: string): void {
    for (const line of wrap(text, this.width)) this.write(this.style('bold', line));
  }

  /** A sentence beside the chats. */
  note(text: string): void {
    for (const line of wrap(text, this.width - 2)) this.write(`  ${line}`);
  }

  /** A command as it was run, whole and unbroken for copying, and what it printed. */
  command(line: string, output = ''): void {
    this.write(this.clock(Date.now()) + this.style('bold', `$ ${line}`));
    this.output(output);
  }

  /** What a command printed, below it. */
  output(text: string): void {
    for (const line of text.trimEnd().split('\n')) if (line) this.write(`${' '.repeat(CLOCK + 2)}${line}`);
  }

  check(ok: boolean, text: string): void {
    const mark = ok ? this.style('green', 'ok    ') : this.style(['red', 'bold'], 'FAILED');
    for (const [i, line] of wrap(text, this.width - CLOCK - 8).entries())
      this.write(`${' '.repeat(CLOCK)}${i === 0 ? mark : '      '}  ${line}`);
  }

  /** As it stands. */
  write(line: string): void {
    this.out.write(`${line.trimEnd()}\n`);
  }

  style(style: Style, text: string): string {
    // decided above: Node would ask the process's own stdout
    return this.coloured ? styleText(style, text, { validateStream: false }) : text;
  }

  get width(): number {
    return Math.max(60, Math.min(this.out.columns || 100, MOST));
  }

  private clock(at: number): string {
    const seconds = Math.max(0, Math.round((at - this.since) / 1000));
    const text = `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
    return this.style('dim', text.padEnd(CLOCK));
  }

  private block(clock: string, who: string, text: string): void {
    const indent = CLOCK + this.people + 2;
    // On a narrow terminal the words go below the names.
    const beside = this.width - indent >= 36;
    const width = this.width - (beside ? indent : CLOCK + 2);
    const lines = text.split('\n').flatMap((line) => wrap(line, width));
    if (!beside) this.write(clock + who);
    for (const [i, line] of lines.entries()) {
      if (!beside) this.write(' '.repeat(CLOCK + 2) + line);
      else this.write(i === 0 ? `${clock}${who}  ${line}` : ' '.repeat(indent) + line);
    }
  }

  private colourOf(client: string): Style {
    const known = this.colours.get(client) ?? (COLOURS[this.colours.size % COLOURS.length] as 'cyan');
    this.colours.set(client, known);
    return known;
  }
}

const length = (text: string): number => [...text].length;

/** Broken at spaces; a word longer than a line stays whole. */
export function wrap(text: string, width: number): string[] {
  const lines: string[] = [];
  for (const word of text.split(/ +/)) {
    const last = lines.at(-1);
    if (last !== undefined && length(last) + 1 + length(word) <= width) lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines;
}
