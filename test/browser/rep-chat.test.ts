// The sandbox's page as a rep uses it, in a real browser: the draft is shown, he presses send, the client has it once.
import { inBrowser, shot, useBrowser } from '../support/browser';
import { startRepHost } from '../support/rep-host';
import { createReps, makeBot, type Reps, type TestBot, type TestRep } from '../support/reps';
import { useStack } from '../support/stack';
import { settle, until } from '../support/until';

let host: ReturnType<typeof startRepHost> | undefined;
// registered before the stack's end: nothing may still run when that is gone
afterAll(() => host?.stop());
const held = useStack({ brand: { mode: 'draft', drafts: { expireMinutes: 30 } } });
const browser = useBrowser();
let bot: TestBot;
let reps: Reps;
let anna: TestRep;

beforeAll(async () => {
  bot = await makeBot(held.stack.sandbox);
  reps = createReps(held.stack, bot, 'test');
  host = startRepHost(held.stack, bot);
  anna = await reps.add('Анна', { accounts: [held.account.id] });
}, 60_000);

const told = async (client: string) => (await held.stack.told(held.account, client)).map((m) => m.text);
const pageOf = (me: string, chat: string, width: number) =>
  browser.open(`${held.stack.sandbox.url}/?me=${me}&chat=${chat}`, width);

inBrowser.each([
  [1100, 'Зависит от района: какой вам ближе, спокойный или шумный?'],
  [390, 'Смотря где: у океана или ближе к рисовым полям?'],
])(
  'at %i px: the draft with its buttons, send, and the answer in the client’s chat, once',
  async (width, answer) => {
    const { stack, account } = held;
    const client = await stack.addProspect(`Олег ${width}`);
    const page = await pageOf(anna.person, bot.id, width);
    await stack.script(account.id, [{ text: answer }]);
    await stack.say(client, account.userId, 'Сколько стоит вилла на двоих?');

    // it comes by itself, while he looks
    const draft = page.locator('li.bubble', { hasText: answer });
    await draft.waitFor();
    const keys = page
      .locator('li.bubble', { hasText: answer })
      .locator('xpath=following-sibling::li[1]')
      .locator('button.key');
    expect(await keys.allTextContents()).toEqual(expect.arrayContaining(['Отправить']));
    await shot(page, `rep-${width}-draft`);
    // biome-ignore lint/performance/useDomNodeTextContent: the lines as they are laid out
    expect(await draft.innerText()).toContain(`${answer}\nЖдёт решения до`);
    // nothing is cut off or out of reach
    expect(await page.evaluate('document.documentElement.scrollWidth <= innerWidth')).toBe(true);
    for (const box of await Promise.all((await keys.all()).map((key) => key.boundingBox()))) {
      expect(box?.x).toBeGreaterThanOrEqual(0);
      expect((box?.x ?? 0) + (box?.width ?? 0)).toBeLessThanOrEqual(width);
      expect(box?.height).toBeGreaterThanOrEqual(32); // for a finger
    }
    expect(await told(client)).toEqual([]);

    await keys.filter({ hasText: 'Отправить' }).click();
    await page.locator('li.bubble', { hasText: 'Отправлено' }).filter({ hasText: answer }).waitFor();
    await until(async () => (await told(client)).length === 1, 20_000, 'the answer');
    await shot(page, `rep-${width}-sent`);

    // what the client sees on the same page
    const his = await pageOf(client, account.userId, width);
    await his.locator('li.bubble', { hasText: answer }).waitFor();
    await settle(800);
    expect(await his.locator('li.bubble', { hasText: answer }).count()).toBe(1);
    expect(await told(client)).toEqual([answer]);
    await shot(his, `client-${width}`);
    expect([...page.faults, ...his.faults]).toEqual([]);
    await Promise.all([page.context().close(), his.context().close()]);
  },
  120_000,
);

inBrowser(
  'he changes a draft: the box answers the bot’s question, and his own words leave',
  async () => {
    const { stack, account } = held;
    const client = await stack.addProspect('Мария');
    const page = await pageOf(anna.person, bot.id, 390);
    await stack.script(account.id, [{ text: 'Да, во всех есть бассейн.' }]);
    await stack.say(client, account.userId, 'А бассейн есть?');
    const draft = page.locator('li.bubble', { hasText: 'Да, во всех есть бассейн.' });
    await draft.waitFor();
    await draft.locator('xpath=following-sibling::li[1]').locator('button.key', { hasText: 'Изменить' }).click();
    await page.locator('#replying').waitFor({ state: 'visible' });
    const box = await page.locator('#stop-replying').boundingBox();
    expect((box?.x ?? 390) + (box?.width ?? 0)).toBeLessThanOrEqual(390);
    await shot(page, 'rep-390-change');
    await page.locator('#text').fill('Почти во всех, в какой смотрите?');
    await page.locator('#send').click();
    await until(async () => (await told(client)).length === 1, 20_000, 'the answer');
    expect(await told(client)).toEqual(['Почти во всех, в какой смотрите?']);
    expect(page.faults).toEqual([]);
    await page.context().close();
  },
  120_000,
);
