// What doctor checks of the reps' bot: the token is one, the bot is reached, somebody is there to be told, nothing is in doubt.
import { connectBot } from '../connect-bot';
import { Misconfigured, PortError } from '../errors';
import type { ListedRep } from '../ports/reps';
import type { Context } from './context';
import { type Finding, failed, ok, skipped, warning } from './doctor-checks';
import { count } from './format';
import { stateOfRep } from './which-rep';

export async function bot(context: Context): Promise<Finding[]> {
  const { config } = context;
  const { bot: settings, alert } = config;
  if (!settings) {
    if (alert.chat) return [skipped('bot', `no REGISTRY_BOT_TOKEN: humans are called in ALERT_CHAT (${alert.chat})`)];
    const todo = 'set ALERT_CHAT, or REGISTRY_BOT_TOKEN and rapport reps add';
    return [warning('bot', 'no REGISTRY_BOT_TOKEN and no ALERT_CHAT: nobody is called in Telegram', todo)];
  }
  const mode = settings.webhook ? `webhook at ${settings.webhook.url}` : 'polling';
  let found: Finding;
  try {
    const { username } = await (await connectBot(config))!.me();
    found = ok(
      'bot',
      `@${username} answers (${config.services.telegram === 'sandbox' ? 'the local one, ' : ''}${mode})`,
    );
  } catch (error) {
    if (!(error instanceof PortError)) throw error;
    const todo =
      error instanceof Misconfigured
        ? 'copy the token from @BotFather into REGISTRY_BOT_TOKEN'
        : 'check the network; with the sandbox: npm start runs it';
    found = failed('bot', error.message, todo);
  }
  return [found, ...(await reps(context))];
}

async function reps(context: Context): Promise<Finding[]> {
  if (!context.config.databaseUrl) return [];
  let all: ListedRep[];
  try {
    all = await (await context.reps()).reps({ removed: false });
  } catch {
    return [skipped('reps', 'the database cannot be read')];
  }
  if (all.length === 0)
    return [warning('reps', 'none yet: all alerts go to ALERT_CHAT', 'rapport reps add --name … --telegram …')];
  return all.map((rep) => {
    const line = `${rep.name} (${rep.id}) is ${stateOfRep(rep)}`;
    if (rep.unreachable) return warning('reps', line, 'he unblocks the bot and presses Start');
    if (!rep.chatId) return warning('reps', line, 'he opens the bot in Telegram and presses Start');
    if (rep.unknown > 0)
      return warning(
        'reps',
        line,
        `ask ${rep.name}, or look: ${count(rep.unknown, 'row')} in rep_messages with status unknown`,
      );
    return ok('reps', line);
  });
}
