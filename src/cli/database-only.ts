// For commands that only read rows: nothing of the configuration but the database, and the brands, need be right.
import { type Config, ConfigError, inspectConfig } from '../config';
import type { Io } from './io';

/** To be assumed by the command's context. @param why what the database is needed for @throws ConfigError without DATABASE_URL */
export function databaseOnly(io: Io, why = 'the Postgres to read'): Config {
  const { config } = inspectConfig(io.environment(), { forStart: true });
  if (config.databaseUrl === '')
    throw new ConfigError([
      `DATABASE_URL: missing; ${why}, postgres://user:password@host:5432/database (npm start brings its own)`,
    ]);
  return config;
}
