// What RepBot promises, tried on a real wire: the adapter against the local Bot API; and what that refuses, as the real one does.
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createTelegramBot } from '../../src/adapters/telegram-bot';
import { Misconfigured, NeverLeft, RateLimited, Refused, Unreachable } from '../../src/errors';
import type { BotUpdate } from '../../src/ports/reps';
import { BotBench } from '../support/bot';
import { until } from '../support/until';

let bench: BotBench;
beforeAll(async () => {
  bench = await BotBench.start();
});
afterAll(() => bench.close());
afterEach(async () => {
  await bench.control('DELETE', '/faults?discard=true');
  await bench.call('deleteWebhook', { drop_pending_updates: true });
});

const BUTTONS = [[{ text: 'Беру', data: 'take:x' }]];
const failure = (work: Promise<unknown>) =>
  work.then(
    () => undefined,
    (error: Error) => error as any,
  );

describe('who it is', () => {
  test('getMe, in each way of asking', async () => {
    expect(await bench.bot().me()).toEqual({ id: bench.id, username: 'reps_bot' });
    const get = await fetch(`${bench.sandbox.botapi.url}/bot${bench.token}/GETME`);
    expect(((await get.json()) as any).result).toMatchObject({ id: Number(bench.id), is_bot: true });
  });

  test('another token is 401, a malformed one and an unknown method are 404', async () => {
    expect(await bench.call('getMe', {}, `${bench.id}:${'x'.repeat(35)}`)).toMatchObject({
      status: 401,
      ok: false,
      error_code: 401,
      description: 'Unauthorized',
    });
    expect(await bench.call('getMe', {}, 'nonsense')).toMatchObject({ status: 404, description: 'Not Found' });
    expect(await bench.call('sendTelepathy')).toMatchObject({ status: 404 });
    const stranger = createTelegramBot({ token: `${bench.id}:${'x'.repeat(35)}`, apiRoot: bench.sandbox.botapi.url });
    expect(await failure(stranger.me())).toBeInstanceOf(Misconfigured);
  });

  test('commands', async () => {
    await bench.bot().setCommands([{ command: 'start', description: 'Connect' }]);
    const [bot] = await bench.control('GET', '/botapi/bots');
    expect(bot.commands).toEqual([{ command: 'start', description: 'Connect' }]);
    expect(await bench.call('setMyCommands', { commands: [{ command: 'Not Good', description: 'x' }] })).toMatchObject({
      status: 400,
    });
  });
});

