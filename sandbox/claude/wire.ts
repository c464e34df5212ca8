// The parts of the Messages API the local server speaks, and its errors. https://platform.claude.com/docs/en/api/messages
import { randomBytes } from 'node:crypto';

export interface Block {
  type: string;
  cache_control?: { type: string; ttl?: string } | null;
  text?: string;
  thinking?: string;
  signature?: string;
  id?: string;
  name?: string;
  input?: unknown;
  tool_use_id?: string;
  content?: string | Block[];
  is_error?: boolean;
  /** of a web search: who called it, what it found, what a text quotes */
  caller?: { type: string };
  url?: string;
  title?: string;
  encrypted_content?: string;
  page_age?: string | null;
  citations?: object[];
}

export interface Message {
  role: string;
  content: string | Block[];
}

export interface Tool {
  /** of a tool the server runs itself */
  type?: string;
  name: string;
  allowed_domains?: string[];
  blocked_domains?: string[];
  max_uses?: number;
  description?: string;
  input_schema: Record<string, unknown>;
  cache_control?: Block['cache_control'];
}

export interface MessagesRequest {
  model: string;
  max_tokens: number;
  system?: string | Block[];
  messages: Message[];
  tools?: Tool[];
  tool_choice?: { type: string; name?: string };
  thinking?: { type: string };
  output_config?: { effort?: string; format?: { type: string; schema?: unknown } | null };
  metadata?: { user_id?: string | null };
  cache_control?: Block['cache_control'];
}

export const STOP_REASONS = [
  'end_turn',
  'max_tokens',
  'stop_sequence',
  'tool_use',
  'pause_turn',
  'refusal',
  'model_context_window_exceeded',
] as const;
export type StopReason = (typeof STOP_REASONS)[number];

export interface Usage {
  input_tokens: number;
  cache_creation_input_tokens: number;
  cache_read_input_tokens: number;
  output_tokens: number;
}

/** An error as the API puts it. https://platform.claude.com/docs/en/api/errors */
export class ApiError extends Error {
  constructor(
    readonly status: number,
    readonly type: string,
    message: string,
    readonly headers: Record<string, string> = {},
  ) {
    super(message);
  }

  body(requestId: string): object {
    return { type: 'error', error: { type: this.type, message: this.message, details: null }, request_id: requestId };
  }
}

export const invalid = (message: string): ApiError => new ApiError(400, 'invalid_request_error', message);

/** "msg_", "toolu_", "req_" and 24 letters and digits. */
export function newId(prefix: string): string {
  return `${prefix}_01${randomBytes(24)
    .toString('base64')
    .replace(/[^A-Za-z0-9]/g, '')
    .slice(0, 22)}`;
}

/** Text content is shorthand for one text block. */
export const blocksOf = (content: string | Block[] | undefined): Block[] =>
  content === undefined ? [] : typeof content === 'string' ? [{ type: 'text', text: content }] : content;

/** A rough count: about 4 Latin or 2 other letters a token. Enough for limits and for comparing requests with each other. */
export function tokens(text: string): number {
  let other = 0;
  for (let i = 0; i < text.length; i++) if (text.charCodeAt(i) > 127) other++;
  return Math.ceil((text.length - other) / 4 + other / 2);
}
