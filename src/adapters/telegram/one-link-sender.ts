// The library's MTProto sender with its urge to reconnect taken away. Left to itself it dials again and re-sends what
// waited: past the claim that allowed the message, and before anybody has read what came in meanwhile.
import { type PortError, Unreachable } from '../../errors';
import { transportError } from './errors';
import { device } from './introduction';
import type { Method } from './link';
import { silent, type Transport } from './transport';
import { type Api, type AuthKey, MTProtoSender, RPCError } from './vendor';

export interface SenderEvents {
  onUpdates(updates: Api.TypeUpdates): void;
  onBroken(cause: PortError): void;
}

type SenderOptions = ConstructorParameters<typeof MTProtoSender>[1];

export class OneLinkSender extends MTProtoSender {
  private readonly events: SenderEvents;
  private dialError?: unknown;

  constructor(authKey: AuthKey, dcId: number, apiId: number, events: SenderEvents) {
    const options = {
      dcId,
      logger: silent,
      isMainSender: true,
      securityChecks: true,
      // One attempt and no second: who dials again, and when, is decided outside.
      retries: 1,
      reconnectRetries: 0,
      autoReconnect: false,
      delay: 0,
      connectTimeout: 10,
      authKeyCallback: undefined,
      _exportedSenderPromises: new Map(),
      updateCallback: (_client: unknown, update: { className?: string }) => {
        if (update.className) events.onUpdates(update as Api.TypeUpdates); // else a change of the sender's own state
      },
      // What the sender reads of its TelegramClient: the device (teleproto), and where errors go.
      client: {
        apiId,
        _initRequest: device,
        _errorHandler: async (error: unknown) => {
          this.dialError = error;
        },
      },
    };
    super(authKey, options as unknown as SenderOptions);
    this.events = events;
    this.readContainersToTheEnd();
    // teleproto introduces itself by its own count; the first call of a link is introduced by us, for both.
    Object.assign(this, { _needsInitConnection: false });
  }

  /** @throws the library's error when no connection came about */
  async dial(transport: Transport): Promise<void> {
    const connected = await this.connect(transport, false);
    if (!connected) throw this.dialError ?? new Unreachable('telegram', 'no connection');
  }

  async ask(request: Method<unknown>): Promise<unknown> {
    return this.send(request as unknown as Api.AnyRequest);
  }

  /** Given up: a late "bad salt" may not make the sender send it again. */
  forget(request: Method<unknown>): void {
    for (const state of this._pendingState.values()) {
      if ((state.request as unknown) === request && state.msgId) this._pendingState.delete(state.msgId);
    }
  }

  override reconnect(): void {
    this.events.onBroken(new Unreachable('telegram', 'the connection was lost'));
  }

  /**
   * Transport error -404. GramJS would tell only its client, and leave every call hanging; teleproto would make a new
   * key and re-send the calls unsigned. `fromAnswer`: an error answer says so, which the caller of that call sees.
   */
  override _handleBadAuthKey(fromAnswer?: boolean): void {
    if (!fromAnswer) this.events.onBroken(transportError(404));
  }

  /** GramJS throws at an error answer and so skips what follows it in the same container: updates, other answers. */
  private readContainersToTheEnd(): void {
    const gramjs = this as unknown as { _processMessage?: (message: unknown) => Promise<void> };
    const process = gramjs._processMessage?.bind(this);
    if (!process) return;
    gramjs._processMessage = (message) =>
      process(message).catch((error) => {
        if (!(error instanceof RPCError)) throw error;
      });
  }
}
