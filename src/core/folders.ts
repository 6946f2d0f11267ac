import { homedir, tmpdir } from 'node:os'
import { isAbsolute, join } from 'node:path'

type Env = Readonly<Record<string, string | undefined>>

/** Demarc's folder for state that outlives a run: `$XDG_STATE_HOME/demarc`, or `~/.local/state/demarc` (XDG Base Directory 0.8). */
export const stateFolder = (env: Env): string => folderOf(env, 'XDG_STATE_HOME', ['.local', 'state'])

/** Demarc's folder for data that may be deleted at any time: `$XDG_CACHE_HOME/demarc`, or `~/.cache/demarc`. */
export const cacheFolder = (env: Env): string => folderOf(env, 'XDG_CACHE_HOME', ['.cache'])

/** The folder for files that live only as long as a run: `$TMPDIR` (POSIX.1-2024, 8.3), or the system's default. */
export const temporaryFolder = (env: Env): string => env['TMPDIR'] || tmpdir()

function folderOf(env: Env, name: string, usual: readonly string[]): string {
  const set = env[name]
  // XDG specification: relative paths must be ignored
  return set !== undefined && isAbsolute(set) ? join(set, 'demarc') : join(env['HOME'] ?? homedir(), ...usual, 'demarc')
}
