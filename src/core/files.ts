import { randomBytes } from 'node:crypto'
import { access, constants, open, rename, rm, writeFile } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { DemarcError } from './errors.ts'

/** What a file may hold; content in pieces is written as it comes. */
export type Content = string | Uint8Array | Iterable<string>

/** A file to write: where, and what; the content is asked for when its turn comes. */
export interface FileToWrite {
  readonly path: string
  readonly content: () => Content | Promise<Content>
}

/**
 * Writes a file so that a reader, or a crash at any moment, sees the old content or the new one and nothing between:
 * temporary file in the same folder, fsync, rename, fsync of the folder (rename(2): atomic within one file system).
 * Mode 0600 unless told otherwise: what Demarc writes describes an account.
 * Throws CANNOT_WRITE where the system refuses (no such folder, no permission, no space), and leaves nothing behind.
 */
export const writeFileAtomic = (path: string, content: Content, mode = 0o600): Promise<void> =>
  writeFilesAtomic([{ path, content: () => content }], mode)

/**
 * Several files, each atomically, and all or none as far as a file system can: each is written whole and synced beside its
 * place before the first takes it. Only the renames remain, which fail for nothing that a write has not met before.
 */
export async function writeFilesAtomic(files: readonly FileToWrite[], mode = 0o600): Promise<void> {
  const staged: { readonly path: string; readonly temporary: string }[] = []
  try {
    for (const { path, content } of files) {
      const temporary = join(dirname(path), `.${basename(path)}.${process.pid}.${randomBytes(6).toString('hex')}.tmp`)
      staged.push({ path, temporary })
      await writeSynced(temporary, await content(), mode)
    }
    for (const { path, temporary } of staged) await rename(temporary, path)
  } catch (error) {
    // the folder itself may be what is missing
    for (const { temporary } of staged) await rm(temporary, { force: true }).catch(() => {})
    throw refusedBySystem(error, staged.at(-1)?.path ?? '')
  }
  for (const folder of new Set(staged.map(({ path }) => dirname(path)))) await syncFolder(folder)
}

/** Throws CANNOT_WRITE where a file could not be written at `path`, as far as that shows before it is tried. */
export async function checkWritable(path: string): Promise<void> {
  try {
    await access(dirname(path), constants.W_OK)
  } catch (error) {
    throw refusedBySystem(error, path)
  }
}

async function writeSynced(path: string, content: Content, mode: number): Promise<void> {
  const file = await open(path, 'wx', mode)
  try {
    await writeFile(file, typeof content === 'string' || content instanceof Uint8Array ? content : inBlocks(content))
    await file.sync()
  } finally {
    await file.close()
  }
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
