// The local Google's accounts: codes, grants and tokens, with PKCE checked. https://developers.google.com/identity/protocols/oauth2/native-app
import { createHash, randomBytes } from 'node:crypto';
import type { SandboxClock } from '../clock';
import { Refusal } from '../rest';

export interface GoogleApp {
  clientId: string;
  clientSecret: string;
  /** Empty: any https address, and any of this machine. */
  redirectUris: string[];
}

/** What stands in the address of the sign-in page. */
export interface AuthRequest {
  client_id: string;
  redirect_uri: string;
  scope: string;
  state?: string;
  code_challenge?: string;
  code_challenge_method?: string;
  access_type?: string;
  prompt?: string;
}

interface Grant {
  email: string;
  scopes: string[];
  refreshToken?: string;
}

const ACCESS_SECONDS = 3600;
const CODE_MS = 10 * 60_000;
/** "the oldest refresh token is automatically invalidated": https://developers.google.com/identity/protocols/oauth2#expiration */
const REFRESH_TOKENS = 100;
/** https://developers.google.com/identity/protocols/oauth2/native-app#create-code-challenge */
const VERIFIER = /^[\w.~-]{43,128}$/;
const PREFIX = 'https://www.googleapis.com/auth/';

/** RFC 6749, section 5.2. */
export const oauthRefusal = (status: number, error: string, error_description: string): Refusal =>
  new Refusal(`${status} ${error}`, { status, body: { error, error_description } });

export class Accounts {
  readonly app: GoogleApp = { clientId: 'sandbox', clientSecret: 'sandbox', redirectUris: [] };
  private readonly codes = new Map<string, { request: AuthRequest; grant: Grant; until: number }>();
  private readonly refresh = new Map<string, Grant>();
  private readonly access = new Map<string, { grant: Grant; until: number }>();

  constructor(private readonly clock: SandboxClock) {}

  /** @throws Refusal as the sign-in page shows it: it never redirects to an address it does not know */
  checkRequest(given: Record<string, string | undefined>): AuthRequest {
    const { client_id, redirect_uri, scope, response_type, code_challenge, code_challenge_method } = given;
    if (client_id !== this.app.clientId) throw oauthRefusal(401, 'invalid_client', 'The OAuth client was not found.');
    if (!redirect_uri || !this.knows(redirect_uri))
      throw oauthRefusal(400, 'redirect_uri_mismatch', 'The redirect URI does not match the ones of this client.');
    if (response_type !== 'code')
      throw oauthRefusal(400, 'invalid_request', 'Missing required parameter: response_type');
    if (!scope) throw oauthRefusal(400, 'invalid_request', 'Missing required parameter: scope');
    if (!scope.split(' ').every((one) => one.startsWith(PREFIX) || /^(openid|email|profile)$/.test(one)))
      throw oauthRefusal(400, 'invalid_scope', 'Some requested scopes were invalid.');
    if (code_challenge && !VERIFIER.test(code_challenge))
      throw oauthRefusal(400, 'invalid_request', 'Invalid code challenge.');
    if (code_challenge_method && !['S256', 'plain'].includes(code_challenge_method))
      throw oauthRefusal(400, 'invalid_request', 'Invalid code challenge method.');
    return given as unknown as AuthRequest;
  }

  /** @param scopes those the person left ticked */
  approve(request: AuthRequest, email: string, scopes: string[]): string {
    const code = `4/0A${randomBytes(24).toString('base64url')}`;
    this.codes.set(code, { request, grant: { email, scopes }, until: this.now() + CODE_MS });
    return code;
  }

  /** The token endpoint. @throws Refusal */
  token(given: Record<string, string | undefined>): object {
    if (given.client_id !== this.app.clientId)
      throw oauthRefusal(401, 'invalid_client', 'The OAuth client was not found.');
    if (given.client_secret !== this.app.clientSecret) throw oauthRefusal(401, 'invalid_client', 'Unauthorized');
    if (given.grant_type === 'authorization_code') return this.fromCode(given);
    if (given.grant_type === 'refresh_token') {
      const grant = this.refresh.get(given.refresh_token ?? '');
      if (!grant) throw oauthRefusal(400, 'invalid_grant', 'Token has been expired or revoked.');
      return this.give(grant);
    }
    throw oauthRefusal(400, 'unsupported_grant_type', `Invalid grant_type: ${given.grant_type ?? ''}`);
  }

