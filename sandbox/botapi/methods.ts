// What a bot may do to messages. https://core.telegram.org/bots/api#available-methods
import type { SandboxClock } from '../clock';
import type { Journal } from '../journal';
import type { EventStream } from '../telegram/events';
import type { Held } from '../telegram/mailbox';
import type { Dress } from '../telegram/markup';
import { type Person, privateChat, SERVICE_ID } from '../telegram/people';
import type { World } from '../telegram/world';
import type { Bot, Bots } from './bots';
import { parseHtml } from './html';
import { keyboardOf, type MethodName, type Parameters } from './parameters';
import { hasStarted, wireMessage, wireUser } from './view';
import { badRequest, forbidden } from './wire';

// "1-4096 characters after entities parsing"; counted in UTF-16 units, the strictest reading
const MAX_TEXT = 4096;
// Not documented; bots report refusals from a quarter of a minute on. The strict end, so that nobody relies on more.
const PRESS_LIVES_MS = 15_000;
// "A message can only be deleted if it was sent less than 48 hours ago." https://core.telegram.org/bots/api#deletemessage
const DELETE_WITHIN_S = 48 * 3600;

export interface Call {
  world: World;
  bots: Bots;
  events: EventStream;
  clock: SandboxClock;
  journal: Journal;
  me: Person;
  bot: Bot;
}

type Method<M extends MethodName> = (call: Call, parameters: Parameters<M>) => unknown;

/** @throws BotApiError: nobody has that id, or he may not be written to */
function reachable({ world, me }: Call, ref: string): Person {
  const person = world.people.get(ref.replace(/^\+/, ''));
  if (!person || person.id === SERVICE_ID) throw badRequest('chat not found');
  if (person.deleted) throw forbidden('user is deactivated');
  if (person.bot) throw forbidden("bots can't send messages to bots");
  if (person.blocked.includes(me.id)) throw forbidden('bot was blocked by the user');
  // https://core.telegram.org/bots/features#what-features-do-bots-have: a person has to press Start first
  if (!hasStarted(world, me.id, person.id)) throw forbidden("bot can't initiate conversation with a user");
  return person;
}

function words(text: string, parseMode: string | undefined): Pick<Dress, 'entities'> & { text: string } {
  if (parseMode && parseMode.toLowerCase() !== 'html') {
    throw badRequest(/^markdown(v2)?$/i.test(parseMode) ? 'the sandbox parses HTML only' : 'unsupported parse_mode');
  }
  const parsed = parseMode ? parseHtml(text) : { text, entities: [] };
  const trimmed = parsed.text.trimEnd();
  if (!trimmed.trim()) throw badRequest('message text is empty');
  if (trimmed.length > MAX_TEXT) throw badRequest('message is too long');
  return { text: trimmed, ...(parsed.entities.length > 0 && { entities: parsed.entities }) };
}

function own(call: Call, chatId: string, messageId: number, what: string): Held {
  const person = reachable(call, chatId);
  const held = call.world.mailbox(call.me.id).messages.get(messageId);
  if (!held || held.deleted || held.chat !== privateChat(person.id)) throw badRequest(`message to ${what} not found`);
  return held;
}

function edit(call: Call, held: Held, text: string, dress: Dress): unknown {
  if (held.content.from !== call.me.id) throw badRequest("message can't be edited");
  const { entities, keyboard } = held.content;
  if (text === held.content.text && same(entities, dress.entities) && same(keyboard, dress.keyboard)) {
    throw badRequest(
      'message is not modified: specified new message content and reply markup are exactly the same as a current content and reply markup of the message',
    );
  }
  call.world.edit(call.me.id, held.id, text, undefined, dress);
  return wireMessage(call.world, call.me.id, held);
}

const same = (a: unknown, b: unknown): boolean => JSON.stringify(a ?? null) === JSON.stringify(b ?? null);

export const methods: {
  [M in Exclude<MethodName, 'getUpdates' | 'setWebhook' | 'deleteWebhook' | 'getWebhookInfo'>]: Method<M>;
} = {
  getMe: ({ me }) => ({
    ...wireUser(me),
    can_join_groups: true,
    can_read_all_group_messages: false,
    supports_inline_queries: false,
  }),

  sendMessage: (call, { chat_id, text, parse_mode, reply_markup, reply_parameters: reply }) => {
    const { world, me, journal } = call;
    const person = reachable(call, chat_id);
    const said = words(text, parse_mode);
    const keyboard = keyboardOf(reply_markup);
    const force = reply_markup && 'force_reply' in reply_markup ? reply_markup : undefined;
    const answered = reply && world.mailbox(me.id).messages.get(reply.message_id);
    const there = answered && !answered.deleted && answered.chat === privateChat(person.id);
    if (reply && !there && !reply.allow_sending_without_reply) throw badRequest('message to be replied not found');
    const { held } = world.send({
      from: me.id,
      chat: privateChat(person.id),
      ...said,
      ...(keyboard && { keyboard }),
      ...(force && { forceReply: { placeholder: force.input_field_placeholder } }),
      replyTo: there ? answered.id : undefined,
    });
    journal.instant({ kind: 'accepted', service: 'botapi', account: me.id, peer: person.id, messageId: held.id });
    return wireMessage(world, me.id, held);
  },

  /** Without reply_markup the buttons go. */
  editMessageText: (call, { chat_id, message_id, text, parse_mode, reply_markup }) => {
    const held = own(call, chat_id, message_id, 'edit');
    const { text: plain, entities } = words(text, parse_mode);
    return edit(call, held, plain, { entities, keyboard: keyboardOf(reply_markup) });
  },

  editMessageReplyMarkup: (call, { chat_id, message_id, reply_markup }) => {
    const held = own(call, chat_id, message_id, 'edit');
    return edit(call, held, held.content.text, { entities: held.content.entities, keyboard: keyboardOf(reply_markup) });
  },

  deleteMessage: (call, { chat_id, message_id }) => {
    const held = own(call, chat_id, message_id, 'delete');
    if (call.clock.seconds() - held.content.date > DELETE_WITHIN_S)
      throw badRequest("message can't be deleted for everyone");
    call.world.delete(call.me.id, [held.id], true);
    return true;
  },

  answerCallbackQuery: ({ bots, events, clock, me }, { callback_query_id, text, show_alert }) => {
    const press = bots.presses.get(callback_query_id);
    const lives = press && press.bot === me.id && clock.now().getTime() - press.at < PRESS_LIVES_MS;
    if (!lives || press.answer)
      throw badRequest('query is too old and response timeout expired or query ID is invalid');
    press.answer = { text, alert: show_alert ?? false };
    events.emit({ type: 'pressAnswered', person: press.person, ...press.answer });
    return true;
  },

  setMyCommands: ({ bots, bot }, { commands }) => {
    bots.setCommands(bot, commands);
    return true;
  },
};
