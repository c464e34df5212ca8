// For tests of one command, without a process: what it printed and complained of, emptied before each test.

/** Commands set the process's exit code; a test's own is left as it was. */
export function useTerminal(): { printed: string[]; complained: string } {
  const terminal = { printed: [] as string[], complained: '' };
  beforeEach(() => {
    terminal.printed = [];
    terminal.complained = '';
    process.exitCode = undefined;
  });
  afterEach(() => {
    process.exitCode = undefined;
  });
  return terminal;
}
