// The local Bot API: an HTTP server of its own, https://core.telegram.org/bots/api#making-requests, with faults on demand.
import path from 'node:path';
import fastify, { type FastifyReply, type FastifyRequest } from 'fastify';
import type { Fault, FaultKind } from '../faults';
import type { OpenCall } from '../journal';
import { hangUp } from '../rest';
import type { Person } from '../telegram/people';
import { openPorts } from '../telegram/ports';
import type { TelegramServer } from '../telegram/service';
import { Bots } from './bots';
import { type Call, methods } from './methods';
import { type MethodName, methodNamed, type Parameters, readParameters } from './parameters';
import { getUpdates, setWebhook, WebhookCourier, webhookInfo } from './updates';
import { watch } from './view';
import { BotApiError, forbidden } from './wire';

const BOTAPI_FAULTS: readonly FaultKind[] = [
  'rate_limited_429',
  'error_500',
  'drop_before',
  'drop_after',
  'hang',
  'malformed',
  'blocked',
  'deactivated',
  'revoked',
];

export interface BotApiOptions {
  /** Default: a free one, the same after a restart when `data` is given. */
  port?: number;
  host: string;
  advertisedHost: string;
  data?: string;
  log?: (message: string, detail?: unknown) => void;
}

export interface BotApiServer {
  /** What grammY calls apiRoot. */
  url: string;
  bots: Bots;
  close(): Promise<void>;
}

export async function startBotApi(tg: TelegramServer, options: BotApiOptions): Promise<BotApiServer> {
  const { host, advertisedHost, data, log } = options;
  const { world, journal, faults, clock, events } = tg;
  const file = (name: string) => data && path.join(data, name);
  const bots = new Bots(file('botapi.jsonl'));
  const courier = new WebhookCourier(bots, clock);
  watch(world, bots);
  faults.support('botapi', BOTAPI_FAULTS, (spec) => {
    const account = spec.account && world.find(spec.account);
    if (spec.account && !account) throw new Error(`account: there is nobody "${spec.account}" in the local Telegram`);
    if (account && !account.bot) throw new Error(`account: ${spec.account} is a person; name the bot`);
    if (spec.method && !methodNamed(spec.method)) throw new Error(`method: botapi has no "${spec.method}"`);
    return { ...spec, account: account ? account.id : undefined };
  });

  const app = fastify({ forceCloseConnections: true });
  // The token is in the path: no log line of this server may hold one.
  app.setNotFoundHandler((_request, reply) => send(reply, new BotApiError(404, 'Not Found')));
  app.addContentTypeParser('application/x-www-form-urlencoded', { parseAs: 'string' }, (_request, body, done) =>
    done(null, Object.fromEntries(new URLSearchParams(body as string))),
  );
  app.setErrorHandler((error: Error & { statusCode?: number }, _request, reply) =>
    send(reply, error.statusCode === 400 ? new BotApiError(400, `Bad Request: ${error.message}`) : error),
  );
  app.all<{ Params: { bot: string; method: string } }>('/:bot/:method', answer);

  function send(reply: FastifyReply, error: Error): FastifyReply {
    const known = error instanceof BotApiError ? error : new BotApiError(500, 'Internal Server Error');
    if (known !== error) log?.('a Bot API call failed inside the server', error);
    const { code, message, parameters } = known;
    return reply
      .status(code)
      .send({ ok: false, error_code: code, description: message, ...(parameters && { parameters }) });
  }

  async function answer(
    request: FastifyRequest<{ Params: { bot: string; method: string } }>,
    reply: FastifyReply,
  ): Promise<FastifyReply> {
    const method = methodNamed(request.params.method);
    const token = /^bot(\d+:[\w-]+)$/.exec(request.params.bot)?.[1];
    if (!token || !method) return send(reply, new BotApiError(404, 'Not Found'));
    const me = world.people.get(token.split(':')[0] as string);
    if (!me?.bot || me.token !== token) return send(reply, new BotApiError(401, 'Unauthorized'));
    const given = { ...(request.query as object), ...((request.body as object | null) ?? {}) };
    const open = journal.call({ service: 'botapi', account: me.id, method, args: given });
    const gone = new Promise<'gone'>((resolve) => reply.raw.on('close', () => resolve('gone')));
    const fault = faults.take({ service: 'botapi', method, account: me.id }, BOTAPI_FAULTS);
    try {
      return await play({ reply, open, gone, fault, me, method, given });
    } catch (error) {
      open.end(error instanceof BotApiError ? `${error.code} ${error.message}` : '500');
      return send(reply, error as Error);
    }
  }

  interface Played {
    reply: FastifyReply;
    open: OpenCall;
    gone: Promise<'gone'>;
    fault: Fault | undefined;
    me: Person;
    method: MethodName;
    given: object;
  }

  async function play({ reply, open, gone, fault, me, method, given }: Played): Promise<FastifyReply> {
    const kind = fault?.spec.kind;
    const late = fault?.spec.phase === 'after';
    const drop = (outcome: string): FastifyReply => {
      open.end(outcome);
      return hangUp(reply);
    };
    if (kind === 'drop_before') return drop(kind);
    if (fault) refuse(fault);
    // a caller who hangs up does not undo what he has asked for: the server has it
    if (kind === 'hang' && !late && (await fault!.hold()) === 'discard') return drop('discarded');
    const bot = bots.of(me.id);
    const call: Call = { world, bots, events, clock, journal, me, bot };
    const result = await run(call, method, readParameters(method, given), gone);
    if (kind === 'hang' && late) await fault!.hold();
    if (kind === 'drop_after') return drop(kind);
    open.end(kind === 'hang' ? 'ok after a hang' : (kind ?? 'ok'));
    const text = JSON.stringify({ ok: true, result });
    return reply.type('application/json').send(kind === 'malformed' ? text.slice(0, text.length / 2) : text);
  }

  function run(call: Call, method: MethodName, parameters: unknown, gone: Promise<unknown>): unknown {
    const { bot } = call;
    switch (method) {
      case 'getUpdates':
        return getUpdates(bots, bot, parameters as Parameters<'getUpdates'>, gone);
      case 'setWebhook':
        return setWebhook(bots, bot, parameters as Parameters<'setWebhook'>);
      case 'deleteWebhook': {
        const { drop_pending_updates } = parameters as Parameters<'deleteWebhook'>;
        if (drop_pending_updates) bots.confirm(bot, bot.nextUpdate);
        bots.setWebhook(bot, undefined);
        return true;
      }
      case 'getWebhookInfo':
        return webhookInfo(bot);
      default:
        return methods[method](call, parameters as never);
    }
  }

  let port = 0;
  await openPorts(
    [1],
    async (_id, wanted) => {
      await app.listen({ port: wanted, host });
      port = (app.server.address() as { port: number }).port;
    },
    { first: options.port, file: file('botapi-port.json') },
  );
  return {
    url: `http://${advertisedHost}:${port}`,
    bots,
    async close() {
      courier.close();
      await app.close();
      bots.close();
    },
  };
}

function refuse({ spec }: Fault): void {
  switch (spec.kind) {
    case 'rate_limited_429': {
      const seconds = spec.seconds ?? 3;
      throw new BotApiError(429, `Too Many Requests: retry after ${seconds}`, { retry_after: seconds });
    }
    case 'error_500':
      throw new BotApiError(500, 'Internal Server Error');
    case 'blocked':
      throw forbidden('bot was blocked by the user');
    case 'deactivated':
      throw forbidden('user is deactivated');
    case 'revoked':
      throw new BotApiError(401, 'Unauthorized');
    default:
  }
}
