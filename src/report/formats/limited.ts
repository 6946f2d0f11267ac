/** The most characters of a comment of GitHub's; it refuses a longer one. */
export const COMMENT = 65_536

/** As many pieces as the room holds, in characters, then how many are left. */
export function* limited(
  pieces: Iterable<string>,
  room: number,
  more: (left: number) => string,
): Generator<string, void, undefined> {
  let used = 0
  let left = 0
  for (const piece of pieces) {
    // what follows the first that is too long is less pressing: none of it takes its place
    if (left > 0 || used + piece.length > room) left++
    else {
      used += piece.length
      yield piece
    }
  }
  if (left > 0) yield more(left)
}
