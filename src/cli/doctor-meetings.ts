// What doctor checks of meetings: Zoom's key opens its account and may do all it has to. A rep's calendar is proved when he connects it.
import { createZoom } from '../adapters/zoom';
import type { Config } from '../config';
import { Misconfigured, PortError } from '../errors';
import { type Finding, failed, ok, skipped } from './doctor-checks';

export async function zoom({ zoom: settings, services }: Config): Promise<Finding[]> {
  if (!settings) return [skipped('zoom', 'no ZOOM_ACCOUNT_ID: meetings have no video call of their own')];
  try {
    const { account } = await createZoom(settings).check();
    return [ok('zoom', `${account} answers${services.zoom === 'sandbox' ? ' (the local one)' : ''}`)];
  } catch (error) {
    if (!(error instanceof PortError)) throw error;
    const todo =
      error instanceof Misconfigured
        ? 'compare the app at https://marketplace.zoom.us with ZOOM_… and the scopes in docs/runbook.md'
        : 'check the network; with the sandbox: npm start runs it';
    return [failed('zoom', error.message, todo)];
  }
}
