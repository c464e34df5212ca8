// How often a decision is tried before it is given up and a human hears of it. What the model or a mistake of ours does counts;
// a database that is away is waited for: it takes everybody's turn with it, and nobody could be called without it anyway.
import { ApplicationFailure, Context } from '@temporalio/activity';
import { Unreachable } from '../errors';
import { toFailure } from './failures';

const TRIES = 4;

/** Runs `work`; on the last try its failure is made final. Temporal's own limit is for workers that die of it: workflows/proxies. */
export async function withPatience<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    const { info, cancellationSignal } = Context.current();
    const databaseAway = error instanceof Unreachable && error.service === 'Postgres';
    if (databaseAway || cancellationSignal.aborted || info.attempt < TRIES) throw error;
    const { message, type } = toFailure(error) as ApplicationFailure;
    throw ApplicationFailure.nonRetryable(message, type);
  }
}

/** An earlier attempt may have done all of it and died before it could say so. */
export const isRetry = (): boolean => Context.current().info.attempt > 1;
