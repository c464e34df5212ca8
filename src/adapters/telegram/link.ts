// One encrypted connection to one data centre: dialled once, and when it is gone it is gone, with every call that waited.
import { randomBytes } from 'node:crypto';
import bigInt from 'big-integer';
import { Misconfigured, type PortError, Unreachable } from '../../errors';
import type { Endpoint } from './endpoints';
import { endsSignIn, toPortError } from './errors';
import { introduction } from './introduction';
import { OneLinkSender } from './one-link-sender';
import { Transport } from './transport';
import { Api, AuthKey } from './vendor';

/** How long a call may take, ms. Telegram answers in tens of milliseconds; ten seconds is an outage. */
const CALL_TIMEOUT_MS = 10_000;
/** The server drops a link it heard no ping on for this long, seconds: it must outlive a missed ping or two. */
const SERVER_PATIENCE_SECONDS = 60;

/** A method of the API: what `call` sends, and the type of its answer. */
export type Method<R> = { className: string; __response: R };

export interface LinkOptions {
  endpoint: Endpoint;
  /** undefined: a new key is made (sign-in). */
  authKey?: AuthKey;
  apiId: number;
  /** Called in arrival order, one at a time. If it throws, the link is lost: an update nobody took must come again. */
  onUpdates?(updates: Api.TypeUpdates): void;
  /** Called once, when the link is lost; not after `close`. */
  onLost?(cause: PortError): void;
}

export class Link {
  readonly authKey: AuthKey;
  private readonly transport: Transport;
  private readonly sender: OneLinkSender;
  private readonly waiting = new Set<(error: PortError) => void>();
  private ended?: PortError;
  private introduced = false;

  private constructor(private readonly options: LinkOptions) {
    this.authKey = options.authKey ?? new AuthKey();
    this.transport = new Transport(options.endpoint, (cause) => this.lose(cause));
    this.sender = new OneLinkSender(this.authKey, options.endpoint.dcId, options.apiId, {
      onUpdates: (updates) => this.receive(updates),
      onBroken: (cause) => this.lose(cause),
    });
  }

  /**
   * Dials, and makes a key when there is none.
   * @throws Unreachable; Misconfigured when the key is not known there
   */
  static async open(options: LinkOptions): Promise<Link> {
    const link = new Link(options);
    const { host, port } = options.endpoint;
    try {
      await link.bounded(link.sender.dial(link.transport), CALL_TIMEOUT_MS, `dialling ${host}:${port}`);
      return link;
    } catch (error) {
      const cause = link.ended ?? toPortError(error, `dialling ${host}:${port}`);
      await link.close();
      throw cause;
    }
  }

  /** Why the link ended; undefined while it lives. */
  get endedBy(): PortError | undefined {
    return this.ended;
  }

  /**
   * One request, one answer; never repeated.
   * @throws what errors.ts makes of Telegram's answer; Unreachable after `timeoutMs`, or when the link is lost meanwhile
   */
  async call<R>(method: Method<R>, timeoutMs = CALL_TIMEOUT_MS): Promise<R> {
    const request = this.introduced ? method : introduction(this.options.apiId, method);
    this.introduced = true;
    try {
      return (await this.ask(request, timeoutMs, method.className)) as R;
    } catch (error) {
      const failure = toPortError(error, method.className);
      if (endsSignIn(failure)) this.lose(failure);
      throw failure;
    }
  }

  /** One round trip below the API. @throws Unreachable after `timeoutMs` */
  async ping(timeoutMs: number): Promise<void> {
    const pingId = bigInt(randomBytes(8).readBigInt64LE().toString());
    const request = new Api.PingDelayDisconnect({ pingId, disconnectDelay: SERVER_PATIENCE_SECONDS });
    await this.ask(request as unknown as Method<unknown>, timeoutMs, 'ping');
  }

  /** Ends the link without a report: its owner wants it. Waiting calls reject with Unreachable. Idempotent. */
  async close(): Promise<void> {
    this.end(new Unreachable('telegram', 'the connection was closed'));
    await this.sender.disconnect().catch(() => undefined);
    await this.transport.abort();
  }

  private async ask(request: Method<unknown>, timeoutMs: number, what: string): Promise<unknown> {
    if (this.ended) throw this.refusal(this.ended);
    try {
      return await this.bounded(this.sender.ask(request), timeoutMs, what);
    } catch (error) {
      this.sender.forget(request);
      throw error;
    }
  }

  /** `work`, or the loss of the link, or the end of patience: whichever comes first. */
  private bounded<R>(work: Promise<R>, timeoutMs: number, what: string): Promise<R> {
    return new Promise<R>((resolve, reject) => {
      const settle = (done: () => void): void => {
        clearTimeout(timer);
        this.waiting.delete(fail);
        done();
      };
      const fail = (error: unknown): void => settle(() => reject(error));
      const timer = setTimeout(
        () => fail(new Unreachable('telegram', `${what}: no answer in ${timeoutMs} ms`)),
        timeoutMs,
      );
      this.waiting.add(fail);
      work.then((value) => settle(() => resolve(value)), fail);
    });
  }

  private receive(updates: Api.TypeUpdates): void {
    if (this.ended) return;
    try {
      this.options.onUpdates?.(updates);
    } catch (error) {
      this.lose(new Unreachable('telegram', 'an update was not taken', { cause: error }));
    }
  }

  private lose(cause: PortError): void {
    if (this.ended) return;
    this.end(cause);
    void this.close();
    this.options.onLost?.(cause);
  }

  /** Whether a call that waited had its effect is unknown, whatever ended the link: so it hears Unreachable. */
  private end(cause: PortError): void {
    if (this.ended) return;
    this.ended = cause;
    const error = cause instanceof Unreachable ? cause : new Unreachable('telegram', cause.message, { cause });
    for (const fail of [...this.waiting]) fail(error);
  }

  /** A call made afterwards had no effect for sure, and may be told the reason as it is. */
  private refusal(cause: PortError): PortError {
    if (cause instanceof Misconfigured || cause instanceof Unreachable) return cause;
    return new Unreachable('telegram', cause.message, { cause });
  }
}
