import { lstatSync, readlinkSync, realpathSync, type Stats, statSync } from 'node:fs'
import { constants, type FileHandle, open } from 'node:fs/promises'
import { dirname, resolve } from 'node:path'
import { systemCode } from './errors.ts'

/** Why a path cannot be written to. */
export interface Refusal {
  readonly is: 'refused'
  readonly why: string
}

/** What a path leads to when it is written. */
export type WriteTarget =
  /** A regular file, or nothing yet: written under a temporary name and renamed. `path` has all links resolved. */
  | { readonly is: 'file'; readonly path: string }
  /** A device, a pipe or an open descriptor: written to directly, since a rename would replace it. */
  | { readonly is: 'stream'; readonly path: string; readonly pipe: boolean }
  | Refusal

const refused = (why: string): Refusal => ({ is: 'refused', why })

/** Names of open descriptors, also when the shell redirected one to a regular file. */
const DESCRIPTOR = /^\/dev\/(stdin|stdout|stderr|fd\/\d+)$|^\/proc\/(self|\d+)\/fd\/\d+$/

/** Inspects what is at a path. Throws the system's error when it cannot. */
export const placeOf = async (path: string): Promise<WriteTarget> => placeOfSync(path)

/** The synchronous form. */
export function placeOfSync(path: string): WriteTarget {
  const found = statSync(path, { throwIfNoEntry: false })
  const ofAnother = DESCRIPTOR.test(path) ? undefined : refusalAt(path, found)
  if (ofAnother !== undefined) return ofAnother
  if (!found) return lstatSync(path, { throwIfNoEntry: false }) ? DANGLING : { is: 'file', path }
  return placeOfStats(path, found) ?? { is: 'file', path: realpathSync(path) }
}

const DANGLING = refused('it is a link to a file that does not exist')

/** More links than a system follows in one path (path_resolution(7)). */
const MOST_LINKS = 40

/**
 * What another user put at a path to lead a report away: a link, which would have us overwrite a file of ours, or a pipe, which that user
 * reads. Many systems refuse such links only in folders such as /tmp (proc_sys_fs(5), protected_symlinks), some nowhere. Root's are trusted.
 */
function refusalAt(path: string, found: Stats | undefined): Refusal | undefined {
  if (found?.isFIFO() && isOfAnother(found)) return refused('it is a pipe of another user')
  let at = path
  for (let links = 0; links < MOST_LINKS; links++) {
    const one = lstatSync(at, { throwIfNoEntry: false })
    if (!one?.isSymbolicLink()) return undefined
    if (isOfAnother(one)) return refused('it is a link of another user')
    at = resolve(dirname(at), readlinkSync(at))
  }
  return undefined
}

/** Windows has no such numbers. */
const isOfAnother = ({ uid }: Stats): boolean => process.getuid !== undefined && uid !== process.getuid() && uid !== 0

/** Undefined for a regular file that is not an open descriptor. */
function placeOfStats(path: string, found: Stats): WriteTarget | undefined {
  if (found.isDirectory()) return refused('it is a folder (EISDIR)')
  if (found.isSocket() && !DESCRIPTOR.test(path)) return refused('it is a socket')
  if (found.isBlockDevice()) return refused('it is a disk')
  if (found.isFile() && !DESCRIPTOR.test(path)) return undefined
  return { is: 'stream', path, pipe: found.isFIFO() }
}

/** Opens a stream for writing. Refuses a pipe that no program reads instead of waiting for a reader (fifo(7)). */
export async function openStream({
  path,
  pipe,
}: Extract<WriteTarget, { is: 'stream' }>): Promise<{ readonly handle: FileHandle } | Refusal> {
  if (!pipe) return { handle: await open(path, 'a') }
  let probe: FileHandle
  try {
    probe = await open(path, constants.O_WRONLY | constants.O_NONBLOCK)
  } catch (error) {
    if (systemCode(error) === 'ENXIO') return refused('it is a pipe that no program reads (ENXIO)')
    throw error
  }
  try {
    // a reader is present, so this does not block
    return { handle: await open(path, constants.O_WRONLY) }
  } finally {
    await probe.close()
  }
}
