const BLOCK = 1 << 18

/** Joins small pieces of text into blocks of 256 KiB or slightly more, to save writes. */
export function* inBlocks(pieces: Iterable<string>): Generator<string, void, undefined> {
  let block = ''
  for (const piece of pieces) {
    block += piece
    if (block.length < BLOCK) continue
    yield block
    block = ''
  }
  if (block !== '') yield block
}
