const BLOCK = 1 << 18

/** Small pieces of text joined to blocks of 256 KiB or a little more, so that each is worth a write. */
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
