// How we reach Postgres: the address with libpq's meaning of sslmode, and what to say when it can't be reached.
import { Misconfigured, type PortError, Unreachable } from '../../errors';

/**
 * node-postgres takes `sslmode=require` for `verify-full`; for libpq and everybody's managed database it means: encrypt,
 * whoever signed the certificate. https://www.postgresql.org/docs/17/libpq-ssl.html#LIBPQ-SSL-PROTECTION
 */
export function libpqUrl(databaseUrl: string): string {
  if (!/[?&]sslmode=/.test(databaseUrl) || /[?&]uselibpqcompat=/.test(databaseUrl)) return databaseUrl;
  return `${databaseUrl}&uselibpqcompat=true`;
}

/** Names host and database, never user and password. */
export function placeOf(databaseUrl: string): string {
  const { hostname, port, pathname, searchParams } = new URL(databaseUrl.replace(/@\//, '@localhost/'));
  const host = searchParams.get('host') ?? (hostname || 'localhost');
  return `${host}:${port || 5432}${pathname}`;
}

/** A failure to connect, in our words: what to do differs by whether the server is down or we are not let in. */
export function connectFailure(cause: unknown, databaseUrl: string): PortError {
  const { code, message } = cause as { code?: string; message: string };
  const place = placeOf(databaseUrl);
  const refused: Record<string, string> = {
    // https://www.postgresql.org/docs/17/errcodes-appendix.html
    '28P01': 'user or password of DATABASE_URL is wrong',
    '28000': 'the server does not let this user in from here (pg_hba.conf)',
    '3D000': 'this database does not exist there; create it',
    '42501': 'this user may not do what is needed; it must own the database',
  };
  const known = refused[code ?? ''];
  if (known) return new Misconfigured('Postgres', `${place}: ${known}`, { cause });
  if (/does not support SSL/.test(message)) {
    return new Misconfigured('Postgres', `${place}: the server offers no encryption, but sslmode asks for it`, {
      cause,
    });
  }
  return new Unreachable('Postgres', `${place} (${code ?? message})`, { cause });
}
