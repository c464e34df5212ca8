// One call of an emulated REST service: journalled, with the fault that is meant for it, then answered in the vendor's words.
import { setTimeout as sleep } from 'node:timers/promises';
import type { FastifyReply } from 'fastify';
import type { Fault, FaultKind, FaultRegistry } from './faults';
import type { Journal } from './journal';

export interface RestAnswer {
  status: number;
  /** undefined: no body */
  body?: unknown;
  headers?: Record<string, string>;
}

/** Thrown where the service says no. `outcome` is what the journal shows: "404 3001". */
export class Refusal extends Error {
  constructor(
    readonly outcome: string,
    readonly answer: RestAnswer,
  ) {
    super(outcome);
  }
}

export interface RestCall {
  reply: FastifyReply;
  method: string;
  account?: string;
  args: unknown;
  /** @throws Refusal */
  run(): RestAnswer;
}

/** No answer, and the connection is gone. */
export function hangUp(reply: FastifyReply): FastifyReply {
  reply.hijack();
  reply.raw.destroy();
  return reply;
}

/** Of the wire itself; every REST service has them. */
const WIRE_FAULTS: readonly FaultKind[] = ['drop_before', 'drop_after', 'hang', 'slow', 'malformed'];

/**
 * @param methods its calls by their names in the journal: a fault for another would never hit
 * @param refusal what a fault of the service's own makes it answer; undefined: the call goes well
 */
export function restService(
  service: string,
  { journal, faults }: { journal: Journal; faults: FaultRegistry },
  methods: readonly string[],
  kinds: readonly FaultKind[],
  refusal: (fault: Fault, method: string) => Refusal | undefined,
) {
  const all = [...WIRE_FAULTS, ...kinds];
  faults.support(service, all, (spec) => {
    if (spec.method === undefined || methods.includes(spec.method)) return spec;
    throw new Error(`method: ${service} has no "${spec.method}"; it has ${methods.join(', ')}`);
  });

  return async ({ reply, method, account, args, run }: RestCall): Promise<FastifyReply> => {
    const open = journal.call({ service, account, method, args });
    const fault = faults.take({ service, method, account }, all);
    const { kind, phase, seconds = 1 } = fault?.spec ?? {};
    const drop = (outcome: string): FastifyReply => {
      open.end(outcome);
      return hangUp(reply);
    };
    if (kind === 'drop_before') return drop(kind);
    if (kind === 'slow') await sleep(seconds * 1000, undefined, { ref: false });
    if (kind === 'hang' && phase !== 'after' && (await fault?.hold()) === 'discard') return drop('discarded');
    const { answer, outcome } = answered(fault && refusal(fault, method), run);
    // a caller who hangs up does not undo what he has asked for
    if (kind === 'hang' && phase === 'after' && (await fault?.hold()) === 'discard') return drop('discarded');
    if (kind === 'drop_after') return drop(kind);
    open.end(outcome ?? kind ?? 'ok');
    reply.status(answer.status).headers(answer.headers ?? {});
    if (kind === 'malformed' && answer.status < 300) return reply.status(200).type('application/json').send(NONSENSE);
    if (answer.body === undefined) return reply.send();
    return reply.type('application/json; charset=UTF-8').send(JSON.stringify(answer.body));
  };
}

function answered(refused: Refusal | undefined, run: () => RestAnswer): { answer: RestAnswer; outcome?: string } {
  try {
    if (refused) throw refused;
    return { answer: run() };
  } catch (error) {
    if (error instanceof Refusal) return error;
    throw error;
  }
}

// Well-formed, so that a reader which only parses is not enough.
const NONSENSE = '{"id":null,"items":"<html>","meetings":7,"start":{"dateTime":"soon"},"access_token":""}';
