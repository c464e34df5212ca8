// What a rep pressed or wrote is done: checked against what is now so, done by the workflow, shown under the message, answered.
import { escaped, filled, planMessage, unescaped } from '../../domain/reps/message';
import { languageOf, repWords } from '../../domain/reps/words';
import type { Brands, Clock } from '../../ports';
import type {
  NewRepMessage,
  OnDraftAction,
  OnQuestionAnswer,
  QuestionVerb,
  RepAction,
  RepActions,
  RepChat,
  RepOutbox,
  RepRouting,
  Subject,
} from '../../ports/rep-messages';
import type { ChatControl, Rep, RepBot } from '../../ports/reps';
import { showState, stateLine, whoHas } from './show-state';

export interface ActDeps {
  bot: RepBot;
  actions: RepActions;
  outbox: RepOutbox;
  routing: RepRouting;
  chat: RepChat;
  control: ChatControl;
  /** scheduled items, the earliest first */
  plan: (conversationId: string) => Promise<{ due: Date; message?: string; brief?: string }[]>;
  brands: Brands;
  /** where he connects his Google calendar; undefined: not from here */
  connectLink?: (repId: string) => Promise<string | undefined>;
  /** not given: drafts are not switched on */
  onDraftAction?: OnDraftAction;
  /** not given: reps are asked nothing */
  onQuestionAnswer?: OnQuestionAnswer;
  clock: Clock;
}

/** What came of it: for the row, and for the metric. */
export interface Acted {
  status: 'done' | 'refused';
  outcome: string;
}

// A press that is not answered within some seconds is refused by Telegram, and the rep looks at a clock until then.
const SETTLES_SLOWLY_MS = 4_000;

const done = (outcome: string): Acted => ({ status: 'done', outcome });
const refused = (outcome: string): Acted => ({ status: 'refused', outcome });

/** May be repeated after a crash: everything in it is idempotent. @throws what the ports throw; then it is tried again. */
export async function act(deps: ActDeps, action: RepAction): Promise<Acted> {
  const { rep } = action;
  if (!rep) return stranger(deps, action);
  if (rep.chatId !== action.chatId || rep.unreachable) await deps.actions.connect(rep.id, action);
  switch (action.kind) {
    case 'start':
      return tell(deps, rep, 'hello', action, greeting(rep));
    case 'text':
      return action.verb === 'connect'
        ? connect(deps, rep, action)
        : tell(deps, rep, 'help', action, repWords(rep.language).help);
    case 'control':
      return control(deps, rep, action);
    case 'plan':
      return plan(deps, rep, action);
    case 'draft':
      return draft(deps, rep, action);
    case 'question':
      return question(deps, rep, action);
    case 'stray':
      await answer(deps, action, repWords(rep.language).notYourButton, true);
      return refused('no such button');
  }
}

async function answer({ bot }: ActDeps, { callbackId }: RepAction, text: string, alert = false): Promise<void> {
  if (callbackId) await bot.answerPress(callbackId, text, alert);
}

/** The only message without a row: he is no rep. If it is lost he writes again. */
async function stranger(deps: ActDeps, action: RepAction): Promise<Acted> {
  const words = repWords(languageOf(action.language));
  await answer(deps, action, words.notARep, true);
  if (action.kind === 'start' && action.attempts === 0) {
    await deps.bot.send(action.chatId, { text: filled(words.stranger, { id: action.userId }) }).catch(() => {});
  }
  return refused('not a rep');
}

function greeting(rep: Rep): string {
  const words = repWords(rep.language);
  const hello = filled(words.hello, { name: escaped(rep.name) });
  return rep.status === 'paused' ? `${hello}\n\n${words.pausedRep}` : hello;
}

async function tell(
  { outbox }: ActDeps,
  rep: Rep,
  kind: NewRepMessage['kind'],
  action: RepAction,
  text: string,
  more: Partial<NewRepMessage> = {},
): Promise<Acted> {
  await outbox.enqueue([{ id: `${kind}:${action.id}`, repId: rep.id, kind, text, ...more }]);
  return done(kind);
}

/** Each time a new link: it is for one use, and short-lived. */
async function connect(deps: ActDeps, rep: Rep, action: RepAction): Promise<Acted> {
  const words = repWords(rep.language);
  const link = await deps.connectLink?.(rep.id);
  const text = link ? filled(words.connect, { link: link.replaceAll('&', '&amp;') }) : words.connectElsewhere;
  return tell(deps, rep, 'help', action, text, { summary: words.commands.connect });
}

