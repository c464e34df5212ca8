// What a port may throw, by whose fault it is. Adapters translate vendor errors into these;
// activities/failures turns them into Temporal failures. Messages name the thing and the next step, never a secret or a text.

/** Base of every error a port throws on purpose. `cause` keeps the vendor's own error. */
export abstract class PortError extends Error {
  constructor(message: string, options?: { cause?: unknown }) {
    super(message, options);
    this.name = new.target.name;
  }
}

/** The service asks us to slow down. Thrown on FLOOD_WAIT, HTTP 429; `retryAfterMs` is exact where the service gave it. */
export class RateLimited extends PortError {
  /** 'daily': a quota of hours or a day is used up; going on without this service is wiser than waiting. */
  readonly code?: 'daily';

  constructor(
    readonly service: string,
    readonly retryAfterMs: number,
    options?: { cause?: unknown; code?: 'daily' },
  ) {
    super(`${service} asks to wait ${Math.ceil(retryAfterMs / 1000)} s`, options);
    this.code = options?.code;
  }
}

/** The network or the service failed; whether the call had its effect is unknown. Worth a retry with the same key. */
export class Unreachable extends PortError {
  constructor(
    readonly service: string,
    readonly what: string,
    options?: { cause?: unknown },
  ) {
    super(`${service} is not reachable: ${what}`, options);
  }
}

/**
 * The service already holds this effect under our key but did not say which one it is (Telegram: RANDOM_ID_DUPLICATE).
 * Handled like Unreachable (the same key may be repeated), and better: look for the effect, and never make it under another key.
 */
export class AlreadyDone extends Unreachable {}

/** The call is known not to have left this machine (nobody listens there, no such host): it had no effect and may be repeated. */
export class NeverLeft extends Unreachable {}

export type RefusalCode =
  | 'blocked' // the client blocked the account, or his privacy forbids writing
  | 'deactivated' // the client's account is gone
  | 'peerFlood' // Telegram limits first contacts of this account
  | 'peerInvalid' // unknown user or stale access hash
  | 'tooLong'
  | 'empty'
  | 'contentRefused' // the model declined
  | 'taken' // the id is there already, and not as what we wanted to make
  | 'notAllowed' // somebody allowed less than is needed
  | 'gone' // what was to be changed is not there (any more)
  | 'other';

/** The service understood the call and said no; the same call will be refused again. */
export class Refused extends PortError {
  constructor(
    readonly service: string,
    readonly code: RefusalCode,
    readonly detail: string,
    options?: { cause?: unknown },
  ) {
    super(`${service} refused: ${detail}`, options);
  }
}

/** Credentials or settings are wrong or revoked: a person has to act. `detail` is the vendor's code (AUTH_KEY_UNREGISTERED …). */
export class Misconfigured extends PortError {
  constructor(
    readonly service: string,
    readonly detail: string,
    options?: { cause?: unknown },
  ) {
    super(`${service}: ${detail}`, options);
  }
}

/**
 * What somebody has allowed us is over: withdrawn, run out, or never given in full. Only he can give it again.
 * Not Misconfigured: nothing of ours is wrong and trying again is useless. https://developers.google.com/identity/protocols/oauth2#expiration
 */
export class GrantExpired extends PortError {
  constructor(
    readonly service: string,
    readonly detail: string,
    options?: { cause?: unknown },
  ) {
    super(`${service}: ${detail}`, options);
  }
}
