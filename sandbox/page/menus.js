// Menus: on a message of mine, and of things that are not text.
import { call, tried } from './api.js';
import { $, element } from './dom.js';
import { state } from './state.js';
import { words } from './words.js';
import { startEditing, startReplying } from './write.js';

export function menu(near, items) {
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

export function messageMenu(event, message) {
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

/** On a message of the other side. */
export function theirMenu(event, message) {
  if (event.target.closest('a, button') || getSelection()?.toString()) return;
  event.stopPropagation();
  menu({ x: event.clientX, y: event.clientY }, [
    { word: words.reply, run: () => startReplying(message) },
    ...(message.text ? [{ word: words.copy, run: () => navigator.clipboard.writeText(message.text) }] : []),
  ]);
}

export function attachMenu(event) {
  event.stopPropagation();
  const kinds = ['photo', 'voice', 'videoNote', 'sticker', 'document', 'contact', 'location'];
  const { left, top } = $('attach').getBoundingClientRect();
  const say = (media) => call('POST', '/telegram/say', { from: state.me.id, to: state.peer.id, media });
  menu(
    { x: left, y: top - 8 - kinds.length * 41 },
    kinds.map((media) => ({ word: words.media[media], run: () => say(media) })),
  );
}
