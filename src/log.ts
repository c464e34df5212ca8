// Logging: JSON lines by pino. Secrets and what people wrote never reach a log.
import { type DestinationStream, type Logger, pino } from 'pino';

export type Log = Logger;

export interface LogOptions {
  level: string;
  /** The process: worker, ingress, cli … */
  name: string;
  /** Coloured lines for a person's terminal instead of JSON. */
  pretty?: boolean;
  /** Where lines go; stdout if not given. */
  destination?: DestinationStream;
}

// Names that hold a secret, or words of a person, wherever they stand in a logged object (two levels: pino's
// wildcards go one level each). A log line carries ids; texts are read in Postgres, where they can be erased.
const hidden = [
  'password',
  'token',
  'apiKey',
  'apiHash',
  'authorization',
  'session',
  'sessionKey',
  'sessionKeys',
  'rsaKey',
  'secret',
  'databaseUrl',
  'loginCode',
  'phoneCode',
  'phoneCodeHash',
  'text',
  'phone',
];

/** A logger for one process; `log.child({ account })` for a part of it. */
export function createLog({ level, name, pretty = false, destination }: LogOptions): Log {
  const options = {
    level,
    name,
    redact: { paths: hidden.flatMap((key) => [key, `*.${key}`, `*.*.${key}`]), censor: '[hidden]' },
    formatters: { level: (label: string) => ({ level: label }) },
    timestamp: pino.stdTimeFunctions.isoTime,
  };
  if (destination) return pino(options, destination);
  if (!pretty) return pino(options);
  return pino({
    ...options,
    formatters: {}, // transports can't use custom level formatters
    transport: { target: 'pino-pretty', options: { translateTime: 'HH:MM:ss.l', ignore: 'pid,hostname' } },
  });
}
