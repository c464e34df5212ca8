// The chat page: whoever opens it is a client of the local Telegram. It drives the same control API as the tests.
import { locale, translate, words } from './words.js';

const $ = (id) => document.getElementById(id);
const state = {
  me: undefined,
  people: [],
  rows: [],
  peer: undefined,
  messages: [],
  typing: new Map(),
  editing: undefined,
};
/** A client shows "typing" this long after the last action; core.telegram.org/method/messages.setTyping. */
const TYPING_MS = 6000;

// ---------------------------------------------------------------- the control API

async function call(method, path, body) {
  const headers = body ? { 'content-type': 'application/json' } : {};
  const answer = await fetch(path, { method, headers, body: body && JSON.stringify(body) });
  const json = await answer.json();
  if (!answer.ok) throw Object.assign(new Error(json.error), { status: answer.status });
  return json;
}

const tried = (work) => work.catch((error) => toast(error.message));

function toast(text) {
  $('toast').textContent = text;
  $('toast').hidden = false;
  clearTimeout(toast.timer);
  toast.timer = setTimeout(() => {
    $('toast').hidden = true;
  }, 4000);
}

// ---------------------------------------------------------------- who I am

async function loadPeople() {
  const all = await call('GET', '/telegram/users');
  state.people = all.filter((person) => !person.bot && !person.deleted && person.id !== '777000');
  const clients = state.people.filter((person) => !person.signedIn);
  const wanted = new URLSearchParams(location.search).get('me') ?? localStorage.getItem('me') ?? '';
  const known = (ref) => state.people.find((person) => person.id === ref || person.username === ref.replace(/^@/, ''));
  state.me ??= known(wanted) ?? clients.at(-1);
  const list = [...clients, ...(state.me?.signedIn ? [state.me] : [])];
  $('me').replaceChildren(
    ...list.map((person) => new Option(nameOf(person), person.id, false, person.id === state.me?.id)),
  );
  $('me').disabled = !list.length;
  avatar($('my-avatar'), state.me);
}

async function become(id) {
  state.me = state.people.find((person) => person.id === id);
  localStorage.setItem('me', id);
  close();
  avatar($('my-avatar'), state.me);
  await loadRows();
}

const nameOf = (person) => [person.name, person.lastName].filter(Boolean).join(' ');

function avatar(node, person) {
  const name = person ? nameOf(person) : '?';
  const initials = name
    .split(/\s+/)
    .slice(0, 2)
    .map((part) => [...part][0] ?? '')
    .join('');
  node.textContent = initials.toUpperCase();
  // Ids follow one another; the golden angle keeps neighbours apart.
  node.style.setProperty('--hue', Math.round((Number(person?.id ?? 0) * 137.508) % 360));
}

// ---------------------------------------------------------------- the list of chats

async function loadRows() {
  state.rows = state.me ? await call('GET', `/telegram/inbox/${state.me.id}`) : [];
  drawRows();
}

function drawRows() {
  const nodes = state.rows.map(rowNode);
  if (!nodes.length) {
    const hint = document.createElement('p');
    hint.textContent = state.me ? words.nobodyToWrite : words.makeFirst;
    nodes.push(hint);
  }
  $('chats').replaceChildren(...nodes);
  $('empty').textContent = state.rows.length ? words.pick : '';
}

function rowNode(row) {
  const node = document.createElement('button');
  node.className = 'row';
  node.type = 'button';
  node.setAttribute('aria-current', String(row.id === state.peer?.id));
  const face = element('span', 'avatar');
  avatar(face, row);
  const top = element('span', 'line', element('strong', '', row.name));
  if (row.last) top.append(element('time', '', when(row.last.date)));
  const typing = typingWord(row.id);
  const last = row.last && (row.last.media ? words.media[row.last.media] : row.last.text.replace(/\s+/g, ' '));
  const said = typing ?? (row.last ? (row.last.out ? words.you : '') + last : kindOf(row));
  const bottom = element('span', 'line', element('span', typing ? 'hint is-typing' : 'hint', said));
  if (row.unread) bottom.append(element('span', 'badge', row.unread));
  node.append(face, element('span', 'body', top, bottom));
  node.addEventListener('click', () => tried(open(row.id)));
  return node;
}

