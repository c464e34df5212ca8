// "typing…": seen from the other side, told to the other side.
import { call } from './api.js';
import { $ } from './dom.js';
import { drawRows, kindOf } from './list.js';
import { state } from './state.js';
import { words } from './words.js';

/** A client shows "typing" this long after the last action; core.telegram.org/method/messages.setTyping. */
const TYPING_MS = 6000;

export function typingWord(id) {
  const seen = state.typing.get(id);
  if (!seen || Date.now() - seen.at > TYPING_MS) return undefined;
  return seen.action.startsWith('record') ? words.recording : words.typing;
}

export function drawTyping() {
  if (!state.peer) return;
  const word = typingWord(state.peer.id);
  $('peer-state').textContent = word ?? (state.peer.username ? `@${state.peer.username} · ` : '') + kindOf(state.peer);
  $('peer-state').className = word ? 'hint is-typing' : 'hint';
}

export function sawTyping({ from, to, action, at }) {
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
export function tellTyping() {
  if (!state.peer || !$('text').value || Date.now() - toldTyping < 4000) return;
  toldTyping = Date.now();
  call('POST', '/telegram/typing', { from: state.me.id, to: state.peer.id }).catch(() => {});
}

/** The next key tells again: what was typed has been sent. */
export function forgetTyping() {
  toldTyping = 0;
}
