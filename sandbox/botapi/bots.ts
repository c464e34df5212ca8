// What the Bot API keeps for each bot: updates until they are confirmed, its webhook, its pressed buttons, its commands.
// https://core.telegram.org/bots/api#getting-updates
import { AppendLog } from '../append-log';
import type { UpdateKind, WireCallback, WireUpdate } from './wire';

export interface Webhook {
  url: string;
  secret?: string;
  maxConnections: number;
  lastError?: { date: number; message: string };
}

/** A pressed button, until the bot answers it. */
export interface Press {
  id: string;
  bot: string;
  person: string;
  at: number;
  answer?: { text: string; alert: boolean };
}

type Unnumbered<T> = T extends unknown ? Omit<T, 'update_id'> : never;
export type NewUpdate = Unnumbered<WireUpdate>;

type BotEvent =
  | { t: 'update'; bot: string; update: WireUpdate }
  | { t: 'confirm'; bot: string; below: number }
  | { t: 'webhook'; bot: string; webhook: Webhook | null }
  | { t: 'allowed'; bot: string; kinds: UpdateKind[] | null }
  | { t: 'commands'; bot: string; commands: unknown[] };

export class Bot {
  queue: WireUpdate[] = [];
  nextUpdate: number;
  webhook?: Webhook;
  /** null: every kind */
  allowed: UpdateKind[] | null = null;
  commands: unknown[] = [];
  /** Ends the getUpdates that waits: another one has come. */
  waiting?: { wake(): void; conflict(): void };

  constructor(readonly id: string) {
    // "start from a certain positive number and increase sequentially"
    this.nextUpdate = 100_000_000 + (Number(id) % 1_000_000);
  }
}

export class Bots {
  readonly presses = new Map<string, Press>();
  private readonly bots = new Map<string, Bot>();
  private readonly log: AppendLog<BotEvent>;
  private readonly listeners: ((bot: Bot) => void)[] = [];
  private nextPress = Date.now() * 1000;

  constructor(file?: string) {
    this.log = new AppendLog<BotEvent>(file, (event) => this.apply(event));
  }

  of(id: string): Bot {
    const bot = this.bots.get(id) ?? new Bot(id);
    this.bots.set(id, bot);
    return bot;
  }

  all(): Bot[] {
    return [...this.bots.values()];
  }

  /** Called when a bot has a new update, or a webhook. */
  onNews(listener: (bot: Bot) => void): void {
    this.listeners.push(listener);
  }

  add(botId: string, kind: UpdateKind, update: NewUpdate): void {
    const bot = this.of(botId);
    if (bot.allowed && !bot.allowed.includes(kind)) return;
    this.record({ t: 'update', bot: botId, update: { update_id: bot.nextUpdate, ...update } as WireUpdate });
    bot.waiting?.wake();
    for (const listener of this.listeners) listener(bot);
  }

  /** Forgets updates below that id. */
  confirm(bot: Bot, below: number): void {
    if (bot.queue.some(({ update_id }) => update_id < below)) this.record({ t: 'confirm', bot: bot.id, below });
  }

  setWebhook(bot: Bot, webhook: Webhook | undefined): void {
    this.record({ t: 'webhook', bot: bot.id, webhook: webhook ?? null });
    bot.waiting?.conflict();
    for (const listener of this.listeners) listener(bot);
  }

  allow(bot: Bot, kinds: UpdateKind[]): void {
    // "Specify an empty list to receive all update types" (but for a few nobody here makes)
    this.record({ t: 'allowed', bot: bot.id, kinds: kinds.length > 0 ? kinds : null });
  }

  setCommands(bot: Bot, commands: unknown[]): void {
    this.record({ t: 'commands', bot: bot.id, commands });
  }

  press(botId: string, person: string, at: number, make: (id: string) => WireCallback): Press {
    const id = String(++this.nextPress);
    const press: Press = { id, bot: botId, person, at };
    this.presses.set(id, press);
    this.add(botId, 'callback_query', { callback_query: make(id) });
    return press;
  }

  close(): void {
    this.log.close();
  }

  private record(event: BotEvent): void {
    this.log.append(event);
    this.apply(event);
  }

  private apply(event: BotEvent): void {
    const bot = this.of(event.bot);
    switch (event.t) {
      case 'update':
        bot.queue.push(event.update);
        bot.nextUpdate = event.update.update_id + 1;
        break;
      case 'confirm':
        bot.queue = bot.queue.filter(({ update_id }) => update_id >= event.below);
        break;
      case 'webhook':
        bot.webhook = event.webhook ?? undefined;
        break;
      case 'allowed':
        bot.allowed = event.kinds;
        break;
      case 'commands':
        bot.commands = event.commands;
    }
  }
}
