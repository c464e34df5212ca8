// A question to a rep about a meeting of his, composed: when, with whom, and the buttons that answer it.
import type { Language } from '../brand';
import { describeInstant, zoneName } from '../when';
import {
  type Client,
  type Composed,
  clientLink,
  decidedLine,
  escaped,
  filled,
  moment,
  plainName,
  type RepButton,
} from './message';
import { type QuestionState, repWords } from './words';

/** @param zone whose clock the rep reads */
export function questionMessage(
  language: Language,
  { kind, title, start, expiresAt }: { kind: 'confirm' | 'outcome'; title: string; start: Date; expiresAt?: Date },
  client: Client,
  zone: string,
  now: Date,
): Composed {
  const words = repWords(language);
  const day = `${describeInstant(start.toISOString(), zone, language, now)} (${zoneName(zone, language, start)})`;
  const asked = filled(kind === 'confirm' ? words.askConfirm : words.askOutcome, { day });
  const text = [
    `<b>${escaped(asked)}</b>`,
    clientLink(client),
    escaped(title),
    kind === 'confirm' && expiresAt && `${words.answerUntil} ${moment(expiresAt, zone, language)}`,
  ];
  const buttons: RepButton[] =
    kind === 'confirm'
      ? [
          { verb: 'yes', text: words.yes },
          { verb: 'no', text: words.no },
        ]
      : [
          { verb: 'held', text: words.wasHeld },
          { verb: 'absent', text: words.absent },
        ];
  return { text: text.filter(Boolean).join('\n'), summary: `${asked} ${plainName(client)}`, buttons: [buttons] };
}

/** What stands under it once it is settled. */
export function questionStateLine(language: Language, state: QuestionState, by?: string): string {
  return decidedLine(language, repWords(language).questions[state], by);
}
