// The local Telegram as a bot sees it: people and messages in the Bot API's words, and each change as an update.
import type { Held } from '../telegram/mailbox';
import type { TextEntity } from '../telegram/markup';
import type { MediaKind } from '../telegram/media';
import { chatId, isPrivate, type Person, privateChat } from '../telegram/people';
import type { World } from '../telegram/world';
import type { Bots } from './bots';
import type { WireMessage, WireUser } from './wire';

const dropEmpty = <T extends object>(fields: T): T =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as T;

export const wireUser = (person: Person): WireUser =>
  dropEmpty({
    id: Number(person.id),
    is_bot: person.bot,
    first_name: person.firstName,
    last_name: person.lastName,
    username: person.username,
    language_code: person.bot ? undefined : person.language,
  });

const wireChat = (person: Person): WireMessage['chat'] =>
  dropEmpty({
    id: Number(person.id),
    type: 'private' as const,
    first_name: person.firstName,
    last_name: person.lastName,
    username: person.username,
  });

/** A message of the bot's own mailbox; what it answers is told one step deep, as there. */
export function wireMessage(world: World, botId: string, held: Held, deep = true): WireMessage {
  const { content } = held;
  const other = world.people.get(chatId(held.chat)) as Person;
  const answered = content.replyTo?.[botId];
  const replied = answered === undefined || !deep ? undefined : world.mailbox(botId).messages.get(answered);
  return dropEmpty({
    message_id: held.id,
    from: wireUser(world.people.get(content.from) as Person),
    chat: wireChat(other),
    date: content.date,
    edit_date: content.editDate,
    ...(content.media
      ? { ...mediaOf(content.media, held.id), ...(content.text && { caption: content.text }) }
      : { text: content.text, entities: content.entities ?? commandsIn(content.text) }),
    reply_to_message: replied && !replied.deleted ? wireMessage(world, botId, replied, false) : undefined,
    reply_markup: content.keyboard && { inline_keyboard: content.keyboard },
  });
}

/** "/start" is marked as a command. https://core.telegram.org/bots/api#messageentity */
function commandsIn(text: string): TextEntity[] | undefined {
  const command = /^\/[a-z0-9_]{1,32}/i.exec(text)?.[0];
  return command ? [{ type: 'bot_command', offset: 0, length: command.length }] : undefined;
}

const WIRE_MEDIA: Partial<Record<MediaKind, string>> = { videoNote: 'video_note' };

function mediaOf(kind: MediaKind, id: number): Record<string, unknown> {
  const file = { file_id: `file${id}`, file_unique_id: `unique${id}` };
  return { [WIRE_MEDIA[kind] ?? kind]: kind === 'photo' ? [{ ...file, width: 90, height: 90 }] : file };
}

/** Whatever a person writes to a bot, or edits, becomes an update of that bot. */
export function watch(world: World, bots: Bots): void {
  world.onChange(({ mailbox, entry }) => {
    const bot = world.people.get(mailbox.owner);
    if (!bot?.bot || (entry.type !== 'new' && entry.type !== 'edit')) return;
    const held = mailbox.messages.get(entry.ids[0] as number);
    if (!held || held.out || !isPrivate(held.chat)) return;
    const message = wireMessage(world, bot.id, held);
    if (entry.type === 'new') bots.add(bot.id, 'message', { message });
    else bots.add(bot.id, 'edited_message', { edited_message: message });
  });
}

/** A person has a chat with a bot once he has written to it: that is what Start does. https://core.telegram.org/bots/features#global-commands */
export const hasStarted = (world: World, botId: string, personId: string): boolean =>
  world
    .mailbox(botId)
    .byChat.get(privateChat(personId))
    ?.some((id) => !world.mailbox(botId).messages.get(id)?.out) ?? false;
