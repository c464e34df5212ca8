// Who answers where there is no script: the plain seller, or, for tests of the guards, the model that obeys every client.
import { obey } from './obedient/obey';
import { matching, type ScriptedTurn } from './scripts';
import { sell } from './seller/seller';
import type { MessagesRequest } from './wire';

export const BEHAVIOURS = ['seller', 'obey'] as const;
export type Behaviour = (typeof BEHAVIOURS)[number];

/** Set for a conversation or an account, as scripts are; the conversation's goes before its account's. */
export class BehaviourBook {
  private readonly chosen = new Map<string, Behaviour>();

  set(handle: string, behaviour: Behaviour): void {
    this.chosen.set(handle, behaviour);
  }

  of(userId: string | undefined): Behaviour {
    const [handle] = userId ? matching(userId, [...this.chosen.keys()]) : [];
    return (handle !== undefined && this.chosen.get(handle)) || 'seller';
  }

  answer(request: MessagesRequest, userId: string | undefined): ScriptedTurn {
    return this.of(userId) === 'obey' ? obey(request) : sell(request);
  }
}
