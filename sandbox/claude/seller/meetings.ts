// A call with the client, where the company's are booked by tools: times offered, one taken, moved, called off; the words follow the results.
import type { ScriptedTurn } from '../scripts';
import { join } from './join';
import type { Call, View } from './read';
import { say } from './speech';
import { type Heard, withoutOwnMeetings } from './understand';
import { pattern, timeWords } from './when-words';

type Calls = NonNullable<ScriptedTurn['tools']>;

// With us: «у меня созвон с классной» is no wish for one.
const CALL = pattern(
  "<(?:созвон(?:имся|иться)|(?:на|хочу|можно|назнач\\p{L}+)\\s+(?:видео)?(?:звонок|встречу)|(?:давай(?:те)?|хочу|можно|готов\\p{L}?)\\s+(?:\\p{L}+\\s+)?(?:встретиться|поговорить)|запиш(?:и|ите)\\s+(?:меня|нас)|(?:have|set up|book|arrange)\\s+(?:me\\s+)?(?:a|the)\\s+(?:\\w+\\s+)?(?:call|meeting|appointment)|let'?s (?:talk|speak|meet|have a call))>",
);
const MOVE = pattern(
  '<(?:перенес\\p{L}+|перенест\\p{L}+|перенос\\p{L}*|друго\\p{L}+ врем\\p{L}+|сдвин\\p{L}+|reschedul\\p{L}+|move|another time|postpone)>',
);
const OFF = pattern(
  "<(?:отмен\\p{L}+|не смогу|не получится|не приду|cancel\\p{L}*|can'?t (?:come|make)|won'?t (?:come|make))>",
);
const NTH = [
  pattern('<(?:перв\\p{L}+|first)>'),
  pattern('<(?:втор(?!ник)\\p{L}+|second)>'),
  pattern('<(?:трет\\p{L}+|third|последн\\p{L}+|last)>'),
];
/** Every line of ours that names times to choose from has this between them. */
const BETWEEN = '; ';

/** What is to be asked of the calendar; none: the talk is not about a meeting. */
export function meetingCalls(view: View, heard: Heard): Calls {
  if (!view.books) return [];
  const text = withoutOwnMeetings(view.unanswered);
  const [ours] = view.meetings.filter(({ source }) => source === 'booked');
  const options = optionsIn(view.lastOfUs);
  const time = timeWords(text);
  if (ours && OFF.test(text) && !MOVE.test(text) && !time)
    return [{ name: 'cancel_meeting', input: { meetingId: ours.id, reason: 'The client cannot come.' } }];
  const moving = ours && (MOVE.test(text) || OFF.test(text) || options.length > 0) ? ours.id : undefined;
  if (ours && !moving) return [];
  const take = (words: string): Calls => [
    moving
      ? { name: 'reschedule_meeting', input: { meetingId: moving, words } }
      : { name: 'book_meeting', input: { words } },
  ];
  const picked = pick(options, text, heard);
  if (picked) return take(picked);
  const wants = options.length > 0 || moving !== undefined || CALL.test(text);
  if (!wants || heard.human || heard.angry) return [];
  if (time && /\d/.test(time)) return take(time);
  if (options.length > 0 && !time && !heard.no) return [];
  return [{ name: 'offer_slots', input: time ? { words: time } : {} }];
}

/** The words after the tools for meetings have answered; undefined: none was asked. */
export function meetingWords(view: View, calls: Call[]): ScriptedTurn | undefined {
  const call = calls.findLast(({ name }) => /^(?:offer_slots|(?:book|reschedule|cancel)_meeting)$/.test(name));
  if (!call) return undefined;
  const { name, ok, result } = call;
  if (/hand_off/.test(result) || (!ok && /colleague will/i.test(result)))
    return {
      text: say(view, 'handOff'),
      tools: [{ name: 'hand_off', input: { reason: 'The calendar gives no time.' } }],
    };
  const free = freeIn(result);
  if (name === 'offer_slots' && free.length > 0) return { text: say(view, 'slots', { times: free.join(BETWEEN) }) };
  if (ok && /has been asked/.test(result)) return { text: say(view, 'slotAsked') };
  if (ok) return { text: say(view, name === 'cancel_meeting' ? 'fine' : 'slotBooked') };
  const back = /say it back to him, (.+?), and ask/.exec(result)?.[1];
  if (back) return { text: say(view, 'slotCheck', { times: back }) };
  if (free.length > 0) return { text: say(view, 'slotTaken', { times: free.join(BETWEEN) }) };
  if (/offer_slots/.test(result) && !calls.some((one) => one.name === 'offer_slots'))
    return { tools: [{ name: 'offer_slots', input: {} }] };
  return { text: join(/passed/.test(result) ? say(view, 'past') : '', say(view, 'askWhen')) };
}

function freeIn(result: string): string[] {
  const list = /(?:Free|Free near it): (\[.*?\])(?:\s|$)/s.exec(result)?.[1];
  if (!list) return [];
  try {
    return (JSON.parse(list) as { say: string }[]).map((one) => one.say);
  } catch {
    return [];
  }
}

/** Times our line gave to choose from, each as it stands: «завтра, 23 ноября, в 14:30 (по Москве)». */
function optionsIn(line: string): string[] {
  return [...line.matchAll(/[^.:;!?\n]*?\d{1,2}:\d{2}\s*\([^)]+\)/g)].flatMap(([one]) => {
    const words = timeWords(one.replace(/\([^)]*\)/g, ' '));
    return words ? [whole(one)] : [];
  });
}

/** Day and hour without the zone, and without a word that means another day tomorrow. */
const whole = (option: string): string =>
  option
    .replace(/\s*\([^)]*\)/g, '')
    .replace(/^.*?(?=\d{1,2}\s+\p{L}+,\s*(?:в|at)\s)/u, '')
    .trim();

function pick(options: string[], text: string, heard: Heard): string | undefined {
  const nth = NTH.findIndex((word) => word.test(text));
  if (nth >= 0 && options[nth]) return options[nth];
  // an hour alone means one of those offered; with a day it says for itself which
  const clock = /^\D{0,3}(\d{1,2}:\d{2})$/.exec(timeWords(text) ?? '')?.[1];
  const named = clock ? options.filter((one) => one.endsWith(` ${clock}`)) : [];
  if (named.length === 1) return named[0];
  return options.length === 1 && heard.yes && !heard.no ? options[0] : undefined;
}
