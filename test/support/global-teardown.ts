// After a test run: what it shared is ended, and no process, port or file stays.
import type { TestServers } from './servers';

export default async function teardown(): Promise<void> {
  await (globalThis as { rapportServers?: TestServers }).rapportServers?.close();
}
