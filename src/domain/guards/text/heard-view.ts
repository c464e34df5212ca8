// What a client's message says, read once: a conversation of sixty messages is judged anew with every reply, and only one of them is new.
import { type View, viewOf } from './view';

const READ = new Map<string, View>();
const KEPT = 512;

/** One message as the guards read it. The oldest read one is forgotten first. */
export function viewOfMessage(message: string): View {
  const known = READ.get(message);
  const view = known ?? viewOf([message]);
  READ.delete(message);
  READ.set(message, view);
  if (READ.size > KEPT) READ.delete(READ.keys().next().value as string);
  return view;
}
