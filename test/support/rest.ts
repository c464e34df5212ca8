// A local REST service in a contract test: its control API, its faults, what it has journalled; and how an adapter meets each failure of its wire.
import { type Sandbox, startSandbox } from '../../sandbox/main';
import { RateLimited, Unreachable } from '../../src/errors';

type Kind = new (...all: any[]) => Error;

/** What the wire of every REST service may do, and what a caller makes of it. */
export const WIRE_FAILURES: readonly (readonly [kind: string, type: Kind])[] = [
  ['error_500', Unreachable],
  ['drop_before', Unreachable],
  ['drop_after', Unreachable],
  ['hang', Unreachable],
  ['malformed', Unreachable],
  ['rate_limited_429', RateLimited],
];
/** Of an adapter that is to see a call hang. */
export const IMPATIENT = { timeoutMs: 400 };

/** What it threw; undefined: nothing. */
export const failure = (work: Promise<unknown>): Promise<any> =>
  work.then(
    () => undefined,
    (error: Error) => error,
  );

/** @param secrets what no error may tell, known when one is looked at */
export function useRest(service: 'zoom' | 'calendar', secrets: () => string[]) {
  let sandbox: Sandbox;
  beforeAll(async () => {
    sandbox = await startSandbox({ port: 0 });
  });
  afterAll(() => sandbox.close());
  afterEach(async () => {
    await control('DELETE', '/faults?discard=true');
    await control('POST', '/clock', { now: null });
  });

  async function control(method: string, path: string, body?: object): Promise<any> {
    const response = await fetch(sandbox.url + path, {
      method,
      headers: body && { 'content-type': 'application/json' },
      body: body && JSON.stringify(body),
    });
    const answer = await response.json();
    if (!response.ok) throw new Error((answer as { error: string }).error);
    return answer;
  }
  const fault = (spec: object) => control('POST', '/faults', { service, ...spec });
  const mark = () => sandbox.journal.read().at(-1)?.n ?? 0;
  const calls = (method: string, since = 0) =>
    sandbox.journal.read({ service, since }).filter((one) => one.kind === 'call' && one.method === method);

  function secretFree(error: Error): void {
    for (let one: unknown = error; one instanceof Error; one = one.cause) {
      const text = `${one.stack} ${JSON.stringify(one)}`;
      for (const word of secrets()) expect(text).not.toContain(word);
    }
  }

  return {
    get sandbox() {
      return sandbox;
    },
    ...{ control, fault, mark, calls, secretFree },
    /** That call fails once in that way: it is made once, and what is thrown is of that type and tells nothing. undefined: it goes well. */
    async meets(
      method: string,
      spec: { kind: string; seconds?: number },
      type: Kind | undefined,
      run: () => Promise<unknown>,
    ) {
      await fault({ ...spec, method });
      const since = mark();
      const error = await failure(run());
      // nothing is tried again inside
      expect(calls(method, since)).toHaveLength(1);
      if (type === undefined) expect(error).toBeUndefined();
      else {
        expect(error).toBeInstanceOf(type);
        secretFree(error);
      }
      return error;
    },
    /** The service's own API without the adapter; `body` is sent as it is when it is text. */
    async bare(
      base: string,
      method: string,
      path: string,
      body: object | string | undefined,
      headers: Record<string, string>,
    ) {
      const response = await fetch(sandbox.url + base + path, {
        method,
        headers: { ...(body !== undefined && { 'content-type': 'application/json' }), ...headers },
        body: typeof body === 'string' ? body : body && JSON.stringify(body),
      });
      const text = await response.text();
      return { status: response.status, ...(text ? JSON.parse(text) : {}) } as any;
    },
  };
}
