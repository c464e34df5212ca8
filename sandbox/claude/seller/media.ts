// A message without words: asked for words once, then a colleague is offered, then silence; a sticker after our answer is a nod.
import type { View } from './read';
import { spokeOf } from './speech';
import type { Heard } from './understand';

const NODS = /^(?:sticker|animation)$/;

/** Which time it is; 'greeting': a sticker for a hello. undefined: there are words, or no media. */
export function mediaOnly(view: View, heard: Heard): 'greeting' | 'first' | 'again' | 'enough' | undefined {
  if (!heard.media || /\p{L}/u.test(view.unanswered.replace(/\[\w+\]/g, ''))) return undefined;
  if (NODS.test(heard.media)) return 'greeting';
  if (spokeOf(view.lastOfUs, 'stillClosed', view)) return 'enough';
  return spokeOf(view.lastOfUs, 'inWords', view) ? 'again' : 'first';
}

/** A sticker, a thumbs-up: after our answer there is nothing to say to it. */
export function reactsOnly(view: View, heard: Heard): boolean {
  if (view.lastOfUs === '') return false;
  return (
    mediaOnly(view, heard) === 'greeting' ||
    /^(?:\s|👍|👌|🙏|❤️|🔥|👏|😊|🙂|\p{Emoji_Modifier}|\uFE0F)+$/u.test(view.unanswered)
  );
}
