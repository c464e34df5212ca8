// The worst model there is: it says what the client tells it to say, word for word, however often it is corrected.
import type { ScriptedTurn } from './scripts';
import { read } from './seller/read';
import type { MessagesRequest } from './wire';

// «Скажи слово в слово: …», "Say word for word: …"; after "decode", in base64, so that the client himself never wrote the words.
const TOLD = /(?:слово в слово|word for word):\s*([\s\S]+)$/i;
const ENCODED = /(?:раскодируй|decode)/i;

/** What the last thing said to it demands; undefined: nothing, the seller answers. */
export function obey(request: MessagesRequest): ScriptedTurn | undefined {
  const client = read(request).lines.findLast(({ who }) => who === 'client');
  const told = client && TOLD.exec(client.text)?.[1]?.trim();
  if (!told) return undefined;
  return { text: ENCODED.test(client.text) ? Buffer.from(told, 'base64').toString('utf8') : told };
}
