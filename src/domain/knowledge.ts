// Passages a brand knows: the `##` sections of its knowledge/*.md.
import type { Language } from './brand';

export interface Passage {
  /** file name without .md, '#', slug of the section's heading; unique within the brand: "payment#instalments" */
  id: string;
  language: Language;
  /** the file's `#` heading */
  topic: string;
  heading: string;
  text: string;
  /** other ways clients ask for it: searched, never shown to a client */
  askedAs: string[];
  /** for people: "knowledge/payment.md:12" */
  source: string;
}

/** A passage that answers; `score` 0–1, comparable within one search only. */
export interface FoundPassage {
  passage: Passage;
  score: number;
}
