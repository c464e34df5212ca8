// Refuses what the real API refuses, in its words where they are known. https://platform.claude.com/docs/en/api/errors#common-validation-errors
import { checkForm } from './fact-checker';
import { findModel, type Model } from './models';
import { isSigned } from './thinking';
import { checkWebSearch, isWebSearch } from './web';
import { ApiError, type Block, blocksOf, invalid, type Message, type MessagesRequest, tokens } from './wire';

const VERSIONS = new Set(['2023-06-01', '2026-10-21']);
const FIELDS = new Set([
  'model',
  'max_tokens',
  'messages',
  'system',
  'tools',
  'tool_choice',
  'thinking',
  'output_config',
  'metadata',
  'cache_control',
  'stop_sequences',
  'stream',
  'service_tier',
  'container',
  'diagnostics',
  'inference_geo',
  'speed',
]);
const SAMPLING = ['temperature', 'top_p', 'top_k'];
const CONTENT: Record<string, Set<string>> = {
  user: new Set(['text', 'image', 'document', 'tool_result', 'search_result']),
  assistant: new Set(['text', 'thinking', 'redacted_thinking', 'tool_use']),
};

/** @throws ApiError 401 without a key, 400 without a known version. */
export function checkHeaders(headers: Record<string, string | string[] | undefined>): { key: string; version: string } {
  const bearer = /^Bearer (\S+)$/.exec(String(headers.authorization ?? ''))?.[1];
  const key = bearer ?? headers['x-api-key'];
  if (typeof key !== 'string' || key === '')
    throw new ApiError(401, 'authentication_error', 'x-api-key header is required');
  const version = headers['anthropic-version'];
  if (typeof version !== 'string') throw invalid('anthropic-version: header is required');
  if (!VERSIONS.has(version)) throw invalid(`anthropic-version: "${version}" is not a valid version`);
  return { key, version };
}

/** @throws ApiError for the first fault. */
export function checkRequest(body: unknown, version: string): { request: MessagesRequest; model: Model } {
  if (typeof body !== 'object' || body === null || Array.isArray(body))
    throw invalid('The request body is not valid JSON');
  const r = body as MessagesRequest & Record<string, unknown>;
  for (const field of ['model', 'max_tokens', 'messages'])
    if (r[field] === undefined) throw invalid(`${field}: Field required`);
  for (const field of Object.keys(r)) {
    if (SAMPLING.includes(field)) checkSampling(field, r[field], version);
    else if (!FIELDS.has(field)) throw invalid(`${field}: Extra inputs are not permitted`);
  }
  if (typeof r.model !== 'string') throw invalid('model: Input should be a valid string');
  const model = findModel(r.model);
  if (!model) throw new ApiError(404, 'not_found_error', `model: ${r.model}`);
  if (r.stream) throw invalid('stream: this local server answers without streaming');
  checkLimits(r, model);
  checkForm(r);
  checkTools(r, model);
  if (!Array.isArray(r.messages) || r.messages.length === 0)
    throw invalid('messages: at least one message is required');
  for (const [i, block] of blocksOf(r.system).entries()) checkText(block, `system.${i}`);
  for (const [i, message] of r.messages.entries()) checkMessage(message, `messages.${i}`);
  checkOrder(r.messages);
  checkToolPairs(r.messages);
  checkCacheControl(r);
  const size = tokens(JSON.stringify([r.system, r.tools, r.messages]));
  if (size > model.contextWindow) throw invalid(`prompt is too long: ${size} tokens > ${model.contextWindow} maximum`);
  return { request: r, model };
}

// Removed in 2026-10-21, even at default values; before that they had ranges. https://platform.claude.com/docs/en/api/migration-2026-10-21
function checkSampling(field: string, value: unknown, version: string): void {
  if (version === '2026-10-21') throw invalid(`${field}: Extra inputs are not permitted`);
  if (field === 'top_k') {
    if (!Number.isInteger(value) || (value as number) < 0)
      throw invalid('top_k: Input should be greater than or equal to 0');
  } else if (typeof value !== 'number' || value < 0 || value > 1) throw invalid(`${field}: range: 0..1`);
}

