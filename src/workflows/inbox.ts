// Everything that is told to a conversation, in the order it was told: one queue behind every signal name.
import { log, setDefaultSignalHandler, setHandler } from '@temporalio/workflow';
import type { Arrival } from '../domain/conversation';
import {
  calendarChanged,
  clientEdited,
  clientReplied,
  handBack,
  optedOut,
  refresh,
  repWrote,
  stop,
  takeOver,
} from './messages';

export interface Inbox {
  readonly arrivals: Arrival[];
  refreshAsked: boolean;
}

/**
 * Registers the default handler first and every name behind it: signals buffered before the first task come out by name
 * when only named handlers exist, so a handBack and a takeOver could swap (tried on SDK 1.24).
 * A malformed payload is refused in the log and the conversation goes on.
 */
export function openInbox(): Inbox {
  const inbox: Inbox = { arrivals: [], refreshAsked: false };
  const take = (name: string, payload: unknown): void => {
    if (name === refresh.name) {
      inbox.refreshAsked = true;
      return;
    }
    const arrival = parseArrival(name, payload);
    if (arrival) inbox.arrivals.push(arrival);
    else log.warn('signal refused: unknown name or malformed payload', { signal: name });
  };
  setDefaultSignalHandler((name, ...args) => take(name, args[0]));
  for (const signal of [
    clientReplied,
    clientEdited,
    repWrote,
    optedOut,
    calendarChanged,
    takeOver,
    handBack,
    stop,
    refresh,
  ]) {
    setHandler(signal, (...args: unknown[]) => take(signal.name, args[0]));
  }
  return inbox;
}

/** undefined: not something this workflow understands. Hand-written guards: a schema library triples memory per cached workflow. */
function parseArrival(name: string, payload: unknown): Arrival | undefined {
  const p = (typeof payload === 'object' && payload !== null ? payload : {}) as Record<string, unknown>;
  switch (name) {
    case 'clientReplied':
    case 'clientEdited':
    case 'optedOut':
    case 'calendarChanged':
      return isSeq(p.seq) ? { type: name, seq: p.seq } : undefined;
    case 'repWrote':
      if (!isSeq(p.seq)) return undefined;
      return { type: name, seq: p.seq, ...(isInstant(p.releaseAt) ? { releaseAt: p.releaseAt } : {}) };
    case 'takeOver':
    case 'handBack':
    case 'stop':
      return { type: name, by: isName(p.by) ? p.by : 'operator' };
    default:
      return undefined;
  }
}

const isSeq = (value: unknown): value is number =>
  Number.isSafeInteger(value) && (value as number) > 0 && (value as number) < 2 ** 31;
const isInstant = (value: unknown): value is number =>
  typeof value === 'number' && Number.isFinite(value) && value > 0 && value < 8.64e15;
export const isName = (value: unknown): value is string =>
  typeof value === 'string' && value.length > 0 && value.length <= 64;
