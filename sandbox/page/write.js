// The box below the chat: writing and editing.
import { call } from './api.js';
import { loadMessages } from './chat.js';
import { $ } from './dom.js';
import { state } from './state.js';
import { forgetTyping } from './typing.js';
import { words } from './words.js';

export async function submit() {
  const text = $('text').value.trim();
  const { me, peer, editing, replying } = state;
  if (!text || !peer) return;
  const both = { from: me.id, to: peer.id };
  $('text').value = '';
  grow();
  stopEditing();
  stopReplying();
  forgetTyping();
  try {
    if (editing) await call('POST', '/telegram/edit', { ...both, messageId: editing.messageId, text });
    else await call('POST', '/telegram/say', { ...both, text, ...(replying && { replyTo: replying.messageId }) });
    await loadMessages(!editing);
  } catch (error) {
    $('text').value = text;
    grow();
    throw error;
  }
}

export function grow() {
  const text = $('text');
  text.style.height = 'auto';
  text.style.height = `${text.scrollHeight + 2}px`;
}

export function startReplying(message) {
  stopEditing();
  state.replying = message;
  $('replying').hidden = false;
  $('replying-text').textContent = message.text;
  $('text').placeholder = message.forceReply?.placeholder ?? words.message;
  $('text').focus();
}

export function stopReplying() {
  state.replying = undefined;
  $('replying').hidden = true;
  $('text').placeholder = words.message;
}

export function startEditing(message) {
  stopReplying();
  state.editing = message;
  $('editing').hidden = false;
  $('editing-text').textContent = message.text;
  $('text').value = message.text;
  grow();
  $('text').focus();
}

export function stopEditing() {
  if (state.editing) $('text').value = '';
  state.editing = undefined;
  $('editing').hidden = true;
  grow();
}
