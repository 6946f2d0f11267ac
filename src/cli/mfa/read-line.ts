import { readSync } from 'node:fs'
import { systemCode } from '../../core/errors.ts'

const LONGEST = 256

/**
 * Reads a line of a file descriptor byte by byte, so that the rest is left for another program. Undefined at the end of the file.
 * Blocks.
 */
export function readLine(descriptor: number): string | undefined {
  const byte = Buffer.alloc(1)
  let line = ''
  for (let ended = false; !ended && line.length < LONGEST; ) {
    ended = readByte(descriptor, byte) === 0
    if (ended && line === '') return undefined
    if (ended || byte[0] === 0x0a) break
    line += byte.toString('latin1')
  }
  return line.trim()
}

function readByte(descriptor: number, byte: Buffer): number {
  for (;;) {
    try {
      return readSync(descriptor, byte, 0, 1, null)
    } catch (error) {
      const code = systemCode(error)
      if (code === 'EOF') return 0
      if (code !== 'EAGAIN') throw error
      // nothing to read yet from a non-blocking pipe: try again shortly
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 20)
    }
  }
}
