// How an attribute of the catalog is asked about: its values as a client reads them.
import type { Attribute } from './company';
import type { Lang } from './read';

const MOST = 4;

/** «Чангу, Убуд или Санур», «спальни»: what our question names, in each language; found again in the chat by these very words. */
export const optionsOf = (attribute: Attribute): string[] => [options(attribute, 'ru'), options(attribute, 'en')];

/** The list is in the brand's first language; a client of the other one reads the ids, which are English words. */
export function options({ id, name, isNumber, values }: Attribute, language: Lang): string {
  const own = (given: string, key: string) => {
    if (/\p{Script=Cyrillic}/u.test(given) === (language === 'ru')) return given;
    const word = key.replaceAll('-', ' ');
    // «Чангу» is a name, «жить самим» is not
    return /^\p{Lu}/u.test(given) ? word.slice(0, 1).toUpperCase() + word.slice(1) : word;
  };
  if (isNumber) return own(name, id);
  const names = values.slice(0, MOST).map((value) => own(value.name, value.id));
  if (values.length > MOST) names.push(language === 'ru' ? 'что-то ещё' : 'something else');
  const last = names.pop() ?? '';
  return names.length > 0 ? `${names.join(', ')} ${language === 'ru' ? 'или' : 'or'} ${last}` : last;
}

/** Short enough to be asked in a chat. */
export const canBeAsked = (attribute: Attribute): boolean =>
  attribute.isNumber ? attribute.name.split(' ').length <= 2 : attribute.values.length > 1;
