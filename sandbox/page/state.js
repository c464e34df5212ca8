// What the page shows: who I am, my chats, the open one. Every module reads and writes this one object.

export const state = {
  me: undefined,
  people: [],
  rows: [],
  peer: undefined,
  messages: [],
  typing: new Map(),
  editing: undefined,
  replying: undefined,
  pressing: undefined,
};
