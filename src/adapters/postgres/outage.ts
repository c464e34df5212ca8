// A database that is away is not a wrong statement: the one is waited for, the other is somebody's mistake.
import { PortError, Unreachable } from '../../errors';

// Connection exceptions, shutdown and crash, too many connections, a transaction that idled too long.
// https://www.postgresql.org/docs/18/errcodes-appendix.html
const AWAY_STATES = /^(08(?!P01)|57P|53300|25P03)/;
const AWAY_SOCKETS = [
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
  'ETIMEDOUT',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ENOTFOUND',
  'EAI_AGAIN',
];
// node-postgres gives these no code.
const AWAY_WORDS =
  /^(Connection terminated|timeout exceeded when trying to connect|Client has encountered a connection error|Query read timeout)/;

/** The server, or the way to it, failed. */
function isOutage(error: unknown): boolean {
  const { code, message } = error as { code?: unknown; message?: string };
  if (typeof code === 'string') return AWAY_STATES.test(code) || AWAY_SOCKETS.includes(code);
  return AWAY_WORDS.test(message ?? '');
}

/** The same port, whose methods throw Unreachable('Postgres') for an outage and everything else as it is. */
export function namingOutages<T extends object>(port: T): T {
  const named = Object.entries(port).map(([name, method]) => [
    name,
    async (...args: unknown[]) => {
      try {
        return await method(...args);
      } catch (error) {
        if (error instanceof PortError || !isOutage(error)) throw error;
        const { code, message } = error as { code?: string; message: string };
        throw new Unreachable('Postgres', code ?? message, { cause: error });
      }
    },
  ]);
  return Object.fromEntries(named) as T;
}
