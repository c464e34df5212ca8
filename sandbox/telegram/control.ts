// The control API of the local Telegram: people and what they do, as tests and the page drive it.
import { randomBytes } from 'node:crypto';
import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { HttpError, parse, reference } from '../http';
import { chatBetween, chatMessages } from './chats';
import { MEDIA_KINDS } from './media';
import { type Chat, digits, groupChat, type Person, privateChat } from './people';
import type { TelegramServer } from './service';
import { passwordRecord } from './srp';
import { Api } from './tl';
import { noteTyping } from './typing';

const personFields = {
  name: z.string().trim().min(1),
  lastName: z.string(),
  username: z.string().regex(/^@?[A-Za-z]\w{2,31}$/, 'a letter, then letters, digits or _, 3 to 32 in all'),
  phone: z.string().regex(/^\+?[\d\s()-]{5,20}$/, 'a phone number'),
  language: z.string().regex(/^[a-z]{2,3}(-[A-Za-z]+)?$/, 'a language code such as ru'),
  password: z.string().min(1).nullable(),
  contactOf: z.array(reference),
};
const newPerson = z.strictObject({
  ...z.object(personFields).partial().shape,
  name: personFields.name,
  bot: z.boolean().optional(),
  dc: z.union([z.literal(2), z.literal(4)]).optional(),
});
const changedPerson = z.strictObject({
  ...z.object(personFields).partial().shape,
  deleted: z.boolean().optional(),
  blocked: z.array(reference).optional(),
});
const said = z.strictObject({
  from: reference,
  to: reference,
  text: z.string().optional(),
  media: z.enum(MEDIA_KINDS).optional(),
  replyTo: z.number().int().positive().optional(),
  forwardedFrom: reference.optional(),
});
const edited = z.strictObject({ from: reference, to: reference, messageId: z.number().int(), text: z.string().min(1) });
const deleted = z.strictObject({
  from: reference,
  to: reference,
  messageIds: z.array(z.number().int()).min(1),
  forBoth: z.boolean().optional(),
});
const read = z.strictObject({ by: reference, peer: reference, maxId: z.number().int().positive().optional() });
const typing = z.strictObject({ from: reference, to: reference, on: z.boolean().optional() });
const group = z.strictObject({
  title: z.string().min(1),
  members: z.array(reference).min(1),
  channel: z.boolean().optional(),
});

