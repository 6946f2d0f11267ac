/** Randomness is an argument everywhere, as the clock is: a function that needs it takes one of these. Gives `size` bytes from a CSPRNG. */
export type Random = (size: number) => Uint8Array

/** The system's. Node loads `node:crypto` for 4 ms, and most commands draw nothing: it is loaded with the first draw. */
export const systemRandom: Random = (size) => process.getBuiltinModule('node:crypto').randomBytes(size)

const SPAN = 2 ** 32

/**
 * A whole number from 0 to `below - 1`, each as likely as any other: what lies beyond the last whole multiple of `below` would
 * make the small numbers likelier, and is drawn again. `below`: 1 to 2^32.
 */
export function drawBelow(below: number, random: Random): number {
  const fair = SPAN - (SPAN % below)
  for (;;) {
    const bytes = random(4)
    const drawn = new DataView(bytes.buffer, bytes.byteOffset, 4).getUint32(0)
    if (drawn < fair) return drawn % below
  }
}
