// The operator as a scenario has him: what he does to a conversation, through the console's own code.
import { createConversations } from '../../src/console/conversations';
import type { Action } from '../../src/domain/rehearsal/scenario';
import { approveDraft, conversationWorkflowId, optOutUpdate, setStage, status } from '../../src/workflows/messages';
import { CannotBeDone } from './cannot-be-done';
import type { Theatre } from './theatre';

type Operated = Exclude<Action, { do: 'look' | 'say' | 'edit' | 'rep' | 'down' | 'answer' | 'calendar' }>;

const BY = 'rehearsal';

/** @throws CannotBeDone as things stand */
export async function operate(
  { client, pool }: Pick<Theatre, 'client' | 'pool'>,
  accountId: string,
  id: string | undefined,
  action: Operated,
): Promise<void> {
  const conversations = createConversations(client);
  if (!id) throw new CannotBeDone('there is no conversation yet: the client has to write first');
  const { rows } = await pool.query('select * from conversations where id = $1', [id]);
  const row = { ...rows[0], id, accountId };
  const handle = client.workflow.getHandle(conversationWorkflowId(id));
  switch (action.do) {
    case 'takeOver':
      return void (await conversations.takeOver(row, BY));
    case 'handBack':
      return void (await conversations.handBack(row, BY));
    case 'stop':
      return conversations.signal(row, 'stop', BY);
    case 'optOut':
      return void (await handle.executeUpdate(optOutUpdate, { args: [{ by: BY }] }));
    case 'stage':
      return void (await handle.executeUpdate(setStage, { args: [{ by: BY, stage: action.stage }] }));
    case 'approve':
    case 'discard': {
      const { draft } = await handle.query(status);
      if (!draft) throw new CannotBeDone(`${action.do}: expected a draft that waits, there was none`);
      const verdict = {
        by: BY,
        draftId: draft.id,
        seq: draft.seq,
        verdict: action.do === 'approve' ? 'send' : 'discard',
      } as const;
      return void (await handle.executeUpdate(approveDraft, { args: [verdict] }));
    }
    case 'plan': {
      const { version, items } = await conversations.plan(id);
      const next = [...items].sort((a, b) => a.due.localeCompare(b.due))[0];
      if (!next) throw new CannotBeDone('plan: expected something planned, there was nothing');
      const edit = { by: BY, itemId: next.id, planVersion: version };
      const { change } = action;
      if (change.edit === 'move')
        return void (await conversations.editPlan(id, {
          ...edit,
          edit: 'move',
          due: new Date(change.due).toISOString(),
        }));
      return void (await conversations.editPlan(id, { ...edit, edit: change.edit }));
    }
  }
}
