// The control API of the local Bot API: where it is, its bots and their tokens, and a person's finger on a button.
import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { HttpError, parse, reference } from '../http';
import { type Person, privateChat } from '../telegram/people';
import type { TelegramServer } from '../telegram/service';
import type { BotApiServer } from './service';
import { wireMessage, wireUser } from './view';

const pressed = z.strictObject({
  from: reference,
  bot: reference,
  /** As the person sees it. */
  messageId: z.number().int(),
  data: z.string().min(1),
  /** A client that was tampered with sends data that no button has. */
  forged: z.boolean().optional(),
});

export function botapiControl(app: FastifyInstance, tg: TelegramServer, api: BotApiServer): void {
  const { world, clock } = tg;
  const person = (ref: string, field: string): Person => {
    const found = world.find(ref);
    if (!found) throw new HttpError(404, `${field}: there is nobody "${ref}" in the local Telegram`);
    return found;
  };

  app.get('/server', () => ({ url: api.url }));
  app.get('/bots', () =>
    [...world.people.values()]
      .filter((one) => one.bot && one.token)
      .map(({ id, firstName, username, token }) => ({
        ...{ id, name: firstName, username, token },
        commands: api.bots.of(id).commands,
        pending: api.bots.of(id).queue.length,
        webhook: api.bots.of(id).webhook?.url,
      })),
  );

  // https://core.telegram.org/bots/api#callbackquery
  app.post('/press', ({ body }) => {
    const { from, bot: ref, messageId, data, forged } = parse(pressed, body);
    const presser = person(from, 'from');
    const bot = person(ref, 'bot');
    if (!bot.bot) throw new HttpError(400, `bot: "${ref}" is no bot`);
    const held = world.mailbox(presser.id).messages.get(messageId);
    if (!held || held.deleted || held.chat !== privateChat(bot.id))
      throw new HttpError(404, `messageId: there is no message ${messageId} in that chat`);
    const buttons = held.content.keyboard?.flat() ?? [];
    if (!forged && !buttons.some((button) => 'callback_data' in button && button.callback_data === data))
      throw new HttpError(400, `data: that message has no such button`);
    const message = world.mailbox(bot.id).messages.get(held.content.ids[bot.id] as number);
    if (!message) throw new HttpError(404, `messageId: the bot has deleted it`);
    const press = api.bots.press(bot.id, presser.id, clock.now().getTime(), (id) => ({
      id,
      from: wireUser(presser),
      message: wireMessage(world, bot.id, message),
      chat_instance: `${presser.id}${bot.id}`,
      data,
    }));
    return { id: press.id };
  });
  /** The bot's answer to a press, once it has given one. */
  app.get<{ Params: { id: string } }>('/presses/:id', ({ params }) => {
    const press = api.bots.presses.get(params.id);
    if (!press) throw new HttpError(404, `id: there is no press "${params.id}"`);
    return { id: press.id, answer: press.answer ?? null };
  });
}
