// The SDK's own log lines stay out of a test's output, unless TEST_LOG asks for them.
import { DefaultLogger, makeTelemetryFilterString, Runtime } from '@temporalio/worker';

let installed = false;

/** Before the first connection of a test file; repeating it does nothing. */
export function quietRuntime(): void {
  if (installed) return;
  installed = true;
  const level = process.env.TEST_LOG ? 'INFO' : 'ERROR';
  Runtime.install({
    shutdownSignals: [],
    logger: new DefaultLogger(level),
    telemetryOptions: { logging: { filter: makeTelemetryFilterString({ core: level }), forward: {} } },
  });
}
