// What goes wrong in a command, in one clear sentence and an exit code. Codes: 0 done, 1 failed, 2 wrong arguments or configuration.
import { CommanderError } from 'commander';
import { ConfigError } from '../config';
import { NoAnswer, RefusedByConversation } from '../console/errors';
import { PortError } from '../errors';
import { LoginFailed } from './login-dialog';

/** Names the thing and the next step; shown as it is. */
export class CliError extends Error {
  constructor(
    message: string,
    readonly exitCode: 1 | 2 = 1,
  ) {
    super(message);
  }
}

/** Wrong arguments. */
export class UsageError extends CliError {
  constructor(message: string) {
    super(message, 2);
  }
}

// https://www.postgresql.org/docs/17/errcodes-appendix.html
const UNDEFINED_TABLE = ['42P01', '42703', '42883'];
// https://grpc.io/docs/guides/status-codes
const UNAVAILABLE = 14;

/** The lines for stderr and the exit code. */
export function explain(error: unknown): { lines: string[]; exitCode: number } {
  if (error instanceof CommanderError) {
    // usage and the reason are printed already; asking for help is no error
    return { lines: [], exitCode: error.exitCode === 0 ? 0 : 2 };
  }
  if (error instanceof ConfigError) return { lines: error.problems, exitCode: 2 };
  if (error instanceof CliError) return { lines: [error.message], exitCode: error.exitCode };
  if (error instanceof LoginFailed) return { lines: [error.message], exitCode: 1 };
  if (error instanceof PortError)
    return { lines: [`${error.message}. rapport doctor checks everything.`], exitCode: 1 };
  if (error instanceof RefusedByConversation)
    return { lines: [`The conversation refused: ${error.message}.`], exitCode: 1 };
  if (error instanceof NoAnswer) {
    return { lines: ['No worker answers for this conversation: is one running? rapport doctor checks.'], exitCode: 1 };
  }
  if (UNDEFINED_TABLE.includes((error as { code?: string }).code ?? '')) {
    return { lines: ['The database is older than this code: run rapport migrate.'], exitCode: 1 };
  }
  const cause = grpcCause(error);
  if (cause?.code === UNAVAILABLE) {
    return {
      lines: ['Temporal is not reachable any more (TEMPORAL_ADDRESS). rapport doctor checks everything.'],
      exitCode: 1,
    };
  }
  if (cause) return { lines: [`Temporal refused: ${cause.details}. rapport doctor checks everything.`], exitCode: 1 };
  return { lines: [`${(error as Error)?.message ?? error} (LOG_LEVEL=debug shows where)`], exitCode: 1 };
}

/** By its shape: loading the client to know its error class would make every command slow to start. */
function grpcCause(error: unknown): { code: number; details: string } | undefined {
  const isGrpc = (e: unknown): e is { code: number; details: string } =>
    typeof (e as { code?: unknown } | undefined)?.code === 'number' &&
    typeof (e as { details?: unknown }).details === 'string';
  return [error, (error as Error | undefined)?.cause].find(isGrpc);
}
