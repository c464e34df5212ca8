// The world outside of the product, by the sandbox's control API: people, what they do, and the record of what reached them.
import type { JournalRecord } from '../../journal';
import type { ChatMessage } from '../../telegram/chats';
import type { TypingAction } from '../../telegram/typing';

export type { ChatMessage, TypingAction };

export interface NewPerson {
  name: string;
  lastName?: string;
  username?: string;
  phone?: string;
  language?: string;
  dc?: 2 | 4;
}

/** The control API refused. */
export class ControlRefused extends Error {
  constructor(
    readonly status: number,
    message: string,
  ) {
    super(message);
  }
}

/** Somebody else has that username or phone. */
export const taken = (error: unknown): boolean => error instanceof ControlRefused && error.status === 409;

export class Outside {
  constructor(
    readonly url: string,
    /** The product's bot. */
    readonly botId: string,
  ) {}

  /** @throws ControlRefused, see `taken` */
  addPerson(person: NewPerson): Promise<{ id: string }> {
    return this.call('POST', '/telegram/users', person);
  }

  /** undefined: nobody has that id or username. */
  async person(ref: string): Promise<{ id: string; name: string; lastName?: string; signedIn: boolean } | undefined> {
    return this.call<{ id: string; name: string; signedIn: boolean }>('GET', `/telegram/users/${ref}`).catch(
      (error: unknown) => {
        if (error instanceof ControlRefused && error.status === 404) return undefined;
        throw error;
      },
    );
  }

  /** `at`: when Telegram took it, milliseconds. */
  say(from: string, to: string, text: string): Promise<{ messageId: number; at: number }> {
    return this.call('POST', '/telegram/say', { from, to, text });
  }

  /** Oldest first. */
  chat(a: string, b: string): Promise<ChatMessage[]> {
    return this.call('GET', `/telegram/chats/${a}/${b}`);
  }

  typing(from: string, to: string): Promise<TypingAction[]> {
    return this.call('GET', `/telegram/typing/${from}/${to}`);
  }

  /** Presses a button of the bot. */
  press(from: string, messageId: number, data: string): Promise<{ id: string }> {
    return this.call('POST', '/botapi/press', { from, bot: this.botId, messageId, data });
  }

  /** The login code that was sent to this phone last. */
  async code(phone: string): Promise<string> {
    return (await this.call<{ code: string }>('GET', `/telegram/codes/${encodeURIComponent(phone)}`)).code;
  }

  journal(since: number): Promise<JournalRecord[]> {
    return this.call('GET', `/journal?service=telegram&since=${since}`);
  }

  private async call<T>(method: 'GET' | 'POST', path: string, body?: object): Promise<T> {
    const response = await fetch(this.url + path, {
      method,
      ...(body ? { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) } : {}),
      signal: AbortSignal.timeout(10_000),
    });
    if (response.ok) return (await response.json()) as T;
    const { error } = (await response.json().catch(() => ({}))) as { error?: string };
    throw new ControlRefused(response.status, error ?? `${method} ${path}: ${response.status}`);
  }
}
