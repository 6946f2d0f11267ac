import { visible } from '../../core/visible.ts'
import { type Look, wrapped } from './look.ts'

/** The lines of a 45-line terminal above its prompt. */
export const LINES = 44

const HARD = '\u00a0'

/** The last line of a screen of a practice account, so that a command typed next does not reach a real account by mistake. */
const PRACTICE = 'This practice account has ended; --keep keeps one. Your account: --profile NAME'

/**
 * The commands to run next; none is split over lines. `practice`: the flags that select the account (`--practice`, `--profile
 * NAME`), added to each command.
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

/** Commands that call an account. */
const ASKING = /^demarc (?:scan|root|mfa)\b/

/** As many entries as fit, at least `fewest`, none of them cut; and how many are left. */
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
