// The workflow bundle, made once per run (and not at all when the workflows have not changed).
import { shared } from './servers';

/** For `Worker.create({ workflowBundle })`. */
export const workflowBundle = (): Promise<{ codePath: string }> => shared('bundle');
