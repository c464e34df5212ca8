// The local Google's OAuth on the wire: the sign-in page, the token endpoint, revoking. https://developers.google.com/identity/protocols/oauth2/native-app
import type { FastifyPluginAsync, FastifyReply, FastifyRequest } from 'fastify';
import type { FaultKind } from '../faults';
import { Refusal, type restService } from '../rest';
import { type Accounts, type AuthRequest, oauthRefusal } from './oauth';
import { refusedPage, signInPage } from './sign-in-page';
import type { CalendarWorld } from './world';

interface Parts {
  accounts: Accounts;
  world: CalendarWorld;
  call: ReturnType<typeof restService>;
}

/** Mounted at /google, where GOOGLE_TOKEN_URL points: /google/token. */
export function googleAuth({ accounts, world, call }: Parts): FastifyPluginAsync {
  return async (app) => {
    app.addContentTypeParser('application/x-www-form-urlencoded', { parseAs: 'string' }, (_request, text, done) =>
      done(null, fields(text as string)),
    );

    const checked = (request: FastifyRequest, reply: FastifyReply): AuthRequest | undefined => {
      try {
        return accounts.checkRequest(request.query as Record<string, string>);
      } catch (error) {
        if (!(error instanceof Refusal)) throw error;
        const { error: name, error_description: why } = error.answer.body as Record<string, string>;
        reply
          .status(error.answer.status)
          .type('text/html')
          .send(refusedPage(error.answer.status, name ?? '', why ?? ''));
        return undefined;
      }
    };
    app.get('/o/oauth2/v2/auth', (request, reply) => {
      const asked = checked(request, reply);
      const { login_hint } = request.query as { login_hint?: string };
      return asked ? reply.type('text/html').send(signInPage(asked, login_hint)) : reply;
    });
    app.post('/o/oauth2/v2/auth', (request, reply) => {
      const asked = checked(request, reply);
      if (!asked) return reply;
      const {
        email = '',
        scope,
        boxes,
        deny,
      } = (request.body ?? {}) as { email?: string; scope?: string | string[]; boxes?: string; deny?: string };
      const back = new URL(asked.redirect_uri);
      if (asked.state !== undefined) back.searchParams.set('state', asked.state);
      if (deny) back.searchParams.set('error', 'access_denied');
      else {
        if (!/^[^\s@]+@[^\s@]+$/.test(email))
          return reply
            .status(400)
            .type('text/html')
            .send(refusedPage(400, 'invalid_request', 'Enter an email address.'));
        const asks = asked.scope.split(' ');
        // a post without the page's boxes is a person who left all of them ticked
        const ticked = scope === undefined && !boxes ? asks : [scope ?? []].flat().filter((one) => asks.includes(one));
        world.account(email);
        back.searchParams.set('code', accounts.approve(asked, email, ticked));
        back.searchParams.set('scope', ticked.join(' '));
      }
      return reply.redirect(back.toString(), 302);
    });

    app.post('/token', (request, reply) => {
      const given = (request.body ?? {}) as Record<string, string>;
      const args = { grant_type: given.grant_type };
      return call({ reply, method: 'oauth.token', args, run: () => ({ status: 200, body: accounts.token(given) }) });
    });
    app.post('/revoke', (request, reply) => {
      const given = { ...(request.query as object), ...((request.body as object | null) ?? {}) } as { token?: string };
      return call({
        reply,
        method: 'oauth.revoke',
        args: {},
        run: () => {
          accounts.revoke(given.token);
          return { status: 200, body: {} };
        },
      });
    });
  };
}

/** A fault of the token endpoint speaks OAuth, not the calendar's words. */
export function oauthFault(kind: FaultKind): Refusal | undefined {
  switch (kind) {
    case 'error_500':
      return oauthRefusal(500, 'internal_failure', 'Internal error');
    case 'rate_limited_429':
      return oauthRefusal(429, 'rate_limit_exceeded', 'Rate Limit Exceeded');
    case 'revoked':
      return oauthRefusal(400, 'invalid_grant', 'Token has been expired or revoked.');
    default:
      return undefined;
  }
}

/** A name that comes twice becomes a list. */
function fields(text: string): Record<string, string | string[]> {
  const all = new URLSearchParams(text);
  return Object.fromEntries(
    [...new Set(all.keys())].map((name) => {
      const values = all.getAll(name);
      return [name, values.length > 1 ? values : (values[0] ?? '')];
    }),
  );
}
