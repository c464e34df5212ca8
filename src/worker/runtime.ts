// Temporal's runtime: its log lines through ours, its own signal handling off, because each entry stops things in its own order.
import { DefaultLogger, Runtime } from '@temporalio/worker';
import type { Logger } from 'pino';

export function installRuntime(log: Logger): void {
  const levels = { TRACE: 'trace', DEBUG: 'debug', INFO: 'info', WARN: 'warn', ERROR: 'error' } as const;
  Runtime.install({
    shutdownSignals: [],
    logger: new DefaultLogger('WARN', ({ level, message, meta }) => {
      const { error, ...rest } = (meta ?? {}) as { error?: Error };
      log[levels[level]]({ ...rest, what: error?.name }, message);
    }),
  });
}
