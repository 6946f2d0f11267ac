import type { Stats } from 'node:fs'
import { lstat, realpath, stat } from 'node:fs/promises'
import { homedir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { DemarcError } from '../core/errors.ts'

export const CONFIG_FILE = 'demarc.yaml'

/**
 * The nearest `demarc.yaml`, from a folder upwards. The search ends at the root of the repository or the home folder and at mount
 * points; if neither is above, it looks in the first folder only. Throws CONFIG_NOT_TRUSTED when the file may be another user's.
 */
export async function findConfig(from: string): Promise<string | undefined> {
  const folders = await foldersToSearch(resolve(from))
  for (const folder of folders) {
    const path = join(folder, CONFIG_FILE)
    if (!(await lstat(path).catch(() => undefined))) continue
    await demandTrusted(path)
    return path
  }
  return undefined
}

async function foldersToSearch(from: string): Promise<readonly string[]> {
  const device = (await stat(from).catch(() => undefined))?.dev
  const folders: string[] = []
  for (let folder = from; ; folder = dirname(folder)) {
    const found = await stat(folder).catch(() => undefined)
    if (found?.dev !== device) break
    folders.push(folder)
    if (folder === homedir() || (await lstat(join(folder, '.git')).catch(() => undefined))) return folders
    if (folder === dirname(folder)) break
  }
  return folders.slice(0, 1)
}

/**
 * Signed statements decide states, so a file that was found by searching must belong to the caller, in a folder that only the
 * caller can write to (like git's `safe.directory`). Folders further up are not checked: a user who can write there could only
 * substitute another folder of the caller's.
 */
async function demandTrusted(path: string): Promise<void> {
  const real = await realpath(path).catch(() => undefined)
  const why = real === undefined ? 'it is a link to a file that does not exist' : await distrust(path, real)
  if (why === undefined) return
  throw new DemarcError('CONFIG_NOT_TRUSTED', `${path} was found and is not used: ${why}`, {
    hint: `To use it, name it: --config ${path}. To scan without it: --no-config`,
  })
}

async function distrust(path: string, real: string): Promise<string | undefined> {
  const found = await stat(real)
  if (!found.isFile()) return 'it is not a regular file'
  // undefined on Windows
  const uid = process.getuid?.()
  if (uid === undefined) return undefined
  if (found.uid !== uid || (await lstat(path)).uid !== uid) return 'it belongs to another user'
  if (isOpenToOthers(found, uid)) return 'other users may write to it'
  for (const folder of new Set([dirname(path), dirname(real)])) {
    const holder = await stat(folder)
    // root can write everywhere
    if (holder.uid !== uid && holder.uid !== 0) return `its folder ${folder} belongs to another user`
    if (isOpenToOthers(holder, uid)) return `other users may write to its folder ${folder}`
  }
  return undefined
}

/** Writable by others, or by a group other than the user's private one (which has the user's number on Linux, useradd(8)). */
const isOpenToOthers = ({ mode, gid }: Stats, uid: number): boolean =>
  (mode & 0o002) !== 0 || ((mode & 0o020) !== 0 && gid !== uid)
