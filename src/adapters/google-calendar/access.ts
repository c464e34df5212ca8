// The access token of one grant: kept until a minute before its end, then refreshed once for all who wait.
import { z } from 'zod';
import type { GoogleGrant } from '../../ports/meetings';
import { oauthError, readAnswer } from './errors';
import type { OAuthClient } from './google';

const EARLY_MS = 60_000;
const refreshed = z.object({
  access_token: z.string().min(1),
  refresh_token: z.string().min(1).optional(),
  expiry_date: z.number().positive(),
});

export interface Access {
  /**
   * @param spoiled a token that was refused: another one is fetched
   * @throws GrantExpired when the rep has withdrawn it, or it ran out
   */
  token(spoiled?: string): Promise<string>;
}

export function createAccess(
  client: () => OAuthClient,
  grant: GoogleGrant,
  onRefresh: (grant: GoogleGrant) => void,
  now: () => Date,
): Access {
  let held = grant;
  let fetching: Promise<string> | undefined;

  async function refresh(): Promise<string> {
    const oauth = client();
    oauth.setCredentials({ refresh_token: held.refreshToken });
    const { credentials } = await oauth.refreshAccessToken().catch((error: unknown) => {
      throw oauthError(error, 'refreshing the access');
    });
    const fresh = readAnswer('refreshing the access', refreshed, credentials);
    held = {
      ...held,
      refreshToken: fresh.refresh_token ?? held.refreshToken,
      accessToken: fresh.access_token,
      accessExpiresAt: new Date(now().getTime() + fresh.expiry_date - Date.now()),
    };
    onRefresh(held);
    return fresh.access_token;
  }

  return {
    async token(spoiled) {
      const { accessToken, accessExpiresAt } = held;
      const lasts = accessExpiresAt && accessExpiresAt.getTime() - EARLY_MS > now().getTime();
      if (accessToken && lasts && accessToken !== spoiled) return accessToken;
      fetching ??= refresh().finally(() => {
        fetching = undefined;
      });
      return fetching;
    },
  };
}
