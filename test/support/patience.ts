// A limit in a test says when to give up, not how fast to be: a busy machine is slow, not wrong. So every limit is
// stretched by this, in `until` and in Jest's own; a test that passes takes no longer for it.
export const PATIENCE = 3;
