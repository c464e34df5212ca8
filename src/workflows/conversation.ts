// One prospect on one channel: everything about him meets here, in one order. One wait point, then a named step.
import {
  allHandlersFinished,
  CancellationScope,
  condition,
  continueAsNew,
  isCancellation,
  log,
  setCurrentDetails,
  setHandler,
  upsertSearchAttributes,
  workflowInfo,
} from '@temporalio/workflow';
import {
  adopt,
  apply,
  type ConversationState,
  cancelWhere,
  newConversation,
  nextItem,
  nextStep,
  optOut,
  type PendingReply,
  type PlanItem,
  refuseEdit,
  STAGES,
  sendWaitMs,
  turnWaitMs,
} from '../domain/conversation';
import type { AlertKind, Decision, PlanRecord, SendOutcome } from '../domain/decision';
import { Alarm } from './alarm';
import { describeConversation, statusOf } from './describe';
import { isName, openInbox } from './inbox';
import * as messages from './messages';
import { control, deciding, presence, recording, sending } from './proxies';
import { ACCOUNT, BRAND, CONTROL, STAGE } from './search-attributes';

export async function conversation(input: messages.ConversationInput): Promise<void> {
  const inbox = openInbox(); // before the first await: see there
  const alarm = new Alarm();
  const background = new Set<Promise<unknown>>();
  let s = input.state ?? newConversation(input, Date.now());
  let ready = input.state !== undefined;
  let doing: string | undefined;
  let poked = false;
  let shown = { stage: '', control: '' };
  const sender = sending(input.accountId);
  const typist = presence(input.accountId);

  setHandler(messages.status, () => statusOf(s, doing));
  setHandler(messages.plan, () => ({
    version: s.planVersion,
    items: s.plan.map((item) => ({ ...item, due: iso(item.due) })),
  }));
  registerUpdates();

  if (!ready) s = await loadState();
  ready = true;

  for (;;) {
    drain();
    show();
    if (rollOverAsked()) {
      await condition(() => quiet() || inbox.arrivals.length > 0 || s.controlDirty || poked);
      poked = false;
      if (quiet() && inbox.arrivals.length === 0 && !s.controlDirty)
        await continueAsNew<typeof conversation>({ ...input, state: s });
      if (inbox.arrivals.length > 0) continue;
    }
    const step = nextStep(s, Date.now());
    switch (step.do) {
      case 'applyControl':
        await applyControl();
        break;
      case 'release':
        apply(s, { type: 'handBack', by: 'autoRelease' }, Date.now());
        alert('auto_release');
        break;
      case 'takeTurn':
        await takeTurn();
        break;
      case 'sendPending':
        await sendPending(s.pendingReply as PendingReply);
        break;
      case 'fireDue':
        await fireDue(s.plan.find((item) => item.id === step.id) as PlanItem);
        break;
      case 'close':
        if (await close()) return;
        break;
      case 'wait':
        await nothingToDo(step.until);
        break;
    }
  }

  // ---------------------------------------------------------------- waiting

  async function nothingToDo(until: number | undefined): Promise<void> {
    if (until !== undefined) alarm.set(until, summaryOf(until));
    await condition(
      () =>
        inbox.arrivals.length > 0 || inbox.refreshAsked || alarm.rang || poked || workflowInfo().continueAsNewSuggested,
    );
    alarm.clear();
    poked = false;
  }

  /** Hears what arrives while `work` goes on. When a human steps in the row is written at once and `onHuman` runs. */
  async function during<T>(work: Promise<T>, onHuman: () => void = () => {}): Promise<T> {
    let done = false;
    const settled = work.finally(() => {
      done = true;
    });
    settled.catch(() => {}); // awaited below
    while (!done) {
      await condition(() => done || inbox.arrivals.length > 0 || s.controlDirty);
      drain();
      if (s.controlDirty) await applyControl();
      if (s.control !== 'agent') onHuman();
    }
    return settled;
  }

  function drain(): void {
    for (const arrival of inbox.arrivals.splice(0)) {
      const stale = arrival.type === 'clientReplied' && arrival.seq <= s.handled;
      const before = s.plan;
      const { cancelled, reason } = apply(s, arrival, Date.now());
      // A client's message cancelled them in its own transaction; what an operator stops is recorded here.
      if (cancelled.length > 0 && arrival.type === 'stop')
        record(cancelled.map((id) => ({ id, status: 'cancelled', reason })));
      if (stale && before === s.plan) inBackground(liftSeq(arrival.seq));
    }
  }

  // ---------------------------------------------------------------- steps

  async function takeTurn(): Promise<void> {
    s.turns++;
    const turnId = `${s.conversationId}/t${s.turns}`;
    s.turnAt = undefined;
    let decision: Decision;
    doing = 'deciding';
    try {
      decision = await during(deciding.decide({ conversationId: s.conversationId, turnId, handled: s.handled }));
    } catch (error) {
      return decisionFailed(error);
    } finally {
      doing = undefined;
    }
    s.turnFailures = 0;
    switch (decision.outcome) {
      case 'superseded':
        return syncControl();
      case 'later':
        s.turnAt = decision.at;
        return;
      case 'silent':
        s.handled = Math.max(s.handled, decision.covers);
        s.known = Math.max(s.known, s.handled);
        adopt(s, decision.plan);
        if (decision.optOut) optOut(s);
        if (decision.handOff) giveUpToHuman();
        return;
      case 'say':
        s.known = Math.max(s.known, decision.covers);
        if (decision.typingMs > 0) await typeAhead(decision.intents, decision.covers, decision.typingMs);
        return reply(decision, {
          intents: decision.intents,
          covers: decision.covers,
          at: 0,
          attempts: 0,
          reason: '',
          notAfter: decision.notAfter,
          adopt: decision.plan,
          handOff: decision.handOff !== undefined,
        });
    }
  }

  async function sendPending(pending: PendingReply): Promise<void> {
    s.pendingReply = undefined;
    await reply(undefined, pending);
  }

  async function reply(decision: Extract<Decision, { outcome: 'say' }> | undefined, r: PendingReply): Promise<void> {
    if (s.control !== 'agent') return; // taken over while typing: nothing was claimed
    const outcome = await send('reply', r.intents, r.covers, r.notAfter, false);
    const said = outcome.said.length > 0;
    if (said) {
      s.counters.sent += outcome.said.length;
      adopt(s, r.adopt);
      cancelAnswered();
      if (decision?.stage && s.stage === 'new') s.stage = decision.stage;
      if (decision?.optOut) optOut(s);
    }
    switch (outcome.status) {
      case 'sent':
        if (decision?.thenAt !== undefined) s.turnAt = decision.thenAt;
        else s.handled = Math.max(s.handled, r.covers);
        if (r.handOff) giveUpToHuman();
        return;
      case 'superseded':
        s.counters.superseded++;
        if (said) s.handled = Math.max(s.handled, r.covers);
        if (outcome.reason === 'human_in_control') return syncControl();
        if (outcome.reason === 'client_wrote') return; // decided again, with what he wrote
        s.handled = Math.max(s.handled, r.covers); // the refusal is recorded with the intent
        if (outcome.reason === 'opted_out') optOut(s);
        else alert('not_sent', outcome.reason);
        return;
      case 'later': {
        const at = outcome.at ?? later('reply', r.attempts);
        if (at === undefined) {
          s.handled = Math.max(s.handled, r.covers);
          s.counters.failed++;
          return alert('not_sent', outcome.reason);
        }
        // He wrote meanwhile: the next turn answers everything.
        if (s.known > r.covers) return;
        s.pendingReply = {
          ...r,
          at,
          attempts: r.attempts + (outcome.at === undefined ? 1 : 0),
          reason: outcome.reason,
        };
        return;
      }
      case 'failed':
      case 'unknown':
        s.handled = Math.max(s.handled, r.covers);
        s.counters.failed++;
        return notSendable(outcome);
    }
  }

  async function fireDue(item: PlanItem): Promise<void> {
    item.status = 'firing'; // before the first await: from here on edits are refused
    try {
      const ready = item.ready ?? (await judge(item));
      if (!ready) return;
      item.ready = undefined;
      if (s.control !== 'agent') return backToPlan(item, item.due, 'human_in_control');
      const outcome = await send('followUp', [ready.intent], ready.covers, ready.notAfter, ready.overdue);
      if (outcome.status === 'later') item.ready = ready;
      return followUpSent(item, outcome);
    } catch (error) {
      if (isCancellation(error)) throw error;
      const wait = sendWaitMs('proactive', item.attempts);
      if (wait === undefined) return done(item, 'failed', 'could_not_be_written');
      item.attempts++;
      backToPlan(item, Date.now() + wait, 'could_not_be_written');
    } finally {
      doing = undefined;
    }
  }

  /** Whether it still makes sense, and in which words. undefined: not now or not at all, and the plan says so. */
  async function judge(item: PlanItem): Promise<PlanItem['ready']> {
    s.turns++;
    const turnId = `${s.conversationId}/t${s.turns}`;
    doing = 'judging';
    const verdict = await during(
      deciding.judgeDue({
        conversationId: s.conversationId,
        itemId: item.id,
        turnId,
        promisedFor: item.promisedFor,
        rejudge: item.rejudge,
      }),
    ).finally(() => {
      doing = undefined;
    });
    if (verdict.verdict === 'send') {
      if (verdict.typingMs > 0 && s.control === 'agent')
        await typeAhead([verdict.intent], verdict.covers, verdict.typingMs);
      return verdict;
    }
    if (verdict.verdict === 'later') backToPlan(item, verdict.at, verdict.reason);
    else if (verdict.reason === 'human_in_control') {
      await syncControl();
      backToPlan(item, item.due, verdict.reason);
    } else done(item, verdict.reason === 'client_responded' ? 'cancelled' : 'skipped', verdict.reason);
    return undefined;
  }

  async function followUpSent(item: PlanItem, outcome: SendOutcome): Promise<void> {
    switch (outcome.status) {
      case 'sent':
        s.counters.sent++;
        s.plan = s.plan.filter((other) => other !== item);
        s.planVersion++;
        return;
      case 'superseded':
        s.counters.superseded++;
        if (outcome.reason === 'human_in_control') {
          await syncControl();
          return backToPlan(item, item.due, outcome.reason);
        }
        if (outcome.reason === 'client_wrote') {
          if (s.clientSeq > item.basis) return done(item, 'cancelled', 'client_responded');
          // His reply or the rep's message? The next judgement reads it from the rows.
          item.rejudge = true;
          return backToPlan(item, item.due, outcome.reason);
        }
        return done(item, 'skipped', outcome.reason); // opted out meanwhile: backToPlan and the claims see to the rest
      case 'later': {
        const at = outcome.at ?? later('proactive', item.attempts);
        if (at === undefined) return done(item, 'failed', outcome.reason);
        if (outcome.at === undefined) item.attempts++;
        return backToPlan(item, at, outcome.reason);
      }
      case 'failed':
      case 'unknown':
        done(item, 'failed', outcome.reason);
        return notSendable(outcome);
    }
  }

  /** Claims and sends on the account's queue. A human stepping in withdraws what has not started and waits for what has. */
  async function send(
    kind: 'reply' | 'followUp',
    intents: string[],
    seen: number,
    notAfter: number,
    overdue: boolean,
  ): Promise<SendOutcome> {
    const scope = new CancellationScope();
    doing = 'sending';
    try {
      return await during(
        scope.run(() =>
          sender.send({
            conversationId: s.conversationId,
            accountId: s.accountId,
            kind,
            intents,
            seen,
            notAfter,
            overdue,
          }),
        ),
        () => scope.cancel(),
      );
    } catch (error) {
      if (isCancellation(error)) return { status: 'superseded', said: [], reason: 'human_in_control' };
      log.error('send failed for good', { intents });
      return { status: 'unknown', said: [], reason: 'send_failed' };
    } finally {
      doing = undefined;
    }
  }

  async function typeAhead(intents: string[], seen: number, ms: number): Promise<void> {
    doing = 'typing';
    const scope = new CancellationScope();
    try {
      await during(
        scope.run(() => typist.typeAhead({ conversationId: s.conversationId, intents, seen, ms })),
        () => scope.cancel(),
      );
    } catch {
      // typing is a nicety: the reply goes without it
    } finally {
      doing = undefined;
    }
  }

  async function close(): Promise<boolean> {
    const closing: ConversationState = { ...s, stage: s.stage === 'won' || s.stage === 'lost' ? s.stage : 'dormant' };
    await condition(() => background.size === 0);
    await recording.writeSnapshot({ conversationId: s.conversationId, snapshot: closing });
    // Somebody spoke while the snapshot was written: the next one replaces it.
    return inbox.arrivals.length === 0 && !poked && quiet();
  }

  // ---------------------------------------------------------------- control

  async function applyControl(): Promise<void> {
    s.controlDirty = false;
    const wanted = s.control;
    const { releaseAt } = await control.writeControl({
      conversationId: s.conversationId,
      control: wanted,
      by: s.controlBy ?? 'operator',
      now: Date.now(),
    });
    if (s.control === wanted) s.releaseAt = releaseAt;
  }

  /** A claim said a human has the chat: the console or the CLI wrote the row and its signal is still on the way. */
  async function syncControl(): Promise<void> {
    if (s.control !== 'agent') return;
    const row = await control.loadConversation({ conversationId: s.conversationId });
    s.control = row.control;
    s.controlBy = row.controlBy;
    s.releaseAt = row.releaseAt;
  }

  function giveUpToHuman(): void {
    apply(s, { type: 'takeOver', by: 'agent' }, Date.now());
  }

  // ---------------------------------------------------------------- helpers

  async function loadState(): Promise<ConversationState> {
    const row = await control.loadConversation({ conversationId: input.conversationId });
    const base = (row.snapshot as ConversationState | undefined) ?? newConversation(input, Date.now());
    const atMost = (seq: number) => Math.min(seq, row.seq); // a restored database may be older than the snapshot
    return {
      ...base,
      stage: base.stage === 'dormant' || base.stage === 'lost' ? 'qualifying' : base.stage,
      // the rows know more than a snapshot of before: somebody may have ended the workflow by hand
      handled: atMost(Math.max(base.handled, row.answered)),
      known: atMost(Math.max(base.known, row.answered)),
      clientSeq: atMost(base.clientSeq),
      repSeq: atMost(base.repSeq),
      plan: row.plan.map((item) => ({ ...item, kind: 'followUp', status: 'scheduled', rejudge: true })),
      turns: Math.max(base.turns, row.turns),
      control: row.control,
      controlBy: row.controlBy,
      releaseAt: row.releaseAt,
      controlDirty: false,
      optedOut: row.optedOut,
      pendingReply: undefined,
      touchedAt: Date.now(),
    };
  }

  /** A seq we have handled already: a repeated signal, or a database restored from before our numbers, which would swallow messages. */
  async function liftSeq(seq: number): Promise<void> {
    const row = await control.loadConversation({ conversationId: s.conversationId });
    if (row.seq >= s.handled) return;
    log.warn('the database is older than this conversation: numbers lifted', { rowSeq: row.seq, handled: s.handled });
    s.handled = seq - 1;
    s.known = row.seq;
    s.clientSeq = seq;
    for (const item of s.plan) item.basis = Math.min(item.basis, row.seq);
    poked = true;
  }

  function decisionFailed(error: unknown): void {
    if (isCancellation(error)) throw error;
    if (s.turnFailures === 0) alert('model_unavailable');
    const wait = turnWaitMs(s.turnFailures++);
    if (wait === undefined)
      s.handled = s.known; // a human was called; his hands or a new message go on
    else s.turnAt = Date.now() + wait;
  }

  function notSendable(outcome: Extract<SendOutcome, { status: 'failed' | 'unknown' }>): void {
    if (outcome.reason === 'blocked' || outcome.reason === 'deactivated') {
      record(cancelWhere(s, () => true).map((id) => ({ id, status: 'cancelled', reason: `client_${outcome.reason}` })));
      s.stage = 'lost';
      alert('client_gone', outcome.reason);
    } else {
      alert('not_sent', outcome.reason);
    }
  }

  function backToPlan(item: PlanItem, at: number, reason: string): void {
    // What happened while it was firing counts now.
    const over =
      s.control === 'paused'
        ? 'stopped'
        : s.optedOut
          ? 'opted_out'
          : s.clientSeq > item.basis
            ? 'client_responded'
            : undefined;
    if (over) {
      done(item, 'cancelled', over);
      return;
    }
    item.status = 'scheduled';
    item.due = at;
    s.planVersion++;
    record([{ id: item.id, status: 'scheduled', reason, due: at, attempts: item.attempts }]);
  }

  function done(item: PlanItem, status: 'cancelled' | 'skipped' | 'failed', reason: string): void {
    s.plan = s.plan.filter((other) => other !== item);
    s.planVersion++;
    s.counters[status]++;
    record([{ id: item.id, status, reason, attempts: item.attempts }]);
    if (status === 'failed') alert('plan_failed', reason);
  }

  /** What was promised before a message that came in while its confirmation was leaving. */
  function cancelAnswered(): void {
    cancelWhere(s, (item) => item.basis < s.clientSeq);
  }

  function later(kind: 'reply' | 'proactive', attempts: number): number | undefined {
    const wait = sendWaitMs(kind, attempts);
    return wait === undefined ? undefined : Date.now() + wait;
  }

  function record(items: PlanRecord[]): void {
    if (items.length > 0) inBackground(recording.recordPlan({ conversationId: s.conversationId, items }));
  }

  function alert(kind: AlertKind, detail = ''): void {
    inBackground(
      recording.notifyHuman({
        alertId: `${s.conversationId}/${kind}/${workflowInfo().historyLength}/${s.turns}`,
        kind,
        conversationId: s.conversationId,
        accountId: s.accountId,
        detail,
      }),
    );
  }

  function inBackground(work: Promise<unknown>): void {
    const tracked = work
      .catch((error: unknown) => log.error('background work failed', { error: String(error) }))
      .finally(() => background.delete(tracked));
    background.add(tracked);
  }

  /** Nothing in flight any more. */
  function quiet(): boolean {
    return background.size === 0 && allHandlersFinished();
  }

  function rollOverAsked(): boolean {
    return inbox.refreshAsked || workflowInfo().continueAsNewSuggested;
  }

  function show(): void {
    setCurrentDetails(describeConversation(s, doing));
    const now = { stage: s.stage, control: s.control };
    if (now.stage === shown.stage && now.control === shown.control) return;
    if (
      shown.stage === '' &&
      workflowInfo().searchAttributes.Stage?.[0] === now.stage &&
      workflowInfo().searchAttributes.Control?.[0] === now.control
    ) {
      shown = now; // already there from the start or the run before
      return;
    }
    if (shown.stage !== '' && shown.stage !== now.stage)
      inBackground(recording.writeStage({ conversationId: s.conversationId, stage: s.stage }));
    shown = now;
    upsertSearchAttributes([
      { key: BRAND, value: s.brand },
      { key: ACCOUNT, value: s.accountId },
      { key: STAGE, value: s.stage },
      { key: CONTROL, value: s.control },
    ]);
  }

  function summaryOf(until: number): string {
    const item = nextItem(s);
    if (s.control === 'human') return 'agent takes the chat back';
    if (item && item.due === until) return 'follow-up due';
    if (s.pendingReply?.at === until) return `reply tried again: ${s.pendingReply.reason}`;
    return 'next look';
  }

  // ---------------------------------------------------------------- updates

  function registerUpdates(): void {
    const byName = (p: { by: string }) => {
      if (!isName(p?.by)) throw new Error('by: who does it? A name of up to 64 characters');
    };
    const settled = async () => {
      poked = true;
      await condition(() => ready && !s.controlDirty && !(s.control !== 'agent' && doing !== undefined));
      return statusOf(s, doing);
    };
    setHandler(
      messages.takeOverUpdate,
      async ({ by }) => {
        await condition(() => ready);
        apply(s, { type: 'takeOver', by }, Date.now());
        return settled();
      },
      { validator: byName },
    );
    setHandler(
      messages.handBackUpdate,
      async ({ by }) => {
        await condition(() => ready);
        apply(s, { type: 'handBack', by }, Date.now());
        return settled();
      },
      { validator: byName },
    );
    setHandler(
      messages.scheduleFollowUp,
      async ({ itemId, due }) => {
        await condition(() => ready);
        adopt(s, [{ op: 'add', id: itemId, due: Date.parse(due), basis: s.known }]);
        poked = true;
        await recording.recordPlan({
          conversationId: s.conversationId,
          items: [{ id: itemId, status: 'scheduled', due: Date.parse(due) }],
        });
        return { planVersion: s.planVersion };
      },
      {
        validator: (p) => {
          byName(p);
          if (!isName(p.itemId)) throw new Error('itemId: the id of a plan_items row');
          if (Number.isNaN(Date.parse(p.due))) throw new Error('due: an ISO 8601 instant');
          if (s.optedOut) throw new Error('this person asked for silence');
        },
      },
    );
    setHandler(
      messages.editPlan,
      async (edit) => {
        const item = s.plan.find((i) => i.id === edit.itemId);
        const refusal = refuseEdit(s, edit);
        if (!item || refusal) return { planVersion: s.planVersion };
        s.planVersion++;
        if (edit.edit === 'skip') {
          done(item, 'skipped', 'operator');
        } else {
          if (edit.edit === 'move') item.due = item.promisedFor = Date.parse(edit.due);
          if (edit.edit === 'sendNow') item.due = item.promisedFor = Date.now();
          if (edit.edit === 'hold') item.held = true;
          if (edit.edit === 'release' || edit.edit === 'sendNow') item.held = false;
          // judged already, in the old words and for the old moment: it is judged again, but an operator's words are final
          if (edit.edit !== 'sendNow') item.ready = undefined;
          if (edit.edit === 'rewrite') item.rejudge = false;
          record([{ id: item.id, status: 'scheduled', due: item.due, promisedFor: item.promisedFor, held: item.held }]);
        }
        poked = true;
        return { planVersion: s.planVersion };
      },
      {
        validator: (edit) => {
          byName(edit);
          if (!['move', 'rewrite', 'skip', 'sendNow', 'hold', 'release'].includes(edit.edit))
            throw new Error(`edit: unknown edit ${String(edit.edit).slice(0, 40)}`);
          if (edit.edit === 'move' && Number.isNaN(Date.parse(edit.due))) throw new Error('due: an ISO 8601 instant');
          const refusal = refuseEdit(s, edit);
          if (refusal) throw new Error(refusal);
        },
      },
    );
    setHandler(
      messages.setStage,
      async ({ stage }) => {
        s.stage = stage;
        s.touchedAt = Date.now();
        poked = true;
        return statusOf(s, doing);
      },
      {
        validator: (p) => {
          byName(p);
          if (!STAGES.includes(p.stage)) throw new Error(`stage: one of ${STAGES.join(', ')}`);
        },
      },
    );
    setHandler(
      messages.optOutUpdate,
      async ({ by }) => {
        await recording.recordOptOut({ conversationId: s.conversationId, by });
        optOut(s);
        poked = true;
        return statusOf(s, doing);
      },
      { validator: byName },
    );
  }
}

const iso = (ms: number): string => new Date(ms).toISOString();
