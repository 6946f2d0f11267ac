import { realpath, stat } from 'node:fs/promises'
import { basename, dirname, join, resolve } from 'node:path'

/**
 * What identifies a file, however its path is written: device and inode of a regular file, also behind a link; of a file that does not
 * exist yet, its name in its real folder. Undefined for a device or a pipe: written to twice, it keeps both.
 */
export async function fileIdentity(path: string): Promise<string | undefined> {
  const found = await stat(path, { bigint: true }).catch(() => undefined)
  if (found) return found.isFile() ? `${found.dev}:${found.ino}` : undefined
  const folder = dirname(resolve(path))
  return join(await realpath(folder).catch(() => folder), basename(path))
}
