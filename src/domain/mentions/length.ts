// How long the meeting takes, when the client says it beside the time: «минут на сорок», "for two hours".
import { resolveWhen } from '../when';
import type { Sentence } from './clauses';
import type { MentionContext } from './read';
import type { TimeSaid } from './times';

const NUMBER =
  '\\d+(?:[.,]5)?|пар[ау]|полтор[аы]|один|одну|два|две|три|четыре|пять|шесть|десять|пятнадцать|двадцать|тридцать|сорок|пятьдесят|девяносто|an?|one|two|three|four|five|six|ten|fifteen|twenty|thirty|forty(?:[- ]five)?|fifty|sixty|ninety|half an|couple of';
const LENGTH = new RegExp(
  `(?<!\\p{L})(?:(минут|часа|часов|час)\\s+на\\s+(${NUMBER})|(?:на\\s+|for\\s+|длится\\s+|займет\\s+)?((?:(?:${NUMBER})\\s+)?(?:полчаса|(?:минут[уы]?|час(?:а|ов)?|минуток|hours?|minutes?|mins?|hrs?)(?!\\p{L}))(?:\\s+and a half)?))(?!\\p{L})`,
  'u',
);

/** UTC, ISO 8601; undefined: no length is said. */
export function lengthAfter(sentence: Sentence, time: TimeSaid, context: MentionContext): string | undefined {
  const rest = sentence.text.slice(time.span[1] - sentence.from);
  const match = LENGTH.exec(rest.slice(0, 80));
  if (!match) return undefined;
  const said = match[1] ? `${match[2]} ${match[1]}` : match[3]!;
  const { defaults, zone } = context;
  const from = new Date(time.instant!);
  const phrase = /[a-z]/.test(said) ? `in ${said}` : `через ${said}`;
  const found = resolveWhen({ phrase, now: from, zone, purpose: 'meeting', defaults });
  return found.kind === 'instant' && found.precision === 'minute' ? found.instant : undefined;
}
