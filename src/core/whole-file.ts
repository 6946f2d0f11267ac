import { closeSync, constants, fstatSync, openSync, readSync } from 'node:fs'
import { type FileHandle, open } from 'node:fs/promises'

const KB = 1024
const MB = 1024 * KB

/**
 * The largest size, in bytes, of each kind of file that is read whole: far above what people, AWS or Demarc write. Other files
 * are streamed.
 */
export const LARGEST = {
  /** A note, or the setting of one thing. */
  note: MB,
  /** YAML written by people; our parser accepts 512 KiB of characters. */
  yaml: 2 * MB,
  /** AWS's own files, a vendor's list of tokens, software MFA devices: thousands of entries. */
  list: 16 * MB,
  /** Files that Demarc appends to, and the state of a practice account. */
  journal: 256 * MB,
} as const

const READ = 64 * KB

/** A file above its limit. It looks like a system error (errno(3), EFBIG), so that callers report it as one. */
export class TooLargeError extends Error {
  override readonly name = 'TooLargeError'
  readonly code = 'EFBIG'
  readonly syscall = 'read'
  constructor(most: number) {
    super(`it is larger than ${most / MB} MB`)
  }
}

/** A pipe or a device where Demarc looks for a file of its own accord. It looks like a system error too. */
export class NotRegularError extends Error {
  override readonly name = 'NotRegularError'
  readonly code = 'EINVAL'
  readonly syscall = 'read'
  constructor() {
    super('it is a pipe or a device')
  }
}

/**
 * The content of a file, up to `most` bytes. Throws TooLargeError before reading a regular file, and after `most` bytes of a pipe
 * or device, which may never end. Also throws system errors.
 */
export async function readWhole(path: string, most: number): Promise<Buffer> {
  const file = await open(path, 'r')
  try {
    return await contentOf(file, most)
  } finally {
    await file.close()
  }
}

/** The same of a file that was found and not named: neither a pipe nor a device is read (`openRegular`). */
export async function readFound(path: string, most: number): Promise<Buffer> {
  const file = await openRegular(path)
  try {
    return await contentOf(file, most)
  } finally {
    await file.close()
  }
}

/**
 * Opens a file for reading, without waiting for the writer of a pipe (fifo(7)). Throws NotRegularError for a pipe or a device, and
 * system errors. A folder is opened; the system refuses to read it, in its own words.
 */
export async function openRegular(path: string): Promise<FileHandle> {
  // Windows has no such flag
  const file = await open(path, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0))
  try {
    const found = await file.stat()
    if (!found.isFile() && !found.isDirectory()) throw new NotRegularError()
    return file
  } catch (error) {
    await file.close()
    throw error
  }
}

async function contentOf(file: FileHandle, most: number): Promise<Buffer> {
  if ((await file.stat()).size > most) throw new TooLargeError(most)
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of file.createReadStream({ autoClose: false, highWaterMark: READ })) {
    size += chunk.length
    if (size > most) throw new TooLargeError(most)
    chunks.push(chunk)
  }
  return Buffer.concat(chunks, size)
}

/** The synchronous form. */
export function readWholeSync(path: string, most: number): Buffer {
  const file = openSync(path, 'r')
  try {
    return readDescriptor(file, most)
  } finally {
    closeSync(file)
  }
}

/** The same for an open file. */
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
