// Days of the week and hours as a brand's texts tell them, and those we write at.
import type { Brand } from '../../brand';
import type { Week } from '../checks/schedule';
import { clauseAt } from '../text/denial';
import { fold } from '../text/fold';
import { topicOf } from '../text/topics';
import type { View } from '../text/view';
import { slotsIn } from '../text/week';
import type { Stated } from './brand-texts';
import { isDenying } from './grounds';

/** The days and hours of each sentence; of a product only those with days, its hours being of anything else. */
export function weeksIn({ view, product, heading = '', topic }: Omit<Stated, 'text'> & { view: View }): Week[] {
  return view.sentences
    .map(({ text }) => {
      const slots = slotsIn(text).map((slot) => ({ ...slot, isClosed: isDenying(clauseAt(text, slot.from)) }));
      const of =
        product === undefined
          ? { topic: { ...topicOf(`${topic} ${fold(heading)} ${text}`), place: heading } }
          : { product };
      return { slots, text, ...of };
    })
    .filter(({ slots }) => slots.some((s) => s.days.size > 0 || (product === undefined && s.spans.length > 0)));
}

/** When we write: an answer may say so. */
export const hoursOfOurs = ({ hours }: Brand): Week => ({
  slots: hours.map(({ days, from, to }) => ({
    days: new Set(days),
    spans: slotsIn(`с ${from} до ${to}`)[0]?.spans ?? [],
    ...{ from: 0, to: 0, lead: '', isHabit: true, isClosed: false },
  })),
  text: '',
});
