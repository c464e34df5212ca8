// What doctor checks of meetings: Zoom's key opens its account and may do all it has to; whoever is to be booked can be. A rep's calendar is
// proved when he connects it.
import { createZoom } from '../adapters/zoom';
import type { Config } from '../config';
import type { BookingPolicy } from '../domain/brand';
import { Misconfigured, PortError } from '../errors';
import type { ListedRep } from '../ports/reps';
import type { Context } from './context';
import { type Finding, failed, ok, skipped, warning } from './doctor-checks';

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

/** Of each brand that books: somebody is there, his calendar can be read, and clients get a link. A brand that can't be read is said elsewhere. */
export async function meetings(context: Context): Promise<Finding[]> {
  if (!context.config.databaseUrl) return [];
  let all: ListedRep[];
  try {
    all = await (await context.reps()).reps({ removed: false });
  } catch {
    return []; // said by the check of reps
  }
  const names = await context.brands.list().catch(() => []);
  const found = names.map(async (id): Promise<Finding[]> => {
    const brand = await context.brands.get(id).catch(() => undefined);
    const policy = brand?.meeting.booking;
    if (!policy?.enabled) return [];
    const reps = all.filter((rep) => rep.brand === id && rep.status === 'active');
    const problems = problemsOf(policy, reps, context.config).map(([detail, todo]) =>
      warning('meetings', `${id}: ${detail}`, todo),
    );
    if (problems.length > 0) return problems;
    return [ok('meetings', `${id} books ${policy.kinds.join(', ')} (${policy.mode}) with ${namesOf(reps)}`)];
  });
  return (await Promise.all(found)).flat();
}

function problemsOf(
  { mode, kinds, room }: BookingPolicy,
  reps: ListedRep[],
  { zoom: zoomKey, google }: Config,
): [detail: string, todo: string][] {
  if (reps.length === 0)
    return [
      ['nobody is there to be booked, so no time is offered', 'rapport reps add --name … --telegram … --brand …'],
    ];
  const problems: [string, string][] = [];
  const video = kinds.includes('video');
  if (video && mode === 'zoomCalendar' && !zoomKey)
    problems.push([
      'video calls cannot be made without Zoom',
      'set ZOOM_ACCOUNT_ID, ZOOM_CLIENT_ID and ZOOM_CLIENT_SECRET',
    ]);
  if (mode === 'zoomCalendar' || mode === 'calendar') {
    if (!google) problems.push(['no calendar can be read', 'set GOOGLE_CLIENT_ID and GOOGLE_CLIENT_SECRET']);
    const none = reps.filter(({ calendar }) => !calendar);
    if (none.length > 0)
      problems.push([`no time of ${namesOf(none)} is offered: no calendar is connected`, connect(none)]);
    const over = reps.filter(({ calendar }) => calendar?.status === 'expired');
    if (over.length > 0)
      problems.push([`no time of ${namesOf(over)} is offered: the grant of the calendar is over`, connect(over)]);
  }
  const roomless = video && mode !== 'zoomCalendar' && !room ? reps.filter(({ roomUrl }) => !roomUrl) : [];
  if (roomless.length > 0)
    problems.push([
      `clients of ${namesOf(roomless)} get no link to a video call`,
      'rapport reps set <rep> --room-url https://…, or `room` in brand.yaml',
    ]);
  return problems;
}

const namesOf = (reps: ListedRep[]): string => reps.map(({ name }) => name).join(', ');
const connect = ([first]: ListedRep[]): string =>
  `rapport reps connect-google ${first?.id}, or he writes /connect to the bot`;