export function telegramControl(app: FastifyInstance, tg: TelegramServer): void {
  const { world, typing: board } = tg;

  /** @throws HttpError 404 naming the field */
  const person = (ref: string, field: string): Person => {
    const found = world.find(ref);
    if (!found) throw new HttpError(404, `${field}: there is nobody "${ref}" in the local Telegram`);
    return found;
  };
  /** A person, or a group by its id. */
  const chat = (ref: string, field: string): Chat => {
    const found = world.findGroup(ref);
    return found ? groupChat(found) : privateChat(person(ref, field).id);
  };
  const shown = (p: Person) => ({
    id: p.id,
    name: p.firstName,
    lastName: p.lastName,
    username: p.username,
    phone: p.phone,
    language: p.language,
    bot: p.bot,
    dc: p.dc,
    deleted: p.deleted ?? false,
    blocked: p.blocked,
    hasPassword: !!p.password,
    // Signed in by a client of ours: an account, for the page.
    signedIn: tg.server.keys.of(p.id).some((key) => !key.ended),
  });
  const unique = (id: string | undefined, fields: { username?: string; phone?: string }) => {
    const byName = fields.username && world.byUsername(fields.username);
    if (byName && byName.id !== id) throw new HttpError(409, `username: "${fields.username}" is taken`);
    const byPhone = fields.phone && world.byPhone(fields.phone);
    if (byPhone && byPhone.id !== id) throw new HttpError(409, `phone: "${fields.phone}" is taken`);
  };
  const addTo = (owners: Person[], id: string) => {
    for (const owner of owners) world.changePerson(owner.id, { contacts: [...new Set([...owner.contacts, id])] });
  };

  app.get('/users', () => [...world.people.values()].map(shown));
  app.get<{ Params: { id: string } }>('/users/:id', ({ params }) => shown(person(params.id, 'id')));
  app.post('/users', ({ body }) => {
    const fields = parse(newPerson, body);
    unique(undefined, fields);
    const owners = (fields.contactOf ?? []).map((ref) => person(ref, 'contactOf'));
    const made = world.addPerson({
      firstName: fields.name,
      lastName: fields.lastName,
      username: fields.username?.replace(/^@/, ''),
      phone: fields.phone && digits(fields.phone),
      language: fields.language,
      bot: fields.bot ?? false,
      dc: fields.dc ?? 2,
      password: fields.password ? passwordRecord(fields.password) : undefined,
    });
    addTo(owners, made.id);
    if (made.bot) world.changePerson(made.id, botFields(made));
    tg.events.emit({ type: 'people' });
    // once, as @BotFather says it once; later: GET /botapi/bots
    return { ...shown(made), token: made.token };
  });
  app.post<{ Params: { id: string } }>('/users/:id', ({ params, body }) => {
    const target = person(params.id, 'id');
    const { name, contactOf, password, blocked, username, phone, ...rest } = parse(changedPerson, body);
    unique(target.id, { username, phone });
    const change: Partial<Person> = { ...rest };
    if (name !== undefined) change.firstName = name;
    if (username !== undefined) change.username = username.replace(/^@/, '');
    if (phone !== undefined) change.phone = digits(phone);
    if (password !== undefined) change.password = password === null ? undefined : passwordRecord(password);
    if (blocked) change.blocked = blocked.map((ref) => person(ref, 'blocked').id);
    const owners = (contactOf ?? []).map((ref) => person(ref, 'contactOf'));
    world.changePerson(target.id, change);
    addTo(owners, target.id);
    return shown(world.people.get(target.id)!);
  });

  app.post('/groups', ({ body }) => {
    const { title, members, channel } = parse(group, body);
    const ids = members.map((ref) => person(ref, 'members').id);
    return { id: world.addGroup({ title, members: ids, kind: channel ? 'channel' : 'group' }).id };
  });

  const own = (from: string, to: string, id: number, field: string) => {
    const sender = person(from, 'from');
    const where = chat(to, 'to');
    const mailbox = world.mailbox(where.startsWith('c') ? where : sender.id);
    const held = mailbox.messages.get(id);
    if (held?.chat !== where || held.deleted)
      throw new HttpError(404, `${field}: there is no message ${id} in that chat`);
    return { mailbox, held };
  };
  app.post('/say', ({ body }) => {
    const { from, to, text = '', media, replyTo, forwardedFrom } = parse(said, body);
    if (!text && !media) throw new HttpError(400, 'text: a message needs text or media');
    if (replyTo !== undefined) own(from, to, replyTo, 'replyTo');
    const { held } = world.send({
      from: person(from, 'from').id,
      chat: chat(to, 'to'),
      text,
      media,
      replyTo,
      forwardedFrom: forwardedFrom && person(forwardedFrom, 'forwardedFrom').id,
    });
    const { date, at, ids } = held.content;
    return { messageId: held.id, ids, date, at };
  });
  app.post('/edit', ({ body }) => {
    const { from, to, messageId, text } = parse(edited, body);
    const { mailbox, held } = own(from, to, messageId, 'messageId');
    if (held.content.from !== person(from, 'from').id)
      throw new HttpError(400, 'from: only the author edits a message');
    world.edit(mailbox.owner, held.id, text);
    return { messageId, ids: held.content.ids };
  });
  app.post('/delete', ({ body }) => {
    const { from, to, messageIds, forBoth = true } = parse(deleted, body);
    const found = messageIds.map((id) => own(from, to, id, 'messageIds'));
    world.delete(found[0]!.mailbox.owner, messageIds, forBoth);
    return { messageIds };
  });
  app.post('/read', ({ body }) => {
    const { by, peer, maxId = 0 } = parse(read, body);
    return { read: !!world.read(person(by, 'by').id, chat(peer, 'peer'), maxId) };
  });
  app.post('/typing', ({ body }) => {
    const { from, to, on = true } = parse(typing, body);
    const [a, b] = [person(from, 'from'), person(to, 'to')];
    const action = on ? new Api.SendMessageTypingAction() : new Api.SendMessageCancelAction();
    noteTyping(tg, { from: a.id, to: b.id, action: on ? 'typing' : 'cancel' }, action);
    return { ok: true };
  });

  app.get<{ Params: { a: string; b: string } }>('/chats/:a/:b', ({ params }) => {
    const a = person(params.a, 'a');
    const b = chat(params.b, 'b');
    return b.startsWith('u') ? chatBetween(world, a.id, b.slice(1)) : chatMessages(world, a.id, b);
  });
  app.get<{ Params: { a: string; b: string } }>('/typing/:a/:b', ({ params }) =>
    board.between(person(params.a, 'a').id, person(params.b, 'b').id),
  );
}

/** What every bot has: a username and a token. https://core.telegram.org/bots/features#creating-a-new-bot */
const botFields = ({ id, username }: Person): Partial<Person> => ({
  username: username ?? `sandbox_${id}_bot`,
  token: `${id}:AA${randomBytes(25).toString('base64url').slice(0, 33)}`,
});
