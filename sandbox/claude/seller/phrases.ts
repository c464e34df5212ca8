// Everything the seller can say. {when}, {name}, {company}, {place}, {topic} and the like are filled in; no phrase promises what a tool has not done.
import { en } from './phrases-en';
import { ru } from './phrases-ru';
import type { Lang } from './read';

export type Topic = keyof typeof ru;

/** Questions that help to understand the client, asked one after another, each once. */
export const QUALIFY = ['goal', 'whom', 'start', 'experience', 'format', 'matters'] as const satisfies readonly Topic[];

/** Of a company with a catalog: the rest is asked by the catalog's own attributes. */
export const QUALIFY_FOR_CATALOG = ['goal', 'whom', 'matters'] as const satisfies readonly Topic[];

const PHRASES = { ru, en };

export const phrases = (topic: Topic, language: Lang): string[] => PHRASES[language][topic];
