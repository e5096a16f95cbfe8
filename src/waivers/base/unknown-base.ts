/** Thrown where nobody can tell what the register was before; the message says why, without a path of this machine. */
export class UnknownBase extends Error {}
