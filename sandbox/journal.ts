// The sandbox's record of what the product did to the outside world: every call, and the instants that order is judged by.

/** Milliseconds since the epoch with a fraction; never goes back inside one process, unlike Date.now(). */
export const preciseNow = (): number => performance.timeOrigin + performance.now();

/** A call the product made. `endedAt` and `outcome` are missing while it is held. */
export interface CallRecord {
  kind: 'call';
  /** Grows by one per record; a cursor for `since`. */
  n: number;
  at: number;
  service: string;
  /** Whoever called: a Telegram user id, an API key's name; undefined before sign-in. */
  account?: string;
  method: string;
  args: unknown;
  endedAt?: number;
  /** 'ok', or what the product was told or suffered: FLOOD_WAIT_3, drop_after, 529 … */
  outcome?: string;
}

/** An instant that matters for order: an inbound message was handed to a connection; a send arrived; a send took effect. */
export interface InstantRecord {
  kind: 'handover' | 'sendStart' | 'accepted';
  n: number;
  at: number;
  service: string;
  account: string;
  /** The other side of the chat. */
  peer: string;
  messageId?: number;
  randomId?: string;
  /** How it was handed over: push | difference | history. */
  via?: string;
}

export type JournalRecord = CallRecord | InstantRecord;

/** A call that has begun; `end` is called once, with 'ok' or the failure. */
export interface OpenCall {
  readonly record: CallRecord;
  end(outcome: string): void;
}

// Names under which protocols carry what must never be written down.
const SECRET =
  /^(authorization|cookie|x-api-key|api_?key|api_?hash|access_?hash|access_?token|refresh_?token|client_?secret|code_?verifier|secret_?token|token|password|new_?settings|phone_?code|bytes|m1|a|secret)$/i;

/** A JSON copy without secrets: named secrets become '[removed]', bytes become their length. */
function withoutSecrets(value: unknown, name = ''): unknown {
  if (value === null || value === undefined) return value;
  if (SECRET.test(name)) return '[removed]';
  if (typeof value === 'bigint') return value.toString();
  if (typeof value !== 'object') return typeof value === 'function' ? undefined : value;
  if (value instanceof Uint8Array) return `[${value.length} bytes]`;
  if (Array.isArray(value)) return value.map((item) => withoutSecrets(item));
  if (value instanceof Date) return value.toISOString();
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, withoutSecrets(inner, key)]));
}

/** Kept in memory; the oldest records fall out past `limit`, so a sandbox can run for weeks. */
export class Journal {
  private records: JournalRecord[] = [];
  private n = 0;

  constructor(private readonly limit = 200_000) {}

  /** Opens a call record; secrets are removed from `args` here, so that no service can forget to. */
  call(entry: { service: string; account?: string; method: string; args: unknown }): OpenCall {
    const record: CallRecord = {
      kind: 'call',
      n: ++this.n,
      at: preciseNow(),
      ...entry,
      args: withoutSecrets(entry.args),
    };
    this.keep(record);
    return {
      record,
      end: (outcome) => {
        record.endedAt = preciseNow();
        record.outcome = outcome;
      },
    };
  }

  /** Records an instant; returns its time. */
  instant(entry: Omit<InstantRecord, 'n' | 'at'>): number {
    const record: InstantRecord = { n: ++this.n, at: preciseNow(), ...entry };
    this.keep(record);
    return record.at;
  }

  /** Oldest first. `since` is a time in ms (as in `at`) or, below 10^12, a record number; both exclusive. */
  read(filter: { service?: string; since?: number } = {}): JournalRecord[] {
    const { service, since = 0 } = filter;
    const later = since < 1e12 ? (r: JournalRecord) => r.n > since : (r: JournalRecord) => r.at > since;
    return this.records.filter((r) => later(r) && (!service || r.service === service));
  }

  private keep(record: JournalRecord): void {
    this.records.push(record);
    // A quarter at once: dropping one by one would copy the array on every call.
    if (this.records.length > this.limit) this.records = this.records.slice(this.limit / 4);
  }
}
