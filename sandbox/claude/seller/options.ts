// How an attribute of the catalog is asked about: its values as a client reads them.
import type { Attribute, Listed } from './company';
import type { Lang } from './read';

const MOST = 4;

/** «Чангу, Убуд или Санур», «спальни»: what our question names, in each language; found again in the chat by these very words. */
export const optionsOf = (attribute: Attribute): string[] => [options(attribute, 'ru'), options(attribute, 'en')];

/** In the client's language; where the company has no word of it, a client of English reads the ids, which are English words. */
export function options(attribute: Attribute, language: Lang): string {
  const own = ({ id, name, names }: Listed) => {
    const listed = names[language];
    if (listed !== undefined) return listed;
    const word = id.replaceAll('-', ' ');
    // «Чангу» is a name, «жить самим» is not
    return /^\p{Lu}/u.test(name) ? word.slice(0, 1).toUpperCase() + word.slice(1) : word;
  };
  if (attribute.isNumber) return own(attribute);
  const { values } = attribute;
  const names = values.slice(0, MOST).map(own);
  if (values.length > MOST) names.push(language === 'ru' ? 'что-то ещё' : 'something else');
  const last = names.pop() ?? '';
  return names.length > 0 ? `${names.join(', ')} ${language === 'ru' ? 'или' : 'or'} ${last}` : last;
}

/** Short enough to be asked in a chat. */
export const canBeAsked = (attribute: Attribute): boolean =>
  attribute.isNumber ? attribute.name.split(' ').length <= 2 : attribute.values.length > 1;
