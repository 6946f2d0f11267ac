import { spawn } from 'node:child_process'
import { platform } from 'node:os'
import { consoleUrl } from '../../app/mfa/console-url.ts'
import { DemarcError } from '../../core/errors.ts'
import { visible } from '../../core/visible.ts'
import { type Io, tell } from '../io.ts'
import type { PlanFlags } from './session-flags.ts'
import { withSession } from './session-run.ts'

export interface ConsoleFlags extends PlanFlags {
  readonly destination?: string
  readonly print?: true
}

/** Runs `demarc mfa console`; the exit code. */
export function runConsole(flags: ConsoleFlags, io: Io): Promise<number> {
  return withSession(flags, { direct: true, needsRole: true }, io, async ({ session, plan }) => {
    const role = plan.roles.at(-1)?.arn ?? ''
    const { endpoint } = plan
    const url = await consoleUrl({ session, role, endpoint, destination: flags.destination, fetch })
    if (flags.print) {
      io.stdout.write(`${url}\n`)
      return 0
    }
    if (!(await openBrowser(url, io)))
      throw new DemarcError('CANNOT_RUN', 'no browser can be opened from here', {
        hint: '--print prints the URL, which is as secret as the session.',
      })
    tell(io, visible(`opened the console as ${role}, until ${session.expiresAt}`))
    return 0
  })
}

/** The program that opens an address in the user's browser. */
const openers: Readonly<Partial<Record<NodeJS.Platform, readonly [program: string, ...words: string[]]>>> = {
  darwin: ['open'],
  win32: ['rundll32', 'url.dll,FileProtocolHandler'],
}

/** Most of these programs pass the address on and end at once; one that runs longer than this, in milliseconds, is itself a browser. */
const HANDED_OVER_MS = 3000

/** Whether a browser received the address. The browser outlives this process. */
async function openBrowser(url: string, { given, sleep }: Io): Promise<boolean> {
  const [program, ...words] = openers[platform()] ?? ['xdg-open']
  const child = spawn(program, [...words, url], { env: given, stdio: 'ignore', detached: true, shell: false })
  child.unref()
  const over = new AbortController()
  const ended = new Promise<boolean>((resolve) => {
    child.once('error', () => resolve(false))
    child.once('exit', (code) => resolve(code === 0))
  })
  try {
    return await Promise.race([ended, sleep(HANDED_OVER_MS, over.signal).then(() => true)])
  } finally {
    over.abort()
  }
}
