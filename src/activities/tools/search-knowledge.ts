// What the brand knows about a question: passages with their source, or plainly nothing.
import type { KnowledgeSearch, WebSearch } from '../../ports';
import type { Tool } from './tool';

const PASSAGES = 3;

/** `web` is asked when nothing is found and the brand has switched it on; what it cannot give now is not known. */
export function searchKnowledge(knowledge: KnowledgeSearch, web: WebSearch): Tool<'search_knowledge'> {
  return async ({ question, also }, { brand, language }) => {
    const { models } = brand;
    const found = await knowledge.search(brand, question, { also, language, limit: PASSAGES });
    const { enabled, domain } = brand.knowledge.web;
    if (found.length === 0 && enabled && domain !== undefined) {
      const pages = await web.search(question, domain, models.extraction).catch(() => []);
      if (pages.length > 0) return { ok: true, content: JSON.stringify(pages), sources: pages.map(({ url }) => url) };
    }
    if (found.length === 0) {
      return {
        ok: true,
        content:
          'Nothing is known about that. Say plainly that you do not know it and offer to ask a colleague (hand_off), or ask what exactly he needs.',
        sources: [],
      };
    }
    const passages = found.map(({ passage }) => ({
      source: passage.id,
      topic: passage.topic,
      heading: passage.heading,
      text: passage.text,
    }));
    return { ok: true, content: JSON.stringify(passages), sources: passages.map(({ source }) => source) };
  };
}
