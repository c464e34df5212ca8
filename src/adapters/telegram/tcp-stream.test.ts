import { once } from 'node:events';
import { type AddressInfo, createServer, type Server, type Socket } from 'node:net';
import { TcpStream } from './tcp-stream';

let server: Server;
let accepted: Promise<Socket>;
let port: number;

beforeEach(async () => {
  server = createServer();
  accepted = once(server, 'connection').then(([socket]) => (socket as Socket).on('error', () => {}));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  port = (server.address() as AddressInfo).port;
});
afterEach(async () => {
  const closed = once(server, 'close');
  server.close();
  (await Promise.race([accepted, undefined]))?.destroy();
  await closed;
});

async function opened(): Promise<{ stream: TcpStream; peer: Socket }> {
  const stream = new TcpStream();
  await stream.connect(port, '127.0.0.1');
  return { stream, peer: await accepted };
}

test('reads come out in the sizes asked for, whatever the packets were', async () => {
  const { stream, peer } = await opened();
  peer.write('ab');
  peer.write('cdefg');
  expect((await stream.readExactly(3)).toString()).toBe('abc');
  expect((await stream.readExactly(1)).toString()).toBe('d');
  const rest = stream.readExactly(5);
  peer.write('hi');
  expect((await rest).toString()).toBe('efghi');
  await stream.close();
});

test('a reader hears of the end at once, and so do later calls', async () => {
  const { stream, peer } = await opened();
  const reading = stream.readExactly(1);
  peer.destroy();
  await expect(reading).rejects.toThrow();
  await expect(stream.readExactly(1)).rejects.toThrow();
  expect(() => stream.write(Buffer.from('x'))).toThrow();
});

test('what came before the end is still read: a last word, such as why', async () => {
  const { stream, peer } = await opened();
  peer.end('last words');
  await once(peer, 'close');
  await new Promise((resolve) => setTimeout(resolve, 20));
  expect((await stream.readExactly(4)).toString()).toBe('last');
  expect((await stream.readExactly(6)).toString()).toBe(' words');
  await expect(stream.readExactly(1)).rejects.toThrow('closed');
});

test('a refused dial says so', async () => {
  const free = port;
  const closed = once(server, 'close');
  server.close();
  await closed;
  await expect(new TcpStream().connect(free, '127.0.0.1')).rejects.toThrow('ECONNREFUSED');
  server.listen(0, '127.0.0.1');
});

test('closing resets: what the other side has not got yet, it never gets', async () => {
  const { stream, peer } = await opened();
  peer.pause(); // reads nothing, so that our bytes pile up on the way
  let received = 0;
  stream.write(Buffer.alloc(64 << 20));
  await new Promise((resolve) => setTimeout(resolve, 50));
  await stream.close();
  const closed = once(peer, 'close');
  peer.on('data', (data: Buffer) => {
    received += data.length;
  });
  peer.resume();
  await closed;
  // What lay in this side's buffer (some 4 MB arrive after a plain close) is gone; the other side's own may be read.
  expect(received).toBeLessThan(1 << 20);
});

test('it can be closed while it dials', async () => {
  const stream = new TcpStream();
  const dialling = stream.connect(9, '203.0.113.1'); // TEST-NET-3: nobody answers
  await stream.close();
  await expect(dialling).rejects.toThrow('closed');
});
