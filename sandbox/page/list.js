// The left column: who I am, and my chats.
import { call, tried } from './api.js';
import { close, open } from './chat.js';
import { $, avatar, element, nameOf, when } from './dom.js';
import { state } from './state.js';
import { typingWord } from './typing.js';
import { words } from './words.js';

export async function loadPeople() {
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

export async function become(id) {
  state.me = state.people.find((person) => person.id === id);
  localStorage.setItem('me', id);
  close();
  avatar($('my-avatar'), state.me);
  await loadRows();
}

export async function loadRows() {
  state.rows = state.me ? await call('GET', `/telegram/inbox/${state.me.id}`) : [];
  drawRows();
}

export function drawRows() {
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

export const kindOf = (row) => (row.bot ? words.bot : row.account ? words.account : words.person);
