import { closeSync, constants, fstatSync, openSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { LARGEST, readDescriptor } from '../../core/whole-file.ts'
import { fileNameOf, type KeptFile, keptFrom } from '../../mfa/session/kept.ts'

/** The folder for kept sessions, in Demarc's cache folder. */
export const sessionFolder = (cache: string): string => join(cache, 'mfa')

export const pathOf = (folder: string, key: string): string => join(folder, fileNameOf(key))

/** The session kept for exactly this key; undefined when the file belongs to another key, is damaged, or is accessible to others. */
export function readKept(folder: string, key: string): KeptFile | undefined {
  const kept = readFile(pathOf(folder, key))
  return kept?.key === key ? kept : undefined
}

/** All kept sessions with their paths; files that are not this user's sessions are left out. */
export function listKept(folder: string): readonly (KeptFile & { readonly path: string })[] {
  let names: readonly string[]
  try {
    names = readdirSync(folder)
  } catch {
    return []
  }
  return names
    .filter((name) => name.endsWith('.json'))
    .sort()
    .flatMap((name) => {
      const path = join(folder, name)
      const kept = readFile(path)
      return kept ? [{ ...kept, path }] : []
    })
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
    const isOurs = process.getuid === undefined || (found.uid === process.getuid() && (found.mode & 0o077) === 0)
    return found.isFile() && isOurs ? keptFrom(readDescriptor(file, LARGEST.note).toString()) : undefined
  } catch {
    return undefined
  } finally {
    closeSync(file)
  }
}
