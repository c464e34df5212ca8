// The stemmers' CommonJS form: their package names the types of its ES module form only, which TypeScript refuses to `require`.
declare module '@orama/stemmers/english' {
  export function stemmer(word: string): string;
}
declare module '@orama/stemmers/russian' {
  export function stemmer(word: string): string;
}
