// More words of the thesaurus.
export const PEOPLE = `
`;
