// A plain answer in words: what was asked first, then at most one question of ours.
import { QUALIFY, type Topic } from './phrases';
import type { View } from './read';
import { say, spokeOf } from './speech';
import type { Heard } from './understand';

/** One to three sentences, with a greeting where it is due. */
export function compose(view: View, heard: Heard): string {
  const first = view.lastOfUs === '';
  const hello = first ? say(view, 'greet') : heard.greeting ? say(view, 'helloAgain') : '';
  const name = heard.name ? say(view, 'niceName', { name: heard.name }) : '';
  return join(hello, name, body(view, heard, first));
}

/** The same after something was said already: no greeting, no nod. */
export const goOn = (view: View, heard: Heard): string => body(view, heard, true);

function body(view: View, heard: Heard, opening: boolean): string {
  const offer = () => (spokeOf(view.lastOfUs, 'offerHuman', view) ? qualify(view) : say(view, 'offerHuman'));
  if (heard.asksIfBot) return join(say(view, 'bot'), say(view, 'botOffer'));
  if (heard.media && !/\p{L}/u.test(view.unanswered.replace(/\[\w+\]/g, ''))) {
    return join(say(view, /voice|audio|videoNote/.test(heard.media) ? 'voice' : 'media'), say(view, 'inWords'));
  }
  if (heard.cancels) return join(say(view, 'fine'), say(view, 'anyTime'));
  if (heard.price) return join(say(view, 'price'), offer());
  if (heard.booking) return join(say(view, 'booking'), offer());
  if (heard.busy) return join(say(view, 'understandBusy'), say(view, 'askWhen'));
  if (heard.asksToWrite && !heard.question) return say(view, 'askWhen');
  if (heard.bye) return join(say(view, 'bye'), say(view, 'anyTime'));
  if (heard.notNeeded) return join(say(view, 'fine'), say(view, 'anyTime'));
  if (heard.thinks) return join(say(view, 'fine'), say(view, 'anyTime'));
  if (heard.question) return join(say(view, 'unknown'), offer());
  if (heard.no) return join(say(view, 'fine'), qualify(view));
  if (heard.thanks && heard.courtesyOnly) return join(say(view, 'welcome'), qualify(view));
  return opening ? qualify(view) : join(say(view, 'ack'), qualify(view));
}

/** The next thing worth knowing that this chat has not asked yet; when all is known, whether a colleague should join. */
function qualify(view: View): string {
  const ours = view.lines.filter((l) => l.who === 'us').map((l) => l.text);
  const asked = (topic: Topic): boolean => ours.some((line) => spokeOf(line, topic, view));
  const next = QUALIFY.find((topic) => !asked(topic));
  if (next) return say(view, next);
  return spokeOf(view.lastOfUs, 'offerHuman', view) ? say(view, 'anythingElse') : say(view, 'offerHuman');
}

export const join = (...sentences: string[]): string => sentences.filter(Boolean).join(' ');
