// Process entry: the conversations' worker. config → deps → run.
import { runEntry } from '../entry';
import { workflows } from './bundle';
import { createConversationWorker } from './create-worker';

void runEntry('worker', async (deps) => {
  const worker = await createConversationWorker(await deps.temporal(), deps.decide(), {
    workflows: workflows(),
    workflowsCached: deps.config.worker.workflowsCached,
    modelCallsAtOnce: deps.config.worker.modelCallsAtOnce,
    log: deps.log,
  });
  const running = worker.run();
  await deps.serveHealth(deps.config.http.workerPort, { worker: () => worker.getState() === 'RUNNING' });
  return {
    running,
    async stop() {
      if (worker.getState() === 'RUNNING') worker.shutdown();
      await running;
    },
  };
});
