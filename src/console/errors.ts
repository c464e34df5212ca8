// Why a conversation did not do what it was told.

/** The workflow understood and said no; the message says why and may be shown. */
export class RefusedByConversation extends Error {}

/** Nobody answered in time. */
export class NoAnswer extends Error {
  constructor(
    message: string,
    /** false: nothing was asked; true: it waits at Temporal and may still be done */
    readonly asked = true,
  ) {
    super(message);
  }
}

/** There is no run to ask. */
export class Asleep extends Error {}
