// Cache figures follow the documented rules: prefixes, floors, breakpoints, look-back, time to live.
import { PromptCache } from './cache';
import { findModel, type Model } from './models';
import type { Block, MessagesRequest } from './wire';

const model = findModel('claude-sonnet-5-5') as Model;
const long = (seed: string) => seed.repeat(6000).slice(0, 6000);
const cached = { cache_control: { type: 'ephemeral' } };
const text = (t: string, more: object = {}): Block => ({ type: 'text', text: t, ...more });
const request = (system: Block[], ...messages: Block[]): MessagesRequest => ({
  model: model.id,
  max_tokens: 1,
  system,
  messages: [{ role: 'user', content: messages }],
});
const MINUTE = 60_000;

test('written once, read by the next, the rest paid in full', () => {
  const cache = new PromptCache();
  const system = [text(long('a'), cached)];
  const first = cache.read('k', model, request(system, text('hello')), 0);
  const second = cache.read('k', model, request(system, text('another question')), MINUTE);
  expect(first).toEqual({ cache_read_input_tokens: 0, cache_creation_input_tokens: 1500, input_tokens: 2 });
  expect(second).toEqual({ cache_read_input_tokens: 1500, cache_creation_input_tokens: 0, input_tokens: 4 });
});

test('one changed byte before the breakpoint and nothing is read', () => {
  const cache = new PromptCache();
  cache.read('k', model, request([text('x'), text(long('a'), cached)], text('q')), 0);
  expect(
    cache.read('k', model, request([text('y'), text(long('a'), cached)], text('q')), 0).cache_read_input_tokens,
  ).toBe(0);
});

test('without a breakpoint, or below the floor, nothing is kept', () => {
  const cache = new PromptCache();
  for (const system of [[text(long('a'))], [text('short', cached)]]) {
    cache.read('k', model, request(system, text('q')), 0);
    expect(cache.read('k', model, request(system, text('q')), 0)).toMatchObject({
      cache_read_input_tokens: 0,
      cache_creation_input_tokens: 0,
    });
  }
});

test('another key or model sees nothing of it', () => {
  const cache = new PromptCache();
  const asked = request([text(long('a'), cached)], text('q'));
  cache.read('k', model, asked, 0);
  expect(cache.read('other', model, asked, 0).cache_read_input_tokens).toBe(0);
  expect(cache.read('k', findModel('claude-sonnet-5') as Model, asked, 0).cache_read_input_tokens).toBe(0);
});

test('five minutes from the last use, or an hour', () => {
  const cache = new PromptCache();
  const five = request([text(long('a'), cached)], text('q'));
  const hour = request([text(long('b'), { cache_control: { type: 'ephemeral', ttl: '1h' } })], text('q'));
  cache.read('k', model, five, 0);
  cache.read('k', model, hour, 0);
  expect(cache.read('k', model, five, 4 * MINUTE).cache_read_input_tokens).toBeGreaterThan(0);
  expect(cache.read('k', model, five, 8 * MINUTE).cache_read_input_tokens).toBeGreaterThan(0);
  expect(cache.read('k', model, five, 14 * MINUTE).cache_read_input_tokens).toBe(0);
  expect(cache.read('k', model, hour, 59 * MINUTE).cache_read_input_tokens).toBeGreaterThan(0);
});

test('a growing talk finds its earlier breakpoint up to 20 blocks back, no farther', () => {
  const cache = new PromptCache();
  const grown = (n: number) => {
    const blocks = Array.from({ length: n }, (_, i) => text(`line ${i}`));
    return request([text(long('a'))], ...blocks.slice(0, -1), { ...(blocks.at(-1) as Block), ...cached });
  };
  const first = cache.read('k', model, grown(1), 0);
  expect(cache.read('k', model, grown(20), 0).cache_read_input_tokens).toBe(first.cache_creation_input_tokens);
  expect(cache.read('k', model, grown(45), 0).cache_read_input_tokens).toBe(0);
});

test('cache_control of the request marks the last block', () => {
  const cache = new PromptCache();
  const asked = { ...request([text(long('a'))], text('q')), ...cached };
  cache.read('k', model, asked, 0);
  expect(cache.read('k', model, asked, 0)).toMatchObject({ input_tokens: 0 });
});
