// What the seller says once its tools have answered: the words follow the results, never the wish.
import type { ScriptedTurn } from '../scripts';
import { askAbout, compose, goOn } from './compose';
import { factsFor, wasSearched } from './facts';
import { join } from './join';
import { lookUp } from './look-up';
import { meetingWords } from './meetings';
import { offer, productsIn } from './products';
import type { Call, View } from './read';
import { say } from './speech';
import type { Heard } from './understand';
import { timeWords } from './when-words';

/** The answer after a round of calls; silence when all they did was keep a promise. */
export function afterTools(view: View, heard: Heard, calls: Call[]): ScriptedTurn {
  const named = (name: string): Call[] => calls.filter((c) => c.name === name);
  if (named('say_nothing').length > 0) return {};
  if (named('hand_off').length > 0) return view.saidInRounds ? {} : { text: say(view, 'handOff') };
  const meeting = meetingWords(view, calls);
  if (meeting) return meeting;
  const [plan] = named('schedule_follow_up');
  if (plan?.ok && plan.input.keep !== undefined)
    return { tools: [{ name: 'say_nothing', input: { reason: 'The client only agreed; nothing is asked.' } }] };
  const { text: found, offers } = foundWords(view, heard, calls);
  if (offers && view.mayMoveTo.includes('offering') && named('set_stage').length === 0)
    return { tools: [{ name: 'set_stage', input: { stage: 'offering', reason: 'Products are named.' } }] };
  const hello = view.lastOfUs === '' ? say(view, 'greet') : heard.greeting ? say(view, 'helloAgain') : '';
  const profile = named('update_profile').map((call) => profileWords(view, heard, call));
  if (plan) {
    const promise = plan.ok ? confirm(view, plan) : askAgain(view, plan);
    return { text: join(hello, ...profile.slice(0, 1), withoutQuestion(found), promise) };
  }
  if (named('cancel_follow_up').length > 0 && !view.correction)
    return { text: found ? join(say(view, 'cancelled'), found) : join(say(view, 'cancelled'), say(view, 'anyTime')) };
  if (found) return { text: join(hello, ...profile.slice(0, 1).filter((words) => !words.endsWith('?')), found) };
  if (profile.length > 0) {
    const [words = ''] = profile;
    return {
      text: words.endsWith('?') ? join(hello, words) : join(hello, words, goOn(view, { ...heard, greeting: false })),
    };
  }
  return { text: compose(view, heard) };
}

/** What the catalog and the knowledge have said; '': neither was asked. `offers`: products are named. */
function foundWords(view: View, heard: Heard, calls: Call[]): { text: string; offers: boolean } {
  const products = productsIn(calls);
  const facts = factsFor(view, calls);
  const { another, match, ask } = lookUp(view, heard);
  const single = heard.price || view.correction !== undefined;
  const offered = products ? offer(view, products, { another, single }) : '';
  const offers = products !== undefined && products.length > 0;
  if (facts && offers && heard.price) {
    // What it costs may stand in both; where one message cannot hold them, the price is what was asked.
    const both = join(facts, offered);
    return { text: both.length <= view.maxCharacters - 70 ? both : offered, offers };
  }
  if (facts) return { text: ask ? join(facts, askAbout(view, ask)) : facts, offers: false };
  if (offered) return { text: offered, offers };
  // Nobody wrote down what it costs as such; of which one, he may still say.
  if (ask && heard.price) return { text: join(say(view, 'priceDepends'), askAbout(view, ask)), offers: false };
  // Asked and not known: said plainly. What was no question goes on as talk does.
  if (match || (wasSearched(calls) && (heard.question || heard.price || heard.booking))) {
    const topic = heard.booking ? 'booking' : heard.price ? 'price' : 'unknown';
    return { text: join(say(view, topic), say(view, 'offerHuman')), offers: false };
  }
  return { text: '', offers: false };
}

/** A promise ends the message; what we would have asked waits. */
const withoutQuestion = (text: string): string => text.replace(/\s*[^.!?]*\?\s*$/, '');

/** "Scheduled for <day and hour>." → our own sentence with that day and hour, and the zone where we are told to name it. */
function confirm(view: View, call: Call): string {
  const when =
    /^(?:Scheduled for|Kept:)\s+(.+?)\.(?:\s|$)/s.exec(call.result)?.[1] ??
    timeWords(call.result) ??
    String(call.input.words ?? '');
  const zone = /name ours \((.+?)\) in the confirmation/.exec(call.result)?.[1];
  return say(view, 'confirm', { when: zone ? `${when} ${zone}` : when });
}

/** Nothing was scheduled: the tool's question goes to the client; a time gone by is said kindly. */
function askAgain(view: View, call: Call): string {
  const question = /Ask the client:\s*(.+?\?)\s*(?:Nothing|$)/s.exec(call.result)?.[1];
  const speaksHis = question !== undefined && /\p{Script=Cyrillic}/u.test(question) === (view.language === 'ru');
  if (question && speaksHis) return question;
  if (/passed|past/i.test(call.result)) return join(say(view, 'past'), say(view, 'askWhen'));
  return say(view, 'askWhen');
}

function profileWords(view: View, heard: Heard, call: Call): string {
  const city = typeof call.input.city === 'string' ? call.input.city : undefined;
  const zone = typeof call.input.zone === 'string' ? call.input.zone : undefined;
  const name = heard.name && call.input.name ? say(view, 'niceName', { name: heard.name }) : '';
  if (/not clear|ask which/i.test(call.result)) return join(name, say(view, 'askCity'));
  const place = city ? say(view, 'placed', { place: city }) : zone ? say(view, 'zoned', { place: zone }) : '';
  return join(name, place);
}
