import { randomBytes } from 'node:crypto'
import { open, rename, rm, writeFile } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { DemarcError } from './errors.ts'

/**
 * Writes a file so that a reader, or a crash at any moment, sees the old content or the new one and nothing between:
 * temporary file in the same folder, fsync, rename, fsync of the folder (rename(2): atomic within one file system).
 * Mode 0600 unless told otherwise: what Demarc writes describes an account. Content in pieces is written as it comes.
 * Throws CANNOT_WRITE where the system refuses (no such folder, no permission, no space), and leaves nothing behind.
 */
export async function writeFileAtomic(
  path: string,
  content: string | Uint8Array | Iterable<string>,
  mode = 0o600,
): Promise<void> {
  const folder = dirname(path)
  const temporary = join(folder, `.${basename(path)}.${process.pid}.${randomBytes(6).toString('hex')}.tmp`)
  try {
    const file = await open(temporary, 'wx', mode)
    try {
      await writeFile(file, typeof content === 'string' || content instanceof Uint8Array ? content : inBlocks(content))
      await file.sync()
    } finally {
      await file.close()
    }
    await rename(temporary, path)
  } catch (error) {
    await rm(temporary, { force: true }).catch(() => {}) // the folder itself may be what is missing
    throw refusedBySystem(error, path)
  }
  await syncFolder(folder)
}

/** What the system's error codes mean to a person (errno(3)). */
const refusals: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such folder',
  ENOTDIR: 'a part of its path is not a folder',
  EISDIR: 'it is a folder',
  EACCES: 'you may not write there',
  EPERM: 'you may not write there',
  EROFS: 'the file system is read-only',
  ENOSPC: 'no space is left',
  EDQUOT: 'your quota is used up',
  ENAMETOOLONG: 'its name is too long',
}

function refusedBySystem(error: unknown, path: string): unknown {
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  const why = refusals[code]
  if (why === undefined) return error
  return new DemarcError('CANNOT_WRITE', `${path} cannot be written: ${why} (${code})`, {
    hint: 'Name a file in a folder that exists and that you may write to.',
    cause: error,
  })
}

async function syncFolder(folder: string): Promise<void> {
  // Windows cannot open a folder for fsync; there the rename alone has to do.
  if (process.platform === 'win32') return
  const handle = await open(folder, 'r')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}

const BLOCK = 1 << 16
const READ = 1 << 18

/** Why the system refused a file, in words, by the code of its error. */
const reasons: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such file',
  EISDIR: 'it is a folder',
  EACCES: 'permission denied',
  EPERM: 'permission denied',
}

const errnoOf = (error: unknown): string | undefined =>
  error instanceof Error && 'syscall' in error && 'code' in error ? String(error.code) : undefined

/** Small pieces of text joined to blocks of 64 KiB or a little more, so that each is worth a write. */
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

/** The bytes of a file, in chunks of 256 KiB. A file that cannot be read is a `FILE_UNREADABLE` that names it. */
export async function* readChunks(path: string): AsyncGenerator<Buffer, void, undefined> {
  try {
    const file = await open(path, 'r')
    try {
      for await (const chunk of file.createReadStream({ highWaterMark: READ, autoClose: false })) yield chunk
    } finally {
      await file.close()
    }
  } catch (error) {
    const code = errnoOf(error)
    if (code === undefined) throw error
    throw new DemarcError('FILE_UNREADABLE', `${path} cannot be read: ${reasons[code] ?? code}`, { cause: error })
  }
}
