// What update_profile says of a person: his zone from a city or from words, the rest as it was said.
import type { ToolCall } from '../../domain/agent';
import { zoneFromWords } from '../../domain/zone';
import type { ProspectRow } from '../../ports';

export type Profile = Partial<Pick<ProspectRow, 'name' | 'language' | 'zone' | 'facts'>>;

/** What to remember, and what the model reads about it. */
export function noted(call: Extract<ToolCall, { name: 'update_profile' }>): { profile: Profile; content: string } {
  const place = call.zone ?? call.city;
  const zone = place === undefined ? undefined : zoneFromWords(place);
  const facts = { ...call.facts, ...(call.city ? { city: call.city } : {}) };
  const profile = {
    ...(call.name_ ? { name: call.name_ } : {}),
    ...(call.language ? { language: call.language } : {}),
    ...(zone ? { zone } : {}),
    ...(Object.keys(facts).length > 0 ? { facts } : {}),
  };
  const content =
    place !== undefined && zone === undefined
      ? `Noted, but the time zone of "${place}" is not clear: ask which city or UTC offset when a time matters.`
      : zone
        ? `Noted. Times are understood in ${zone} from now on.`
        : 'Noted.';
  return { profile, content };
}
