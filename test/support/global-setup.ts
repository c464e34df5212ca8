// Before a test run: the shared servers begin to answer. None is started yet.
import { TestServers } from './servers';

export default async function setup(): Promise<void> {
  const servers = new TestServers();
  process.env.RAPPORT_TEST_SERVERS = await servers.listen();
  (globalThis as { rapportServers?: TestServers }).rapportServers = servers;
}
