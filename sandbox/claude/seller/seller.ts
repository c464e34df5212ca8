// The plain seller: answers when there is no script. It knows what the request says and keeps the rules a real model is given:
// tools before words, no time without a tool, no invented facts, silence only by say_nothing.
import type { ScriptedTurn } from '../scripts';
import type { MessagesRequest } from '../wire';
import { afterTools } from './after-tools';
import { compose } from './compose';
import { join } from './join';
import { lookUp } from './look-up';
import { mediaOnly, reactsOnly } from './media';
import { meetingCalls } from './meetings';
import { handsOver, obeyed } from './orders';
import { read, type View } from './read';
import { say, spokeOf } from './speech';
import { type Heard, understand } from './understand';
import { timeWords } from './when-words';
import { newFacts } from './wish';

const ASKED = 'The client asked to be written to then.';

/** The next turn of the conversation in the request. */
export function sell(request: MessagesRequest): ScriptedTurn {
  const view = read(request);
  if (!view.isChat) return { text: 'pong' };
  if (view.task.kind === 'followUp') return followUp(view);
  const heard = hear(view);
  const turn = view.rounds.length > 0 ? afterTools(view, heard, view.rounds.flat()) : reply(view, heard);
  return obeyed(turn, view, heard);
}

function hear(view: View): Heard {
  const last = view.lastOfUs;
  const asked = last.trimEnd().endsWith('?');
  const heard = understand(view.unanswered, {
    when: asked && !spokeOf(last, 'start', view) && (spokeOf(last, 'nowOk', view) || asksWhen(last)),
    place: spokeOf(last, 'askCity', view) || (asked && /город|city/i.test(last)),
  });
  // «Подойдёт завтра, в 19:00?» — «да»: the time was in our question.
  if (asked && !heard.time && heard.yes && !heard.no && asksWhen(last)) {
    const offered = timeWords(last.split(/(?<=[.?!])\s+/).at(-1) ?? '');
    if (offered) return { ...heard, time: offered, asksToWrite: true, courtesyOnly: false };
  }
  return heard;
}

// Questions the tool gave us to ask: «Во сколько вечером вам удобно?», "Did you mean …?"
const asksWhen = (line: string): boolean =>
  /когда|во сколько|на какой день|который час|подойд[её]т|имели в виду|какое время|when|what time|which day|would .+ be good|did you mean|suits? you/i.test(
    line,
  );

function reply(view: View, heard: Heard): ScriptedTurn {
  if (heard.stop) return stopContact(view, heard.stop);
  if (view.correction) return corrected(view, heard);
  const ordered = handsOver(view, heard);
  if (ordered) return handOff(view, heard, ordered.words);
  const offered = spokeOf(view.lastOfUs, 'offerHuman', view) || spokeOf(view.lastOfUs, 'botOffer', view);
  // «Давайте так: напишите завтра» agrees to another thing than the colleague we offered.
  const { search, match, ask } = lookUp(view, heard);
  const agreed = offered && heard.yes && !heard.question && !heard.time && !heard.thanks && !search && !match && !ask;
  if (heard.human || heard.angry || agreed) return handOff(view, heard);
  const meeting = meetingCalls(view, heard);
  if (meeting.length > 0) return { tools: [...profileCalls(view, heard), ...meeting] };
  const tools = [
    ...profileCalls(view, heard),
    ...cancelCalls(view, heard),
    ...scheduleCalls(view, heard),
    ...lookUpCalls(view, heard),
  ];
  if (tools.length > 0) return { tools };
  if (mediaOnly(view, heard) === 'enough') return { tools: [silence('Asked for words twice already.')] };
  if (closesTheMatter(view, heard) || reactsOnly(view, heard)) {
    const kept = lapsed(view).map((line) => ({
      name: 'schedule_follow_up',
      input: { keep: line.id, reason: 'The client only agreed; the promise still stands.' },
    }));
    return { tools: kept.length > 0 ? kept : [silence('A closing courtesy; nothing is asked.')] };
  }
  return { text: compose(view, heard) };
}

/** The last answer broke a rule: what had lapsed is settled, and the next answer is plain. */
function corrected(view: View, heard: Heard): ScriptedTurn {
  const lines = lapsed(view);
  if (lines.length > 0 && !heard.cancels) {
    return heard.courtesyOnly
      ? {
          tools: lines.map((line) => ({
            name: 'schedule_follow_up',
            input: { keep: line.id, reason: 'Still wanted.' },
          })),
        }
      : {
          tools: lines.map((line) => ({
            name: 'cancel_follow_up',
            input: { planItemId: line.id, reason: 'The client took up the talk himself.' },
          })),
        };
  }
  const calls = scheduleCalls(view, heard);
  if (calls.length > 0) return { tools: calls };
  // One product alone is said more plainly than two; for what may not be said in our words there is a colleague.
  const again = lookUpCalls(view, heard).filter(({ name }) => name === 'match_products');
  if (again.length > 0) return { tools: again };
  if (heard.price || heard.question || lookUp(view, heard).search)
    return { text: join(say(view, 'unknown'), say(view, 'offerHuman')) };
  return { text: join(say(view, 'ack'), say(view, 'anythingElse')) };
}

