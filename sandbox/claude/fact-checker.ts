// Requests for an answer of a given form. The product asks for one: which claims of a reply nothing supports. The local model knows figures
// only: a number of the answer that stands nowhere in what it was given is unsupported. What a sentence says it does not judge.
// https://platform.claude.com/docs/en/build-with-claude/structured-outputs
import type { ScriptedTurn } from './scripts';
import { blocksOf, invalid, type MessagesRequest } from './wire';

export const hasForm = ({ output_config }: MessagesRequest): boolean => output_config?.format != null;

/** @throws ApiError 400 as the API does: another type than json_schema, an object that leaves its keys open, a call of tools beside it. */
export function checkForm({ output_config }: MessagesRequest): void {
  const format = output_config?.format;
  if (format == null) return;
  const at = 'output_config.format';
  if (format.type !== 'json_schema') throw invalid(`${at}.type: Input should be 'json_schema'`);
  if (typeof format.schema !== 'object' || format.schema === null) throw invalid(`${at}.schema: Field required`);
  checkObjects(format.schema, `${at}.schema`);
}

/** "additionalProperties must be set to false for objects" */
function checkObjects(schema: unknown, at: string): void {
  if (typeof schema !== 'object' || schema === null) return;
  const { type, additionalProperties } = schema as Record<string, unknown>;
  if (type === 'object' && additionalProperties !== false)
    throw invalid(`${at}: For 'object' type, 'additionalProperties' must be explicitly set to false`);
  for (const [key, inner] of Object.entries(schema)) checkObjects(inner, `${at}.${key}`);
}

const FIGURE = /\d[\d\s\u00a0.,]*\d|\d/gu;
const SENTENCE = /[^.!?\n]+(?:[.!?](?=\d)[^.!?\n]*)*[.!?]?/gu;
const digits = (figure: string): string => figure.replace(/\D/g, '');

export function checkFacts(request: MessagesRequest): ScriptedTurn {
  const given = blocksOf(request.messages.at(-1)?.content)
    .map(({ text }) => text ?? '')
    .join('');
  const { answer = [], ...rest } = JSON.parse(given) as { answer?: string[] };
  const stated = `${blocksOf(request.system)
    .map(({ text }) => text ?? '')
    .join('\n')}\n${JSON.stringify(rest)}`;
  const known = new Set((stated.match(FIGURE) ?? []).map(digits));
  const unsupported = answer
    .flatMap((part) => part.match(SENTENCE) ?? [])
    .flatMap((sentence) =>
      (sentence.match(FIGURE) ?? [])
        .filter((figure) => !known.has(digits(figure)))
        .map((figure) => ({
          quote: sentence.trim(),
          why: `${figure.trim()} stands nowhere in what the company states.`,
        })),
    );
  return { text: JSON.stringify({ unsupported }) };
}
