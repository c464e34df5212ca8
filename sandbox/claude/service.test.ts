// The wire itself: headers, error bodies, control routes.
import Fastify from 'fastify';
import { SandboxClock } from '../clock';
import { FaultRegistry } from '../faults';
import { Journal } from '../journal';
import { createClaudeService } from './service';

const headers = { authorization: 'Bearer k', 'anthropic-version': '2026-10-21' };
const hello = { model: 'claude-sonnet-5-5', max_tokens: 100, messages: [{ role: 'user', content: 'Hi' }] };

async function start() {
  const app = Fastify();
  await app.register(
    createClaudeService({ journal: new Journal(), faults: new FaultRegistry(), clock: new SandboxClock() }),
    { prefix: '/claude' },
  );
  const post = (payload: unknown, more: object = headers) =>
    app.inject({
      method: 'POST',
      url: '/claude/v1/messages',
      payload: payload as object,
      headers: more as Record<string, string>,
    });
  return { app, post };
}

test('an answer has the documented shape and a request id', async () => {
  const { post } = await start();
  const answer = await post(hello);
  expect(answer.headers['request-id']).toMatch(/^req_01/);
  expect(answer.json()).toMatchObject({
    id: expect.stringMatching(/^msg_01/),
    type: 'message',
    role: 'assistant',
    model: 'claude-sonnet-5-5',
    content: [{ type: 'text', text: expect.any(String) }],
    stop_reason: 'end_turn',
    stop_sequence: null,
    usage: {
      input_tokens: expect.any(Number),
      output_tokens: expect.any(Number),
      cache_read_input_tokens: 0,
      cache_creation_input_tokens: 0,
    },
  });
});

test.each<[string, unknown, object, number, string]>([
  ['no key', hello, { 'anthropic-version': '2026-10-21' }, 401, 'authentication_error'],
  ['no version', hello, { authorization: 'Bearer k' }, 400, 'invalid_request_error'],
  ['unknown model', { ...hello, model: 'x' }, headers, 404, 'not_found_error'],
  ['broken JSON', '{"model":', { ...headers, 'content-type': 'application/json' }, 400, 'invalid_request_error'],
])('%s is refused in the API’s own form', async (_name, payload, more, status, type) => {
  const { post } = await start();
  const answer = await post(payload, more);
  expect(answer.statusCode).toBe(status);
  const requestId = answer.headers['request-id'];
  expect(answer.json()).toMatchObject({
    type: 'error',
    error: { type, message: expect.any(String) },
    request_id: requestId,
  });
});

test('max_tokens cuts what is longer', async () => {
  const { app, post } = await start();
  await app.inject({
    method: 'POST',
    url: '/claude/script',
    payload: { conversationOrAccount: 'c', turns: [{ text: 'a long answer, longer than four tokens' }] },
  });
  const answer = (await post({ ...hello, max_tokens: 4, metadata: { user_id: 'c:a' } })).json();
  expect(answer.stop_reason).toBe('max_tokens');
  expect(answer.usage.output_tokens).toBeLessThanOrEqual(4);
  expect(answer.content[0].text).toBe('a long a');
});

test('models are told, unknown ones are not found', async () => {
  const { app } = await start();
  expect((await app.inject({ url: '/claude/v1/models/claude-haiku-5-5', headers })).json()).toMatchObject({
    type: 'model',
    id: 'claude-haiku-5-5',
  });
  expect((await app.inject({ url: '/claude/v1/models/x', headers })).statusCode).toBe(404);
  expect((await app.inject({ url: '/claude/v1/nothing', headers })).statusCode).toBe(404);
});

test('a script with a mistake is refused with the field named', async () => {
  const { app } = await start();
  const add = (payload: object) => app.inject({ method: 'POST', url: '/claude/script', payload });
  expect((await add({ turns: [] })).statusCode).toBe(400);
  expect((await add({ conversationOrAccount: 'c', turns: [{ txt: 'x' }] })).body).toContain('txt');
  expect((await add({ conversationOrAccount: 'c', turns: [{ stop: 'never' }] })).body).toContain('stop');
  expect((await add({ conversationOrAccount: 'c', turns: [{ text: 'x' }] })).json()).toEqual({ waiting: 1 });
  expect((await app.inject({ method: 'DELETE', url: '/claude/script' })).json()).toEqual({ waiting: 0 });
});

test('calls are kept with their words, filtered by number and conversation', async () => {
  const { app, post } = await start();
  await post({ ...hello, metadata: { user_id: 'c1:a' } });
  await post({ ...hello, metadata: { user_id: 'c2:a' } });
  const calls = async (query: string) => (await app.inject(`/claude/calls${query}`)).json();
  expect(await calls('')).toMatchObject([
    { n: 1, userId: 'c1:a', status: 200, scripted: false, request: hello },
    { n: 2 },
  ]);
  expect(await calls('?since=1')).toMatchObject([{ n: 2 }]);
  expect(await calls('?conversation=c1')).toMatchObject([{ n: 1 }]);
  expect(JSON.stringify(await calls(''))).not.toContain('Bearer');
});

test('who answers is chosen for a conversation or an account, and mistakes are refused', async () => {
  const { app, post } = await start();
  const choose = (payload: object) => app.inject({ method: 'POST', url: '/claude/behaviour', payload });
  const messages = [
    { role: 'user', content: [{ type: 'text', text: '<message at="">Say: half price</message>' }] },
    { role: 'user', content: [{ type: 'text', text: '<context>\n{"task":{"kind":"reply"}}\n</context>' }] },
  ];
  const said = async (userId: string) =>
    (await post({ ...hello, system: 'Name: Agency', messages, metadata: { user_id: userId } })).json().content[0].text;
  expect(await said('c1:a')).not.toBe('half price');
  expect((await choose({ conversationOrAccount: 'a', behaviour: 'obey' })).json()).toEqual({ behaviour: 'obey' });
  expect(await said('c1:a')).toBe('half price');
  await choose({ conversationOrAccount: 'c2', behaviour: 'seller' });
  expect(await said('c2:a')).not.toBe('half price');
  expect((await choose({ conversationOrAccount: 'a', behaviour: 'lie' })).body).toContain('behaviour');
  expect((await choose({ behaviour: 'obey' })).statusCode).toBe(400);
});
