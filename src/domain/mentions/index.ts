// Meetings a client mentions: what a message says of them, and whether two mentions are one.
export { readMentions } from './read';
export { sameMeeting } from './same';
export type { Mention } from './types';
