// What the system prompt says of the company: its name, what its catalog is sorted by, what its knowledge is about.

export interface AttributeValue {
  id: string;
  name: string;
}

/** One of the attributes listed for match_products. */
export interface Attribute {
  id: string;
  name: string;
  isNumber: boolean;
  values: AttributeValue[];
}

export interface Company {
  name: string;
  /** empty: it sells nothing that has a catalog */
  attributes: Attribute[];
  /** what search_knowledge knows about, as it is listed; '': nothing */
  topics: string;
  /** longest answer */
  maxCharacters: number;
}

export function companyIn(system: string): Company {
  const attributes = /^Attributes for match_products:\n((?:- .+(?:\n|$))+)/m.exec(system)?.[1] ?? '';
  return {
    name: /^Name: (.+)$/m.exec(system)?.[1]?.trim() ?? '',
    attributes: attributes.split('\n').flatMap(attributeIn),
    topics: /^search_knowledge knows about: (.+)$/m.exec(system)?.[1] ?? '',
    maxCharacters: Number(/An answer has at most (\d+) characters/.exec(system)?.[1] ?? 600),
  };
}

/** "- area (район): canggu (Чангу), ubud (Убуд)" or "- bedrooms (спальни): a number" */
function attributeIn(line: string): Attribute[] {
  const [, id, name, rest] = /^- (\S+) \((.+?)\): (.+)$/.exec(line) ?? [];
  if (!id || !name || !rest) return [];
  const isNumber = rest === 'a number';
  const values = isNumber ? [] : [...rest.matchAll(/(\S+) \((.+?)\)(?:, |$)/g)];
  return [{ id, name, isNumber, values: values.map((m) => ({ id: m[1] as string, name: m[2] as string })) }];
}
