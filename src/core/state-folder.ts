import { homedir } from 'node:os'
import { isAbsolute, join } from 'node:path'

/**
 * Where Demarc keeps what must outlive a run: `$XDG_STATE_HOME/demarc`, by default `~/.local/state/demarc` (a path that is not
 * absolute is to be ignored: specifications.freedesktop.org/basedir-spec); on Windows `%LOCALAPPDATA%\demarc`.
 */
export function stateFolder(env: Readonly<Record<string, string | undefined>>): string {
  const named = process.platform === 'win32' ? env['LOCALAPPDATA'] : env['XDG_STATE_HOME']
  const home = env['HOME'] || homedir()
  return join(named && isAbsolute(named) ? named : join(home, '.local', 'state'), 'demarc')
}
