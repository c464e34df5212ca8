// The chat page: whoever opens it is a client of the local Telegram. It drives the same control API as the tests.
import { call, tried } from './api.js';
import { close, markRead, noticeEnd, open, stayAtEnd } from './chat.js';
import { $ } from './dom.js';
import { become, loadPeople, loadRows } from './list.js';
import { attachMenu } from './menus.js';
import { listen } from './news.js';
import { state } from './state.js';
import { tellTyping } from './typing.js';
import { locale, translate, words } from './words.js';
import { grow, stopEditing, stopReplying, submit } from './write.js';

function bind() {
  $('me').addEventListener('change', () => tried(become($('me').value)));
  $('back').addEventListener('click', close);
  $('down').addEventListener('click', () =>
    $('stream').scrollTo({ top: $('stream').scrollHeight, behavior: 'smooth' }),
  );
  $('stream').addEventListener('scroll', noticeEnd);
  new ResizeObserver(stayAtEnd).observe($('stream'));
  $('attach').addEventListener('click', attachMenu);
  $('stop-editing').addEventListener('click', stopEditing);
  $('stop-replying').addEventListener('click', stopReplying);
  $('write').addEventListener('submit', (event) => {
    event.preventDefault();
    tried(submit());
  });
  $('text').addEventListener('input', () => {
    grow();
    tellTyping();
  });
  $('text').addEventListener('keydown', (event) => {
    if (event.key === 'Escape') {
      stopEditing();
      stopReplying();
    }
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