const kindOf = (row) => (row.bot ? words.bot : row.account ? words.account : words.person);

// ---------------------------------------------------------------- one chat

async function open(id) {
  state.peer = state.rows.find((row) => row.id === id);
  if (!state.peer) return;
  stopEditing();
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

function close() {
  state.peer = undefined;
  document.body.dataset.view = 'list';
  for (const part of ['peer', 'stream', 'write', 'down']) $(part).hidden = true;
  $('empty').hidden = false;
  drawRows();
}

async function loadMessages(follow) {
  const { me, peer } = state;
  if (!peer) return;
  const messages = await call('GET', `/telegram/chats/${me.id}/${peer.id}`);
  if (state.peer !== peer) return;
  state.messages = messages.filter((message) => !message.deleted);
  const stay = follow || atEnd;
  drawMessages();
  if (stay) toEnd();
  noticeEnd();
  markRead();
}

/** A person who looks at the chat has read it. */
function markRead() {
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
  });
  if (!nodes.length) nodes.push(element('li', 'notice', words.noMessages));
  $('messages').replaceChildren(...nodes);
}

function messageNode(message, first, last) {
  if (message.media === 'joined' || message.media === 'call')
    return element('li', 'notice', words.media[message.media]);
  const mine = message.from === state.me.id;
  const node = element('li', `bubble${mine ? ' mine' : ''}${first ? ' first' : ''}${last ? ' last' : ''}`);
  node.dir = 'auto';
  if (message.media) node.append(element('span', 'thing', `[${words.media[message.media]}]`), message.text ? '\n' : '');
  node.append(...linked(message.text));
  const meta = element('span', 'meta', `${message.editDate ? `${words.edited} ` : ''}${clock(message.date)}`);
  meta.dir = 'ltr';
  meta.title = new Date(message.date * 1000).toLocaleString(locale);
  if (mine) meta.append(ticks(message.readAt));
  node.append(meta);
  if (mine) node.addEventListener('click', (event) => messageMenu(event, message));
  return node;
}

/** Text with its addresses as links. */
function linked(text) {
  return text.split(/(https?:\/\/[^\s<>"]+[^\s<>".,;:!?)\]])/g).map((part, at) => {
    if (at % 2 === 0) return part;
    const link = element('a', '', part);
    Object.assign(link, { href: part, target: '_blank', rel: 'noreferrer' });
    return link;
  });
}

function ticks(read) {
  const icon = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
  icon.setAttribute('viewBox', '0 0 20 12');
  icon.setAttribute('class', read ? 'ticks read' : 'ticks');
  icon.setAttribute('role', 'img');
  icon.setAttribute('aria-label', read ? words.read : words.sent);
  icon.innerHTML = `<path d="M1.5 6.5L5 10l7-8"/>${read ? '<path d="M9.3 9.4l.7.6 7-8"/>' : ''}`;
  return icon;
}

// ---------------------------------------------------------------- typing

function typingWord(id) {
  const seen = state.typing.get(id);
  if (!seen || Date.now() - seen.at > TYPING_MS) return undefined;
  return seen.action.startsWith('record') ? words.recording : words.typing;
}

function drawTyping() {
  if (!state.peer) return;
  const word = typingWord(state.peer.id);
  $('peer-state').textContent = word ?? (state.peer.username ? `@${state.peer.username} · ` : '') + kindOf(state.peer);
  $('peer-state').className = word ? 'hint is-typing' : 'hint';
}

function sawTyping({ from, to, action, at }) {
  if (to !== state.me?.id) return;
  if (action === 'cancel') state.typing.delete(from);
  else state.typing.set(from, { action, at });
  drawTyping();
  drawRows();
  setTimeout(() => {
    drawTyping();
    drawRows();
  }, TYPING_MS + 50);
}

