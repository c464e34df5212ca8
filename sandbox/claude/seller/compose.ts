// A plain answer in words: what was asked first, then at most one question of ours.
import type { Attribute } from './company';
import { join } from './join';
import { lookUp, whatToAsk } from './look-up';
import { mediaOnly } from './media';
import { options } from './options';
import { QUALIFY, QUALIFY_FOR_CATALOG, type Topic } from './phrases';
import type { View } from './read';
import { say, spokeOf } from './speech';
import type { Heard } from './understand';
import { clarity, wishOf } from './wish';

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
  const media = mediaOnly(view, heard);
  if (media === 'again') return join(say(view, 'stillClosed'), say(view, 'offerHuman'));
  if (media === 'first') return join(say(view, kindOf(heard.media)), say(view, 'inWords'));
  if (media) return qualify(view);
  if (heard.cancels) return join(say(view, 'fine'), say(view, 'anyTime'));
  const { ask } = lookUp(view, heard);
  if (ask) return join(heard.price ? say(view, 'priceDepends') : opening ? '' : say(view, 'ack'), askAbout(view, ask));
  if (heard.price) return join(say(view, 'price'), offer());
  if (heard.booking) return join(say(view, 'booking'), offer());
  if (heard.busy) return join(say(view, 'understandBusy'), say(view, 'askWhen'));
  if (heard.asksToWrite && !heard.question) return say(view, 'askWhen');
  if (heard.bye) return join(say(view, 'bye'), say(view, 'anyTime'));
  if (heard.notNeeded) return join(say(view, 'fine'), say(view, 'anyTime'));
  if (heard.thinks) return join(say(view, 'fine'), say(view, 'anyTime'));
  if (heard.question) return join(say(view, 'unknown'), offer());
  if (heard.no) return join(say(view, 'fine'), qualify(view));
  if (heard.thanks && heard.courtesyOnly) return join(say(view, 'welcome'), say(view, 'anyTime'));
  return opening ? qualify(view) : join(say(view, 'ack'), qualify(view));
}

/** The next thing worth knowing that this chat has not asked yet; when all is known, whether a colleague should join. */
function qualify(view: View): string {
  const wish = wishOf(view);
  const attribute = clarity(wish) > 0 ? whatToAsk(view, wish) : undefined;
  if (attribute) return askAbout(view, attribute);
  const ours = view.lines.filter((l) => l.who === 'us').map((l) => l.text);
  const asked = (topic: Topic): boolean => ours.some((line) => spokeOf(line, topic, view));
  const next = (view.sells.length > 0 ? QUALIFY_FOR_CATALOG : QUALIFY).find((topic) => !asked(topic));
  if (next) return say(view, next);
  return spokeOf(view.lastOfUs, 'offerHuman', view) ? say(view, 'anythingElse') : say(view, 'offerHuman');
}

/** One question about one attribute, with the values to choose from. */
export function askAbout(view: View, attribute: Attribute): string {
  const named = options(attribute, view.language);
  if (!attribute.isNumber) return say(view, 'askChoice', { options: named });
  return say(view, /[ыиs]$/.test(named) ? 'askCount' : 'askNumber', { options: named });
}

const kindOf = (media = ''): Topic =>
  /voice|audio|videoNote/.test(media) ? 'voice' : media === 'contact' ? 'contact' : 'media';