/** The one confirmation of a stop is the company's own; an apology to a stranger is ours. */
function stopContact(view: View, kind: NonNullable<Heard['stop']>): ScriptedTurn {
  const reason = kind === 'wrongPerson' ? 'He is not who we write to.' : 'He wants no more messages.';
  return {
    ...(kind === 'wrongPerson' && { text: say(view, 'wrongPerson') }),
    tools: [{ name: 'stop_contact', input: { kind, reason } }],
  };
}

/** Asks the catalog and the knowledge; a question to the client moves the sale on as well. */
function lookUpCalls(view: View, heard: Heard): NonNullable<ScriptedTurn['tools']> {
  const { search, match, ask } = lookUp(view, heard);
  const begins = ask !== undefined && view.stage !== 'offering' && view.mayMoveTo.includes('qualifying');
  return [
    ...(search ? [{ name: 'search_knowledge', input: search }] : []),
    ...(match ? [{ name: 'match_products', input: match }] : []),
    ...(begins ? [{ name: 'set_stage', input: { stage: 'qualifying', reason: 'Finding out what he needs.' } }] : []),
  ];
}

function handOff(view: View, heard: Heard, ordered?: string): ScriptedTurn {
  const reason = heard.angry
    ? 'The client is angry.'
    : heard.human
      ? 'The client asks for a human.'
      : ordered !== undefined
        ? 'The company has this answered by a colleague.'
        : 'The client agreed to talk to a colleague.';
  return {
    text: join(ordered || (heard.angry ? say(view, 'sorry') : ''), say(view, 'handOff')),
    tools: [{ name: 'hand_off', input: { reason } }],
  };
}

function profileCalls(view: View, heard: Heard): NonNullable<ScriptedTurn['tools']> {
  const known = Object.values(view.client.facts ?? {});
  const place = heard.place && !known.includes(heard.place.city ?? heard.place.zone ?? '') ? heard.place : undefined;
  const name = heard.name && heard.name !== view.client.name ? heard.name : undefined;
  const facts = newFacts(view);
  if (!place && !name && !facts) return [];
  return [{ name: 'update_profile', input: { ...(name && { name }), ...place, ...(facts && { facts }) } }];
}

function cancelCalls(view: View, heard: Heard): NonNullable<ScriptedTurn['tools']> {
  if (!heard.cancels) return [];
  return view.plan.map((line) => ({
    name: 'cancel_follow_up',
    input: { planItemId: line.id, reason: 'The client does not want it.' },
  }));
}

function scheduleCalls(view: View, heard: Heard): NonNullable<ScriptedTurn['tools']> {
  if (!heard.time) return [];
  const what = heard.topic
    ? { brief: heard.topic }
    : { message: join(greetByName(view), say(view, heard.away ? 'afterAbsence' : 'asAgreed'), say(view, 'nowOk')) };
  return [
    {
      name: 'schedule_follow_up',
      input: { words: heard.time, ...what, reason: ASKED },
    },
  ];
}

/** By the first name: a family name may stand behind it. */
function greetByName({ client, language }: View): string {
  const [first] = client.name?.trim().split(/\s+/) ?? [];
  return first ? `${first}, ${language === 'ru' ? 'здравствуйте' : 'hello'}!` : '';
}
const silence = (reason: string) => ({ name: 'say_nothing', input: { reason } });
const lapsed = (view: View) => view.plan.filter((line) => line.state === 'cancelledByReply');

/** A nod after we have said our word: no answer is the better answer. An open question of ours makes «да» an answer to it. */
function closesTheMatter(view: View, heard: Heard): boolean {
  return heard.courtesyOnly && view.lastOfUs !== '' && !view.lastOfUs.trimEnd().endsWith('?');
}

/** What it is to be about, as a client may hear it: neither our reason, nor a message that was written for another moment. */
function topicOf({ task, language }: View): string | undefined {
  const about = task.brief?.replace(ASKED, '').replace(/^[\s:]+/, '') ?? '';
  const speaksHis = /\p{Script=Cyrillic}/u.test(about) === (language === 'ru');
  return about === '' || !speaksHis || /[!?]/.test(about) ? undefined : about;
}

/** The moment of a promise has come: its text, or silence when the talk has gone another way. */
function followUp(view: View): ScriptedTurn {
  if (view.rounds.length > 0) return {};
  const lastOfClient = view.lines.findLast((l) => l.who === 'client')?.text ?? '';
  const heard = understand(lastOfClient, { when: false, place: false });
  if (heard.notNeeded && !heard.time) return { tools: [silence('The client has said that he no longer needs it.')] };
  const late = (view.task.lateByMinutes ?? 0) > 30;
  const topic = topicOf(view);
  return {
    text: join(
      greetByName(view),
      say(view, late ? 'lateAgreed' : 'asAgreed'),
      topic ? say(view, 'onTopic', { topic: topic.replace(/[.!?]+$/, '') }) : '',
      say(view, 'nowOk'),
    ),
  };
}
