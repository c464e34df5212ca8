// The TCP socket under the library's packet codec: one dial, one reader, and a close that leaves nothing on the wire.
import { Socket } from 'node:net';

/**
 * What `ConnectionTCPFull` asks of a socket. Ours instead of the library's because that one leaves Nagle's algorithm on
 * (up to 40 ms on a message that follows an acknowledgement), cannot be closed while it dials, and lets the kernel go on
 * delivering what was written before `close`.
 */
export class TcpStream {
  private readonly socket = new Socket();
  private readonly chunks: Buffer[] = [];
  private buffered = 0;
  private reader?: { bytes: number; resolve: (data: Buffer) => void; reject: (error: Error) => void };
  private ended?: Error;

  /** @throws the socket's own error (ECONNREFUSED …), or 'closed' when closed meanwhile. */
  connect(port: number, host: string): Promise<void> {
    return new Promise((resolve, reject) => {
      this.socket.setNoDelay(true);
      this.socket.on('data', (chunk: Buffer) => this.push(chunk));
      this.socket.on('error', (error) => this.end(error));
      // Half a connection is none: what we had yet to say would not be answered.
      this.socket.on('end', () => this.socket.destroy());
      this.socket.on('close', () => {
        this.end(new Error('closed'));
        reject(this.ended);
      });
      if (this.ended) {
        reject(this.ended);
        return;
      }
      this.socket.connect(port, host, resolve);
    });
  }

  /** Resolves with exactly `bytes` bytes; what came before the end is still read. One reader at a time, as the codec does. */
  readExactly(bytes: number): Promise<Buffer> {
    return new Promise((resolve, reject) => {
      this.reader = { bytes, resolve, reject };
      this.serve();
      if (this.ended) this.refuse(this.ended);
    });
  }

  /** @throws when the stream has ended */
  write(data: Buffer): void {
    if (this.ended) throw this.ended;
    this.socket.write(data);
  }

  /**
   * Resets rather than closes: bytes still in the kernel's send buffer (a link that went silent) are thrown away, so a
   * call that was given up cannot reach Telegram a minute later when the network comes back.
   */
  async close(): Promise<void> {
    // `resetAndDestroy()` would first wait until everything written has left: on a silent link that is never. This flag
    // is what it sets, and what `destroy` obeys (Node 18.3 and later); were it gone, the socket would close plainly.
    Object.assign(this.socket, { resetAndClosing: !this.socket.connecting });
    this.socket.destroy();
    this.chunks.length = 0;
    this.buffered = 0;
    this.end(new Error('closed'));
  }

  private push(chunk: Buffer): void {
    this.chunks.push(chunk);
    this.buffered += chunk.length;
    this.serve();
  }

  private serve(): void {
    const reader = this.reader;
    if (!reader || this.buffered < reader.bytes) return;
    this.reader = undefined;
    const all = this.chunks.length === 1 ? this.chunks[0]! : Buffer.concat(this.chunks);
    this.chunks.length = 0;
    if (all.length > reader.bytes) this.chunks.push(all.subarray(reader.bytes));
    this.buffered = all.length - reader.bytes;
    reader.resolve(all.subarray(0, reader.bytes));
  }

  private end(error: Error): void {
    this.ended ??= error;
    this.refuse(this.ended);
  }

  private refuse(error: Error): void {
    this.reader?.reject(error);
    this.reader = undefined;
  }
}
