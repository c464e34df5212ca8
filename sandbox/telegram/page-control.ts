// What the chat page needs beside the control API: one person's list of chats, and a stream of events.
import type { FastifyInstance } from 'fastify';
import { HttpError } from '../http';
import type { Held } from './mailbox';
import { type Person, privateChat, SERVICE_ID } from './people';
import type { TelegramServer } from './service';

/** Keeps proxies and phones from closing an idle stream. */
const HEARTBEAT_MS = 15_000;

export interface InboxRow {
  id: string;
  name: string;
  username?: string;
  bot: boolean;
  /** Signed in by a client of ours, so somebody may answer. */
  account: boolean;
  unread: number;
  last?: { text: string; media?: string; date: number; out: boolean };
}

export function telegramPageControl(app: FastifyInstance, tg: TelegramServer): void {
  const { world, server } = tg;

  /** Everyone a person could write to: open chats first, then accounts and bots that can answer. */
  const inbox = (me: Person): InboxRow[] => {
    const mailbox = world.mailbox(me.id);
    const rows = [...world.people.values()]
      .filter((person) => person.id !== me.id && person.id !== SERVICE_ID)
      .map((person) => {
        const top: Held | undefined = mailbox.inChat(privateChat(person.id)).at(-1);
        return { person, top, account: server.keys.of(person.id).some((key) => !key.ended) };
      })
      .filter(({ person, top, account }) => top || account || person.bot)
      .sort((a, b) => (b.top?.content.at ?? 0) - (a.top?.content.at ?? 0));
    return rows.map(({ person, top, account }) => ({
      id: person.id,
      name: [person.firstName, person.lastName].filter(Boolean).join(' '),
      username: person.username,
      bot: person.bot,
      account,
      unread: mailbox.unread(privateChat(person.id)),
      last: top && { text: top.content.text, media: top.content.media, date: top.content.date, out: top.out },
    }));
  };

  app.get<{ Params: { person: string } }>('/inbox/:person', ({ params }) => {
    const me = world.find(params.person);
    if (!me) throw new HttpError(404, `person: there is nobody "${params.person}" in the local Telegram`);
    return inbox(me);
  });

  // https://html.spec.whatwg.org/multipage/server-sent-events.html
  app.get('/events', (request, reply) => {
    reply.hijack();
    const { raw } = reply;
    raw.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store' });
    raw.write(': hello\n\n');
    const stop = tg.events.listen((event) => raw.write(`data: ${JSON.stringify(event)}\n\n`));
    const heartbeat = setInterval(() => raw.write(': still here\n\n'), HEARTBEAT_MS).unref();
    request.raw.on('close', () => {
      stop();
      clearInterval(heartbeat);
    });
  });
}
