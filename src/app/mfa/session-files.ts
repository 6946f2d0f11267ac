import { closeSync, constants, fstatSync, openSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { LARGEST, readDescriptor } from '../../core/whole-file.ts'
import { fileNameOf, type KeptFile, keptFrom } from '../../mfa/session/kept.ts'

/** The folder of the kept sessions in Demarc's folder for what may be lost. */
export const sessionFolder = (cache: string): string => join(cache, 'mfa')

export const pathOf = (folder: string, key: string): string => join(folder, fileNameOf(key))

/** What is kept for this very key; nothing where the file is another's, damaged, or open to others. */
export function readKept(folder: string, key: string): KeptFile | undefined {
  const kept = readFile(pathOf(folder, key))
  return kept?.key === key ? kept : undefined
}

/** All that is kept, with the paths; what is no session of this user's is left out. */
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
    // a pipe in its place is not waited for; Windows has no such flag
    file = openSync(path, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0))
  } catch {
    return undefined
  }
  try {
    // what others can read they may have written, or know; what belongs to another user is that user's word
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
