import { visible } from '../../core/visible.ts'
import { type Look, wrapped } from './look.ts'

/** What a terminal of 45 lines shows above its prompt. */
export const LINES = 44

const HARD = '\u00a0'

/** What stands at the end of a screen of a practice account, so that no command that follows reaches a real one unasked. */
const PRACTICE = 'Practice account, ended. One that stays: add --keep. Yours: --profile NAME'

/**
 * The commands to run next, each whole on its line. `practice`: the flags by which the account was asked (`--practice`,
 * `--profile NAME`), which they then have, too.
 */
export function nextLine(commands: readonly string[], look: Look, practice = ''): string[] {
  const own = (command: string): string =>
    practice !== '' && ASKING.test(command) ? `${command} ${practice}` : command
  const text = commands.map((one) => visible(own(one)).replaceAll(' ', HARD)).join(`${HARD} `)
  return [
    ...wrapped(text, look, 'Next  ', 6).map((line) => look.paint('cyan', line.replaceAll(HARD, ' ').trimEnd())),
    ...(practice.startsWith('--practice') ? wrapped(PRACTICE, look, '', 0) : []),
  ]
}

/** The commands that ask an account. */
const ASKING = /^demarc (?:scan|root|mfa)\b/

/** As many of some entries as the room holds, at least `fewest`, each whole; and how many are left. */
export function fittingEntries(
  entries: readonly (readonly string[])[],
  room: number,
  fewest = 1,
): { readonly lines: readonly string[]; readonly left: number } {
  const lines: string[] = []
  let shown = 0
  for (const entry of entries) {
    if (shown >= fewest && lines.length + entry.length > room) break
    lines.push(...entry)
    shown++
  }
  return { lines, left: entries.length - shown }
}
