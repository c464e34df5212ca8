// The workflow bundle: built ahead by `npm run build`, made on the spot where it is missing.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { WorkerOptions } from '@temporalio/worker';

type Workflows = Pick<WorkerOptions, 'workflowBundle'> | Pick<WorkerOptions, 'workflowsPath'>;

export function workflows(dist: string = join(__dirname, '..', '..')): Workflows {
  const codePath = join(dist, 'workflow-bundle.js');
  return existsSync(codePath) ? { workflowBundle: { codePath } } : { workflowsPath: require.resolve('../workflows') };
}
