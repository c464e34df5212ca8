// The control API of the local Telegram as a service: addresses, sessions, codes, links, latency.
import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { HttpError, parse, reference } from '../http';
import type { TelegramServer } from './service';
import { Api } from './tl';

const account = z.strictObject({ account: reference.optional() });
const session = z.strictObject({ user: reference });
const revoked = z.strictObject({
  account: reference,
  how: z.enum(['revoked', 'unregistered', 'duplicated', 'forgotten']).optional(),
});
const ms = z.number().min(0).max(60_000);
const latency = z.strictObject({ upMs: ms.optional(), downMs: ms.optional() });
const settings = z.strictObject({
  duplicates: z.enum(['original', 'error']).optional(),
  sliceSize: z.number().int().positive().optional(),
  tooLongAfter: z.number().int().positive().optional(),
});

export function telegramServerControl(app: FastifyInstance, tg: TelegramServer): void {
  const { world, server, codes } = tg;
  const idOf = (ref: string, field: string): string => {
    const found = world.find(ref);
    if (!found) throw new HttpError(404, `${field}: there is nobody "${ref}" in the local Telegram`);
    return found.id;
  };
  const optional = (body: unknown) => {
    const ref = parse(account, body).account;
    return ref === undefined ? undefined : idOf(ref, 'account');
  };

  app.get('/server', () => ({ dcs: tg.dcs, rsaPublicPem: tg.rsaPublicPem, fingerprint: tg.fingerprint }));
  app.post('/session', ({ body }) => ({ session: tg.sessionFor(idOf(parse(session, body).user, 'user')) }));

  app.get<{ Params: { phone: string } }>('/codes/:phone', ({ params }) => {
    const code = codes.latest(params.phone);
    if (!code) throw new HttpError(404, `phone: no code was sent to "${params.phone}"`);
    return { code: code.code, sentAt: code.sentAt, expired: code.expired };
  });
  app.delete<{ Params: { phone: string } }>('/codes/:phone', ({ params }) => ({ expired: codes.expire(params.phone) }));

  app.post('/disconnect', ({ body }) => ({ connections: server.disconnect(optional(body)) }));
  app.post('/mute', ({ body }) => ({ connections: server.mute(optional(body)) }));
  // A hint to ask for the difference. https://core.telegram.org/constructor/updatesTooLong
  app.post('/too-long', ({ body }) => {
    const id = idOf(parse(z.strictObject({ account: reference }), body).account, 'account');
    tg.pusher.tell(id, new Api.UpdatesTooLong());
    return { ok: true };
  });
  app.post('/revoke', ({ body }) => {
    const { account: ref, how = 'revoked' } = parse(revoked, body);
    const keys = server.keys.of(idOf(ref, 'account'));
    for (const key of keys) how === 'forgotten' ? server.keys.forget(key) : server.keys.end(key, how);
    return { keys: keys.length };
  });

  app.get('/latency', () => server.latency);
  app.post('/latency', ({ body }) => Object.assign(server.latency, parse(latency, body)));
  app.get('/settings', () => tg.settings);
  app.post('/settings', ({ body }) => Object.assign(tg.settings, parse(settings, body)));
}
