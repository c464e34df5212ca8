// Faults of the local Google: each kind as the real service shows it. https://developers.google.com/workspace/calendar/api/guides/errors
import type { Fault, FaultKind } from '../faults';
import type { Refusal } from '../rest';
import { oauthFault } from './auth-service';
import type { Accounts } from './oauth';
import { deleted, duplicate, fullSyncRequired, invalidCredentials, notFound, preconditionFailed, refuse } from './wire';

export const CALENDAR_FAULTS: readonly FaultKind[] = [
  'error_500',
  'rate_limited_429',
  'revoked',
  'unauthorized_401',
  'forbidden_403',
  'rate_limited_403',
  'quota_exceeded_403',
  'not_found_404',
  'duplicate_409',
  'gone_410',
  'precondition_412',
];

const usage = { domain: 'usageLimits' };

export function refusalOf({ spec }: Fault, method: string, accounts: Accounts): Refusal | undefined {
  if (method.startsWith('oauth.')) return oauthFault(spec.kind);
  switch (spec.kind) {
    case 'error_500':
      return refuse(500, 'backendError', 'Backend Error');
    case 'rate_limited_429':
      return refuse(429, 'rateLimitExceeded', 'Rate Limit Exceeded', {
        ...usage,
        ...(spec.seconds && { headers: { 'Retry-After': String(spec.seconds) } }),
      });
    case 'rate_limited_403':
      return refuse(403, 'rateLimitExceeded', 'Rate Limit Exceeded', usage);
    case 'quota_exceeded_403':
      return refuse(403, 'quotaExceeded', 'Calendar usage limits exceeded.', usage);
    case 'forbidden_403':
      return refuse(
        403,
        'forbiddenForNonOrganizer',
        'Shared properties can only be changed by the organizer of the event.',
        {
          domain: 'calendar',
        },
      );
    case 'unauthorized_401':
      return invalidCredentials();
    case 'not_found_404':
      return notFound();
    case 'duplicate_409':
      return duplicate();
    case 'gone_410':
      return method === 'events.list' ? fullSyncRequired() : deleted();
    case 'precondition_412':
      return preconditionFailed();
    case 'revoked': // the person took back what he had allowed, in this moment
      if (spec.account) accounts.withdraw(spec.account);
      return invalidCredentials();
    default:
      return undefined;
  }
}
