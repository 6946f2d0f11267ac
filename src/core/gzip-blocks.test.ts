import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { open } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { blockAt, packBlock, unpackBlock } from './gzip-blocks.ts'

test('a block that unpacks to more than any answer has is refused before it takes memory', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'demarc-blocks-'))
  const path = join(folder, 'bomb')
  const packed = await packBlock(Buffer.alloc(97 * 1024 * 1024))
  writeFileSync(path, packed)
  const file = await open(path, 'r')
  const block = await blockAt(file, 1, 0, packed.length, 'bomb')
  await expect(unpackBlock(file, block, 'bomb')).rejects.toMatchObject({ code: 'RECORDING_DAMAGED' })
  await file.close()
  rmSync(folder, { recursive: true })
})
