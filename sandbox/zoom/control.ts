// The control API of the local Zoom: what it holds, and its application.
import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { HttpError, parse } from '../http';
import type { Refusal } from '../rest';
import type { ZoomWorld } from './world';

const application = z.strictObject({
  accountId: z.string().min(1).optional(),
  clientId: z.string().min(1).optional(),
  clientSecret: z.string().min(1).optional(),
  scopes: z.array(z.string()).optional(),
  meetingsPerUserAndDay: z.number().int().positive().optional(),
});

/** Mounted at /zoom. */
export function zoomControl(app: FastifyInstance, world: ZoomWorld): void {
  /** What the outside world now holds. */
  app.get('/meetings', () =>
    world.all().map(({ id, host_email, start_url, ...one }) => ({ id: String(id), host: host_email, ...one })),
  );
  /** A human deletes one in Zoom. */
  app.delete<{ Params: { id: string } }>('/meetings/:id', ({ params }) => {
    try {
      world.remove(params.id);
    } catch (error) {
      throw new HttpError(404, `id: ${(error as Refusal).message}: there is no meeting "${params.id}"`);
    }
    return { ok: true };
  });
  /** Credentials, scopes and the day's limit; what is not named stays. */
  app.put('/app', ({ body }) => {
    Object.assign(world.app, parse(application, body));
    const { clientSecret, ...shown } = world.app;
    return shown;
  });
  app.delete('/tokens', () => {
    world.revokeTokens();
    return { ok: true };
  });
}