let toldTyping = 0;
function tellTyping() {
  if (!state.peer || !$('text').value || Date.now() - toldTyping < 4000) return;
  toldTyping = Date.now();
  call('POST', '/telegram/typing', { from: state.me.id, to: state.peer.id }).catch(() => {});
}

// ---------------------------------------------------------------- writing

async function submit() {
  const text = $('text').value.trim();
  const { me, peer, editing } = state;
  if (!text || !peer) return;
  const both = { from: me.id, to: peer.id };
  $('text').value = '';
  grow();
  stopEditing();
  toldTyping = 0;
  try {
    if (editing) await call('POST', '/telegram/edit', { ...both, messageId: editing.messageId, text });
    else await call('POST', '/telegram/say', { ...both, text });
    await loadMessages(!editing);
  } catch (error) {
    $('text').value = text;
    grow();
    throw error;
  }
}

function grow() {
  const text = $('text');
  text.style.height = 'auto';
  text.style.height = `${text.scrollHeight + 2}px`;
}

function startEditing(message) {
  state.editing = message;
  $('editing').hidden = false;
  $('editing-text').textContent = message.text;
  $('text').value = message.text;
  grow();
  $('text').focus();
}

function stopEditing() {
  if (state.editing) $('text').value = '';
  state.editing = undefined;
  $('editing').hidden = true;
  grow();
}

// ---------------------------------------------------------------- menus

function menu(near, items) {
  const nodes = items.map(({ word, run, bad }) => {
    const node = element('button', bad ? 'bad' : '', word);
    node.type = 'button';
    node.setAttribute('role', 'menuitem');
    node.addEventListener('click', () => {
      $('menu').hidden = true;
      tried(Promise.resolve(run()));
    });
    return node;
  });
  $('menu').replaceChildren(...nodes);
  $('menu').hidden = false;
  const { width, height } = $('menu').getBoundingClientRect();
  $('menu').style.left = `${Math.max(8, Math.min(near.x, innerWidth - width - 8))}px`;
  $('menu').style.top = `${Math.max(8, Math.min(near.y, innerHeight - height - 8))}px`;
  nodes[0]?.focus();
}

function messageMenu(event, message) {
  if (event.target.closest('a') || getSelection()?.toString()) return;
  event.stopPropagation();
  const both = { from: state.me.id, to: state.peer.id };
  const items = [
    {
      word: words.remove,
      bad: true,
      run: () => call('POST', '/telegram/delete', { ...both, messageIds: [message.messageId] }),
    },
  ];
  if (message.text) {
    items.unshift({ word: words.copy, run: () => navigator.clipboard.writeText(message.text) });
    items.unshift({ word: words.edit, run: () => startEditing(message) });
  }
  menu({ x: event.clientX, y: event.clientY }, items);
}

function attachMenu(event) {
  event.stopPropagation();
  const kinds = ['photo', 'voice', 'videoNote', 'sticker', 'document', 'contact', 'location'];
  const { left, top } = $('attach').getBoundingClientRect();
  const say = (media) => call('POST', '/telegram/say', { from: state.me.id, to: state.peer.id, media });
  menu(
    { x: left, y: top - 8 - kinds.length * 41 },
    kinds.map((media) => ({ word: words.media[media], run: () => say(media) })),
  );
}

// ---------------------------------------------------------------- small things

function element(tag, className, ...children) {
  const node = document.createElement(tag);
  if (className) node.className = className;
  node.append(...children);
  return node;
}

const clock = (date) => new Date(date * 1000).toLocaleTimeString(locale, { hour: 'numeric', minute: '2-digit' });

function dayName(date) {
  const day = new Date(date * 1000);
  const ago = Math.round((new Date().setHours(0, 0, 0, 0) - new Date(day).setHours(0, 0, 0, 0)) / 86_400_000);
  if (ago === 0) return words.today;
  if (ago === 1) return words.yesterday;
  const year = day.getFullYear() === new Date().getFullYear() ? undefined : 'numeric';
  return day.toLocaleDateString(locale, { day: 'numeric', month: 'long', year });
}

const when = (date) => {
  const day = new Date(date * 1000);
  if (day.toDateString() === new Date().toDateString()) return clock(date);
  return day.toLocaleDateString(locale, { day: 'numeric', month: 'short' });
};

