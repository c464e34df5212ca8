// The sandbox's common controls over HTTP: faults, journal, clock.
import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import type { SandboxClock } from './clock';
import { FAULT_KINDS, type FaultRegistry } from './faults';
import { HttpError, parse, reference } from './http';
import type { Journal } from './journal';

const faultBody = z.strictObject({
  service: z.string().min(1),
  kind: z.enum(FAULT_KINDS),
  method: z.string().min(1).optional(),
  account: reference.optional(),
  times: z.union([z.number().int().positive(), z.literal('always')]).optional(),
  seconds: z.number().positive().optional(),
  probability: z.number().gt(0).max(1).optional(),
  phase: z.enum(['before', 'after']).optional(),
});
const fate = z.object({ discard: z.enum(['true', 'false']).optional() });
const clockBody = z.strictObject({ now: z.iso.datetime({ offset: true }).nullable() });
const journalQuery = z.object({ service: z.string().optional(), since: z.coerce.number().optional() });

export interface Shared {
  journal: Journal;
  faults: FaultRegistry;
  clock: SandboxClock;
}

export function controlRoutes(app: FastifyInstance, { journal, faults, clock }: Shared): void {
  app.get('/faults', () => faults.list());
  app.get<{ Params: { id: string } }>('/faults/:id', ({ params }) => {
    const found = faults.list().find((fault) => fault.id === params.id);
    if (!found) throw new HttpError(404, `id: there is no fault "${params.id}"`);
    return found;
  });
  app.post('/faults', ({ body }) => {
    const spec = parse(faultBody, body);
    try {
      return { id: faults.add(spec).id };
    } catch (error) {
      throw new HttpError(400, (error as Error).message);
    }
  });
  // What a hang held goes on, or with ?discard=true never happens.
  const fateOf = (query: unknown) => (parse(fate, query).discard === 'true' ? 'discard' : 'go');
  app.delete('/faults', ({ query }) => {
    faults.clear(fateOf(query));
    return { ok: true };
  });
  app.delete<{ Params: { id: string } }>('/faults/:id', ({ params, query }) => {
    if (!faults.remove(params.id, fateOf(query))) throw new HttpError(404, `id: there is no fault "${params.id}"`);
    return { ok: true };
  });

  app.get('/journal', ({ query }) => journal.read(parse(journalQuery, query)));

  app.get('/clock', () => ({ now: clock.now().toISOString(), shifted: clock.shifted }));
  app.post('/clock', ({ body }) => {
    const { now } = parse(clockBody, body);
    clock.set(now === null ? undefined : new Date(now));
    return { now: clock.now().toISOString(), shifted: clock.shifted };
  });
}
