// The workflow bundle that `npm run build` has made, interceptors included (scripts/bundle.mjs): a worker starts without webpack.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { WorkerOptions } from '@temporalio/worker';

/** @throws when it has not been built */
export function workflows(dist: string = join(__dirname, '..', '..')): Pick<WorkerOptions, 'workflowBundle'> {
  const codePath = join(dist, 'workflow-bundle.js');
  if (!existsSync(codePath)) throw new Error(`${codePath} is missing: run npm run build`);
  return { workflowBundle: { codePath } };
}
