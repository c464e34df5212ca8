// Faults on demand, one registry for every emulated service: what shall go wrong, for whom, how often.

export const FAULT_KINDS = [
  'flood_wait',
  'peer_flood',
  'drop_before',
  'drop_after',
  'hang',
  'error_500',
  'overloaded_529',
  'rate_limited_429',
  'revoked',
  'duplicate_update',
  'reorder_updates',
  'malformed',
  'mute',
  'blocked',
  'deactivated',
  'refusal',
  'empty',
  'max_tokens',
  'context_exceeded',
  'pause_turn',
  'malformed_tool',
  'slow',
  'unauthorized_401',
  'forbidden_403',
  'rate_limited_403',
  'quota_exceeded_403',
  'not_found_404',
  'duplicate_409',
  'gone_410',
  'precondition_412',
  'daily_limit_429',
] as const;
export type FaultKind = (typeof FAULT_KINDS)[number];

export interface FaultSpec {
  service: string;
  kind: FaultKind;
  /** As in the journal; undefined matches every call. */
  method?: string;
  account?: string;
  /** How many calls it hits; default 1. 'always' lasts until it is deleted. */
  times?: number | 'always';
  /** The wait to ask for (flood_wait, rate_limited_429), or how long a `slow` answer takes. */
  seconds?: number;
  /** 0..1, the chance that a matching call is hit; default 1. */
  probability?: number;
  /** hang only: hold the call before its effect (default) or hold the answer after it. */
  phase?: 'before' | 'after';
}

/** A fault as `GET /faults` shows it. */
export interface FaultView extends FaultSpec {
  id: string;
  hits: number;
  /** Calls held right now: a kill test waits for 1, kills, then deletes the fault. */
  holding: number;
}

/** A fault that has been taken by one call. */
export class Fault {
  hits = 0;
  private waiting = new Set<(fate: 'go' | 'discard') => void>();

  constructor(
    readonly id: string,
    readonly spec: Readonly<FaultSpec>,
  ) {}

  get spent(): boolean {
    const { times = 1 } = this.spec;
    return times !== 'always' && this.hits >= times;
  }

  /** Resolves when the fault is deleted: 'go' lets the call on, 'discard' means it never happened. */
  hold(): Promise<'go' | 'discard'> {
    return new Promise((resolve) => this.waiting.add(resolve));
  }

  release(fate: 'go' | 'discard'): void {
    const held = [...this.waiting];
    this.waiting.clear();
    for (const resolve of held) resolve(fate);
  }

  view(): FaultView {
    return { id: this.id, ...this.spec, hits: this.hits, holding: this.waiting.size };
  }
}

/** Turns names into what the service's calls carry, and starts what acts at once. @throws Error naming the field */
export type Prepare = (spec: FaultSpec) => FaultSpec;

export class FaultRegistry {
  private readonly faults = new Map<string, Fault>();
  private readonly services = new Map<string, { kinds: readonly FaultKind[]; prepare?: Prepare }>();
  private next = 1;

  /** A service says which kinds it can play, and may prepare each new fault. */
  support(service: string, kinds: readonly FaultKind[], prepare?: Prepare): void {
    this.services.set(service, { kinds, prepare });
  }

  /** @throws Error with a sentence naming the field, when the service is unknown or can't play that kind. */
  add(spec: FaultSpec): Fault {
    const service = this.services.get(spec.service);
    if (!service) throw new Error(`service: "${spec.service}" is not one of ${[...this.services.keys()].join(', ')}`);
    if (!service.kinds.includes(spec.kind)) {
      throw new Error(`kind: ${spec.service} has no "${spec.kind}"; it has ${service.kinds.join(', ')}`);
    }
    const prepared = service.prepare?.(spec) ?? spec;
    const fault = new Fault(`fault${this.next++}`, prepared);
    this.faults.set(fault.id, fault);
    return fault;
  }

  /**
   * The first live fault for this call, counted as a hit; undefined: the call goes well.
   * `kinds` are those that make sense at this point of this call.
   */
  take(call: { service: string; method: string; account?: string }, kinds: readonly FaultKind[]): Fault | undefined {
    for (const fault of this.faults.values()) {
      const { spec } = fault;
      if (fault.spent || spec.service !== call.service || !kinds.includes(spec.kind)) continue;
      if (spec.method && spec.method !== call.method) continue;
      if (spec.account && spec.account !== call.account) continue;
      if (spec.probability !== undefined && Math.random() >= spec.probability) continue;
      fault.hits++;
      return fault;
    }
    return undefined;
  }

  list(): FaultView[] {
    return [...this.faults.values()].map((fault) => fault.view());
  }

  /** Deletes one fault and lets go what it held. False: no such fault. */
  remove(id: string, fate: 'go' | 'discard' = 'go'): boolean {
    const fault = this.faults.get(id);
    this.faults.delete(id);
    fault?.release(fate);
    return fault !== undefined;
  }

  clear(fate: 'go' | 'discard' = 'go'): void {
    for (const id of [...this.faults.keys()]) this.remove(id, fate);
  }
}
