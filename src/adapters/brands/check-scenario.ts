// What of a scenario can be read, but cannot happen with this brand: answers nobody is asked for, events nobody makes.

import type { Brand } from '../../domain/brand';
import { ANSWERS, type Scenario } from '../../domain/rehearsal/scenario';
import type { Findings } from './problem';

/** @param brand with the scenario's own changes */
export function checkScenario(scenario: Scenario, { meeting: { booking } }: Brand, found: Findings): void {
  const inGoogle = booking.mode === 'zoomCalendar' || booking.mode === 'calendar';
  const off = 'the brand books no meetings: set meeting.booking.enabled, for this rehearsal under `brand`';
  const noEvents = `in mode ${booking.mode} nothing is put into Google Calendar; zoomCalendar and calendar do that`;
  const { rep } = scenario;
  if (rep && !booking.enabled) found.error(rep.line, `rep: ${off}`);
  else if (rep && rep.busy.length > 0 && !inGoogle) found.error(rep.line, `rep.busy: ${noEvents}`);
  for (const { line, action } of scenario.steps) {
    if (action.do !== 'answer' && action.do !== 'calendar') continue;
    const key = action.do === 'answer' ? 'answers' : 'calendar';
    if (!booking.enabled) found.error(line, `${key}: ${off}`);
    else if (action.do === 'calendar' && !inGoogle) found.error(line, `calendar: ${noEvents}`);
    else if (action.do === 'answer' && ANSWERS[action.answer] === 'confirm' && booking.mode !== 'manual')
      found.error(
        line,
        `answers: ${action.answer}: in mode ${booking.mode} a rep is not asked for his yes; manual does that`,
      );
  }
}
