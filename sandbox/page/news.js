// What happens elsewhere, as it happens.
import { toast } from './api.js';
import { sawAnswer } from './bot.js';
import { loadMessages } from './chat.js';
import { loadPeople, loadRows } from './list.js';
import { state } from './state.js';
import { drawTyping, sawTyping } from './typing.js';
import { words } from './words.js';

/** Many changes at once are one reload. */
export function soon(work) {
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

export function listen() {
  const stream = new EventSource('/telegram/events');
  let broken = false;
  stream.addEventListener('open', () => {
    // what happened before it was open was not told
    peopleSoon();
    chatSoon();
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
    if (event.type === 'pressAnswered') sawAnswer(event);
    if (event.type === 'chat' && event.owner === state.me?.id) {
      if (event.heard) state.typing.delete(event.peer);
      drawTyping();
      if (event.peer === state.peer?.id) chatSoon();
      else rowsSoon();
    }
  });
}
