// Why a conversation did not do what it was told.

/** The workflow understood and said no; the message says why and may be shown. */
export class RefusedByConversation extends Error {}

/** Nobody answered in time. What was asked may still be done: it waits at Temporal, unless `asked` is false. */
export class NoAnswer extends Error {}

/** There is no run to ask. */
export class Asleep extends Error {}
