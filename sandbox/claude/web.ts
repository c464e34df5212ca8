// The server-side web search: finds among the pages it was given, cites them as the API does, within the domains the request allows.
// https://platform.claude.com/docs/en/agents-and-tools/tool-use/web-search-tool
import type { Answer } from './answer';
import { type Block, invalid, type MessagesRequest, newId, type Tool } from './wire';

export interface Page {
  url: string;
  title: string;
  text: string;
}

const SEARCH = 'web_search_20250305';
const FIELDS = new Set([
  'type',
  'name',
  'max_uses',
  'allowed_domains',
  'blocked_domains',
  'user_location',
  'cache_control',
]);

export const isWebSearch = (tool: Tool): boolean => tool.type === SEARCH;

/** @throws ApiError 400 as the API does: a wrong name, both domain lists, a domain with a scheme. */
export function checkWebSearch(tool: Tool, at: string): void {
  if (tool.name !== 'web_search') throw invalid(`${at}.name: Input should be 'web_search'`);
  for (const field of Object.keys(tool))
    if (!FIELDS.has(field)) throw invalid(`${at}.${field}: Extra inputs are not permitted`);
  const { allowed_domains: allowed, blocked_domains: blocked } = tool;
  if (allowed && blocked) throw invalid(`${at}: only one of allowed_domains and blocked_domains may be given`);
  for (const domain of [...(allowed ?? []), ...(blocked ?? [])])
    if (/^[a-z]+:\/\//i.test(domain)) throw invalid(`${at}: domains should not include the scheme: ${domain}`);
}

/** The answer to a request that may search; undefined: it may not. */
export function searchWeb(request: MessagesRequest, pages: Page[]): Answer | undefined {
  const tool = request.tools?.find(isWebSearch);
  if (!tool) return undefined;
  const asked = lastWords(request);
  const words = asked.toLowerCase().match(/[\p{L}\d]{4,}/gu) ?? [];
  const allowed = (url: string) => {
    const host = new URL(url).hostname;
    return (tool.allowed_domains ?? [host]).some((domain) => host === domain || host.endsWith(`.${domain}`));
  };
  const found = pages.filter(
    ({ url, title, text }) =>
      allowed(url) && words.some((word) => `${title} ${text}`.toLowerCase().includes(word.slice(0, 6))),
  );
  const id = newId('srvtoolu');
  const content: Block[] = [
    { type: 'server_tool_use', id, name: 'web_search', input: { query: asked.slice(0, 200) } },
    {
      type: 'web_search_tool_result',
      tool_use_id: id,
      caller: { type: 'direct' },
      content: found.map(({ url, title }) => ({
        type: 'web_search_result',
        url,
        title,
        encrypted_content: Buffer.from(url).toString('base64'),
        page_age: null,
      })),
    },
    ...(found.length === 0
      ? [{ type: 'text', text: 'The pages do not speak of that.' }]
      : found.map(({ url, title, text }, i) => ({
          type: 'text',
          text,
          // "cited_text: up to 150 characters of the cited content"
          citations: [
            {
              type: 'web_search_result_location',
              url,
              title,
              cited_text: text.slice(0, 150),
              encrypted_index: String(i),
            },
          ],
        }))),
  ];
  return { content, stop: 'end_turn' };
}

function lastWords({ messages }: MessagesRequest): string {
  const { content } = messages.at(-1) as MessagesRequest['messages'][number];
  const text = typeof content === 'string' ? content : content.map((block) => block.text ?? '').join(' ');
  return /The question: (.*)$/s.exec(text)?.[1] ?? text;
}
