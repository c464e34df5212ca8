// Messages to reps, composed: short, in their language, with what the client said. HTML as the Bot API takes it.
import { createHash } from 'node:crypto';
import { DateTime } from 'luxon';
import type { Language } from '../brand';
import type { Control } from '../conversation';
import type { AlertKind } from '../decision';
import { LONGEST_MESSAGE } from '../message-length';
import { zoneName } from '../zone';
import { type RepWords, repWords } from './words';

export const VERBS = ['take', 'back', 'plan', 'send', 'edit', 'discard', 'yes', 'no', 'held', 'absent'] as const;
export type Verb = (typeof VERBS)[number];

export interface RepButton {
  verb: Verb;
  text: string;
}

export interface Client {
  name?: string;
  username?: string;
  telegramUserId?: string;
}

/** What a message about a conversation needs to know of it. */
export interface About {
  client: Client;
  control: Control;
  lastWords: string[];
}

// A glance on a phone: the chat itself is one tap away.
const WORDS_SHOWN = 300;
const NAME_SHOWN = 80;
const SUMMARY_SHOWN = 100;
// Kept free below and above: what becomes of it, and earlier messages that may not have arrived.
const ADDED_LATER = 900;
const PLAN_SHOWN = 8;
const DOUBTS_SHOWN = 5;

/** Callback data may have 64 bytes; ids of ours may be longer, and nobody guesses a hash. https://core.telegram.org/bots/api#inlinekeyboardbutton */
export const tagOf = (messageKey: string): string =>
  createHash('sha256').update(`rep message ${messageKey}`).digest('base64url').slice(0, 16);

export const buttonData = (verb: Verb, tag: string): string => `${verb}:${tag}`;

/** undefined: no button of ours. */
export function parseData(data: string): { verb: Verb; tag: string } | undefined {
  const [, verb, tag] = /^([a-z]+):([\w-]{16})$/.exec(data) ?? [];
  return tag && (VERBS as readonly string[]).includes(verb as string) ? { verb: verb as Verb, tag } : undefined;
}

