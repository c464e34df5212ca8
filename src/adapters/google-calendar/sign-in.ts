// A rep gives, and we use, access to his calendar: OAuth with PKCE. https://developers.google.com/identity/protocols/oauth2/native-app
import { z } from 'zod';
import { GrantExpired, Refused } from '../../errors';
import type { GoogleGrant, GoogleSignIn } from '../../ports/meetings';
import { createAccess } from './access';
import { oauthError, readAnswer, SERVICE } from './errors';
import { calendarApi, oauthClient, type Wire } from './google';
import { createRepCalendar } from './rep-calendar';

export interface GoogleOptions extends Wire {
  now?: () => Date;
}

/** The least that does it. https://developers.google.com/workspace/calendar/api/auth */
const SCOPES = [
  'https://www.googleapis.com/auth/calendar.events',
  'https://www.googleapis.com/auth/calendar.freebusy',
  'https://www.googleapis.com/auth/calendar.calendarlist.readonly',
];

const tokens = z.object({
  access_token: z.string().min(1),
  refresh_token: z.string().min(1).optional(),
  // an instant: the library has added its own clock to expires_in
  expiry_date: z.number().positive(),
  scope: z.string().default(''),
});

export function createSignIn(options: GoogleOptions): GoogleSignIn {
  const { now = () => new Date() } = options;
  const oauth = oauthClient(options);
  const api = calendarApi(options);
  const open = (grant: GoogleGrant, onRefresh: (grant: GoogleGrant) => void) =>
    createRepCalendar(
      api,
      createAccess(() => oauthClient(options), grant, onRefresh, now),
      now,
    );

  return {
    url({ state, codeChallenge, redirectUri }) {
      return oauth.generateAuthUrl({
        state,
        code_challenge: codeChallenge,
        code_challenge_method: 'S256' as never, // an enum of a package we don't import
        redirect_uri: redirectUri,
        scope: SCOPES,
        access_type: 'offline',
        // only a fresh consent brings a refresh token: https://developers.google.com/identity/protocols/oauth2/web-server#offline
        prompt: 'consent',
      });
    },

    async exchange({ code, codeVerifier, redirectUri }) {
      const answer = await oauth.getToken({ code, codeVerifier, redirect_uri: redirectUri }).catch((error: unknown) => {
        throw oauthError(error, 'the sign-in', { code: true });
      });
      const given = readAnswer('the sign-in', tokens, answer.tokens);
      const scopes = given.scope.split(' ').filter(Boolean);
      // each box can be unticked: https://developers.google.com/identity/protocols/oauth2/resources/granular-permissions
      const missing = SCOPES.filter((scope) => !scopes.includes(scope)).map((scope) => scope.replace(/.*\/auth\//, ''));
      if (missing.length > 0)
        throw new Refused(SERVICE, 'notAllowed', `not allowed: ${missing.join(', ')}; all boxes are needed`);
      if (!given.refresh_token)
        throw new Refused(SERVICE, 'other', 'the sign-in brought no lasting access; sign in again');
      const grant: GoogleGrant = {
        refreshToken: given.refresh_token,
        accessToken: given.access_token,
        accessExpiresAt: new Date(now().getTime() + given.expiry_date - Date.now()),
        email: '',
        scopes,
      };
      return { ...grant, email: await open(grant, () => {}).email() };
    },

    async revoke({ refreshToken }) {
      await oauth.revokeToken(refreshToken).catch((error: unknown) => {
        const failure = oauthError(error, 'revoking');
        // nothing left to take back
        if (!(failure instanceof GrantExpired)) throw failure;
      });
    },

    calendar: open,
  };
}
