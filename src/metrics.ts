// Prometheus metrics of one process: Node's own, and what the product counts and times.
import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import type { Meter } from './ports';

const COUNTED: Record<Parameters<Meter['count']>[0], { help: string; labels: string[] }> = {
  sends: { help: 'Sends by kind and what became of them', labels: ['kind', 'outcome'] },
  decisions: { help: 'Decisions by task and outcome', labels: ['task', 'outcome'] },
  stored: { help: 'Messages stored, by who wrote them', labels: ['author'] },
  ignored: { help: "What was seen on reps' accounts and is none of our business", labels: ['kind'] },
  crossings: {
    help: 'Client messages Telegram had before a proactive message of ours left, and we had not',
    labels: [],
  },
  planItems: { help: 'Follow-ups by what became of them', labels: ['status'] },
  alerts: { help: 'Calls for a human, by kind', labels: ['kind'] },
  modelTokens: { help: 'Tokens by model and type', labels: ['model', 'type'] },
  modelCostMicros: { help: 'Cost of model calls in micro-dollars, by the dated price table', labels: ['model'] },
  toolCalls: { help: 'Tools the model has used, by name and whether they could be', labels: ['tool', 'outcome'] },
  mentions: { help: 'Meetings read in what clients write, by what became of them', labels: ['outcome'] },
  bookings: { help: 'Meetings booked, moved or called off, by how it ended', labels: ['what', 'outcome'] },
  calendarReads: { help: "Readings of reps' calendars by how they ended", labels: ['outcome'] },
  drafts: { help: 'Messages that waited for a rep, by what became of them', labels: ['status'] },
  takeovers: { help: 'Chats a human took', labels: ['by'] },
  repMessages: { help: 'Messages to reps by what became of them', labels: ['kind', 'outcome'] },
  repActions: { help: 'What reps pressed or answered, by what became of it', labels: ['kind', 'outcome'] },
};

const TIMED: Record<Parameters<Meter['time']>[0], { help: string; labels: string[]; buckets: number[] }> = {
  send: { help: 'Claim to answer of Telegram', labels: ['kind'], buckets: [0.01, 0.03, 0.1, 0.3, 1, 3, 10] },
  decide: {
    help: 'A decision, burst wait and model included',
    labels: ['task'],
    buckets: [0.03, 0.1, 0.3, 1, 3, 10, 30, 60],
  },
  followUpLateness: {
    help: 'Promised instant to the decision to send',
    labels: [],
    buckets: [0.1, 0.3, 1, 3, 10, 60, 600, 3600],
  },
};

/** A registry of its own, so that two in one test process don't mix. Every line carries the process's name. */
export function createMetrics(process: string) {
  const registry = new Registry();
  registry.setDefaultLabels({ process });
  collectDefaultMetrics({ register: registry });
  const registers = [registry];
  const counters = made(
    COUNTED,
    (name, { help, labels }) => new Counter({ name: `rapport_${name}_total`, help, labelNames: labels, registers }),
  );
  const timers = made(
    TIMED,
    (name, { help, labels, buckets }) =>
      new Histogram({ name: `rapport_${name}_seconds`, help, labelNames: labels, buckets, registers }),
  );
  const meter: Meter = {
    count: (what, labels, by = 1) => counters[what].inc(labels, by),
    time: (what, labels, seconds) => timers[what].observe(labels, Math.max(0, seconds)),
  };
  return {
    registry,
    meter,
    /** A value read when Prometheus asks. */
    gauge(name: string, help: string, read: () => number): void {
      new Gauge({
        name: `rapport_${snake(name)}`,
        help,
        registers,
        collect() {
          this.set(read());
        },
      });
    },
  };
}

function made<K extends string, S, M>(specs: Record<K, S>, make: (name: string, spec: S) => M): Record<K, M> {
  const all = {} as Record<K, M>;
  for (const name of Object.keys(specs) as K[]) all[name] = make(snake(name), specs[name]);
  return all;
}

const snake = (name: string): string => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
