// The local Claude: POST /v1/messages as the real one speaks it, answered from a script, by the plain seller, or by the obedient model.
import { setTimeout as sleep } from 'node:timers/promises';
import type { FastifyPluginAsync, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { SandboxClock } from '../clock';
import type { FaultRegistry } from '../faults';
import { parse, reference } from '../http';
import type { Journal } from '../journal';
import { type Answer, toAnswer, toMessage } from './answer';
import { BEHAVIOURS, BehaviourBook } from './behaviours';
import { PromptCache } from './cache';
import { checkFacts, hasForm } from './fact-checker';
import { CLAUDE_FAULTS, errorOf, spoil, takeFault } from './faulty';
import { findModel } from './models';
import { ScriptBook } from './scripts';
import { checkHeaders, checkRequest } from './validate';
import { type Page, searchWeb } from './web';
import { ApiError, invalid, type MessagesRequest, newId, STOP_REASONS } from './wire';

export interface ClaudeServiceDeps {
  journal: Journal;
  faults: FaultRegistry;
  clock: SandboxClock;
}

/** A call as `GET /calls` shows it: the whole request and answer, the last 500. */
export interface ClaudeCall {
  n: number;
  at: string;
  userId?: string;
  request: unknown;
  status?: number;
  answer?: Answer;
  scripted?: boolean;
}

const SCRIPT = z.strictObject({
  conversationOrAccount: reference,
  /** what the turns answer: the dialogue, or the checks of its facts */
  of: z.enum(['dialogue', 'factCheck']).default('dialogue'),
  turns: z.array(
    z.strictObject({
      text: z.string().optional(),
      tools: z.array(z.strictObject({ name: z.string(), input: z.unknown() })).optional(),
      thinking: z.string().optional(),
      stop: z.enum(STOP_REASONS).optional(),
      delayMs: z.number().int().min(0).max(600_000).optional(),
    }),
  ),
});
const BEHAVIOUR = z.strictObject({ conversationOrAccount: reference, behaviour: z.enum(BEHAVIOURS) });
const WEB = z.strictObject({
  pages: z.array(z.strictObject({ url: z.url(), title: z.string(), text: z.string() })),
});
const CALLS = z.strictObject({ since: z.coerce.number().default(0), conversation: z.string().optional() });

const KEPT_CALLS = 500;
// https://platform.claude.com/docs/en/api/errors#request-size-limits
const BODY_LIMIT = 32 * 1024 * 1024;

/** Mount under a prefix; the SDK's baseURL is that prefix. Control: POST and DELETE /script, POST /behaviour, PUT /web (pages a search may find), GET /calls. */
export function createClaudeService({ journal, faults, clock }: ClaudeServiceDeps): FastifyPluginAsync {
  const scripts = { dialogue: new ScriptBook(), factCheck: new ScriptBook() };
  const behaviours = new BehaviourBook();
  const cache = new PromptCache();
  const calls: ClaudeCall[] = [];
  let pages: Page[] = [];
  let n = 0;
  faults.support('claude', CLAUDE_FAULTS);

  function record(request: unknown): ClaudeCall {
    const call: ClaudeCall = { n: ++n, at: clock.now().toISOString(), userId: userIdOf(request), request };
    calls.push(call);
    if (calls.length > KEPT_CALLS) calls.shift();
    return call;
  }

  async function messages(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
    const call = record(request.body);
    const handles = handlesOf(call.userId);
    const open = journal.call({
      service: 'claude',
      account: handles.at(-1),
      method: 'messages',
      args: summary(request.body, call.userId),
    });
    const gone = closed(reply);
    const fault = takeFault(faults, 'messages', handles);
    const kind = fault?.spec.kind;
    const hold = async (): Promise<boolean> => (await Promise.race([fault?.hold(), gone])) === 'go';
    const drop = (): FastifyReply => {
      open.end(kind ?? 'closed');
      reply.hijack();
      reply.raw.destroy();
      return reply;
    };
    try {
      if (kind === 'drop_before') return drop();
      if (kind === 'hang' && fault?.spec.phase !== 'after' && !(await hold())) return drop();
      const failure = errorOf(fault);
      if (failure) throw failure;
      const { key, version } = checkHeaders(request.headers);
      const { request: body, model } = checkRequest(request.body, version);
      const usage = cache.read(key, model, body, clock.now().getTime());
      const searched = searchWeb(body, pages);
      const of = hasForm(body) ? 'factCheck' : 'dialogue';
      const scripted = searched ? undefined : scripts[of].take(call.userId);
      const own = () => (of === 'factCheck' ? checkFacts(body) : behaviours.answer(body, call.userId));
      const turn = scripted ?? (searched ? {} : own());
      if (turn.delayMs) await Promise.race([sleep(turn.delayMs, undefined, { ref: false }), gone]);
      call.scripted = scripted !== undefined;
      call.answer = spoil(searched ?? toAnswer(turn, body, model), kind);
      call.status = 200;
      const json = JSON.stringify(toMessage(call.answer, body, usage));
      if (kind === 'hang' && fault?.spec.phase === 'after' && !(await hold())) return drop();
      reply.header('request-id', newId('req')).type('application/json');
      if (kind === 'drop_after') return breakOff(reply, json, open.end);
      open.end(kind ?? 'ok');
      return reply.send(kind === 'malformed' ? json.slice(0, json.length / 2) : json);
    } catch (error) {
      const refused = error instanceof ApiError ? error : new ApiError(500, 'api_error', String(error));
      call.status = refused.status;
      open.end(`${refused.status} ${refused.type}`);
      throw refused;
    }
  }

  const api: FastifyPluginAsync = async (app) => {
    app.setErrorHandler((error: Error & { statusCode?: number; status?: number }, _request, reply) => {
      const requestId = newId('req');
      const known = error instanceof ApiError ? error : notOurs(error);
      return reply
        .status(known.status)
        .headers({ ...known.headers, 'request-id': requestId })
        .send(known.body(requestId));
    });
    app.setNotFoundHandler(() => {
      throw new ApiError(404, 'not_found_error', 'Not found');
    });
    app.post('/v1/messages', { bodyLimit: BODY_LIMIT }, messages);
    app.get('/v1/models/:id', async (request) => {
      checkHeaders(request.headers);
      const { id } = request.params as { id: string };
      const model = findModel(id);
      if (!model) throw new ApiError(404, 'not_found_error', `model: ${id}`);
      return {
        type: 'model',
        id,
        display_name: id,
        created_at: '2026-01-01T00:00:00Z',
        max_input_tokens: model.contextWindow,
        max_tokens: model.maxOutput,
      };
    });
  };

  /** For tests and people; refusals are the sandbox's own, one sentence naming the field. */
  const control: FastifyPluginAsync = async (app) => {
    app.post('/script', async (request) => {
      const { conversationOrAccount, of, turns } = parse(SCRIPT, request.body);
      return { waiting: scripts[of].add(conversationOrAccount, turns) };
    });
    app.post('/behaviour', async (request) => {
      const { conversationOrAccount, behaviour } = parse(BEHAVIOUR, request.body);
      behaviours.set(conversationOrAccount, behaviour);
      return { behaviour };
    });
    app.delete('/script', async () => {
      for (const book of Object.values(scripts)) book.clear();
      return { waiting: 0 };
    });
    app.put('/web', async (request) => {
      pages = parse(WEB, request.body).pages;
      return { pages: pages.length };
    });
    app.get('/calls', async (request) => {
      const { since, conversation } = parse(CALLS, request.query);
      return calls.filter((c) => c.n > since && (!conversation || handlesOf(c.userId).includes(conversation)));
    });
  };

  return async (app) => {
    await app.register(api);
    await app.register(control);
  };
}

/** Headers and half a body, then nothing: the answer existed and was lost. */
function breakOff(reply: FastifyReply, json: string, end: (outcome: string) => void): FastifyReply {
  end('drop_after');
  const headers = Object.fromEntries(Object.entries(reply.getHeaders()).map(([name, value]) => [name, String(value)]));
  reply.hijack();
  reply.raw.writeHead(200, { ...headers, 'content-length': Buffer.byteLength(json) });
  reply.raw.write(json.slice(0, json.length / 2), () => reply.raw.destroy());
  return reply;
}

/** Resolves when the caller has gone away, so that a held call does not outlive him. */
const closed = (reply: FastifyReply): Promise<'gone'> =>
  new Promise((resolve) => reply.raw.once('close', () => resolve('gone')));

const notOurs = (error: Error & { statusCode?: number }): ApiError => {
  if (error.statusCode === 413) return new ApiError(413, 'request_too_large', 'Request exceeds the maximum size');
  if (error.statusCode && error.statusCode < 500) return invalid(error.message);
  return new ApiError(500, 'api_error', error.message);
};

function userIdOf(body: unknown): string | undefined {
  const id = (body as Partial<MessagesRequest> | undefined)?.metadata?.user_id;
  return typeof id === 'string' ? id : undefined;
}

/** "<conversation>:<account>" → both parts, the account last. The account is what follows the last colon. */
function handlesOf(userId: string | undefined): string[] {
  if (!userId) return [];
  const colon = userId.lastIndexOf(':');
  return colon < 0 ? [userId] : [userId.slice(0, colon), userId.slice(colon + 1)];
}

// The journal lives long: it gets the shape of a request, GET /calls has the words.
function summary(body: unknown, userId: string | undefined): object {
  const { model, messages, tools, max_tokens } = (body ?? {}) as Partial<MessagesRequest>;
  return { model, max_tokens, messages: messages?.length, tools: tools?.length, userId };
}