async function control(deps: ActDeps, rep: Rep, action: RepAction): Promise<Acted> {
  const words = repWords(rep.language);
  const id = action.conversationId as string;
  const now = await deps.routing.subject(id);
  if (!now) {
    await answer(deps, action, words.notYourButton, true);
    return refused('no such conversation');
  }
  const refusal = refusalOf(action.verb as 'take' | 'back', now, rep);
  if (refusal) {
    await showState(deps, id, now);
    await answer(deps, action, filled(words[refusal], { who: whoHas(now, rep.language) }), true);
    return refused(refusal);
  }
  const taking = action.verb === 'take';
  const slow = setTimeout(
    () => void answer(deps, action, taking ? words.yoursSettling : words.tryLater).catch(() => {}),
    SETTLES_SLOWLY_MS,
  );
  const heard = await (taking ? deps.control.takeOver(id, rep.id) : deps.control.handBack(id, rep.id)).finally(() =>
    clearTimeout(slow),
  );
  const after = await deps.routing.subject(id);
  if (after) await showState(deps, id, after);
  const said = taking
    ? heard === 'done'
      ? words.yours
      : words.yoursUnheard
    : heard === 'done'
      ? words.agentHas
      : words.agentUnheard;
  await answer(deps, action, said, heard === 'unheard');
  return done(`${action.verb} ${heard}`);
}

type Refusal = 'alreadyYours' | 'alreadyTaken' | 'alreadyAgent' | 'alreadyPaused';

/** Nobody takes a chat from a colleague who has it, or hands it back behind his back. */
function refusalOf(verb: 'take' | 'back', now: Subject, rep: Rep): Refusal | undefined {
  if (verb === 'back') {
    if (now.control === 'agent') return 'alreadyAgent';
    return isColleague(now, rep) ? 'alreadyTaken' : undefined;
  }
  if (now.control === 'agent') return undefined;
  if (now.control === 'paused') return 'alreadyPaused';
  if (now.controlBy === rep.id) return 'alreadyYours';
  // the agent gave up: nobody has it yet
  return now.controlBy === undefined || now.controlBy === 'agent' ? undefined : 'alreadyTaken';
}

const isColleague = ({ control: who, controlBy }: Subject, rep: Rep): boolean =>
  who === 'human' && controlBy !== undefined && controlBy !== rep.id && controlBy.startsWith('r_');

async function plan(deps: ActDeps, rep: Rep, action: RepAction): Promise<Acted> {
  const id = action.conversationId as string;
  const now = await deps.routing.subject(id);
  if (now) {
    const zone = now.client.zone ?? (await deps.brands.get(now.brand)).zone;
    const about = { client: now.client, zone, stateLine: stateLine(now, rep) };
    const { text, summary } = planMessage(rep.language, about, await deps.plan(id));
    await tell(deps, rep, 'plan', action, text, { summary, conversationId: id, replyTo: action.message?.telegramId });
  }
  await answer(deps, action, '');
  return done('plan');
}

async function draft(deps: ActDeps, rep: Rep, action: RepAction): Promise<Acted> {
  const words = repWords(rep.language);
  const { draftId, conversationId, text, message } = action;
  if (!deps.onDraftAction || !draftId || !conversationId) {
    await answer(deps, action, words.noDrafts, true);
    return refused('drafts are off');
  }
  if (action.verb === 'edit' && text === undefined) {
    if (message?.state) {
      await answer(deps, action, unescaped(message.state), true);
      return refused('decided before');
    }
    await tell(deps, rep, 'prompt', action, words.prompt, {
      ...{ draftId, conversationId },
      forceReply: true,
      replyTo: message?.telegramId,
    });
    await answer(deps, action, '');
    return done('prompt');
  }
  const verb = action.verb as 'send' | 'edit' | 'discard';
  const { accepted, state, by } = await deps.onDraftAction({
    ...{ actionId: action.id, repId: rep.id, conversationId, draftId, verb },
    ...(text !== undefined && { text }),
  });
  await deps.chat.showDraft(draftId, state, by);
  const said = accepted ? words.drafts[state] : words.draftWas[state];
  await answer(deps, action, said, !accepted);
  // an answer in words has no button that could be answered
  if (!action.callbackId && !accepted) await tell(deps, rep, 'help', action, said, { draftId, conversationId });
  return accepted ? done(`${verb} ${state}`) : refused(`${verb} ${state}`);
}

async function question(deps: ActDeps, rep: Rep, action: RepAction): Promise<Acted> {
  const words = repWords(rep.language);
  const { questionId, verb } = action;
  if (!deps.onQuestionAnswer || !questionId) {
    await answer(deps, action, words.notYourButton, true);
    return refused('no such question');
  }
  const { accepted, state } = await deps.onQuestionAnswer({ questionId, repId: rep.id, verb: verb as QuestionVerb });
  await answer(deps, action, accepted ? words.questions[state] : words.questionWas[state], !accepted);
  return accepted ? done(`question ${state}`) : refused(`question ${state}`);
}
