import { randomBytes } from 'node:crypto'
import { closeSync, fchmodSync, fstatSync, fsyncSync, openSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { access, constants, type FileHandle, mkdir, open, readdir, rename, rm, stat, writeFile } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { inBlocks } from './blocks.ts'
import { byText } from './by-text.ts'
import { systemClock } from './clock.ts'
import { DemarcError, systemCode } from './errors.ts'
import { type Packing, packed } from './packing.ts'
import { openStream, placeOf, placeOfSync, type Refusal } from './special-files.ts'

/** The content of a file. Pieces are written one by one as they are produced. */
export type Content = string | Uint8Array | Iterable<string>

/** A file to write. `content` is called only when the file is about to be written. */
export interface FileToWrite {
  readonly path: string
  readonly content: () => Content | Promise<Content>
  readonly packing?: Packing | undefined
}

/**
 * Writes a file atomically: readers see the old or the new content, even after a crash. It writes a temporary file in the same
 * folder, syncs it, renames it and syncs the folder (rename(2) is atomic within a file system). The mode defaults to 0600, since
 * the content describes an account. Throws CANNOT_WRITE when the system refuses (no such folder, no permission, no space), and
 * leaves nothing behind.
 */
export const writeFileAtomic = (path: string, content: Content, mode = 0o600): Promise<void> =>
  writeFilesAtomic([{ path, content: () => content }], mode)

/**
 * Writes several files, each atomically, and all or none as far as a file system allows: each is written and synced under a
 * temporary name before the first is renamed. A rename can hardly fail once those writes succeeded.
 */
export async function writeFilesAtomic(files: readonly FileToWrite[], mode = 0o600): Promise<void> {
  const staged: AtomicFile[] = []
  try {
    for (const { path, content, packing } of files) {
      const file = await AtomicFile.create(path, mode)
      staged.push(file)
      const what = await content()
      if (packing !== undefined)
        await packed(
          typeof what === 'object' && !(what instanceof Uint8Array) ? inBlocks(what) : what,
          packing,
          (chunk) => file.write(chunk),
        )
      else if (typeof what === 'string' || what instanceof Uint8Array) await file.write(what)
      else for (const block of inBlocks(what)) await file.write(block)
      await file.seal()
    }
    for (const file of staged) await file.place()
  } catch (error) {
    for (const file of staged) await file.discard()
    throw error
  }
  for (const folder of new Set(staged.flatMap(({ folder }) => folder ?? []))) await syncFolder(folder)
}

/** The synchronous form, for a file that must not change between reading and renaming. Accepts regular files only. */
export function writeFileAtomicSync(named: string, content: string, mode = 0o600): void {
  const place = placeOfSync(named)
  if (place.is !== 'file') throw unfit(named, place.is === 'refused' ? place.why : 'it is not a regular file')
  const { path } = place
  const temporary = temporaryFor(path)
  try {
    const file = openSync(temporary, 'wx', mode)
    try {
      writeFileSync(file, content)
      fsyncSync(file)
    } finally {
      closeSync(file)
    }
    renameSync(temporary, path)
    if (process.platform !== 'win32') {
      const folder = openSync(dirname(path), 'r')
      fsyncSync(folder)
      closeSync(folder)
    }
  } catch (error) {
    rmSync(temporary, { force: true })
    throw refusedBySystem(error, path)
  }
}

/**
 * Sets the mode of an open file to 0600 if group or others have access, for files that Demarc appends to. Leaves the mode as it
 * is when the file belongs to another user (EPERM).
 */
export function makePrivate(file: number): void {
  try {
    if ((fstatSync(file).mode & 0o077) !== 0) fchmodSync(file, 0o600)
  } catch (error) {
    if (systemCode(error) !== 'EPERM') throw error
  }
}

const temporaryFor = (path: string): string =>
  join(dirname(path), `.${basename(path)}.${process.pid}.${randomBytes(6).toString('hex')}.tmp`)

/** Matches names made by `temporaryFor`: the name of the target file and the pid of the writer. */
const TEMPORARY = /^\.(.+)\.(\d+)\.[0-9a-f]{12}\.tmp$/

/** The names of temporary files in a folder whose process has ended; empty when the folder cannot be listed. */
async function leftIn(folder: string): Promise<readonly string[]> {
  const names = await readdir(folder).catch(() => [])
  return names.filter((name) => {
    const pid = TEMPORARY.exec(name)?.[2]
    return pid !== undefined && !isAlive(Number(pid))
  })
}

/** Deletes temporary files that killed runs left in a folder, never those of a live process. */
export async function sweepTemporaries(folder: string): Promise<void> {
  for (const name of await leftIn(folder)) await rm(join(folder, name), { force: true }).catch(() => {})
}

const HOUR = 3_600_000

/** Deletes temporary files that killed runs left for this file. */
async function sweepLeftovers(path: string): Promise<void> {
  const folder = dirname(path)
  for (const name of await leftIn(folder)) {
    if (TEMPORARY.exec(name)?.[1] !== basename(path)) continue
    const leftover = join(folder, name)
    const found = await stat(leftover).catch(() => undefined)
    // a writer on another machine or container that shares the folder cannot be checked by pid, but it keeps the file recent
    if (found && systemClock() - found.mtimeMs > HOUR) await rm(leftover, { force: true }).catch(() => {})
  }
}

/** Whether a process with this pid exists (kill(2) with signal 0). */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    // EPERM: the process exists and belongs to another user
    return systemCode(error) === 'EPERM'
  }
}

