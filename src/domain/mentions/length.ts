// How long the meeting takes, when the client says it beside the time: «минут на сорок», "for two hours".
import { resolveWhen } from '../when';
import type { Sentence } from './clauses';
import type { MentionContext } from './read';
import type { TimeSaid } from './times';

const NUMBER =
  '\\d+(?:[.,]5)?|пар[ау]|полтор[аы]|один|одну|два|две|три|четыре|пять|шесть|десять|пятнадцать|двадцать|тридцать|сорок|пятьдесят|девяносто|an?|one|two|three|four|five|six|ten|fifteen|twenty|thirty|forty(?:[- ]five)?|fifty|sixty|ninety|half an|couple of';
const UNIT = 'минут[уы]?|минуток|час(?:а|ов|ик)?|hours?|minutes?|mins?|hrs?';
const LENGTH = new RegExp(
  `(?<!\\p{L})(?:(?<swapped>минут|часа|часов|час)\\s+на\\s+(?<count>${NUMBER})` +
    `|(?<counted>(?:${NUMBER})\\s+(?:${UNIT})(?!\\p{L})(?:\\s+and a half)?|полчаса|полтора часа)` +
    `|(?:на|for)\\s+(?<bare>час(?:ик)?|hour))(?!\\p{L})(?!\\s+(?:до|назад|ago|before|после|after|спустя|later|раньше))`,
  'u',
);
/** Farther from the time it speaks of something else. */
const NEAR = 80;

/** UTC, ISO 8601; undefined: no length is said. */
export function lengthAfter(sentence: Sentence, time: TimeSaid, context: MentionContext): string | undefined {
  const rest = sentence.text.slice(time.span[1] - sentence.from);
  const match = LENGTH.exec(rest.slice(0, NEAR));
  if (!match) return undefined;
  const { swapped, count, counted, bare } = match.groups!;
  const said = counted ?? (swapped ? `${count} ${swapped}` : bare!);
  const { defaults, zone } = context;
  const from = new Date(time.instant!);
  const phrase = /[a-z]/.test(said) ? `in ${said}` : `через ${said}`;
  const found = resolveWhen({ phrase, now: from, zone, purpose: 'meeting', defaults });
  return found.kind === 'instant' && found.precision === 'minute' ? found.instant : undefined;
}
