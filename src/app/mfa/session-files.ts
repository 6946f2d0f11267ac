import { chmodSync, closeSync, constants, fstatSync, openSync, readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { LARGEST, readDescriptor } from '../../core/whole-file.ts'
import { fileNameOf, type KeptFile, keptFrom } from '../../mfa/session/kept.ts'

/** The folder for kept sessions, in Demarc's cache folder. */
export const sessionFolder = (cache: string): string => join(cache, 'mfa')

export const pathOf = (folder: string, key: string): string => join(folder, fileNameOf(key))

/**
 * The session kept for exactly this key; undefined when the file belongs to another key, is damaged, or when other users have
 * access to it or to the folder.
 */
export function readKept(folder: string, key: string): KeptFile | undefined {
  if (exposureOf(folder) !== undefined) return undefined
  const kept = readFile(pathOf(folder, key))
  return kept?.key === key ? kept : undefined
}

/**
 * Why the session in a file is not used, and what to do, as a sentence: other users have access to the file. Undefined when there
 * is no such reason, or no file.
 */
export function whyUnused(path: string): string | undefined {
  const exposed = exposureOf(path)
  if (exposed === undefined) return undefined
  const what = `the session in ${path} is not used`
  return exposed === 'owner'
    ? `${what}, since the file belongs to another user: delete it`
    : `${what}, since its mode ${exposed} gives other users access: delete it, or chmod 600 it where it could be read by no one else`
}

/** Kept files that are not used since other users have access to them: why, each a sentence. */
export function listUnused(folder: string): readonly string[] {
  return namesIn(folder).flatMap((name) => whyUnused(join(folder, name)) ?? [])
}

/**
 * Takes the access of other users away from the folder of kept sessions. Why it cannot be used, where it belongs to another user,
 * as a sentence.
 */
export function secureFolder(folder: string): string | undefined {
  const exposed = exposureOf(folder)
  if (exposed === 'owner')
    return `the folder ${folder} of kept sessions belongs to another user: remove it, or set XDG_CACHE_HOME to a folder of your own`
  try {
    if (exposed !== undefined) chmodSync(folder, 0o700)
    return undefined
  } catch {
    return `the mode ${exposed} of the folder ${folder} gives other users access to kept sessions, and cannot be changed`
  }
}

/** `owner` when a file or folder belongs to another user; its mode when other users have access to it; else undefined. */
function exposureOf(path: string): 'owner' | string | undefined {
  // Windows has no such numbers
  if (process.getuid === undefined) return undefined
  const found = statSync(path, { throwIfNoEntry: false })
  return found && exposure(found)
}

const exposure = ({ uid, mode }: { readonly uid: number; readonly mode: number }): 'owner' | string | undefined =>
  uid !== process.getuid?.() ? 'owner' : (mode & 0o077) === 0 ? undefined : (mode & 0o777).toString(8).padStart(4, '0')

/** All kept sessions with their paths; files that are not this user's sessions are left out. */
export function listKept(folder: string): readonly (KeptFile & { readonly path: string })[] {
  return namesIn(folder).flatMap((name) => {
    const path = join(folder, name)
    const kept = readFile(path)
    return kept ? [{ ...kept, path }] : []
  })
}

function namesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder)
      .filter((name) => name.endsWith('.json'))
      .sort()
  } catch {
    return []
  }
}

function readFile(path: string): KeptFile | undefined {
  let file: number
  try {
    // do not wait for a pipe with this name; Windows has no such flag
    file = openSync(path, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0))
  } catch {
    return undefined
  }
  try {
    // others may know or have written a file that they can access, and a file of another user cannot be trusted
    const found = fstatSync(file)
    // Windows has no such numbers
    const isOurs = process.getuid === undefined || exposure(found) === undefined
    return found.isFile() && isOurs ? keptFrom(readDescriptor(file, LARGEST.note).toString()) : undefined
  } catch {
    return undefined
  } finally {
    closeSync(file)
  }
}
