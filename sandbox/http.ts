// What every control route shares: bodies are checked against a schema, and a refusal is one sentence naming the field.
import { z } from 'zod';

/** Becomes an HTTP answer with that status and `{error: message}`. */
export class HttpError extends Error {
  constructor(
    readonly statusCode: number,
    message: string,
  ) {
    super(message);
  }
}

/** @throws HttpError 400, e.g. "times: Too small: expected number to be >0". */
export function parse<T>(schema: z.ZodType<T>, value: unknown): T {
  const result = schema.safeParse(value ?? {});
  if (result.success) return result.data;
  const issue = result.error.issues[0]!;
  const field = issue.code === 'unrecognized_keys' ? issue.keys.join(', ') : issue.path.join('.') || 'body';
  throw new HttpError(400, `${field}: ${issue.code === 'unrecognized_keys' ? 'no such field' : issue.message}`);
}

/** An id or a name; numbers are taken too, as ids are often written so. */
export const reference = z.union([z.string().min(1), z.number().int().transform(String)]);
