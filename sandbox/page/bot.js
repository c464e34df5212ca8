// What bots put into a chat: formatted words, buttons below a message, an answer they ask for, Start.
import { call, toast, tried } from './api.js';
import { $, element, linked } from './dom.js';
import { state } from './state.js';
import { words } from './words.js';
import { startReplying } from './write.js';

const TAGS = {
  bold: 'b',
  italic: 'i',
  underline: 'u',
  strikethrough: 's',
  code: 'code',
  pre: 'pre',
  blockquote: 'blockquote',
};

const BLOCKS = ['pre', 'blockquote'];

/** Text with its entities, which may lie inside each other. https://core.telegram.org/bots/api#messageentity */
export function dressed(text, entities = []) {
  if (!entities.length) return linked(text);
  const render = (from, to, inside) => {
    const nodes = [];
    let at = from;
    for (const entity of inside) {
      if (entity.offset < at) continue; // belongs to the one before
      nodes.push(...linked(text.slice(at, entity.offset)));
      at = entity.offset + entity.length;
      const within = inside.filter(
        (other) => other !== entity && other.offset >= entity.offset && other.offset + other.length <= at,
      );
      nodes.push(entityNode(entity, render(entity.offset, at, within)));
      if (BLOCKS.includes(entity.type) && text[at] === '\n') at++; // a block has ended its line itself
    }
    return [...nodes, ...linked(text.slice(at, to))];
  };
  return render(0, text.length, entities);
}

function entityNode({ type, url }, children) {
  if (type !== 'text_link') return element(TAGS[type] ?? 'span', '', ...children);
  const link = element('a', '', ...children);
  link.href = url;
  // a person of this Telegram: his chat is on this page, if I have one with him
  const [, id, name] = /^tg:\/\/(?:user\?id=(\d+)|resolve\?domain=(\w+))/.exec(url) ?? [];
  if (id || name) {
    link.title = url;
    link.addEventListener('click', (event) => {
      event.preventDefault();
      event.stopPropagation();
      const row = state.rows.find((one) => one.id === id || (name && one.username === name));
      if (row) void import('./chat.js').then(({ open }) => tried(open(row.id)));
      else toast(words.notMyChat);
    });
  } else Object.assign(link, { target: '_blank', rel: 'noreferrer' });
  return link;
}

/** The rows of buttons below a message. */
export function keyboardNode(message) {
  const rows = message.keyboard.map((row) => element('div', 'keys', ...row.map((button) => keyNode(message, button))));
  return element('div', 'keyboard', ...rows);
}

function keyNode(message, button) {
  const node = element('button', 'key', button.text);
  node.type = 'button';
  node.addEventListener('click', (event) => {
    event.stopPropagation();
    if (button.url) return window.open(button.url, '_blank', 'noreferrer');
    node.classList.add('waits');
    node.disabled = true;
    clearTimeout(state.pressing);
    // as long as Telegram's apps wait
    state.pressing = setTimeout(() => {
      node.classList.remove('waits');
      node.disabled = false;
      toast(words.noAnswer);
    }, 15_000);
    const { me, peer } = state;
    const body = { from: me.id, bot: peer.id, messageId: message.messageId, data: button.callback_data };
    tried(
      call('POST', '/botapi/press', body).catch((error) => {
        clearTimeout(state.pressing);
        node.classList.remove('waits');
        node.disabled = false;
        throw error;
      }),
    );
  });
  return node;
}

/** The bot answered a press of mine. */
export function sawAnswer({ person, text, alert }) {
  if (person !== state.me?.id) return;
  clearTimeout(state.pressing);
  for (const node of document.querySelectorAll('.key.waits')) {
    node.classList.remove('waits');
    node.disabled = false;
  }
  if (!text) return;
  if (!alert) return toast(text);
  $('alert-text').textContent = text;
  $('alert-dialog').showModal();
}

/** A bot's first sight: nothing was said yet. https://core.telegram.org/bots/features#commands */
export function startNode() {
  const node = element('button', 'start', words.start);
  node.type = 'button';
  const { me, peer } = state;
  node.addEventListener('click', () =>
    tried(call('POST', '/telegram/say', { from: me.id, to: peer.id, text: '/start' })),
  );
  return element('li', 'notice', node);
}

/** The newest message asks for an answer: the box answers it. */
export function heedForceReply() {
  const newest = state.messages.at(-1);
  if (newest?.forceReply && newest.from === state.peer?.id && heeded !== newest.messageId) {
    heeded = newest.messageId;
    startReplying(newest);
  }
}
let heeded;

/** What a message answers, above it. */
export function quoteNode(message) {
  const answered = state.messages.find(({ messageId }) => messageId === message.replyTo);
  return answered && element('span', 'quote', answered.text.split('\n')[0].slice(0, 80) || '…');
}
