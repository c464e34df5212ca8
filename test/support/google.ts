// A rep says yes on the local Google's page, as a browser would.
import { createHash, randomBytes } from 'node:crypto';
import type { GoogleGrant, GoogleSignIn } from '../../src/ports/meetings';

const redirectUri = 'http://127.0.0.1:8000/google/callback';

/** A verifier and its challenge. https://datatracker.ietf.org/doc/html/rfc7636#section-4 */
export function pkce(): { codeVerifier: string; codeChallenge: string } {
  const codeVerifier = randomBytes(32).toString('base64url');
  return { codeVerifier, codeChallenge: createHash('sha256').update(codeVerifier).digest('base64url') };
}

/** Posts the page's form. @returns where the browser is sent */
export async function approve(
  url: string,
  email: string,
  more: { scope?: string[]; deny?: string } = {},
): Promise<URL> {
  const form = new URLSearchParams({ email, ...(more.deny && { deny: more.deny }) });
  for (const one of more.scope ?? []) form.append('scope', one);
  const response = await fetch(url, { method: 'POST', body: form, redirect: 'manual' });
  const location = response.headers.get('location');
  if (!location) throw new Error(`the sign-in page answered ${response.status}: ${await response.text()}`);
  return new URL(location);
}

/** The whole way: page, yes, code, grant. */
export async function connectRep(signIn: GoogleSignIn, email: string): Promise<GoogleGrant> {
  const { codeVerifier, codeChallenge } = pkce();
  const back = await approve(signIn.url({ state: 's', codeChallenge, redirectUri }), email);
  return signIn.exchange({ code: back.searchParams.get('code') ?? '', codeVerifier, redirectUri });
}