describe('writing', () => {
  test('text, formatting, buttons, an answer to a message, an asked answer', async () => {
    const anna = await bench.person();
    const bot = bench.bot();
    const first = await bot.send(anna, {
      text: '<b>Привет</b> &lt;3 <a href="tg://user?id=1">Иван</a>',
      buttons: BUTTONS,
    });
    await bot.send(anna, { text: 'И ещё', replyTo: first.messageId, forceReply: true });
    const [, hello, more] = await bench.chat(anna);
    expect(hello).toMatchObject({
      text: 'Привет <3 Иван',
      entities: [
        { type: 'bold', offset: 0, length: 6 },
        { type: 'text_link', offset: 10, length: 4, url: 'tg://user?id=1' },
      ],
      keyboard: [[{ text: 'Беру', callback_data: 'take:x' }]],
    });
    expect(more).toMatchObject({ replyTo: hello?.messageId, forceReply: {} });
  });

  test('what is refused', async () => {
    const anna = await bench.person();
    const send = (more: object) => bench.call('sendMessage', { chat_id: anna, text: 'x', ...more });
    const button = (fields: object) => ({ reply_markup: { inline_keyboard: [[{ text: 'b', ...fields }]] } });
    for (const [given, description] of [
      [{ text: '' }, 'Bad Request: message text is empty'],
      [{ text: 'x'.repeat(4097) }, 'Bad Request: message is too long'],
      [{ chat_id: 42 }, 'Bad Request: chat not found'],
      [
        { text: '<b>x', parse_mode: 'HTML' },
        'Bad Request: can\'t parse entities: Can\'t find end tag corresponding to start tag "b"',
      ],
      [
        { text: 'я<x>', parse_mode: 'HTML' },
        'Bad Request: can\'t parse entities: Unsupported start tag "x" at byte offset 2',
      ],
      [button({ callback_data: 'я'.repeat(33) }), 'Bad Request: BUTTON_DATA_INVALID'],
      [{ reply_parameters: { message_id: 9999 } }, 'Bad Request: message to be replied not found'],
    ] as const) {
      expect(await send(given)).toMatchObject({ status: 400, ok: false, error_code: 400, description });
    }
    expect(await send({ text: 'x'.repeat(4096) })).toMatchObject({ ok: true });
    expect(await send(button({ callback_data: 'я'.repeat(32) }))).toMatchObject({ ok: true });
  });

  test('nobody is written to before he pressed Start, nor after he blocked the bot', async () => {
    const bob = await bench.person('Bob', { started: false });
    const shy = await failure(bench.bot().send(bob, { text: 'Hello' }));
    expect(shy).toMatchObject({
      code: 'peerInvalid',
      detail: "Forbidden: bot can't initiate conversation with a user",
    });
    await bench.say(bob, '/start');
    await bench.bot().send(bob, { text: 'Hello' });
    await bench.control('POST', `/telegram/users/${bob}`, { blocked: [bench.id] });
    expect(await failure(bench.bot().send(bob, { text: 'Hello?' }))).toMatchObject({ code: 'blocked' });
    await bench.control('POST', `/telegram/users/${bob}`, { blocked: [], deleted: true });
    expect(await failure(bench.bot().send(bob, { text: 'Hello?' }))).toMatchObject({ code: 'deactivated' });
    expect((await bench.chat(bob)).filter(({ from }) => from === bench.id)).toHaveLength(1);
  });

  test('editing: the same again is fine for us and refused on the wire; buttons go unless they are given again', async () => {
    const anna = await bench.person();
    const bot = bench.bot();
    const { messageId } = await bot.send(anna, { text: 'Новый клиент', buttons: BUTTONS });
    await bot.edit(anna, messageId, { text: 'Новый клиент', buttons: BUTTONS });
    expect(
      await bench.call('editMessageText', {
        chat_id: anna,
        message_id: messageId,
        text: 'Новый клиент',
        reply_markup: { inline_keyboard: [[{ text: 'Беру', callback_data: 'take:x' }]] },
      }),
    ).toMatchObject({ status: 400, description: expect.stringContaining('message is not modified') });
    await bot.edit(anna, messageId, { text: 'Чат ваш' });
    expect((await bench.chat(anna)).at(-1)).toMatchObject({ text: 'Чат ваш' });
    expect((await bench.chat(anna)).at(-1)).not.toHaveProperty('keyboard');
    await bench.call('editMessageReplyMarkup', {
      chat_id: anna,
      message_id: messageId,
      reply_markup: { inline_keyboard: [[{ text: 'a', url: 'https://example.com' }]] },
    });
    expect((await bench.chat(anna)).at(-1)?.keyboard).toEqual([[{ text: 'a', url: 'https://example.com' }]]);
    expect(await failure(bot.edit(anna, 99_999, { text: 'x' }))).toMatchObject({
      detail: 'Bad Request: message to edit not found',
    });
    const [theirs] = await bench.chat(anna);
    expect(await failure(bot.edit(anna, theirs?.ids[bench.id] as number, { text: 'x' }))).toMatchObject({
      detail: "Bad Request: message can't be edited",
    });
    expect(await bench.call('deleteMessage', { chat_id: anna, message_id: messageId })).toMatchObject({
      ok: true,
      result: true,
    });
    expect(await bench.call('deleteMessage', { chat_id: anna, message_id: messageId })).toMatchObject({ status: 400 });
  });
});