function checkLimits(r: MessagesRequest & Record<string, unknown>, model: Model): void {
  if (!Number.isInteger(r.max_tokens) || r.max_tokens < 0)
    throw invalid('max_tokens: Input should be greater than or equal to 0');
  if (r.max_tokens > model.maxOutput) {
    throw invalid(
      `max_tokens: ${r.max_tokens} > ${model.maxOutput}, which is the maximum allowed number of output tokens for ${r.model}`,
    );
  }
  const user = r.metadata?.user_id;
  if (typeof user === 'string' && user.length > 512)
    throw invalid('metadata.user_id: String should have at most 512 characters');
  const effort = r.output_config?.effort;
  if (effort !== undefined && !['low', 'medium', 'high', 'xhigh', 'max'].includes(effort)) {
    throw invalid("output_config.effort: Input should be 'low', 'medium', 'high', 'xhigh' or 'max'");
  }
  if (effort !== undefined && !model.takesEffort) throw invalid('This model does not support the effort parameter.');
  const thinking = r.thinking?.type;
  if (thinking !== undefined && !['adaptive', 'enabled', 'disabled', 'between_tools'].includes(thinking)) {
    throw invalid(`thinking: Input tag '${thinking}' found using 'type' does not match any of the expected tags`);
  }
  if (thinking === 'disabled' && !model.takesThinkingDisabled) {
    throw invalid(`thinking.type: "disabled" is not supported on ${r.model}. Use "between_tools".`);
  }
}

function checkTools(r: MessagesRequest, model: Model): void {
  const names = new Set<string>();
  for (const [i, tool] of (r.tools ?? []).entries()) {
    const at = `tools.${i}.custom`;
    if (!/^[a-zA-Z0-9_-]{1,128}$/.test(tool.name ?? ''))
      throw invalid(`${at}.name: String should match pattern '^[a-zA-Z0-9_-]{1,128}$'`);
    if (names.has(tool.name)) throw invalid('tools: Tool names must be unique.');
    names.add(tool.name);
    if (isWebSearch(tool)) {
      checkWebSearch(tool, `tools.${i}`);
      continue;
    }
    const schema = tool.input_schema;
    if (typeof schema !== 'object' || schema === null) throw invalid(`${at}.input_schema: Field required`);
    if (schema.type !== 'object') throw invalid(`${at}.input_schema.type: Input should be 'object'`);
    for (const keyword of ['oneOf', 'allOf', 'anyOf']) {
      if (keyword in schema)
        throw invalid(`${at}.input_schema: input_schema does not support oneOf, allOf, or anyOf at the top level`);
    }
  }
  const choice = r.tool_choice;
  if (!choice) return;
  if (!['auto', 'any', 'tool', 'none'].includes(choice.type))
    throw invalid("tool_choice: Input should be 'auto', 'any', 'tool' or 'none'");
  if (names.size === 0) throw invalid('tool_choice: may only be specified while providing tools');
  if (choice.type === 'tool' && !names.has(choice.name ?? ''))
    throw invalid(`tool_choice: Tool '${choice.name}' not found in provided tools`);
  if (['any', 'tool'].includes(choice.type) && !model.takesForcedTools)
    throw invalid(`tool_choice: forced tool use is not supported on ${r.model}`);
}

function checkMessage(message: Message, at: string): void {
  const kinds = CONTENT[message?.role];
  if (!kinds) throw invalid(`${at}.role: Input should be 'user' or 'assistant'`);
  const blocks = blocksOf(message.content);
  if (!Array.isArray(blocks)) throw invalid(`${at}.content: Input should be a valid list`);
  if (blocks.length === 0)
    throw invalid(`${at}: all messages must have non-empty content except for the optional final assistant message`);
  for (const [i, block] of blocks.entries()) {
    const where = `${at}.content.${i}`;
    if (!kinds.has(block?.type))
      throw invalid(`${where}: Input tag '${block?.type}' found using 'type' does not match any of the expected tags`);
    if (block.type === 'text') checkText(block, where);
    if (block.type === 'tool_use') {
      if (!/^[a-zA-Z0-9_-]+$/.test(block.id ?? ''))
        throw invalid(`${where}.tool_use.id: String should match pattern '^[a-zA-Z0-9_-]+$'`);
      if (typeof block.input !== 'object' || block.input === null)
        throw invalid(`${where}.tool_use.input: Input should be a valid dictionary`);
    }
    if (block.type === 'tool_result') {
      for (const [j, inner] of blocksOf(block.content).entries())
        if (inner.type === 'text') checkText(inner, `${where}.tool_result.content.${j}`);
    }
    // Thinking is signed and bound to the text it was given with: it comes back as it was, or not at all.
    if (block.type === 'thinking' && !isSigned(block))
      throw invalid(`${where}: Invalid \`signature\` in \`thinking\` block`);
  }
}

