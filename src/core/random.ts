/** Returns `size` bytes from a CSPRNG. Like the clock, randomness is always passed as an argument. */
export type Random = (size: number) => Uint8Array

/** The system's CSPRNG. Loads `node:crypto` on first use: loading takes 4 ms and most commands need none. */
export const systemRandom: Random = (size) => process.getBuiltinModule('node:crypto').randomBytes(size)

const SPAN = 2 ** 32

/**
 * A uniformly distributed integer from 0 to `below - 1`; `below` is 1 to 2^32. Draws again above the last whole multiple of
 * `below`, which would favour small numbers.
 */
export function drawBelow(below: number, random: Random): number {
  const fair = SPAN - (SPAN % below)
  for (;;) {
    const bytes = random(4)
    const drawn = new DataView(bytes.buffer, bytes.byteOffset, 4).getUint32(0)
    if (drawn < fair) return drawn % below
  }
}
