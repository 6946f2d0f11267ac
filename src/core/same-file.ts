import { realpath, stat } from 'node:fs/promises'
import { basename, dirname, join, resolve } from 'node:path'

/**
 * Identifies a file however its path is written: the device and inode of a regular file (links are followed), or the real folder
 * and name of a file that does not exist yet. Undefined for a device or pipe, which may be written to twice.
 */
export async function fileIdentity(path: string): Promise<string | undefined> {
  const found = await stat(path, { bigint: true }).catch(() => undefined)
  if (found) return found.isFile() ? `${found.dev}:${found.ino}` : undefined
  const folder = dirname(resolve(path))
  return join(await realpath(folder).catch(() => folder), basename(path))
}
