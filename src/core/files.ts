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

/** What a file may hold; content in pieces is written as it comes. */
export type Content = string | Uint8Array | Iterable<string>

/** A file to write: where, and what; the content is asked for when its turn comes. */
export interface FileToWrite {
  readonly path: string
  readonly content: () => Content | Promise<Content>
  readonly packing?: Packing | undefined
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

/**
 * The same without giving way to anything else: for what must not change between the moment it is read and its rename. Only a
 * regular file will do.
 */
export function writeFileAtomicSync(named: string, content: string, mode = 0o600): void {
  const place = placeOfSync(named)
  if (place.is !== 'file') throw unfit(named, place.is === 'refused' ? place.why : 'it is no regular file')
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
 * Takes from others what a file gave them: what Demarc adds to line by line is its owner's alone (0600), also where the file was there
 * before, with the mode of a careless day. Where it belongs to another user that cannot be, and it stays as it is.
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

/** What `temporaryFor` names: the file that is written, and the process that writes it. */
const TEMPORARY = /^\.(.+)\.(\d+)\.[0-9a-f]{12}\.tmp$/

/** The temporary files in a folder, by name, whose process is gone; none where the folder cannot be listed. */
async function leftIn(folder: string): Promise<readonly string[]> {
  const names = await readdir(folder).catch(() => [])
  return names.filter((name) => {
    const pid = TEMPORARY.exec(name)?.[2]
    return pid !== undefined && !isAlive(Number(pid))
  })
}

/** Deletes what runs that were killed while they wrote have left in a folder; never what a process that lives is writing. */
export async function sweepTemporaries(folder: string): Promise<void> {
  for (const name of await leftIn(folder)) await rm(join(folder, name), { force: true }).catch(() => {})
}

const HOUR = 3_600_000

/** Deletes what runs that were killed while they wrote this file have left beside it. */
async function sweepLeftovers(path: string): Promise<void> {
  const folder = dirname(path)
  for (const name of await leftIn(folder)) {
    if (TEMPORARY.exec(name)?.[1] !== basename(path)) continue
    const leftover = join(folder, name)
    const found = await stat(leftover).catch(() => undefined)
    // a process of another machine or container that shares the folder cannot be asked: one that lives goes on writing
    if (found && systemClock() - found.mtimeMs > HOUR) await rm(leftover, { force: true }).catch(() => {})
  }
}

/** Whether a process with this pid exists (kill(2) with signal 0). */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    // EPERM: it lives, and is another user's
    return systemCode(error) === 'EPERM'
  }
}

/**
 * A file that is written atomically as its content comes: nothing stands under the name before `commit()`. Throws CANNOT_WRITE likewise. A link stays a
 * link: the file that it leads to is written. A device, a pipe or a descriptor (`/dev/stdout`) is never replaced: what comes goes
 * through it at once.
 */
export class AtomicFile {
  readonly path: string
  /** Undefined where it is written through. */
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

  /** The folder that remembers its name; none where it is written through. */
  get folder(): string | undefined {
    return this.#temporary === undefined ? undefined : dirname(this.path)
  }

  write(content: string | Uint8Array): Promise<void> {
    return orRefused(writeFile(this.#handle, content), this.path)
  }

  /** All of it is on the disk, under another name. */
  async seal(): Promise<void> {
    // a pipe or a device takes no fsync (fsync(2), EINVAL)
    if (this.#temporary !== undefined) await orRefused(this.#handle.sync(), this.path)
    await this.#handle.close()
  }

  /** Gives a sealed file its name. */
  async place(): Promise<void> {
    if (this.#temporary !== undefined) await orRefused(rename(this.#temporary, this.path), this.path)
  }

  /** Seals, places, and makes the folder remember it. */
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

  /** Takes away what was written and is not placed. May be called twice. */
  async discard(): Promise<void> {
    await this.#handle.close().catch(() => {}) // it may be closed already
    if (this.#temporary === undefined) return
    await rm(this.#temporary, { force: true }).catch(() => {}) // the folder itself may be what is missing
  }
}

const unfit = (path: string, why: Refusal['why']): DemarcError =>
  new DemarcError('CANNOT_WRITE', `${path} cannot be written: ${why}`, {
    hint: 'Name a regular file, or one that does not exist yet.',
  })

/** Throws CANNOT_WRITE where something stands at `path` that is no regular file: what is added to line by line must be one. */
export async function demandRegularFile(path: string): Promise<void> {
  // the attempt to open it reports why it cannot be read
  const place = await placeOf(path).catch(() => undefined)
  if (place && place.is !== 'file') throw unfit(path, place.is === 'refused' ? place.why : 'it is no regular file')
}

const orRefused = <T>(work: Promise<T>, path: string): Promise<T> =>
  work.catch((error: unknown) => {
    throw refusedBySystem(error, path)
  })

/** Throws CANNOT_WRITE where a file could not be written at `path`, as far as that shows before it is tried. */
export async function checkWritable(path: string): Promise<void> {
  try {
    const place = await placeOf(path)
    if (place.is === 'refused') throw unfit(path, place.why)
    // with the dot it is a folder, or it is refused
    await access(place.is === 'file' ? `${dirname(place.path)}/.` : path, constants.W_OK)
  } catch (error) {
    throw refusedBySystem(error, path)
  }
}

/** What the system's error codes mean to a person (errno(3)). */
const refusals: Readonly<Record<string, string>> = byText({
  ENOENT: 'there is no such folder',
  ENOTDIR: 'a part of its path is not a folder',
  // the folder cannot be made: a file has its name
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
/** What is wrong with the machine and not with the place. */
const elsewhere: ReadonlySet<string> = new Set(['EMFILE', 'ENFILE', 'ENOMEM', 'EIO'])

/** The error that says so where the system refused to write at `path`; any other error is given back as it is. */
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
 * Makes a folder that is its owner's alone (0700), and those above it that are missing. Throws the system's error as it is. Node's own
 * `recursive` never comes to an end where a folder that is there takes no folders, as /proc.
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
    // another run was faster
    if (!(await isFolder(path))) throw error
  }
}

const isFolder = async (path: string): Promise<boolean> =>
  (await stat(path).catch(() => undefined))?.isDirectory() === true

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
