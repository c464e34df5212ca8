// The local Claude refuses what the real one refuses.
import { thinkingBlock } from './thinking';
import { checkHeaders, checkRequest } from './validate';
import { ApiError } from './wire';

const V = '2026-10-21';
const user = (content: unknown = 'Hi') => ({ role: 'user', content });
const assistant = (content: unknown) => ({ role: 'assistant', content });
const text = (t: string, more: object = {}) => ({ type: 'text', text: t, ...more });
const use = (id: string) => ({ type: 'tool_use', id, name: 't', input: {} });
const result = (id: string, content: unknown = 'ok') => ({ type: 'tool_result', tool_use_id: id, content });
const tool = (more: object = {}) => ({ name: 't', input_schema: { type: 'object' }, ...more });
const cached = { cache_control: { type: 'ephemeral' } };
const body = (more: object = {}) => ({ model: 'claude-sonnet-5-5', max_tokens: 100, messages: [user()], ...more });

test('a plain request, a tool round and a thinking block pass', () => {
  expect(() => checkRequest(body(), V)).not.toThrow();
  const round = [
    user(),
    assistant([thinkingBlock('hm'), use('a'), use('b')]),
    user([result('a'), result('b'), text('and')]),
  ];
  expect(() => checkRequest(body({ messages: round, tools: [tool()] }), V)).not.toThrow();
  expect(() => checkRequest(body({ messages: [user(), user('again')] }), V)).not.toThrow();
});

test.each<[string, unknown, RegExp]>([
  ['no body', undefined, /not valid JSON/],
  ['a list', [], /not valid JSON/],
  ['no model', { max_tokens: 1, messages: [user()] }, /model: Field required/],
  ['no max_tokens', { model: 'claude-sonnet-5-5', messages: [user()] }, /max_tokens: Field required/],
  ['unknown model', body({ model: 'gpt' }), /model: gpt/],
  ['negative max_tokens', body({ max_tokens: -1 }), /max_tokens/],
  ['too many max_tokens', body({ max_tokens: 10_000_000 }), /maximum allowed number of output tokens/],
  ['unknown field', body({ foo: 1 }), /foo: Extra inputs/],
  ['a removed sampling parameter', body({ temperature: 1 }), /temperature: Extra inputs/],
  ['streaming', body({ stream: true }), /stream/],
  ['no messages', body({ messages: [] }), /at least one message/],
  ['assistant first', body({ messages: [assistant('x'), user()] }), /first message must use the "user" role/],
  ['assistant last', body({ messages: [user(), assistant('x')] }), /prefill/],
  ['a strange role', body({ messages: [{ role: 'tool', content: 'x' }] }), /role/],
  ['empty text', body({ messages: [user('')] }), /non-empty/],
  ['blank text', body({ messages: [user([text(' \n')])] }), /non-whitespace/],
  ['empty content', body({ messages: [user([]), user()] }), /non-empty content/],
  ['blank system', body({ system: [text('')] }), /non-empty/],
  ['an unknown block', body({ messages: [user([{ type: 'audio' }])] }), /audio/],
  ['a tool_use of the user', body({ messages: [user([use('a')])] }), /tool_use/],
  [
    'an unanswered tool_use',
    body({ messages: [user(), assistant([use('a')]), user('x')] }),
    /without `tool_result` blocks immediately after: a/,
  ],
  [
    'one of two unanswered',
    body({ messages: [user(), assistant([use('a'), use('b')]), user([result('a')])] }),
    /immediately after: b/,
  ],
  [
    'results behind text',
    body({ messages: [user(), assistant([use('a')]), user([text('x'), result('a')])] }),
    /immediately after: a/,
  ],
  [
    'a result nobody asked for',
    body({ messages: [user(), assistant('x'), user([result('z')])] }),
    /unexpected `tool_use_id`/,
  ],
  [
    'a result twice',
    body({ messages: [user(), assistant([use('a')]), user([result('a'), result('a')])] }),
    /single result/,
  ],
  [
    'an empty result text',
    body({ messages: [user(), assistant([use('a')]), user([result('a', [text('')])])] }),
    /non-empty/,
  ],
  [
    'a tool_use id twice',
    body({
      messages: [user(), assistant([use('a')]), user([result('a')]), assistant([use('a')]), user([result('a')])],
    }),
    /unique/,
  ],
  [
    'a forged thinking block',
    body({ messages: [user(), assistant([{ ...thinkingBlock('x'), thinking: 'y' }, text('z')]), user()] }),
    /signature/,
  ],
  ['a bad tool name', body({ tools: [tool({ name: 'a b' })] }), /name: String should match/],
  ['a tool twice', body({ tools: [tool(), tool()] }), /unique/],
  ['a tool without schema', body({ tools: [{ name: 't' }] }), /input_schema: Field required/],
  ['a schema of a list', body({ tools: [tool({ input_schema: { type: 'array' } })] }), /'object'/],
  [
    'a schema with anyOf on top',
    body({ tools: [tool({ input_schema: { type: 'object', anyOf: [] } })] }),
    /oneOf, allOf, or anyOf/,
  ],
  ['a choice without tools', body({ tool_choice: { type: 'auto' } }), /providing tools/],
  ['a forced tool on a model without', body({ tools: [tool()], tool_choice: { type: 'any' } }), /forced tool use/],
  ['an unknown chosen tool', body({ tools: [tool()], tool_choice: { type: 'tool', name: 'x' } }), /not found/],
  [
    'five breakpoints',
    body({ messages: [user(Array.from({ length: 5 }, () => text('x', cached)))] }),
    /maximum of 4 blocks with cache_control/,
  ],
  ['an unknown ttl', body({ system: [text('x', { cache_control: { type: 'ephemeral', ttl: '1d' } })] }), /ttl/],
  ['an unknown effort', body({ output_config: { effort: 'huge' } }), /effort/],
  ['effort on a model without', body({ model: 'claude-haiku-4-5', output_config: { effort: 'low' } }), /effort/],
  ['thinking off where it can’t be', body({ thinking: { type: 'disabled' } }), /between_tools/],
  ['a long user_id', body({ metadata: { user_id: 'x'.repeat(600) } }), /user_id/],
  [
    'a prompt over the window',
    body({ model: 'claude-haiku-4-5', messages: [user('x'.repeat(1_000_000))] }),
    /prompt is too long: \d+ tokens > 200000 maximum/,
  ],
])('refuses %s', (_name, request, words) => {
  expect(() => checkRequest(request, V)).toThrow(ApiError);
  expect(() => checkRequest(request, V)).toThrow(words);
});

test('before 2026-10-21 temperature had a range', () => {
  expect(() => checkRequest(body({ temperature: 0.5 }), '2023-06-01')).not.toThrow();
  expect(() => checkRequest(body({ temperature: 1.5 }), '2023-06-01')).toThrow(/range/);
});

test('headers: a key in either place, a known version', () => {
  const version = { 'anthropic-version': V };
  expect(checkHeaders({ ...version, authorization: 'Bearer k' })).toEqual({ key: 'k', version: V });
  expect(checkHeaders({ ...version, 'x-api-key': 'k' }).key).toBe('k');
  expect(() => checkHeaders(version)).toThrow(expect.objectContaining({ status: 401, type: 'authentication_error' }));
  expect(() => checkHeaders({ 'x-api-key': 'k' })).toThrow(/anthropic-version/);
  expect(() => checkHeaders({ 'x-api-key': 'k', 'anthropic-version': '1999' })).toThrow(/not a valid version/);
});
