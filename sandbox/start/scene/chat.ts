// One chat between a client and the rep, watched on the sandbox's record: shown as it happens, and asked about.
import type { ChatMessage, Outside, TypingAction } from './outside';
import type { Transcript } from './transcript';
import { pause, until } from './wait';

/** Somebody of the scene, once he is in the local Telegram. */
export interface Someone {
  id: string;
  first: string;
  last: string;
  woman: boolean;
}

/** A client. */
export interface Client extends Someone {
  /** How operators name this person: @username. */
  username: string;
}

export interface Answer extends ChatMessage {
  /** Milliseconds from what it answers to this. */
  tookMs: number;
  /** Milliseconds that "typing" was to be seen before it; undefined: it was not. */
  typedMs?: number;
}

const LOOK_MS = 400;
// Longer than the pause between two parts; typing is shown anew every few seconds.
const QUIET_MS = 6_500;
// A client shows "typing" for 6 s after the last sign of it. https://core.telegram.org/method/messages.setTyping
const TYPING_FADES_MS = 6_000;

export class Chat {
  private shownMessage = 0;
  private shownTyping = 0;

  constructor(
    readonly rep: Someone,
    readonly client: Client,
    private readonly outside: Outside,
    private readonly transcript: Transcript,
    private readonly signal: AbortSignal,
  ) {}

  /** Shows everything from now on, until the scene ends. */
  async follow(): Promise<void> {
    while (!this.signal.aborted) {
      await this.show().catch(() => {}); // the sandbox may be away for a moment
      await pause(LOOK_MS, this.signal).catch(() => {});
    }
  }

  /** What happened since the last look, in order. */
  async show(): Promise<void> {
    const [messages, typing] = await this.both();
    const fresh = [
      ...messages.filter((m) => m.at > this.shownMessage),
      ...typing.filter((t) => t.action === 'typing' && t.at > this.shownTyping),
    ].sort((a, b) => a.at - b.at);
    for (const event of fresh) {
      if ('action' in event) {
        if (event.at > this.shownTyping + TYPING_FADES_MS || this.shownMessage > this.shownTyping) {
          this.transcript.typing(this.rep.first, this.client.first, this.client.id, event.at);
        }
        this.shownTyping = event.at;
      } else {
        const [from, to] = event.from === this.client.id ? [this.client, this.rep] : [this.rep, this.client];
        this.transcript.said(from.first, to.first, event.text, this.client.id, event.at);
        this.shownMessage = event.at;
      }
    }
  }

  async clientSays(text: string): Promise<{ at: number }> {
    const said = await this.outside.say(this.client.id, this.rep.id, text);
    await this.show();
    return said;
  }

  /** What the rep's account said after that moment, oldest first. */
  async repSaid(after: number): Promise<ChatMessage[]> {
    const messages = await this.outside.chat(this.rep.id, this.client.id);
    return messages.filter((m) => m.from === this.rep.id && m.at > after);
  }

  /** The first thing the rep's account says after that. @throws when it says nothing for `seconds` */
  async answer(said: { at: number }, seconds: number): Promise<Answer> {
    const found = await until('an answer', seconds, async () => (await this.repSaid(said.at))[0], this.signal);
    const [, typing] = await this.both();
    await this.show();
    const seen = typing.find((t) => t.action === 'typing' && t.at >= said.at && t.at <= found.at);
    return { ...found, tookMs: found.at - said.at, typedMs: seen && found.at - seen.at };
  }

  /** The answer with the parts that come after its first one: a long one leaves in several messages. */
  async whole(said: { at: number }, first: Answer): Promise<Answer> {
    const isOver = async () => {
      const [messages, typing] = await this.both();
      return Date.now() - Math.max(...[...messages, ...typing].map(({ at }) => at)) > QUIET_MS;
    };
    await until('the end of the answer', 60, isOver, this.signal);
    const parts = await this.repSaid(said.at);
    return { ...first, ...parts.at(-1), text: parts.map(({ text }) => text).join(' ') };
  }

  private both(): Promise<[ChatMessage[], TypingAction[]]> {
    const { rep, client } = this;
    return Promise.all([this.outside.chat(rep.id, client.id), this.outside.typing(rep.id, client.id)]);
  }
}
