// How an item of a plan is named on the command line: the end of its id is enough.
import type { ListedPlanItem } from '../ports/operator';
import { CliError } from './errors';

/** "t3/p1": the id without the conversation it stands in. */
export const shortId = (id: string): string => id.slice(id.indexOf('/') + 1);

/** @throws CliError naming what there is */
export function pickItem(items: ListedPlanItem[], text: string): ListedPlanItem {
  const scheduled = items.filter(({ status }) => status === 'scheduled');
  const found = scheduled.find(({ id }) => id === text || shortId(id) === text);
  if (found) return found;
  const over = items.find(({ id }) => id === text || shortId(id) === text);
  if (over) throw new CliError(`${shortId(over.id)} is ${over.status}: it cannot be changed any more.`);
  const there =
    scheduled.length === 0 ? 'nothing is planned' : `there is ${scheduled.map(({ id }) => shortId(id)).join(', ')}`;
  throw new CliError(`No item ${text} in the plan: ${there}.`);
}
