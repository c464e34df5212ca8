// The web as a last resort: Claude's own search, kept to the brand's domain. What comes back is quoted, each quotation with its page.
// https://platform.claude.com/docs/en/agents-and-tools/tool-use/web-search-tool
import type Anthropic from '@anthropic-ai/sdk';
import type { WebPage, WebSearch } from '../../ports';
import { type ClaudeOptions, createCaller } from './caller';
import { toPortError } from './errors';

const SEARCHES = 2;
const QUOTED = 5;

/** Throws what ReplyAgent throws. A search that fails at Anthropic finds nothing: the client is told that nothing is known. */
export function createWebSearch(options: ClaudeOptions): WebSearch {
  const call = createCaller(options);
  return {
    async search(question, domain, model) {
      try {
        const message = await call({
          model: model ?? options.extractionModel ?? options.model,
          max_tokens: 1024,
          tools: [{ type: 'web_search_20250305', name: 'web_search', max_uses: SEARCHES, allowed_domains: [domain] }],
          messages: [
            {
              role: 'user',
              content: `Search ${domain} and quote, with citations, only what its pages state about this question. Quote nothing else and add nothing of your own. The question: ${JSON.stringify(question)}`,
            },
          ],
        });
        return pagesOf(message, domain);
      } catch (error) {
        throw toPortError(error);
      }
    },
  };
}

/** What was cited, page by page; words without a citation are the model's own and are dropped. */
function pagesOf(message: Anthropic.Message, domain: string): WebPage[] {
  const pages = new Map<string, WebPage>();
  for (const block of message.content) {
    if (block.type !== 'text') continue;
    for (const citation of block.citations ?? []) {
      if (citation.type !== 'web_search_result_location' || !isOn(citation.url, domain)) continue;
      const page = pages.get(citation.url) ?? { url: citation.url, title: citation.title ?? '', text: '' };
      if (!page.text.includes(citation.cited_text)) page.text = `${page.text} ${citation.cited_text}`.trim();
      pages.set(citation.url, page);
    }
  }
  return [...pages.values()].slice(0, QUOTED);
}

function isOn(url: string, domain: string): boolean {
  const host = URL.canParse(url) ? new URL(url).hostname : '';
  return host === domain || host.endsWith(`.${domain}`);
}
