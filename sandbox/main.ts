// The sandbox process: every emulated service behind one HTTP port, and the local Telegram's MTProto beside it.
import fastify, { type FastifyInstance } from 'fastify';
import { botapiControl } from './botapi/control';
import { type BotApiServer, startBotApi } from './botapi/service';
import { calendarControl } from './calendar/control';
import { createGoogle, type LocalGoogle } from './calendar/service';
import { createClaudeService } from './claude';
import { SandboxClock } from './clock';
import { controlRoutes, type Shared } from './control';
import { FaultRegistry } from './faults';
import { HttpError } from './http';
import { Journal } from './journal';
import { pageRoutes } from './page-routes';
import { telegramControl } from './telegram/control';
import type { DataCentre } from './telegram/mtproto-server';
import { telegramPageControl } from './telegram/page-control';
import { telegramServerControl } from './telegram/server-control';
import { startTelegram, type TelegramServer } from './telegram/service';
import { zoomControl } from './zoom/control';
import { zoomService } from './zoom/service';
import { ZoomWorld } from './zoom/world';

export interface SandboxOptions {
  /** HTTP; default 8787, 0 for any free port. */
  port?: number;
  /** Default 127.0.0.1. */
  host?: string;
  /** DC 2 of the local Telegram; DC 4 takes the next port. Default: free ports, the same after a restart when `data` is given. */
  mtprotoPort?: number;
  /** The Bot API's own HTTP port; default as for MTProto. */
  botApiPort?: number;
  /** The address Telegram clients are told; default `host`. */
  advertisedHost?: string;
  /** Folder for everything that survives a restart; without it, memory only. */
  data?: string;
  log?: (message: string, detail?: unknown) => void;
}

export interface Sandbox extends Shared {
  port: number;
  url: string;
  mtproto: { dcs: readonly DataCentre[]; rsaPublicPem: string; fingerprint: string };
  telegram: TelegramServer;
  botapi: BotApiServer;
  google: LocalGoogle;
  zoom: ZoomWorld;
  close(): Promise<void>;
}

/** @throws Error when a port is taken. */
export async function startSandbox(options: SandboxOptions = {}): Promise<Sandbox> {
  const { host = '127.0.0.1', data, log } = options;
  const shared: Shared = { journal: new Journal(), faults: new FaultRegistry(), clock: new SandboxClock() };
  const telegram = await startTelegram({ ...shared, ...options, port: options.mtprotoPort, host, data, log });
  const advertisedHost = options.advertisedHost ?? (host === '0.0.0.0' ? '127.0.0.1' : host);
  const botapi = await startBotApi(telegram, { port: options.botApiPort, host, advertisedHost, data, log });
  const google = createGoogle(shared);
  const zoom = new ZoomWorld(shared.clock);
  const app = fastify({ forceCloseConnections: true, bodyLimit: 32 * 1024 * 1024 });
  // A scope of its own: the emulated services answer errors in their vendors' words, not in ours.
  await app.register(async (control) => {
    ownWords(control, log);
    control.get('/health', () => ({ ok: true }));
    pageRoutes(control);
    controlRoutes(control, shared);
    await control.register(
      async (routes) => {
        telegramControl(routes, telegram);
        telegramServerControl(routes, telegram);
        telegramPageControl(routes, telegram);
      },
      { prefix: '/telegram' },
    );
    await control.register(async (routes) => botapiControl(routes, telegram, botapi), { prefix: '/botapi' });
    await control.register(async (routes) => zoomControl(routes, zoom), { prefix: '/zoom' });
    await control.register(async (routes) => calendarControl(routes, google), { prefix: '/calendar' });
  });
  // ZOOM_API_URL: <url>/zoom/v2, ZOOM_OAUTH_URL: <url>/zoom/oauth/token
  await app.register(zoomService(zoom, shared), { prefix: '/zoom' });
  // GOOGLE_ROOT_URL: <url>/, GOOGLE_TOKEN_URL: <url>/google/token
  await app.register(google.api, { prefix: '/calendar/v3' });
  await app.register(google.auth, { prefix: '/google' });
  // The SDK's baseURL: <url>/claude
  await app.register(createClaudeService(shared), { prefix: '/claude' });
  try {
    await app.listen({ port: options.port ?? 8787, host });
  } catch (error) {
    await botapi.close();
    await telegram.close();
    throw error;
  }
  const { port } = app.server.address() as { port: number };
  const { dcs, rsaPublicPem, fingerprint } = telegram;
  return {
    ...shared,
    port,
    url: `http://${host === '0.0.0.0' ? '127.0.0.1' : host}:${port}`,
    mtproto: { dcs, rsaPublicPem, fingerprint },
    telegram,
    botapi,
    google,
    zoom,
    async close() {
      shared.faults.clear('discard');
      google.close();
      await app.close();
      await botapi.close();
      await telegram.close();
    },
  };
}

/** Refusals as `{error: sentence}`, and `curl -X POST` with a JSON content type and no body is a call without fields. */
function ownWords(app: FastifyInstance, log: SandboxOptions['log']): void {
  app.setErrorHandler((error: Error & { statusCode?: number }, _request, reply) => {
    const status = error.statusCode ?? 500;
    if (status >= 500) log?.('a control call failed', error);
    return reply.status(status).send({ error: error.message });
  });
  app.addContentTypeParser('application/json', { parseAs: 'string' }, (_request, body, done) => {
    try {
      done(null, body ? JSON.parse(body as string) : {});
    } catch {
      done(new HttpError(400, 'body: is not JSON'), undefined);
    }
  });
}

async function main(): Promise<void> {
  const sandbox = await startSandbox({
    port: portFrom('SANDBOX_PORT'),
    host: process.env.SANDBOX_HOST,
    mtprotoPort: portFrom('SANDBOX_MTPROTO_PORT'),
    botApiPort: portFrom('SANDBOX_BOTAPI_PORT'),
    advertisedHost: process.env.SANDBOX_ADVERTISED_HOST,
    data: dataFolder(),
    log: (message, detail) => console.error(message, detail ?? ''),
  });
  const dcs = sandbox.mtproto.dcs.map((dc) => `DC ${dc.id} on ${dc.host}:${dc.port}`).join(', ');
  console.log(`sandbox: ${sandbox.url} (Telegram: ${dcs}; Bot API on ${sandbox.botapi.url})`);
  const stop = () => void sandbox.close().finally(() => process.exit(0));
  process.once('SIGTERM', stop);
  process.once('SIGINT', stop);
}

/** @throws Error naming the variable */
function portFrom(name: string): number | undefined {
  const text = process.env[name];
  if (!text) return undefined;
  const port = Number(text);
  if (!Number.isInteger(port) || port < 0 || port > 65_535) throw new Error(`${name}: "${text}" is not a port`);
  return port;
}

/** `--data <folder>` or SANDBOX_DATA. */
function dataFolder(): string | undefined {
  const at = process.argv.indexOf('--data');
  return at > 0 ? process.argv[at + 1] : process.env.SANDBOX_DATA;
}

if (require.main === module) {
  main().catch((error: Error) => {
    console.error(`sandbox: ${error.message}`);
    process.exit(1);
  });
}
