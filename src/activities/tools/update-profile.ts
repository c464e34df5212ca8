// What the client said of himself, remembered at once: it is true whether or not the reply leaves.
import type { Store } from '../../ports';
import { noted } from '../decide/profile';
import type { Tool } from './tool';

export function updateProfile(store: Pick<Store, 'updateProfile'>): Tool<'update_profile'> {
  return async (call, { prospectId }) => {
    const { profile, content } = noted(call);
    await store.updateProfile(prospectId, profile);
    return { ok: true, content, sources: [] };
  };
}
