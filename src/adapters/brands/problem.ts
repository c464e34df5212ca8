// What is wrong with a brand's files, where it stands, and whether the brand can be used all the same.

export interface Problem {
  /** as shown to people: "brands/x/catalog.yaml" */
  file: string;
  /** from 1 */
  line: number;
  /** the key it is about, and what is wrong with it */
  words: string;
  /** A warning leaves the brand in use. */
  severity: 'error' | 'warning';
}

/** "brands/x/brand.yaml:12: typing.maxSeconds: must be a number" */
export const said = ({ file, line, words }: Problem): string => `${file}:${line}: ${words}`;

/** By file as given, then by line. */
export function inOrder(problems: Problem[]): Problem[] {
  const files = [...new Set(problems.map(({ file }) => file))];
  return [...problems].sort((a, b) => files.indexOf(a.file) - files.indexOf(b.file) || a.line - b.line);
}

/** Problems of one file, collected. */
export class Findings {
  readonly problems: Problem[] = [];

  constructor(readonly file: string) {}

  error(line: number, words: string): void {
    this.problems.push({ file: this.file, line, words, severity: 'error' });
  }

  warn(line: number, words: string): void {
    this.problems.push({ file: this.file, line, words, severity: 'warning' });
  }

  get broken(): boolean {
    return this.problems.some(({ severity }) => severity === 'error');
  }
}
