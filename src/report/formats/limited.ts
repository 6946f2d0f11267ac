/** The longest GitHub comment in characters; GitHub refuses longer ones. */
export const COMMENT = 65_536

/** Yields the pieces that fit into `room` characters, then says how many are left. */
export function* limited(
  pieces: Iterable<string>,
  room: number,
  more: (left: number) => string,
): Generator<string, void, undefined> {
  let used = 0
  let left = 0
  for (const piece of pieces) {
    // once a piece does not fit, skip all less important ones after it
    if (left > 0 || used + piece.length > room) left++
    else {
      used += piece.length
      yield piece
    }
  }
  if (left > 0) yield more(left)
}
