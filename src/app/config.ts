import { relative, resolve } from 'node:path'
import { DemarcError } from '../core/errors.ts'
import { whyUnreadable } from '../core/reading.ts'
import { LARGEST, readWhole } from '../core/whole-file.ts'
import type { Config } from '../ledger/config/config.ts'
import { findConfig } from './find-config.ts'

export interface ConfigChoice {
  /** The file's path as given; if absent, a `demarc.yaml` is searched for. */
  readonly file?: string
  /** The folder where the search starts, and to which paths are shown relative. */
  readonly cwd: string
}

/** Reads the signed statements: from the given file, or the one that `findConfig()` finds; undefined if there is none. */
export async function loadConfig({ file, cwd }: ConfigChoice): Promise<Config | undefined> {
  const path = file === undefined ? await findConfig(cwd) : resolve(cwd, file)
  if (path === undefined) return undefined
  const shown = file ?? (relative(cwd, path) || path)
  const text = await readText(path, shown)
  // the YAML parser and the names to validate against are loaded only when there is a file
  const { parseConfig } = await import('../ledger/config/parse.ts')
  return parseConfig(text, shown)
}

/** The file as text. Throws `CONFIG_UNREADABLE`, also if it is not UTF-8. */
async function readText(path: string, shown: string): Promise<string> {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(await readWhole(path, LARGEST.yaml))
  } catch (error) {
    const why = error instanceof TypeError ? 'it is not UTF-8' : (whyUnreadable(error) ?? String(error))
    throw new DemarcError('CONFIG_UNREADABLE', `${shown} cannot be read: ${why}`, {
      hint: '--no-config scans without attestations and exceptions.',
      cause: error,
    })
  }
}
