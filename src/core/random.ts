import { randomBytes } from 'node:crypto'

/** Randomness is an argument everywhere, as the clock is: whoever needs it takes one of these. So many bytes, from a CSPRNG. */
export type Random = (size: number) => Uint8Array

export const systemRandom: Random = (size) => randomBytes(size)
