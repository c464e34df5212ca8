// A human is called: in the chat and at the webhook, once each, without a word the client said.
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { pino } from 'pino';
import { createInboundStore } from '../../src/adapters/postgres/inbound';
import { startAlerts } from '../../src/ingress/alerts';
import { useStack } from '../support/stack';
import { settle, until } from '../support/until';

const held = useStack();

test('chat and webhook, each once, also when the webhook is down at first', async () => {
  const { stack, account } = held;
  const operator = await stack.control('POST', '/telegram/users', { name: 'Operator', username: 'sales_lead' });
  const posted: any[] = [];
  let down = true;
  const server = createServer((request, response) => {
    let body = '';
    request.on('data', (chunk) => {
      body += chunk;
    });
    request.on('end', () => {
      if (down) response.writeHead(503).end();
      else {
        posted.push(JSON.parse(body));
        response.end('ok');
      }
      down = false;
    });
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const host = stack.startedHost(account.id);
  const alerts = startAlerts({
    store: createInboundStore(stack.pool, { chat: true, webhook: true }),
    chat: '@sales_lead',
    webhookUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}/alerts`,
    client: () => host.open(),
    link: (alert) => `rapport find ${alert.conversationId}`,
    log: pino({ level: 'silent' }),
  });
  try {
    const client = await stack.addProspect();
    await stack.script(account.id, [
      { text: 'Зову коллегу.', tools: [{ name: 'hand_off', input: { reason: 'wants a discount of 30 percent' } }] },
    ]);
    await stack.say(client, account.userId, 'ПОЗОВИТЕ-ЧЕЛОВЕКА-41');
    await until(
      async () => (await stack.told(account, operator.id)).length === 1 && posted.length === 1,
      20_000,
      'both',
    );
    await settle(2500);
    const chat = await stack.told(account, operator.id);
    expect(chat).toHaveLength(1);
    expect(posted).toHaveLength(1);
    const { id } = await stack.conversationOf(account.id, client);
    expect(chat[0]?.text).toContain(`rapport find ${id}`);
    expect(chat[0]?.text).toContain('discount');
    expect(posted[0]).toMatchObject({ kind: 'handoff', conversationId: id, accountId: account.id });
    expect(JSON.stringify([chat, posted])).not.toContain('ПОЗОВИТЕ');
    expect((await stack.told(account, client)).map((m) => m.text)).toEqual(['Зову коллегу.']);
    expect((await stack.store.conversation(id)).control).toBe('human');
  } finally {
    await alerts.stop();
    await new Promise((done) => server.close(done));
  }
}, 60_000);