/** Whether the newest message is in sight; then it stays there when the window or the text box changes size. */
let atEnd = true;
function noticeEnd() {
  const stream = $('stream');
  const below = stream.scrollHeight - stream.scrollTop - stream.clientHeight;
  atEnd = below < 80;
  $('down').hidden = !state.peer || below < 200;
}

function toEnd() {
  $('stream').scrollTop = $('stream').scrollHeight;
}

// ---------------------------------------------------------------- news

/** Many changes at once are one reload. */
function soon(work) {
  let waiting = false;
  return () => {
    if (waiting) return;
    waiting = true;
    setTimeout(() => {
      waiting = false;
      work().catch(() => {});
    }, 40);
  };
}
const rowsSoon = soon(loadRows);
const chatSoon = soon(async () => {
  await loadRows();
  await loadMessages(false);
});
const peopleSoon = soon(async () => {
  await loadPeople();
  await loadRows();
});

function listen() {
  const stream = new EventSource('/telegram/events');
  let broken = false;
  stream.addEventListener('open', () => {
    if (broken) {
      peopleSoon();
      chatSoon();
    }
    broken = false;
  });
  stream.addEventListener('error', () => {
    if (!broken) toast(words.offline);
    broken = true;
  });
  stream.addEventListener('message', ({ data }) => {
    const event = JSON.parse(data);
    if (event.type === 'people') peopleSoon();
    if (event.type === 'typing') sawTyping(event);
    if (event.type === 'chat' && event.owner === state.me?.id) {
      state.typing.delete(event.peer);
      drawTyping();
      if (event.peer === state.peer?.id) chatSoon();
      else rowsSoon();
    }
  });
}

// ---------------------------------------------------------------- begin

function bind() {
  $('me').addEventListener('change', () => tried(become($('me').value)));
  $('back').addEventListener('click', close);
  $('down').addEventListener('click', () =>
    $('stream').scrollTo({ top: $('stream').scrollHeight, behavior: 'smooth' }),
  );
  $('stream').addEventListener('scroll', noticeEnd);
  new ResizeObserver(() => atEnd && toEnd()).observe($('stream'));
  $('attach').addEventListener('click', attachMenu);
  $('stop-editing').addEventListener('click', stopEditing);
  $('write').addEventListener('submit', (event) => {
    event.preventDefault();
    tried(submit());
  });
  $('text').addEventListener('input', () => {
    grow();
    tellTyping();
  });
  $('text').addEventListener('keydown', (event) => {
    if (event.key === 'Escape') stopEditing();
    if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return;
    event.preventDefault();
    tried(submit());
  });
  document.addEventListener('click', () => {
    $('menu').hidden = true;
  });
  document.addEventListener('keydown', (event) => {
    if (event.key === 'Escape') $('menu').hidden = true;
  });
  addEventListener('focus', markRead);
  document.addEventListener('visibilitychange', markRead);

  const dialog = $('person-dialog');
  $('new-person').addEventListener('click', () => {
    $('person-form').reset();
    $('person-error').textContent = '';
    dialog.showModal();
  });
  $('person-cancel').addEventListener('click', () => dialog.close());
  $('person-form').addEventListener('submit', async (event) => {
    event.preventDefault();
    const username = $('person-username').value.trim();
    const fields = { name: $('person-name').value, language: locale.slice(0, 2), ...(username && { username }) };
    try {
      const made = await call('POST', '/telegram/users', fields);
      dialog.close();
      await loadPeople();
      $('me').value = made.id;
      await become(made.id);
    } catch (error) {
      $('person-error').textContent = error.status === 409 ? words.taken : error.message;
    }
  });
}

translate();
bind();
await tried(loadPeople().then(loadRows));
const asked = new URLSearchParams(location.search).get('chat');
const row = state.rows.find(({ id, username }) => asked && (id === asked || username === asked.replace(/^@/, '')));
if (row) await tried(open(row.id));
listen();
if (!state.me) $('new-person').click();