/**
 * A file written atomically in pieces: nothing appears under its name before `commit()`. Throws CANNOT_WRITE. A symbolic link is
 * kept and its target is written. A device, pipe or open descriptor (`/dev/stdout`) is never replaced: each piece is written to
 * it at once.
 */
export class AtomicFile {
  readonly path: string
  /** Undefined when writing straight to a device, pipe or descriptor. */
  readonly #temporary: string | undefined
  readonly #handle: FileHandle

  private constructor(path: string, temporary: string | undefined, handle: FileHandle) {
    this.path = path
    this.#temporary = temporary
    this.#handle = handle
  }

  static async create(path: string, mode = 0o600): Promise<AtomicFile> {
    const place = await orRefused(placeOf(path), path)
    if (place.is === 'refused') throw unfit(path, place.why)
    if (place.is === 'stream') {
      const stream = await orRefused(openStream(place), path)
      if ('why' in stream) throw unfit(path, stream.why)
      return new AtomicFile(path, undefined, stream.handle)
    }
    await sweepLeftovers(place.path)
    const temporary = temporaryFor(place.path)
    return new AtomicFile(place.path, temporary, await orRefused(open(temporary, 'wx', mode), path))
  }

  /** The folder to sync after the rename; undefined when writing straight to a stream. */
  get folder(): string | undefined {
    return this.#temporary === undefined ? undefined : dirname(this.path)
  }

