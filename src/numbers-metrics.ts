// The figures of the last 24 hours as Prometheus gauges by brand, read from the rows when Prometheus asks. Counters (metrics.ts) say what one process
// did since it started; what SQL decided or a crash took is in the rows only, and a row is of one brand.
import { Gauge, type Registry } from 'prom-client';
import type { Clock } from './ports';
import type { Numbers, NumbersStore, Spread } from './ports/numbers';

const DAY_MS = 24 * 3600_000;
// one reading serves all who ask: several Prometheuses, and a person who reloads
const CACHED_MS = 60_000;

type Sample = [labels: Record<string, string>, value: number];

interface Figure {
  help: string;
  labels: string[];
  of(n: Numbers): Sample[];
}

const FIGURES: Record<string, Figure> = {
  conversations: {
    help: 'Conversations by the stage they stand in now',
    labels: ['stage'],
    of: (n) => n.funnel.map(({ stage, now }) => [{ stage }, now]),
  },
  stage_entered_24h: {
    help: 'Conversations that entered a stage',
    labels: ['stage'],
    of: (n) => n.funnel.map(({ stage, entered }) => [{ stage }, entered]),
  },
  messages_24h: {
    help: 'Messages by who wrote them',
    labels: ['author'],
    of: ({ said }) => each('author', { client: said.fromClients, agent: said.fromAgent, rep: said.fromReps }),
  },
  prospects_24h: { help: 'People who wrote', labels: [], of: ({ said }) => [[{}, said.prospects]] },
  crossings_24h: {
    help: 'Client messages Telegram had before a proactive message of ours left, and we had not',
    labels: [],
    of: ({ said }) => [[{}, said.crossings]],
  },
  follow_ups_24h: {
    help: 'Follow-ups by what became of them; late ones are among the sent',
    labels: ['outcome'],
    of: ({ followUps: { scheduled, sent, late, cancelledByReply, cancelled, skipped, failed, held } }) =>
      each('outcome', {
        scheduled,
        sent,
        late,
        cancelled_by_reply: cancelledByReply,
        cancelled,
        skipped,
        failed,
        held,
      }),
  },
  follow_up_lateness_seconds_24h: {
    help: 'Promised instant to the sent follow-up',
    labels: ['quantile'],
    of: (n) => quantiles(n.followUps.lateness),
  },
  mentions_24h: {
    help: 'Meetings read in what clients write, by what became of them',
    labels: ['outcome'],
    of: (n) => each('outcome', n.mentions.byOutcome),
  },
  mention_read_seconds_24h: {
    help: 'Reading the meetings out of a message in which some were found',
    labels: ['quantile'],
    of: (n) => quantiles(n.mentions.readMs, 1 / 1000),
  },
  meetings_24h: {
    help: 'Meetings made of what clients mentioned, those with an end among them, and the people they are of',
    labels: ['what'],
    of: ({ meetings: { made, withEnd = 0, prospects } }) =>
      each('what', { made, with_end: Math.round(withEnd * made), prospects }),
  },
  reminders_24h: {
    help: 'Reminders whose time came, by what became of them; on_time, late and acknowledged ones are among the sent',
    labels: ['outcome'],
    of: ({ reminders: { due, sent, onTime, late, skipped, failed, waiting, cancelled, acknowledged } }) =>
      each('outcome', { due, sent, on_time: onTime, late, skipped, failed, waiting, cancelled, acknowledged }),
  },
  reminder_answer_seconds_24h: {
    help: "A sent reminder to the client's next message, within a day",
    labels: ['quantile'],
    of: (n) => quantiles(n.reminders.firstWords),
  },
  replies_24h: {
    help: 'Answers of the model by what became of them',
    labels: ['outcome'],
    of: ({ replies: { decided, silent, rewritten, held, corrected, heldOtherwise } }) =>
      each('outcome', {
        decided,
        silent,
        rewritten_by_guards: rewritten,
        held_by_guards: held,
        corrected,
        held_otherwise: Object.values(heldOtherwise).reduce((sum, count) => sum + count, 0),
      }),
  },
  guard_findings_24h: {
    help: 'Answers in which a guard found something',
    labels: ['guard'],
    of: (n) => each('guard', n.replies.byGuard),
  },
  drafts_24h: {
    help: 'Messages that waited for a rep, by what became of them',
    labels: ['outcome'],
    of: (n) => each('outcome', { ...n.drafts }),
  },
  humans_24h: {
    help: 'Hand-offs by the agent, chats taken over and handed back, opt-outs',
    labels: ['what'],
    of: ({ humans, optOuts }) =>
      each('what', {
        hand_offs: humans.handOffs,
        take_overs: humans.takeOvers,
        hand_backs: humans.handBacks,
        opt_outs: optOuts.all,
      }),
  },
  tokens_24h: {
    help: 'Tokens of decisions that stood, by type',
    labels: ['type'],
    of: ({ spend: { tokens } }) => each('type', { ...tokens }),
  },
  cost_dollars_24h: {
    help: 'Cost of decisions that stood, by the dated price table',
    labels: [],
    of: ({ spend }) => [[{}, spend.costMicros / 1e6]],
  },
};

/**
 * Every gauge has the label `brand`. Who scrapes several processes takes the maximum, not the sum: each shows the same rows.
 * While the database does not answer there are no samples; /metrics itself still answers.
 */
export function exposeNumbers(
  registry: Registry,
  deps: { store: NumbersStore; clock: Clock; onFailure: (error: unknown) => void },
): void {
  const read = cached(deps);
  for (const [name, { help, labels, of }] of Object.entries(FIGURES)) {
    new Gauge({
      name: `rapport_${name}`,
      help: name.endsWith('_24h') ? `${help}, in the last 24 hours` : help,
      labelNames: ['brand', ...labels],
      registers: [registry],
      async collect() {
        const figures = await read();
        this.reset();
        for (const [brand, numbers] of figures)
          for (const [label, value] of of(numbers)) this.set({ brand, ...label }, value);
      },
    });
  }
}

/** At most one reading at a time, and one a minute. */
function cached({ store, clock, onFailure }: Parameters<typeof exposeNumbers>[1]): () => Promise<Map<string, Numbers>> {
  let reading: Promise<Map<string, Numbers>> | undefined;
  let readAt = Number.NEGATIVE_INFINITY;
  return () => {
    const now = clock.now().getTime();
    if (!reading || now - readAt >= CACHED_MS) {
      readAt = now;
      reading = readAll(store, now).catch((error: unknown) => {
        onFailure(error);
        return new Map();
      });
    }
    return reading;
  };
}

async function readAll(store: NumbersStore, now: number): Promise<Map<string, Numbers>> {
  const period = { since: new Date(now - DAY_MS), until: new Date(now), zone: 'UTC' };
  const all = new Map<string, Numbers>();
  for (const brand of await store.brands()) all.set(brand, await store.numbers({ ...period, brand }));
  return all;
}

const each = (label: string, values: Record<string, number>): Sample[] =>
  Object.entries(values).map(([name, value]) => [{ [label]: name }, value]);

const quantiles = (spread: Spread | undefined, unit = 1): Sample[] =>
  spread
    ? [
        [{ quantile: '0.5' }, spread.median * unit],
        [{ quantile: '0.95' }, spread.p95 * unit],
        [{ quantile: '1' }, spread.max * unit],
      ]
    : [];
