import { closeSync, fstatSync, openSync, readSync } from 'node:fs'
import { open } from 'node:fs/promises'

const KB = 1024
const MB = 1024 * KB

/** The most bytes of each kind of file that is read whole: far more than people, AWS or Demarc write. Others are streamed. */
export const LARGEST = {
  /** A note or a setting of one thing. */
  note: MB,
  /** What people write in YAML: its reader takes 512 KiB of characters. */
  yaml: 2 * MB,
  /** AWS's own files, a maker's file of tokens, devices in software: thousands of entries. */
  list: 16 * MB,
  /** What Demarc adds to line by line, and the state of a practice account. */
  journal: 256 * MB,
} as const

const READ = 64 * KB

/** A file that is larger than it may be. It looks like an error of the system's (errno(3), EFBIG), as which each caller tells it. */
export class TooLargeError extends Error {
  override readonly name = 'TooLargeError'
  readonly code = 'EFBIG'
  readonly syscall = 'read'
  constructor(most: number) {
    super(`it is larger than ${most / MB} MB`)
  }
}

/**
 * All of a file, up to a number of bytes. Throws TooLargeError: for a regular file before reading, for a pipe or a device, which may never
 * end, after that many bytes. Throws system errors, too.
 */
export async function readWhole(path: string, most: number): Promise<Buffer> {
  const file = await open(path, 'r')
  try {
    if ((await file.stat()).size > most) throw new TooLargeError(most)
    const chunks: Buffer[] = []
    let size = 0
    for await (const chunk of file.createReadStream({ autoClose: false, highWaterMark: READ })) {
      size += chunk.length
      if (size > most) throw new TooLargeError(most)
      chunks.push(chunk)
    }
    return Buffer.concat(chunks, size)
  } finally {
    await file.close()
  }
}

/** The same at once. */
export function readWholeSync(path: string, most: number): Buffer {
  const file = openSync(path, 'r')
  try {
    return readDescriptor(file, most)
  } finally {
    closeSync(file)
  }
}

/** The same of a file that is open. */
export function readDescriptor(file: number, most: number): Buffer {
  const { size: expected } = fstatSync(file)
  if (expected > most) throw new TooLargeError(most)
  const chunks: Buffer[] = []
  let size = 0
  for (;;) {
    const chunk = Buffer.alloc(READ)
    const length = readSync(file, chunk)
    if (length === 0) return Buffer.concat(chunks, size)
    size += length
    if (size > most) throw new TooLargeError(most)
    chunks.push(chunk.subarray(0, length))
  }
}