export const escaped = (text: string): string =>
  text.replace(/[&<>]/g, (sign) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;' })[sign] as string);

/** Markup as a notice shows it: that knows none. */
export const unescaped = (html: string): string =>
  html.replace(/&(amp|lt|gt);/g, (_, name: 'amp' | 'lt' | 'gt') => ({ amp: '&', lt: '<', gt: '>' })[name]);

/** The client's name as a link to the chat with him. https://core.telegram.org/api/links#public-username-links, https://core.telegram.org/bots/api#html-style */
export function clientLink({ name, username, telegramUserId }: Client): string {
  const shown = escaped(plainName({ name, username, telegramUserId }));
  const link = username ? `tg://resolve?domain=${username}` : telegramUserId && `tg://user?id=${telegramUserId}`;
  return link ? `<a href="${link}">${shown}</a>` : shown;
}

/** Take over while nobody has it, hand back while somebody has. */
export function controlButtons(language: Language, control: Control): RepButton[][] {
  const words = repWords(language);
  const take: RepButton = { verb: 'take', text: words.take };
  const back: RepButton = { verb: 'back', text: words.back };
  const plan: RepButton = { verb: 'plan', text: words.plan };
  return [control === 'agent' ? [take] : [take, back], [plan]];
}

/** `held`: a rep has it, so taking it over makes no sense any more. */
export const heldButtons = (language: Language): RepButton[][] => {
  const words = repWords(language);
  return [[{ verb: 'back', text: words.back }], [{ verb: 'plan', text: words.plan }]];
};

export interface Composed {
  text: string;
  summary: string;
  buttons: RepButton[][];
}

/** An alert about a conversation. */
export function alertMessage(language: Language, alert: { kind: AlertKind; detail: string }, about: About): Composed {
  const words = repWords(language);
  const title = words.titles[alert.kind] ?? alert.kind;
  const reason = alert.kind === 'handoff' && alert.detail ? `${words.reason} ${whyHandedOff(alert.detail, words)}` : '';
  const text = [`<b>${title}</b>`, clientLink(about.client), reason, quotedWords(language, about.lastWords)];
  return {
    text: text.filter(Boolean).join('\n'),
    summary: `${title}: ${plainName(about.client)}`,
    // the alert is written before the agent's last word is out: from then on it is a human's chat
    buttons: controlButtons(language, alert.kind === 'handoff' ? 'human' : about.control),
  };
}

/** The agent's own words; a bare code means that its answers were held, and is for operators. */
const whyHandedOff = (detail: string, { held, overBudget }: RepWords): string => {
  if (detail === 'over_budget') return overBudget;
  return /^[\w-]+$/.test(detail) ? `${held} <code>${detail}</code>` : escaped(cut(detail, WORDS_SHOWN));
};

/** An alert that is about no conversation: an account, or somebody nobody knows. */
export function accountAlertMessage(
  language: Language,
  alert: { kind: AlertKind; detail: string },
  account: string | undefined,
): Composed {
  const words = repWords(language);
  const title = words.titles[alert.kind] ?? alert.kind;
  const text = [
    `<b>${title}</b>`,
    account && `${words.account} ${escaped(account)}`,
    alert.detail && `<code>${escaped(cut(alert.detail, WORDS_SHOWN))}</code>`,
  ];
  return { text: text.filter(Boolean).join('\n'), summary: title, buttons: [] };
}

export function draftMessage(
  language: Language,
  draft: { text: string; reason?: string; expiresAt?: Date; mode: 'draft' | 'observe' },
  about: About,
  zone: string,
): Composed {
  const words = repWords(language);
  const title = draft.mode === 'draft' ? words.draftFor : words.draftShown;
  const until =
    draft.expiresAt && `${moment(draft.expiresAt, zone, language)}, ${zoneName(zone, language, draft.expiresAt)}`;
  const around = (shown: string) =>
    [
      `<b>${title}</b>`,
      clientLink(about.client),
      draft.reason && `${words.reason} ${escaped(cut(draft.reason, WORDS_SHOWN))}`,
      quotedWords(language, about.lastWords),
      `<blockquote>${escaped(shown)}</blockquote>`,
      until && `${words.draftUntil} ${until}`,
    ]
      .filter(Boolean)
      .join('\n');
  // It is what he decides about, so it gets all that is left.
  const room = LONGEST_MESSAGE - ADDED_LATER - around(words.cut).length;
  const shown = draft.text.length > room ? `${cut(draft.text, room)} ${words.cut}` : draft.text;
  const decide: RepButton[][] = [
    [{ verb: 'send', text: words.send }],
    [
      { verb: 'edit', text: words.edit },
      { verb: 'discard', text: words.discard },
    ],
  ];
  return {
    text: around(shown),
    summary: `${title}: ${plainName(about.client)}`,
    buttons: draft.mode === 'draft' ? decide : [],
  };
}

export function planMessage(
  language: Language,
  about: { client: Client; stateLine: string; zone: string },
  items: { due: Date; message?: string; brief?: string; held?: boolean }[],
): Composed {
  const words = repWords(language);
  const lines = items.slice(0, PLAN_SHOWN).map(({ due, message, brief }) => {
    const what = message
      ? `«${escaped(cut(message, WORDS_SHOWN))}»`
      : `${escaped(cut(brief ?? '', 120))} (${words.planBrief})`;
    return `${moment(due, about.zone, language)}: ${what}`;
  });
  const text = [
    `<b>${words.planHead}</b> ${clientLink(about.client)}`,
    lines.length > 0 && `<i>${zoneName(about.zone, language, items[0]?.due)}</i>`,
    ...(lines.length > 0 ? lines : [words.planEmpty]),
    items.length > PLAN_SHOWN && `+ ${items.length - PLAN_SHOWN}`,
    about.stateLine,
  ];
  return {
    text: text.filter(Boolean).join('\n'),
    summary: `${words.planHead}: ${plainName(about.client)}`,
    buttons: [],
  };
}

/** Put above the next message to a rep when nobody knows whether earlier ones arrived. */
export function doubtLines(language: Language, doubtful: { summary: string; at: Date }[]): string {
  const words = repWords(language);
  const lines = doubtful
    .slice(-DOUBTS_SHOWN)
    .map(({ summary, at }) => `· ${escaped(cut(summary, SUMMARY_SHOWN))} (${moment(at, 'UTC', language)} UTC)`);
  return `<i>${words.doubt}\n${lines.join('\n')}</i>`;
}

/** What stands under a message that was decided about; markup, as names are anybody's. */
export function decidedLine(language: Language, state: string, by: string | undefined): string {
  return by ? `${state} ${filled(repWords(language).by, { who: escaped(by) })}` : state;
}

export const filled = (text: string, values: Record<string, string>): string =>
  text.replace(/\{(\w+)\}/g, (whole, name: string) => values[name] ?? whole);

export const plainName = ({ name, username, telegramUserId }: Client): string =>
  cut(name ?? (username ? `@${username}` : `id ${telegramUserId}`), NAME_SHOWN);

function quotedWords(language: Language, lastWords: string[]): string {
  const words = repWords(language);
  const text = lastWords.join('\n').trim();
  return text ? `${words.wrote} «${escaped(cutStart(text, WORDS_SHOWN))}»` : words.silent;
}

/** By the clocks of `zone`, which is to be named beside it. */
export const moment = (at: Date, zone: string, language: Language): string =>
  DateTime.fromJSDate(at, { zone }).setLocale(language).toFormat('d MMM HH:mm');

/** In UTF-16 units, as Telegram counts; half of a surrogate pair would be refused. */
function cut(text: string, most: number): string {
  if (text.length <= most) return text;
  const start = text.slice(0, most - 1).replace(/[\uD800-\uDBFF]$/, '');
  return `${start.trimEnd()}…`;
}

/** The end counts: it is what he said last. */
function cutStart(text: string, most: number): string {
  if (text.length <= most) return text;
  const end = text.slice(1 - most).replace(/^[\uDC00-\uDFFF]/, '');
  return `…${end.trimStart()}`;
}
