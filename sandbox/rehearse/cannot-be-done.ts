// What a scenario asks for and is not possible as things stand: a difference, no fault of the theatre.
export class CannotBeDone extends Error {}