  write(content: string | Uint8Array): Promise<void> {
    return orRefused(writeFile(this.#handle, content), this.path)
  }

  /** Syncs the content to disk, still under the temporary name. */
  async seal(): Promise<void> {
    // pipes and devices do not support fsync (fsync(2), EINVAL)
    if (this.#temporary !== undefined) await orRefused(this.#handle.sync(), this.path)
    await this.#handle.close()
  }

  /** Renames a sealed file to its final name. */
  async place(): Promise<void> {
    if (this.#temporary !== undefined) await orRefused(rename(this.#temporary, this.path), this.path)
  }

  /** Seals and renames the file, then syncs its folder. */
  async commit(): Promise<void> {
    try {
      await this.seal()
      await this.place()
    } catch (error) {
      await this.discard()
      throw error
    }
    if (this.folder !== undefined) await syncFolder(this.folder)
  }

  /** Deletes the temporary file unless it was renamed. May be called twice. */
  async discard(): Promise<void> {
    await this.#handle.close().catch(() => {}) // already closed
    if (this.#temporary === undefined) return
    await rm(this.#temporary, { force: true }).catch(() => {}) // the folder may be missing
  }
}

const unfit = (path: string, why: Refusal['why']): DemarcError =>
  new DemarcError('CANNOT_WRITE', `${path} cannot be written: ${why}`, {
    hint: 'Name a regular file, or one that does not exist yet.',
  })

/** Throws CANNOT_WRITE when `path` is something other than a regular file, which is required for appending. */
export async function demandRegularFile(path: string): Promise<void> {
  // when `path` cannot be inspected, opening it reports why
  const place = await placeOf(path).catch(() => undefined)
  if (place && place.is !== 'file') throw unfit(path, place.is === 'refused' ? place.why : 'it is not a regular file')
}

const orRefused = <T>(work: Promise<T>, path: string): Promise<T> =>
  work.catch((error: unknown) => {
    throw refusedBySystem(error, path)
  })

/** Throws CANNOT_WRITE when writing to `path` would fail, as far as this can be known without trying. */
export async function checkWritable(path: string): Promise<void> {
  try {
    const place = await placeOf(path)
    if (place.is === 'refused') throw unfit(path, place.why)
    // the trailing dot makes this fail unless it is a folder
    await access(place.is === 'file' ? `${dirname(place.path)}/.` : path, constants.W_OK)
  } catch (error) {
    throw refusedBySystem(error, path)
  }
}

/** Plain words for the system's error codes (errno(3)). */
const refusals: Readonly<Record<string, string>> = byText({
  ENOENT: 'there is no such folder',
  ENOTDIR: 'a part of its path is not a folder',
  // mkdir failed because a file has that name
  EEXIST: 'a part of its path is not a folder',
  EISDIR: 'it is a folder',
  EACCES: 'you may not write there',
  EPERM: 'you may not write there',
  EROFS: 'the file system is read-only',
  ENOSPC: 'no space is left',
  EDQUOT: 'your quota is used up',
  ENAMETOOLONG: 'its name is too long',
  EFBIG: 'it is larger than a file may be here',
  EMFILE: 'too many files are open in this process',
  ENFILE: 'too many files are open on this machine',
  ENOMEM: 'there is too little memory',
  EIO: 'the disk failed',
  ELOOP: 'its links lead in a circle',
  ENXIO: 'no device or program is behind it',
  ENODEV: 'no device or program is behind it',
  ETXTBSY: 'it is a program that runs',
  EBUSY: 'it is in use',
})
/** Errors caused by the machine, not by the path. */
const elsewhere: ReadonlySet<string> = new Set(['EMFILE', 'ENFILE', 'ENOMEM', 'EIO'])

/** CANNOT_WRITE for a system error on writing to `path`; other errors are returned unchanged. */
export function refusedBySystem(error: unknown, path: string): unknown {
  const code = systemCode(error) ?? ''
  const why = refusals[code]
  if (why === undefined) return error
  return new DemarcError('CANNOT_WRITE', `${path} cannot be written: ${why} (${code})`, {
    hint: elsewhere.has(code)
      ? 'Run it again once the machine has what is missing (ulimit -n tells how many files may be open).'
      : 'Name a file in a folder that exists and that you may write to.',
    cause: error,
  })
}

/**
 * Makes a folder with mode 0700, and its missing parents. Throws system errors unchanged. Node's `recursive` option loops for
 * ever where an existing folder takes no subfolders, such as /proc.
 */
export async function makeFolder(path: string): Promise<void> {
  const make = (): Promise<unknown> => mkdir(path, { mode: 0o700 })
  try {
    if (await isFolder(path)) return
    await make().catch(async (error: unknown) => {
      const above = dirname(path)
      if (above === path || systemCode(error) !== 'ENOENT') throw error
      await makeFolder(above)
      await make()
    })
  } catch (error) {
    // another run made it first
    if (!(await isFolder(path))) throw error
  }
}

const isFolder = async (path: string): Promise<boolean> =>
  (await stat(path).catch(() => undefined))?.isDirectory() === true

async function syncFolder(folder: string): Promise<void> {
  // Windows cannot open a folder for fsync; the rename has to do
  if (process.platform === 'win32') return
  const handle = await open(folder, 'r')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}
