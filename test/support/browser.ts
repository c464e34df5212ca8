// A real browser for tests of pages: the Chromium of this machine, or none, and then the tests say so and are counted as skipped.
import { accessSync, constants, mkdirSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { type Browser, chromium, type Page } from 'playwright-core';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome'];

/** What CHROMIUM names, else the first on the path. */
function find(): string | undefined {
  const named = process.env.CHROMIUM;
  const candidates = (process.env.PATH ?? '')
    .split(delimiter)
    .flatMap((folder) => NAMES.map((name) => join(folder, name)));
  return [...(named ? [named] : []), ...candidates].find((file) => {
    try {
      accessSync(file, constants.X_OK);
      return true;
    } catch {
      return false;
    }
  });
}

const executablePath = find();

/** `test` where there is a browser. Elsewhere the test is skipped and counted, and its file says why. */
export const inBrowser: typeof test | typeof test.skip = executablePath ? test : test.skip;
if (!executablePath)
  process.stderr.write(
    'SKIPPED: no Chromium on this machine, so no page is tried in a browser. Install it (Debian: apt-get install chromium) or name it in CHROMIUM.\n',
  );

/** A browser for a test file; its pages count their own errors. */
export function useBrowser(): { open(url: string, width: number): Promise<Page & { readonly faults: string[] }> } {
  let browser: Browser | undefined;
  afterAll(() => browser?.close());
  return {
    async open(url, width) {
      // as root (containers, CI) Chromium runs without its sandbox or not at all
      browser ??= await chromium.launch({ executablePath, args: process.getuid?.() === 0 ? ['--no-sandbox'] : [] });
      const context = await browser.newContext({
        viewport: { width, height: 820 },
        hasTouch: width < 600,
        locale: 'ru-RU',
        reducedMotion: 'reduce',
      });
      const page = await context.newPage();
      const faults: string[] = [];
      page.on('pageerror', (error) => faults.push(error.message));
      page.on('console', (message) => {
        if (message.type() === 'error') faults.push(message.text());
      });
      await page.goto(url);
      return Object.assign(page, { faults });
    },
  };
}

/** With SHOTS=<folder> keeps a picture to look at; otherwise does nothing. */
export async function shot(page: Page, name: string): Promise<void> {
  const folder = process.env.SHOTS;
  if (!folder) return;
  mkdirSync(folder, { recursive: true });
  await page.screenshot({ path: join(folder, `${name}.png`) });
}
