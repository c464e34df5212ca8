// The packets of one TCP connection, and what the server says outside the protocol.
import type { PortError } from '../../errors';
import type { Endpoint } from './endpoints';
import { transportError } from './errors';
import { TcpStream } from './tcp-stream';
import { ConnectionTCPFull, Logger, LogLevel, type PromisedNetSockets } from './vendor';

/** The library's logger, silent: its debug lines carry whole answers, and an answer is what people wrote. */
export const silent = new Logger(LogLevel.NONE);

/** "Full" framing (length, number, checksum): https://core.telegram.org/mtproto/mtproto-transports#full */
export class Transport extends ConnectionTCPFull {
  constructor(
    endpoint: Endpoint,
    private readonly onBroken: (cause: PortError) => void,
  ) {
    super({
      ip: endpoint.host,
      port: endpoint.port,
      dcId: endpoint.dcId,
      loggers: silent,
      socket: TcpStream as unknown as typeof PromisedNetSockets,
      testServers: false,
    });
  }

  override async _recv(): Promise<Buffer> {
    let packet: Buffer;
    try {
      packet = await super._recv();
    } catch (error) {
      // Seen on the real server: -429 in place of the length, with no frame round it (Telethon #4042).
      const code = (error as { code?: unknown }).code;
      if (typeof code === 'number') this.onBroken(transportError(code));
      throw error;
    }
    if (packet.length === 4) {
      const cause = transportError(-packet.readInt32LE(0));
      this.onBroken(cause);
      throw cause;
    }
    return packet;
  }

  /** Also while it dials, which the library's `disconnect` leaves running. */
  async abort(): Promise<void> {
    await this.disconnect();
    await this.socket.close();
  }
}
