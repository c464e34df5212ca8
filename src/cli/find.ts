// `rapport find`: who is it, where does it stand, and the commands to act on it, ready to paste.
import { Command } from 'commander';
import type { Config } from '../config';
import type { Found } from '../ports/operator';
import { conversationWorkflowId } from '../workflows/messages';
import { answer, type JsonFlag, jsonOption, WHO, withContext } from './command';
import type { Context } from './context';
import { atIn, pairs } from './format';
import type { Io } from './io';
import { type FoundConversation, findAll, listing, whoIs, zoneOf } from './who';

export function findCommand(io: Io): Command {
  return new Command('find')
    .description('Who it is, where the conversation stands, and the commands to act on it')
    .argument(...WHO)
    .addOption(jsonOption())
    .action(
      withContext(io, async (context, term: string, flags: JsonFlag) => {
        const found = await findAll(context, term);
        const values = await Promise.all(found.map((one) => describe(context, one)));
        const only = found.length === 1 ? found[0] : undefined;
        const text = only ? await card(context, only) : await listing(context, found);
        answer(context, flags, values, () => (only ? text : `${text}\n\nrapport find <id> shows one of them.`));
      }),
    );
}

async function describe(context: Context, found: Found) {
  const { prospect, conversation, account, next, optedOut } = found;
  const { facts: _, ...person } = prospect;
  const zone = await zoneOf(context, found);
  return {
    conversationId: conversation?.id,
    prospect: person,
    account,
    stage: conversation?.stage,
    control: conversation?.control,
    controlBy: conversation?.controlBy,
    controlName: found.controlName,
    releaseAt: conversation?.releaseAt,
    optedOut,
    zone,
    next,
    ...(conversation
      ? { webUi: webUi(context.config, conversation.id), commands: commands(context, conversation.id) }
      : {}),
  };
}

async function card(context: Context, found: Found): Promise<string> {
  const { prospect, conversation, account, next } = found;
  const zone = await zoneOf(context, found);
  const facts = pairs([
    ['who', whoIs(found)],
    ['phone', prospect.phone],
    ['prospect', prospect.id],
    ['conversation', conversation?.id ?? 'none yet: it begins when he writes'],
    ['account', account && `${account.label} (${account.id})`],
    ['brand', conversation?.brand ?? prospect.brand],
    ['zone', prospect.zone ?? `${zone} (the brand's; his own is unknown)`],
    ['stage', conversation?.stage],
    ['control', found.conversation && controlOf(found as FoundConversation, zone)],
    ['next', conversation && (next ? `${next.kind} ${atIn(next.due, zone)}` : 'waits for the client')],
    ['Web UI', conversation && webUi(context.config, conversation.id)],
  ]);
  if (!conversation) return facts;
  const paste = commands(context, conversation.id);
  return `${facts}\n\n${pairs([
    ['take over', paste.takeOver],
    ['hand back', paste.handBack],
    ['status', paste.status],
    ['plan', paste.plan],
    ['explain', paste.explain],
  ])}`;
}

/** "human by anna, the agent takes the chat back Sat 22 Nov 10:00 (Asia/Makassar)" */
export function controlOf({ conversation, controlName, optedOut }: FoundConversation, zone: string): string {
  if (optedOut) return `${conversation.control}, opted out: nothing will be sent`;
  if (conversation.control === 'agent') return 'agent';
  const by = controlName ? ` by ${controlName}` : '';
  const back = conversation.releaseAt ? `, the agent takes the chat back ${atIn(conversation.releaseAt, zone)}` : '';
  return `${conversation.control}${by}${back}`;
}

export const webUi = ({ temporal }: Config, conversationId: string): string =>
  `${temporal.uiUrl}/namespaces/${encodeURIComponent(temporal.namespace)}/workflows/${encodeURIComponent(conversationWorkflowId(conversationId))}`;

/** For a POSIX shell. The stock command works also when nothing of ours is installed where it is pasted. */
function commands({ config, io }: Context, conversationId: string) {
  const program = io.environment().TEMPORAL_CLI || 'temporal';
  const { address, namespace } = config.temporal;
  const signal = (name: string) =>
    `${quoted(program)} workflow signal --address ${quoted(address)} --namespace ${quoted(namespace)} ` +
    `--workflow-id ${quoted(conversationWorkflowId(conversationId))} --name ${name} --input '{"by":"you"}'`;
  return {
    takeOver: signal('takeOver'),
    handBack: signal('handBack'),
    status: `rapport status ${conversationId}`,
    plan: `rapport plan ${conversationId}`,
    explain: `rapport explain ${conversationId}`,
  };
}

const quoted = (text: string): string => (/^[\w./:@-]+$/.test(text) ? text : `'${text.replaceAll("'", `'\\''`)}'`);
