import { open } from 'node:fs/promises'
import { byText } from './by-text.ts'
import { DemarcError } from './errors.ts'
import { packingIn, unpacked } from './packing.ts'
import { NotRegularError, TooLargeError } from './whole-file.ts'

const READ = 1 << 18

/** Plain words for why the system could not read a file, by error code. */
const reasons: Readonly<Record<string, string>> = byText({
  ENOENT: 'there is no such file',
  EISDIR: 'it is a folder',
  EACCES: 'permission denied',
  EPERM: 'permission denied',
  EMFILE: 'too many files are open in this process (EMFILE)',
  ENFILE: 'too many files are open on this machine (ENFILE)',
  EIO: 'the disk failed (EIO)',
  ELOOP: 'its links lead in a circle (ELOOP)',
  ENAMETOOLONG: 'its name is too long',
  ENOTDIR: 'a part of its path is not a folder',
  // open(2): what a socket answers
  ENXIO: 'it is a socket, or a device that is not there',
})

/** Why a file could not be read, in words; undefined when the error is not a system error. */
export function whyUnreadable(error: unknown): string | undefined {
  if (error instanceof TooLargeError || error instanceof NotRegularError) return error.message
  if (!(error instanceof Error) || !('syscall' in error) || !('code' in error)) return undefined
  const code = String(error.code)
  return reasons[code] ?? code
}

/** The bytes of a file, in chunks of 256 KiB. Throws FILE_UNREADABLE, naming the file. */
async function* readChunks(path: string): AsyncGenerator<Buffer, void, undefined> {
  try {
    const file = await open(path, 'r')
    try {
      for await (const chunk of file.createReadStream({ highWaterMark: READ, autoClose: false })) yield chunk
    } finally {
      await file.close()
    }
  } catch (error) {
    throw unreadable(error, path)
  }
}

/** FILE_UNREADABLE for a system error on reading `path`; other errors are returned unchanged. */
export function unreadable(error: unknown, path: string): unknown {
  const why = whyUnreadable(error)
  return why === undefined
    ? error
    : new DemarcError('FILE_UNREADABLE', `${path} cannot be read: ${why}`, { cause: error })
}

/** The content of a file in chunks, unpacked if the file is compressed. Throws as `readChunks` and `unpacked` do. */
export async function* readUnpacked(path: string): AsyncGenerator<Buffer, void, undefined> {
  const chunks = readChunks(path)
  const first = await chunks.next()
  if (first.done) return
  const all = async function* (): AsyncGenerator<Buffer> {
    yield first.value
    yield* chunks
  }
  const packing = packingIn(first.value)
  try {
    yield* packing ? unpacked(path, packing, all()) : all()
  } finally {
    // runs even if the caller stops at the first chunk
    await chunks.return()
  }
}

/**
 * Whether a file is a recording: a gzip file with an extra field, as our blocks have (RFC 1952, section 2.3.1). Throws
 * FILE_UNREADABLE.
 */
export async function isInBlocks(path: string): Promise<boolean> {
  const EXTRA = 4
  for await (const chunk of readChunks(path)) return packingIn(chunk) === 'gzip' && ((chunk[3] ?? 0) & EXTRA) !== 0
  return false
}
