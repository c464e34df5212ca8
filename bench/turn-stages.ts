// One turn cut into stages, by what was recorded anyway: the sandbox's journal, the rows, the workflow's history.
import type { WorkflowHandle } from '@temporalio/client';
import type { CallRecord } from '../sandbox/journal';
import type { Bench } from './setup';
import { until } from './until';

type Event = NonNullable<Awaited<ReturnType<WorkflowHandle['fetchHistory']>>['events']>[number];

/** Milliseconds by stage for each of the chat's last `rounds` turns, in order. They add up to the whole. */
export async function stagesOf(
  bench: Bench,
  client: string,
  mark: number,
  rounds: number,
): Promise<Record<string, number>[]> {
  const { world, account, pool } = bench;
  const { id } = await world.conversationOf(account, client);
  const instants = (kind: 'handover' | 'sendStart' | 'accepted') =>
    last(rounds, world.instants(mark, kind, account).get(client) ?? []);
  const modelCalls = last(
    rounds,
    world.since(mark).filter((r): r is CallRecord => r.kind === 'call' && r.service === 'claude' && isOf(r, id)),
  );
  const { rows: arrivals } = await pool.query(
    'select stored_at from arrivals where conversation_id = $1 order by seq',
    [id],
  );
  // the last answer is accepted a moment before its turn is over in the history
  const turns = await until('the end of the last turn', async () => {
    const found = turnsOf((await bench.handle(id).fetchHistory()).events ?? []);
    return found.length >= rounds && found.at(-1)?.sendDone ? found : undefined;
  });
  const steps = last(rounds, turns).map(
    (turn, i) =>
      [
        ['', instants('handover')[i]],
        ['handed over → stored', last(rounds, arrivals)[i].stored_at.getTime()],
        ['stored → signal taken', turn.signalled],
        ['signal → workflow task started', turn.firstTask],
        ['workflow task → decide scheduled', turn.decideScheduled],
        ['decide scheduled → started', turn.decideStarted],
        ['decide: before the model', modelCalls[i]?.at],
        ['decide: the model (answers at once)', modelCalls[i]?.endedAt],
        ['decide: after the model', turn.decideDone],
        ['decided → workflow task started', turn.secondTask],
        ['workflow task → send scheduled', turn.sendScheduled],
        ['send scheduled → started', turn.sendStarted],
        ['send: claimed, at Telegram', instants('sendStart')[i]],
        ['send: accepted', instants('accepted')[i]],
      ] as [string, number | undefined][],
  );
  return steps.map((turn) =>
    Object.fromEntries(
      turn.slice(1).map(([name, at], i) => {
        const before = turn[i]?.[1];
        if (at === undefined || before === undefined) throw new Error(`no instant for "${name}"`);
        return [name, at - before];
      }),
    ),
  );
}

interface Turn {
  seq: number;
  signalled?: number;
  firstTask?: number;
  secondTask?: number;
  decideScheduled?: number;
  decideStarted?: number;
  decideDone?: number;
  sendScheduled?: number;
  sendStarted?: number;
  sendDone?: number;
}

/** Holds for chats where one message brings one decision and one send, and the next message comes after both. */
function turnsOf(events: readonly Event[]): Turn[] {
  const turns: Turn[] = [];
  const activities = new Map<string, { turn: Turn; name: 'decide' | 'send' }>();
  for (const event of events) {
    const at = millis(event.eventTime);
    const seq = seqOf(event);
    // one that is under way when the sweep comes by is signalled twice
    if (seq !== undefined && seq !== turns.at(-1)?.seq) turns.push({ seq, signalled: at });
    const turn = turns.at(-1);
    if (turn && event.workflowTaskStartedEventAttributes) {
      if (turn.decideDone === undefined) turn.firstTask = at;
      else turn.secondTask ??= at;
    }
    const name = event.activityTaskScheduledEventAttributes?.activityType?.name;
    if (turn && (name === 'decide' || name === 'send')) {
      activities.set(String(event.eventId), { turn, name });
      turn[`${name}Scheduled`] = at;
    }
    const started = activities.get(String(event.activityTaskStartedEventAttributes?.scheduledEventId));
    if (started) started.turn[`${started.name}Started`] = at;
    const done = activities.get(String(event.activityTaskCompletedEventAttributes?.scheduledEventId));
    if (done) done.turn[`${done.name}Done`] = at;
  }
  return turns;
}

function seqOf({ workflowExecutionSignaledEventAttributes: signal }: Event): number | undefined {
  const data = signal?.input?.payloads?.[0]?.data;
  return data ? (JSON.parse(Buffer.from(data).toString()) as { seq: number }).seq : undefined;
}

const millis = (time: Event['eventTime']): number => Number(time?.seconds ?? 0) * 1000 + (time?.nanos ?? 0) / 1e6;
const last = <T>(count: number, list: readonly T[]): T[] => list.slice(-count);
const isOf = (call: CallRecord, conversationId: string): boolean =>
  String((call.args as { userId?: string }).userId).startsWith(`${conversationId}:`);
