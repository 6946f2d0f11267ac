import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { accessSync, constants } from 'node:fs'
import { delimiter, join } from 'node:path'
import { inBlocks } from '../core/blocks.ts'
import { harmless } from '../core/visible.ts'
import { commandWords } from '../mfa/session/code-command.ts'
import type { Io } from './io.ts'
import { wantsColour, writeAll } from './terminal.ts'

/** Ends at once if everything fits on the screen, shows colours, and does not clear the screen (less(1)). */
const LESS = 'less -FRX'

/** The command that pages long text: $PAGER, else less if installed; undefined if none is wanted or available. */
export function pagerOf(
  env: NodeJS.ProcessEnv,
  isThere: (program: string) => boolean = isOnPath(env),
): string | undefined {
  const asked = env['PAGER']
  if (asked !== undefined) return asked.trim() === '' || asked.trim() === 'cat' ? undefined : asked
  return isThere('less') ? LESS : undefined
}

const isOnPath =
  (env: NodeJS.ProcessEnv) =>
  (program: string): boolean =>
    (env['PATH'] ?? '').split(delimiter).some((folder) => {
      try {
        accessSync(join(folder, program), constants.X_OK)
        return folder !== ''
      } catch {
        return false
      }
    })

/** Writes long text: through a pager at a terminal, otherwise directly. */
export async function writePaged(io: Io, pieces: Iterable<string>): Promise<void> {
  const { stdout, env, given } = io
  const pager = stdout.isTTY && env['TERM'] !== 'dumb' ? pagerOf(env) : undefined
  if (pager === undefined) return writeAll(stdout, pieces)
  // a program with arguments, without a shell; if it cannot be started, the text goes to the terminal
  const [program, ...words] = commandWords(pager)
  // sets LESS as git does, so that a plain "less" shows colours, too
  const child = spawn(program, words, { stdio: ['pipe', 'inherit', 'inherit'], env: { LESS: 'FRX', ...given } })
  child.once('error', () => {})
  if (child.pid === undefined) return writeAll(stdout, pieces)
  const ended = once(child, 'close')
  // the reader may quit before the end
  child.stdin.on('error', () => child.stdin.destroy())
  const colour = wantsColour(stdout, env)
  for (const block of inBlocks(pieces)) {
    if (child.stdin.destroyed) break
    if (!child.stdin.write(harmless(block, colour))) await Promise.race([once(child.stdin, 'drain'), ended])
  }
  child.stdin.end()
  await ended
}