function checkText(block: Block, at: string): void {
  if (typeof block?.text !== 'string') throw invalid(`${at}.text: Field required`);
  if (block.text === '') throw invalid('messages: text content blocks must be non-empty');
  if (block.text.trim() === '') throw invalid('messages: text content blocks must contain non-whitespace text');
}

function checkOrder(messages: Message[]): void {
  if (messages[0]?.role !== 'user') throw invalid('messages: first message must use the "user" role');
  if (messages.at(-1)?.role === 'assistant') {
    throw invalid(
      'This model does not support assistant message prefill. The conversation must end with a user message.',
    );
  }
}

// https://platform.claude.com/docs/en/agents-and-tools/tool-use/handle-tool-calls
function checkToolPairs(messages: Message[]): void {
  const used = new Set<string>();
  for (const [i, message] of messages.entries()) {
    const blocks = blocksOf(message.content);
    const before = messages[i - 1];
    const asked = before?.role === 'assistant' ? idsOf(before, 'tool_use', 'id') : [];
    const answered = idsOf(message, 'tool_result', 'tool_use_id');
    const missing = asked.filter((id) => !answered.includes(id));
    if (missing.length > 0) throw unanswered(i - 1, missing);
    const unasked = answered.find((id) => !asked.includes(id));
    if (unasked !== undefined) {
      throw invalid(
        `messages.${i}.content.0: unexpected \`tool_use_id\` found in \`tool_result\` blocks: ${unasked}. ` +
          'Each `tool_result` block must have a corresponding `tool_use` block in the previous message.',
      );
    }
    if (new Set(answered).size < answered.length)
      throw invalid(`messages.${i}.content: each tool_use must have a single result.`);
    const firstOther = blocks.findIndex((b) => b.type !== 'tool_result');
    if (answered.length > 0 && firstOther >= 0 && blocks.slice(firstOther).some((b) => b.type === 'tool_result'))
      throw unanswered(i - 1, asked);
    for (const id of idsOf(message, 'tool_use', 'id')) {
      if (used.has(id)) throw invalid(`messages.${i}.content: \`tool_use\` ids must be unique`);
      used.add(id);
    }
  }
}

const unanswered = (i: number, ids: string[]): ApiError =>
  invalid(
    `messages.${i}: \`tool_use\` ids were found without \`tool_result\` blocks immediately after: ${ids.join(', ')}. ` +
      'Each `tool_use` block must have a corresponding `tool_result` block in the next message.',
  );

const idsOf = (message: Message, type: string, key: 'id' | 'tool_use_id'): string[] =>
  blocksOf(message.content)
    .filter((b) => b.type === type)
    .map((b) => b[key] ?? '');

// "You can define up to 4 cache breakpoints"; thinking blocks can't carry one.
function checkCacheControl(r: MessagesRequest): void {
  const blocks = [...(r.tools ?? []), ...blocksOf(r.system), ...r.messages.flatMap((m) => blocksOf(m.content))];
  const marked = blocks.filter((b) => b.cache_control);
  const count = marked.length + (r.cache_control ? 1 : 0);
  if (count > 4) throw invalid(`A maximum of 4 blocks with cache_control may be provided. Found ${count}.`);
  for (const { cache_control: control } of marked) {
    if (control?.type !== 'ephemeral') throw invalid("cache_control.type: Input should be 'ephemeral'");
    if (control.ttl !== undefined && control.ttl !== '5m' && control.ttl !== '1h')
      throw invalid("cache_control.ttl: Input should be '5m' or '1h'");
  }
  if (marked.some((b) => (b as Block).type === 'thinking')) throw invalid('thinking blocks cannot have cache_control');
}
