// Meetings a client mentions: what a message says of them, and whether two mentions are one.
export { type MentionContext, readMentions } from './read';
export { type Named, sameMeeting } from './same';
export type { Mention } from './types';
