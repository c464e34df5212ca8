// Time outside workflows.

/** Time outside workflows. Rehearsals put the sandbox's clock here. */
export interface Clock {
  now(): Date;
  /** Resolves after `ms`; rejects with the signal's reason when aborted. */
  sleep(ms: number, signal?: AbortSignal): Promise<void>;
}
