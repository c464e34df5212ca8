// Process entry: the outside world. --roles accounts,bots,http (all if not given), so that a page never restarts an account.
import { hostname } from 'node:os';
import { parseArgs } from 'node:util';
import type { Logger } from 'pino';
import { createCalendarDesk } from '../adapters/postgres/calendar-desk';
import { createDraftDesk } from '../adapters/postgres/draft-desk';
import { createNumbersStore } from '../adapters/postgres/numbers';
import { createOperatorStore } from '../adapters/postgres/operator';
import { createQuestionDesk } from '../adapters/postgres/question-desk';
import { createStore } from '../adapters/postgres/store';
import { ConfigError } from '../config';
import { createChatControl } from '../console/chat-control';
import { createConversations } from '../console/conversations';
import { createOnDraftAction } from '../console/drafts';
import type { Deps } from '../deps';
import { runEntry } from '../entry';
import { exposeNumbers } from '../numbers-metrics';
import type { SignInOutcome } from '../ports/booking';
import { createAccountWorkers } from '../worker/create-worker';
import { Accounts } from './accounts';
import { startAlerts } from './alerts';
import type { ActDeps } from './bots/act';
import { BotHost } from './bots/bot-host';
import { routeAlerts } from './bots/notify';
import { botWebhook } from './bots/webhook';
import { startCalendars } from './calendars/poll';
import { WATCH_PATH, watchWebhook } from './calendars/watch';
import { createDeliver } from './deliver';
import { rememberingShown, startDrafts } from './drafts';
import { CALLBACK_PATH, googleCallback } from './google/callback';
import { createOnQuestionAnswer, startQuestions } from './questions';

const ROLES = ['accounts', 'bots', 'http'];

