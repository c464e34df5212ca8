// A sandbox with a bot, for the contract suite: people, what they write and press, and the bare wire.
import { type Sandbox, startSandbox } from '../../sandbox/main';
import type { ChatMessage } from '../../sandbox/telegram/chats';
import { createTelegramBot } from '../../src/adapters/telegram-bot';
import type { RepBot } from '../../src/ports/reps';

export interface BotAnswer {
  status: number;
  ok: boolean;
  result?: any;
  error_code?: number;
  description?: string;
  parameters?: { retry_after?: number };
}

export class BotBench {
  private constructor(
    readonly sandbox: Sandbox,
    readonly id: string,
    readonly token: string,
  ) {}

  static async start(): Promise<BotBench> {
    const sandbox = await startSandbox({ port: 0 });
    const bench = new BotBench(sandbox, '', '');
    const { id, token } = await bench.control('POST', '/telegram/users', {
      name: 'Reps',
      username: 'reps_bot',
      bot: true,
    });
    return new BotBench(sandbox, id, token);
  }

  close(): Promise<void> {
    return this.sandbox.close();
  }

  bot(timeoutMs?: number): RepBot {
    return createTelegramBot({ token: this.token, apiRoot: this.sandbox.botapi.url, timeoutMs });
  }

  /** A person who has pressed Start. */
  async person(
    name = 'Anna',
    { started = true, ...fields }: { started?: boolean; language?: string } = {},
  ): Promise<string> {
    const { id } = await this.control('POST', '/telegram/users', { name, ...fields });
    if (started) await this.say(id, '/start');
    return id;
  }

  say(from: string, text: string, more: object = {}): Promise<{ messageId: number; ids: Record<string, number> }> {
    return this.control('POST', '/telegram/say', { from, to: this.id, text, ...more });
  }

  /** The chat as the person sees it. */
  chat(person: string): Promise<ChatMessage[]> {
    return this.control('GET', `/telegram/chats/${person}/${this.id}`);
  }

  press(from: string, messageId: number, data: string, more: object = {}): Promise<{ id: string }> {
    return this.control('POST', '/botapi/press', { from, bot: this.id, messageId, data, ...more });
  }

  fault(spec: object): Promise<{ id: string }> {
    return this.control('POST', '/faults', { service: 'botapi', ...spec });
  }

  /** The bare wire. */
  async call(method: string, parameters: object = {}, token = this.token): Promise<BotAnswer> {
    const response = await fetch(`${this.sandbox.botapi.url}/bot${token}/${method}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(parameters),
    });
    return { status: response.status, ...((await response.json()) as Omit<BotAnswer, 'status'>) };
  }

  async control<T = any>(method: 'GET' | 'POST' | 'DELETE', path: string, body?: object): Promise<T> {
    const response = await fetch(this.sandbox.url + path, {
      method,
      ...(body ? { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) } : {}),
    });
    const json = (await response.json()) as T & { error?: string };
    if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${json.error}`);
    return json;
  }
}
