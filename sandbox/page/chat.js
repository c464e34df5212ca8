// The open chat: its messages, and where it is scrolled to.
import { call, tried } from './api.js';
import { dressed, heedForceReply, keyboardNode, quoteNode, startNode } from './bot.js';
import { $, avatar, clock, dayName, element, ticks } from './dom.js';
import { drawRows, loadRows } from './list.js';
import { messageMenu, theirMenu } from './menus.js';
import { state } from './state.js';
import { drawTyping } from './typing.js';
import { locale, words } from './words.js';
import { stopEditing, stopReplying } from './write.js';

export async function open(id) {
  state.peer = state.rows.find((row) => row.id === id);
  if (!state.peer) return;
  stopEditing();
  stopReplying();
  document.body.dataset.view = 'chat';
  for (const part of ['peer', 'stream', 'write']) $(part).hidden = false;
  $('empty').hidden = true;
  avatar($('peer-avatar'), state.peer);
  $('peer-name').textContent = state.peer.name;
  drawTyping();
  drawRows();
  $('messages').replaceChildren();
  await loadMessages(true);
  if (matchMedia('(pointer: fine)').matches) $('text').focus();
}

export function close() {
  state.peer = undefined;
  document.body.dataset.view = 'list';
  for (const part of ['peer', 'stream', 'write', 'down']) $(part).hidden = true;
  $('empty').hidden = false;
  drawRows();
}

export async function loadMessages(follow) {
  const { me, peer } = state;
  if (!peer) return;
  const messages = await call('GET', `/telegram/chats/${me.id}/${peer.id}`);
  if (state.peer !== peer) return;
  state.messages = messages.filter((message) => !message.deleted);
  const stay = follow || atEnd;
  drawMessages();
  heedForceReply();
  if (stay) toEnd();
  noticeEnd();
  markRead();
}

/** A person who looks at the chat has read it. */
export function markRead() {
  const { me, peer } = state;
  if (!peer || document.visibilityState !== 'visible' || !document.hasFocus()) return;
  const row = state.rows.find(({ id }) => id === peer.id);
  if (row?.unread) tried(call('POST', '/telegram/read', { by: me.id, peer: peer.id }).then(loadRows));
}

function drawMessages() {
  const nodes = [];
  let day = '';
  state.messages.forEach((message, at) => {
    const today = dayName(message.date);
    if (today !== day) nodes.push(element('li', 'day', today));
    const before = today === day ? state.messages[at - 1] : undefined;
    const after = state.messages[at + 1];
    day = today;
    nodes.push(messageNode(message, before?.from !== message.from, after?.from !== message.from));
    if (message.keyboard) nodes.push(element('li', 'under', keyboardNode(message)));
  });
  if (!nodes.length) nodes.push(state.peer.bot ? startNode() : element('li', 'notice', words.noMessages));
  $('messages').replaceChildren(...nodes);
}

function messageNode(message, first, last) {
  if (message.media === 'joined' || message.media === 'call')
    return element('li', 'notice', words.media[message.media]);
  const mine = message.from === state.me.id;
  const node = element('li', `bubble${mine ? ' mine' : ''}${first ? ' first' : ''}${last ? ' last' : ''}`);
  node.dir = 'auto';
  if (message.media) node.append(element('span', 'thing', `[${words.media[message.media]}]`), message.text ? '\n' : '');
  const quote = message.replyTo && quoteNode(message);
  if (quote) node.append(quote);
  node.append(...dressed(message.text, message.entities));
  const meta = element('span', 'meta', `${message.editDate ? `${words.edited} ` : ''}${clock(message.date)}`);
  meta.dir = 'ltr';
  meta.title = new Date(message.date * 1000).toLocaleString(locale);
  if (mine) meta.append(ticks(message.readAt));
  node.append(meta);
  node.addEventListener('click', (event) => (mine ? messageMenu : theirMenu)(event, message));
  return node;
}

/** Whether the newest message is in sight; then it stays there when the window or the text box changes size. */
let atEnd = true;
export function noticeEnd() {
  const stream = $('stream');
  const below = stream.scrollHeight - stream.scrollTop - stream.clientHeight;
  atEnd = below < 80;
  $('down').hidden = !state.peer || below < 200;
}

export function toEnd() {
  $('stream').scrollTop = $('stream').scrollHeight;
}

/** After the window or the text box changed size. */
export function stayAtEnd() {
  if (atEnd) toEnd();
}