void runEntry('ingress', async (deps) => {
  const roles = rolesOf(process.argv.slice(2));
  const { config, log } = deps;
  const store = deps.inbound();
  const temporal = await deps.temporal();
  const client = await deps.client();
  const { bot, ...reps } = await deps.reps();
  const accounts = new Accounts(
    {
      store,
      meter: deps.metrics.meter,
      brands: deps.brands,
      telegram: await deps.telegram(),
      clock: deps.clock,
      databaseUrl: config.databaseUrl,
      host: hostname(),
      deliver: createDeliver(client, store),
      openSession: deps.openSession,
      temporal: temporal.connection,
      createWorkers: (accountId, link) => createAccountWorkers(temporal, accountId, deps.send(link)),
      log,
    },
    log,
  );
  deps.metrics.gauge(
    'accountsInSync',
    'Accounts connected, caught up and sending',
    () => [...accounts.hosts.values()].filter((host) => host.state === 'inSync').length,
  );
  // by one kind of process, and not the one that only owns accounts: reading figures must not hold up a message
  if (roles.has('http'))
    exposeNumbers(deps.metrics.registry, {
      store: createNumbersStore(deps.pool),
      clock: deps.clock,
      onFailure: (error) => log.warn({ problem: (error as Error).message }, 'the figures could not be read'),
    });
  if (roles.has('accounts')) await accounts.start();
  const alerts = roles.has('accounts')
    ? startAlerts({
        store,
        chat: config.alert.chat,
        webhookUrl: config.alert.webhookUrl,
        route: bot && (() => routeAlerts(reps.routing)),
        client: (id) =>
          accounts.hosts.get(id ?? '')?.open() ?? [...accounts.hosts.values()].map((host) => host.open()).find(Boolean),
        link: ({ kind, conversationId, accountId }) => {
          if (conversationId) return `rapport find ${conversationId}`;
          if (kind === 'brand_invalid') return 'rapport validate';
          // a stranger's alert brings its own command
          return accountId && kind !== 'unknown_person' ? 'rapport accounts list' : '';
        },
        log,
      })
    : undefined;
  const operator = createOperatorStore(deps.pool);
  const desk = createDraftDesk(deps.pool);
  const chat = rememberingShown(reps.chat, desk);
  const drafts = roles.has('accounts') ? startDrafts({ desk, chat: bot && chat, log }) : undefined;
  const webhook = config.bot?.webhook;
  const questionDesk = createQuestionDesk(deps.pool);
  const repsBot =
    bot && roles.has('bots')
      ? new BotHost({
          ...reps,
          chat,
          bot,
          brands: deps.brands,
          control: createChatControl(createStore(deps.pool), createConversations(client), deps.clock),
          plan: (id) => operator.plan(id, { history: false }),
          connectLink: connectLinkOf(deps),
          onDraftAction: createOnDraftAction({ desk, store: operator, conversations: createConversations(client) }),
          onQuestionAnswer: createOnQuestionAnswer({
            desk: questionDesk,
            client,
            store,
            deliver: createDeliver(client, store),
            clock: deps.clock,
          }),
          databaseUrl: config.databaseUrl,
          host: hostname(),
          webhook,
          clock: deps.clock,
          meter: deps.metrics.meter,
          log,
        })
      : undefined;
  repsBot?.start();
  const questions = roles.has('bots')
    ? startQuestions({ ...reps, desk: questionDesk, brands: deps.brands, clock: deps.clock, log })
    : undefined;
  const calendarDesk = createCalendarDesk(deps.pool);
  const calendars =
    config.google && roles.has('http')
      ? startCalendars({
          desk: calendarDesk,
          calendars: deps.calendars(),
          brands: deps.brands,
          client,
          store,
          deliver: createDeliver(client, store),
          // Google brings them to https only: https://developers.google.com/workspace/calendar/api/guides/push
          hintsTo:
            config.publicUrl && (config.services.google === 'sandbox' || config.publicUrl.startsWith('https:'))
              ? config.publicUrl + WATCH_PATH
              : undefined,
          clock: deps.clock,
          meter: deps.metrics.meter,
          log,
        })
      : undefined;
  const port = config.http.port + (roles.has('http') ? 0 : 2);
  await deps.serveHealth(
    port,
    {
      accounts: () =>
        [...accounts.hosts.values()].every((host) => host.state === 'inSync') || 'not all accounts are in sync',
      // another host may have it: that is no failure
      ...(repsBot && { bot: () => ['running', 'waiting for the lock'].includes(repsBot.state) || repsBot.state }),
    },
    (app) => {
      if (!roles.has('http')) return;
      if (bot && webhook) botWebhook(app, { bot, actions: reps.actions, ...webhook, log });
      if (config.google) googleCallback(app, { signIns: deps.signIns(), onEnd: (outcome) => logSignIn(log, outcome) });
      watchWebhook(app, { desk: calendarDesk, clock: deps.clock });
    },
  );
  return {
    running: new Promise<never>(() => {}),
    async stop() {
      await Promise.all([accounts.stop(), repsBot?.stop(), calendars?.stop()]);
      await Promise.all([alerts?.stop(), drafts?.stop(), questions?.stop()]);
    },
  };
});

/** Where the bot sends a rep to connect his calendar; undefined: Google could not send his browser back here. */
function connectLinkOf(deps: Deps): ActDeps['connectLink'] {
  const { config } = deps;
  // the local Google's pages are seen on this machine
  const local = config.services.google === 'sandbox' ? `http://${config.http.host}:${config.http.port}` : undefined;
  const base = config.publicUrl ?? local;
  if (!config.google || !base) return undefined;
  return async (repId) => (await deps.signIns().begin(repId, base + CALLBACK_PATH)).url;
}

function logSignIn(log: Logger, { kind, repId, ...outcome }: SignInOutcome): void {
  const problem = 'error' in outcome ? outcome.error?.message : undefined;
  if (problem) log.warn({ repId, problem }, 'a rep could not sign in at Google');
  else log.info({ repId, outcome: kind }, 'a rep came back from Google');
}

function rolesOf(argv: string[]): Set<string> {
  const { values } = parseArgs({ args: argv, options: { roles: { type: 'string', default: ROLES.join(',') } } });
  const roles = values.roles.split(',').map((role) => role.trim());
  const unknown = roles.filter((role) => !ROLES.includes(role));
  if (unknown.length > 0)
    throw new ConfigError([`--roles: unknown role ${unknown.join(', ')}; one or more of ${ROLES.join(', ')}`]);
  return new Set(roles);
}
