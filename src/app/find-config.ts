import type { Stats } from 'node:fs'
import { lstat, realpath, stat } from 'node:fs/promises'
import { homedir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { DemarcError } from '../core/errors.ts'

export const CONFIG_FILE = 'demarc.yaml'

/**
 * The nearest `demarc.yaml`, from a folder upwards: no higher than the root of its repository or the home folder, never over a mount
 * point, and in no other folder than the first where neither is above. Throws CONFIG_NOT_TRUSTED where it may be another user's.
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
 * Signed statements decide verdicts: a file that was only found must be the caller's own, in a folder that only the caller writes to
 * (as git's `safe.directory`). Folders above are not checked: a user who may write there can only put another folder of the caller's there.
 */
async function demandTrusted(path: string): Promise<void> {
  const real = await realpath(path).catch(() => undefined)
  const why = real === undefined ? 'it is a link to a file that does not exist' : await distrust(path, real)
  if (why === undefined) return
  throw new DemarcError('CONFIG_NOT_TRUSTED', `${path} was found and is not used: ${why}`, {
    hint: `To use it all the same, name it: --config ${path}. Without it: --no-config`,
  })
}

async function distrust(path: string, real: string): Promise<string | undefined> {
  const found = await stat(real)
  if (!found.isFile()) return 'it is no regular file'
  // Windows has neither
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

/** Writable by others, or by a group that is more than the user's own (whose number is the user's on Linux, useradd(8)). */
const isOpenToOthers = ({ mode, gid }: Stats, uid: number): boolean =>
  (mode & 0o002) !== 0 || ((mode & 0o020) !== 0 && gid !== uid)
