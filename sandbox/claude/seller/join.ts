// Sentences into a text.
export const join = (...sentences: string[]): string => sentences.filter(Boolean).join(' ');
