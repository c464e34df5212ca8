// Updates by webhook, the product as it is run: Telegram brings them to the ingress, with the secret; anybody else is turned away.
import { approve } from '../support/google';
import { useProduct } from '../support/processes';
import { createReps, makeBot, type TestBot } from '../support/reps';

const SECRET = 'a-secret-of-enough-letters';
let bot: TestBot;
let port: number;
const held = useProduct({
  env: async (sandbox, httpPort) => {
    bot = await makeBot(sandbox);
    port = httpPort;
    return {
      REGISTRY_BOT_TOKEN: bot.token,
      TELEGRAM_MODE: 'webhook',
      TELEGRAM_WEBHOOK_SECRET: SECRET,
      PUBLIC_URL: `http://127.0.0.1:${port}`,
    };
  },
});

test('a rep presses Start and is greeted; what comes without the secret changes nothing', async () => {
  const { product } = held;
  await product.start('ingress');
  await product.ready('ingress');
  const reps = createReps(product, bot, 'test');
  const anna = await reps.add('Анна');
  expect(reps.all(anna)[0]?.text).toContain('Здравствуйте, Анна!');
  const [info] = await product.control('GET', '/botapi/bots');
  expect(info).toMatchObject({ webhook: `http://127.0.0.1:${port}/telegram/reps`, pending: 0 });

  const post = (body: unknown, secret?: string) =>
    fetch(`http://127.0.0.1:${port}/telegram/reps`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...(secret && { 'x-telegram-bot-api-secret-token': secret }) },
      body: JSON.stringify(body),
    }).then(({ status }) => status);
  const from = { id: Number(anna.person), is_bot: false, first_name: 'Анна' };
  const update = (update_id: number) => ({
    update_id,
    message: {
      message_id: 1,
      date: 1,
      from,
      chat: { id: from.id, type: 'private', first_name: 'Анна' },
      text: 'привет',
    },
  });
  const stored = async () => (await product.pool.query('select count(*)::int as n from rep_actions')).rows[0].n;
  const before = await stored();
  expect(await post(update(1))).toBe(401);
  expect(await post(update(1), 'another-secret-of-some-length')).toBe(401);
  expect(await post('nonsense', SECRET)).toBe(400);
  expect(await post({ update_id: 'x' }, SECRET)).toBe(400);
  expect(await stored()).toBe(before);
  expect([await post(update(2), SECRET), await post(update(2), SECRET)]).toEqual([200, 200]);
  expect(await stored()).toBe(before + 1);
  await reps.told(anna, 2); // the help, once
}, 120_000);

test('a rep asks for the link to his calendar, says yes at Google, and is back at the ingress: connected', async () => {
  const { product } = held;
  const reps = createReps(product, bot, 'test');
  const boris = await reps.add('Борис');
  await reps.say(boris, '/connect');
  await reps.told(boris, 2);
  const { rows } = await product.pool.query("select text from rep_messages where rep_id = $1 and kind = 'help'", [
    boris.id,
  ]);
  const link = rows[0].text.match(/href="([^"]+)"/)[1].replaceAll('&amp;', '&');
  const back = await approve(link, 'boris@agency.example');
  expect(back.href.startsWith(`http://127.0.0.1:${port}/google/callback?`)).toBe(true);
  const page = await fetch(back);
  expect([page.status, await page.text()]).toEqual([200, expect.stringContaining('<b>boris@agency.example</b>')]);
  const calendars = await product.pool.query('select email, status from rep_calendars where rep_id = $1', [boris.id]);
  expect(calendars.rows).toEqual([{ email: 'boris@agency.example', status: 'connected' }]);
}, 120_000);
