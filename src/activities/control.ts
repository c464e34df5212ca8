// Who has the chat, as rows: the claim reads them, so that a human's word counts before any workflow has run.
import type { Control, Stage } from '../domain/conversation';
import type { Meeting, ReminderKind } from '../domain/meetings';
import type { Brands, Store } from '../ports';

export interface LoadedConversation {
  seq: number;
  control: Control;
  controlBy?: string;
  releaseAt?: number;
  optedOut: boolean;
  stage: Stage;
  snapshot?: unknown;
  /** newest seq a reply or a deliberate silence has covered, by the rows */
  answered: number;
  /** turns decided so far: their numbers are not used again */
  turns: number;
  plan: { id: string; due: number; promisedFor: number; basis: number; attempts: number; held: boolean }[];
  meetings?: (Omit<Meeting, 'reminders'> & {
    reminders: { id: string; kind: ReminderKind; due: number; attempts: number }[];
  })[];
}

export function createControl({ store, brands }: { store: Store; brands: Brands }) {
  return {
    /** What a run starts from, and what it asks when a claim knew more than it. */
    async loadConversation({ conversationId }: { conversationId: string }): Promise<LoadedConversation> {
      const [row, standing] = await Promise.all([store.conversation(conversationId), store.standing(conversationId)]);
      return {
        seq: row.seq,
        control: row.control,
        controlBy: row.controlBy,
        releaseAt: row.releaseAt?.getTime(),
        optedOut: row.optedOut,
        stage: row.stage,
        snapshot: row.snapshot,
        ...standing,
      };
    },

    /** Writes control and works out when the agent takes the chat back by itself. Repeating it changes nothing. */
    async writeControl(change: {
      conversationId: string;
      control: Control;
      by: string;
      now: number;
    }): Promise<{ releaseAt?: number }> {
      const { brand } = await store.conversation(change.conversationId);
      const { takeover } = await brands.get(brand);
      // What the agent gave up itself waits for a human: nobody has said that it may go on.
      const releases = change.control === 'human' && change.by !== 'agent' && takeover.autoReleaseMinutes !== null;
      const releaseAt = releases ? change.now + (takeover.autoReleaseMinutes as number) * 60_000 : undefined;
      await store.writeControl(
        change.conversationId,
        change.control,
        change.by,
        new Date(change.now),
        releaseAt === undefined ? undefined : new Date(releaseAt),
      );
      return { releaseAt };
    },
  };
}