  /**
   * By a refresh or an access token. It is the person's consent that ends, with every token of it, whichever sign-in gave them:
   * https://developers.google.com/identity/protocols/oauth2/web-server#incrementalAuth
   * @throws Refusal 400
   */
  revoke(token: string | undefined): void {
    const grant = this.refresh.get(token ?? '') ?? this.access.get(token ?? '')?.grant;
    if (!grant) throw oauthRefusal(400, 'invalid_token', 'Token expired or revoked');
    this.withdraw(grant.email);
  }

  /** The person takes back what he allowed, at https://myaccount.google.com/connections. */
  withdraw(email: string): number {
    const grants = new Set([...this.refresh.values(), ...[...this.access.values()].map(({ grant }) => grant)]);
    const his = [...grants].filter((grant) => grant.email === email);
    for (const grant of his) this.end(grant);
    return his.length;
  }

  /** Access tokens end early, the grants stay. */
  expireAccess(): void {
    this.access.clear();
  }

  /** Whose calls a token makes; undefined when it opens nothing. */
  whose(bearer: string | undefined): Grant | undefined {
    const found = this.access.get(bearer ?? '');
    return found && found.until > this.now() ? found.grant : undefined;
  }

  private fromCode(given: Record<string, string | undefined>): object {
    const held = this.codes.get(given.code ?? '');
    this.codes.delete(given.code ?? '');
    if (!held || held.until <= this.now()) throw oauthRefusal(400, 'invalid_grant', 'Malformed auth code.');
    const { request, grant } = held;
    if (given.redirect_uri !== request.redirect_uri) throw oauthRefusal(400, 'redirect_uri_mismatch', 'Bad Request');
    const { code_verifier: verifier } = given;
    if (verifier && !request.code_challenge)
      throw oauthRefusal(400, 'invalid_grant', 'code_verifier or verifier is not needed.');
    if (request.code_challenge) {
      if (!verifier) throw oauthRefusal(400, 'invalid_grant', 'Missing code verifier.');
      if (!VERIFIER.test(verifier)) throw oauthRefusal(400, 'invalid_grant', 'Invalid code verifier.');
      const hashed = createHash('sha256').update(verifier).digest('base64url');
      const proof = request.code_challenge_method === 'S256' ? hashed : verifier;
      if (proof !== request.code_challenge) throw oauthRefusal(400, 'invalid_grant', 'Invalid code verifier.');
    }
    const his = [...this.refresh].filter(([, { email }]) => email === grant.email);
    // only the first consent, or a fresh one, brings it: https://developers.google.com/identity/protocols/oauth2/web-server#offline
    if (request.access_type === 'offline' && (his.length === 0 || request.prompt?.split(' ').includes('consent'))) {
      if (his.length >= REFRESH_TOKENS) this.refresh.delete(his[0]?.[0] ?? '');
      grant.refreshToken = `1//0${randomBytes(24).toString('base64url')}`;
      this.refresh.set(grant.refreshToken, grant);
    }
    return { ...this.give(grant), ...(grant.refreshToken && { refresh_token: grant.refreshToken }) };
  }

  private give(grant: Grant): object {
    const access_token = `ya29.${randomBytes(32).toString('base64url')}`;
    this.access.set(access_token, { grant, until: this.now() + ACCESS_SECONDS * 1000 });
    return { access_token, expires_in: ACCESS_SECONDS - 1, scope: grant.scopes.join(' '), token_type: 'Bearer' };
  }

  private end(grant: Grant): void {
    for (const [token, one] of this.refresh) if (one === grant) this.refresh.delete(token);
    for (const [token, one] of this.access) if (one.grant === grant) this.access.delete(token);
  }

  private knows(address: string): boolean {
    if (this.app.redirectUris.length > 0) return this.app.redirectUris.includes(address);
    return /^https:\/\/[^/]+/.test(address) || /^http:\/\/(127\.0\.0\.1|localhost|\[::1\])(:\d+)?(\/|$)/.test(address);
  }

  private now(): number {
    return this.clock.now().getTime();
  }
}
