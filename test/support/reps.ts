// Reps and their bot in a test: made in the sandbox, added by the operator's rows, judged by what stands in their chats.
import type { Pool } from 'pg';
import type { Sandbox } from '../../sandbox/main';
import { type ChatMessage, chatBetween } from '../../sandbox/telegram/chats';
import { createRepDirectory } from '../../src/adapters/postgres/rep-directory';
import type { Language } from '../../src/domain/brand';
import type { Verb } from '../../src/domain/reps/message';
import { until } from './until';

export interface TestBot {
  id: string;
  token: string;
}

export interface TestRep {
  /** the row's */
  id: string;
  /** in the local Telegram */
  person: string;
}

async function control(sandbox: Sandbox, path: string, body: object): Promise<any> {
  const response = await fetch(sandbox.url + path, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  if (!response.ok) throw new Error(`${path}: ${response.status} ${await response.text()}`);
  return response.json();
}

export const makeBot = (sandbox: Sandbox): Promise<TestBot> =>
  control(sandbox, '/telegram/users', { name: 'Reps', bot: true });

export function createReps({ sandbox, pool }: { sandbox: Sandbox; pool: Pool }, bot: TestBot, brand: string) {
  const reps = {
    /** A rep; with `start` he has pressed Start and was greeted. */
    async add(
      name: string,
      { accounts = [] as string[], language = 'ru' as Language, start = true } = {},
    ): Promise<TestRep> {
      const { id: person } = await control(sandbox, '/telegram/users', { name, language });
      const rep = await createRepDirectory(pool).addRep({ name, telegramUserId: person, brand, language, accounts });
      const added = { id: rep?.id as string, person };
      if (!start) return added;
      await reps.say(added, '/start');
      await reps.told(added, 1);
      return added;
    },
    say: (rep: { person: string }, text: string, more: object = {}) =>
      control(sandbox, '/telegram/say', { from: rep.person, to: bot.id, text, ...more }),
    chat: ({ person }: { person: string }): ChatMessage[] => chatBetween(sandbox.telegram.world, person, bot.id),
    /** What the bot has told him, once there are so many. */
    told: (rep: { person: string }, count: number, ms = 15_000): Promise<ChatMessage[]> =>
      until(
        () => {
          const all = reps.all(rep);
          return all.length >= count ? all : undefined;
        },
        ms,
        `${count} messages of the bot`,
      ),
    all: (rep: { person: string }) => reps.chat(rep).filter(({ from }) => from === bot.id),
    /** Presses a button of a message as it was seen (it may have changed since) by what it means; gives the bot's notice. */
    async press(rep: { person: string }, message: ChatMessage, verb: Verb): Promise<{ text: string; alert: boolean }> {
      const button = message.keyboard
        ?.flat()
        .find((one) => 'callback_data' in one && one.callback_data.startsWith(`${verb}:`));
      if (!button || !('callback_data' in button)) throw new Error(`no button ${verb}`);
      return reps.pressData(rep, message, button.callback_data);
    },
    async pressData(rep: { person: string }, message: ChatMessage, data: string) {
      const body = { from: rep.person, bot: bot.id, messageId: message.messageId, data, forged: true };
      const { id } = await control(sandbox, '/botapi/press', body);
      return until(() => sandbox.botapi.bots.presses.get(id)?.answer, 15_000, 'an answer to the press');
    },
  };
  return reps;
}

export type Reps = ReturnType<typeof createReps>;