describe('hearing', () => {
  /** Everything that waits, confirmed. */
  async function drain(): Promise<BotUpdate[]> {
    const updates = await bench.bot().updates(undefined, 0);
    const last = updates.at(-1);
    if (last) await bench.bot().updates(last.updateId + 1, 0);
    return updates;
  }

  test('messages and presses, in order, until the offset confirms them', async () => {
    const anna = await bench.person('Anna', { language: 'ru' });
    await drain();
    const bot = bench.bot();
    const { messageId } = await bot.send(anna, { text: 'Черновик', buttons: BUTTONS });
    const shown = (await bench.chat(anna)).at(-1)?.messageId as number;
    await bench.press(anna, shown, 'take:x');
    await bench.say(anna, 'Мой текст', { replyTo: shown });
    const updates = await bot.updates(undefined, 0);
    expect(updates).toMatchObject([
      { type: 'press', userId: anna, chatId: anna, data: 'take:x', messageId, language: 'ru' },
      { type: 'text', userId: anna, text: 'Мой текст', replyTo: messageId },
    ]);
    const [press, text] = updates as [BotUpdate, BotUpdate];
    expect(text.updateId).toBe(press.updateId + 1);
    expect(await bot.updates(press.updateId, 0)).toHaveLength(2); // not confirmed yet
    expect(await bot.updates(text.updateId, 0)).toMatchObject([{ type: 'text' }]);
    expect(await bot.updates(text.updateId + 1, 0)).toEqual([]);
  });

  test('a long poll returns with the update, or empty when its time is over', async () => {
    const anna = await bench.person();
    await drain();
    const waiting = bench.bot().updates(undefined, 5);
    await new Promise((resolve) => setTimeout(resolve, 100));
    await bench.say(anna, 'Привет');
    expect(await waiting).toMatchObject([{ text: 'Привет' }]);
    await drain();
    const from = Date.now();
    expect(await bench.bot().updates(undefined, 1)).toEqual([]);
    expect(Date.now() - from).toBeGreaterThan(900);
  });

  test('limit, the end of the queue, allowed kinds', async () => {
    const anna = await bench.person();
    await drain();
    for (const text of ['1', '2', '3']) await bench.say(anna, text);
    const texts = ({ result }: { result?: any }) => result.map((update: any) => update.message.text);
    expect(texts(await bench.call('getUpdates', { limit: 2 }))).toEqual(['1', '2']);
    expect(texts(await bench.call('getUpdates', { offset: -1 }))).toEqual(['3']);
    expect(texts(await bench.call('getUpdates', {}))).toEqual(['3']); // the earlier ones are forgotten
    await bench.call('getUpdates', { allowed_updates: ['callback_query'] });
    await bench.say(anna, '4');
    expect(texts(await bench.call('getUpdates', {}))).toEqual(['3']);
    await bench.call('getUpdates', { allowed_updates: [] });
  });

  test('a second poller ends the first, and a webhook refuses both', async () => {
    await drain();
    const first = failure(bench.bot().updates(undefined, 10));
    await new Promise((resolve) => setTimeout(resolve, 100));
    const second = bench.bot().updates(undefined, 1);
    const conflict = await first;
    expect(conflict).toBeInstanceOf(Misconfigured);
    expect(conflict.detail).toMatch(/^409 Conflict: terminated by other getUpdates request/);
    expect(await second).toEqual([]);
    await bench.bot().setWebhook('http://127.0.0.1:9/hook', 'a-secret');
    expect(await bench.call('getUpdates')).toMatchObject({
      status: 409,
      description: expect.stringContaining('webhook is active'),
    });
    await bench.bot().deleteWebhook();
    expect(await bench.call('getUpdates')).toMatchObject({ ok: true });
  });

  test('stopping a long poll ends it at once', async () => {
    await drain();
    const stop = new AbortController();
    const waiting = failure(bench.bot().updates(undefined, 30, stop.signal));
    setTimeout(() => stop.abort(new Error('stopped')), 50);
    expect((await waiting).message).toBe('stopped');
  });

  test('a webhook gets each update with its secret, again until it is taken', async () => {
    const anna = await bench.person();
    await drain();
    const got: { secret: unknown; body: any }[] = [];
    const server: Server = createServer((request, response) => {
      let body = '';
      request.on('data', (chunk) => {
        body += chunk;
      });
      request.on('end', () => {
        got.push({ secret: request.headers['x-telegram-bot-api-secret-token'], body: JSON.parse(body) });
        response.writeHead(got.length === 1 ? 503 : 200).end();
      });
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/hook`;
    await bench.bot().setWebhook(url, 'a-secret');
    await bench.say(anna, 'Привет');
    await until(() => got.length === 2, 5_000, 'the second try');
    expect(got[0]).toMatchObject({ secret: 'a-secret', body: { message: { text: 'Привет' } } });
    expect(got[1]).toEqual(got[0]);
    expect(bench.bot().parse(got[0]?.body)).toMatchObject({ type: 'text', userId: anna, text: 'Привет' });
    await until(
      async () => (await bench.call('getWebhookInfo')).result.pending_update_count === 0,
      5_000,
      'an empty queue',
    );
    expect((await bench.call('getWebhookInfo')).result).toMatchObject({
      url,
      last_error_message: expect.stringContaining('503'),
    });
    await bench.bot().deleteWebhook();
    await new Promise((resolve) => server.close(resolve));
  });

  test('a press is answered once, and not late; a stranger to the chat has no button', async () => {
    const anna = await bench.person();
    await drain();
    const bot = bench.bot();
    await bot.send(anna, { text: 'x', buttons: BUTTONS });
    const shown = (await bench.chat(anna)).at(-1)?.messageId as number;
    const { id } = await bench.press(anna, shown, 'take:x');
    const [press] = (await drain()) as [BotUpdate & { type: 'press' }];
    expect(press.callbackId).toBe(id);
    expect(await bot.answerPress(id, 'Чат ваш', true)).toBe(true);
    expect(await bench.control('GET', `/botapi/presses/${id}`)).toEqual({
      id,
      answer: { text: 'Чат ваш', alert: true },
    });
    expect(await bot.answerPress(id, 'Чат ваш')).toBe(false);
    expect(await bot.answerPress('12345', 'x')).toBe(false);
    const late = await bench.press(anna, shown, 'take:x');
    await bench.control('POST', '/clock', { now: new Date(Date.now() + 60_000).toISOString() });
    expect(await bot.answerPress(late.id, 'x')).toBe(false);
    await bench.control('POST', '/clock', { now: null });
    expect((await failure(bench.press(anna, shown, 'back:x'))).message).toContain('no such button');
    const bob = await bench.person('Bob');
    expect((await failure(bench.press(bob, shown + 1000, 'take:x'))).message).toContain('404');
  });
});

describe('when it goes wrong', () => {
  const send = async (spec: object, timeoutMs = 1_000) => {
    const anna = await bench.person();
    await bench.fault({ method: 'sendMessage', ...spec });
    const error = await failure(bench.bot(timeoutMs).send(anna, { text: 'КАНАРЕЙКА-7' }));
    const arrived = (await bench.chat(anna)).filter(({ from }) => from === bench.id).length;
    return { error, arrived };
  };

  test('429 says how long', async () => {
    const { error, arrived } = await send({ kind: 'rate_limited_429', seconds: 7 });
    expect(error).toBeInstanceOf(RateLimited);
    expect(error.retryAfterMs).toBe(7000);
    expect(arrived).toBe(0);
  });

  test.each([
    ['error_500', {}, 0],
    ['drop_before', {}, 0],
    ['drop_after', {}, 1],
    ['malformed', {}, 1],
    ['hang', { phase: 'after' }, 1],
    ['hang', { phase: 'before' }, 0],
  ])('%s %p: the effect is unknown to whoever called', async (kind, more, arrived) => {
    const sent = await send({ kind, ...more }, 500);
    expect(sent.error).toBeInstanceOf(Unreachable);
    expect(sent.error).not.toBeInstanceOf(NeverLeft);
    expect(sent.arrived).toBe(arrived);
  });

  test('nobody listens: the call has not left', async () => {
    const bot = createTelegramBot({ token: bench.token, apiRoot: 'http://127.0.0.1:9' });
    expect(await failure(bot.send('1', { text: 'x' }))).toBeInstanceOf(NeverLeft);
  });

  test('blocked and revoked as faults', async () => {
    expect((await send({ kind: 'blocked' })).error).toBeInstanceOf(Refused);
    expect((await send({ kind: 'revoked' })).error).toBeInstanceOf(Misconfigured);
  });

  test('no error holds the token or a text, however deep one looks', async () => {
    const kinds = ['drop_before', 'malformed', 'error_500', 'revoked', 'blocked', 'rate_limited_429'];
    const errors = [];
    for (const kind of kinds) errors.push((await send({ kind })).error);
    errors.push(await failure(createTelegramBot({ token: bench.token, apiRoot: 'http://127.0.0.1:9' }).me()));
    const { inspect } = require('node:util') as typeof import('node:util');
    const shown = inspect(errors, { depth: 20, showHidden: true });
    expect(errors).toHaveLength(7);
    expect(shown).not.toContain(bench.token.split(':')[1]);
    expect(shown).not.toContain('КАНАРЕЙКА');
    const journal = JSON.stringify(await bench.control('GET', '/journal?service=botapi'));
    expect(journal).not.toContain(bench.token.split(':')[1]);
  });

  test('the journal has every call', async () => {
    const anna = await bench.person();
    const before = bench.sandbox.journal.read().at(-1)?.n ?? 0;
    await bench.bot().send(anna, { text: 'x' });
    const records = await bench.control('GET', `/journal?service=botapi&since=${before}`);
    expect(records).toMatchObject([
      { kind: 'call', method: 'sendMessage', account: bench.id, outcome: 'ok' },
      { kind: 'accepted', peer: anna },
    ]);
  });
});

test('tokens, updates, webhooks survive a restart of the sandbox', async () => {
  const { mkdtempSync, rmSync } = require('node:fs') as typeof import('node:fs');
  const { startSandbox } = require('../../sandbox/main') as typeof import('../../sandbox/main');
  const data = mkdtempSync('/tmp/rapport-botapi-');
  const ask = async (url: string, path: string, body?: object) =>
    (
      await fetch(
        url + path,
        body && { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) },
      )
    ).json() as any;
  const first = await startSandbox({ port: 0, data });
  const { id, token } = await ask(first.url, '/telegram/users', { name: 'B', bot: true });
  const anna = (await ask(first.url, '/telegram/users', { name: 'Anna' })).id;
  await ask(first.url, '/telegram/say', { from: anna, to: id, text: '/start' });
  await first.close();
  const second = await startSandbox({ port: 0, data });
  try {
    expect(second.botapi.url).toBe(first.botapi.url);
    const bot = createTelegramBot({ token, apiRoot: second.botapi.url });
    expect(await bot.updates(undefined, 0)).toMatchObject([{ text: '/start', userId: anna }]);
    await bot.send(anna, { text: 'Hello' });
  } finally {
    await second.close();
    rmSync(data, { recursive: true });
  }
});
