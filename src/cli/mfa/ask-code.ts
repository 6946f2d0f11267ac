import { closeSync, openSync } from 'node:fs'
import { DemarcError } from '../../core/errors.ts'
import { visible } from '../../core/visible.ts'
import { AWS_TOTP, isCode } from '../../mfa/otp.ts'
import { codeIn, commandWords, STANDARD_INPUT } from '../../mfa/session/code-command.ts'
import type { Io } from '../io.ts'
import { askTerminal, tellTerminal } from './ask-terminal.ts'
import { pipedLine } from './piped-line.ts'
import type { Prompts } from './prompts.ts'

/** Returns a code of a device; undefined when none can be obtained. */
export type AskCode = (device: string) => Promise<string | undefined>

/**
 * Asks for codes: from the program of `--code-from`, or the person at the terminal. Standard input belongs to the caller and is
 * read only for `--code-from -`.
 */
export function codeAsker(io: Io, codeFrom: string | undefined, prompts: Prompts, signal: AbortSignal): AskCode {
  if (codeFrom === STANDARD_INPUT) return (device) => lineOfInput(device, io)
  if (codeFrom !== undefined) {
    const words = commandWords(codeFrom)
    return () => codeOfProgram(words, io, signal)
  }
  // when all three streams are the terminal, the prompt shows how long a code is valid
  if (prompts.interactive) return (device) => prompts.code({ label: `Code of ${device}`, now: io.clock })
  return (device) => codeOfTerminal(device, io)
}

/** How long a program may take, in seconds: a person may have to touch a key. The SDK for Go ends a `credential_process` after 60. */
const PROGRAM_SECONDS = 45

async function codeOfProgram(
  [program, ...words]: ReturnType<typeof commandWords>,
  io: Io,
  signal: AbortSignal,
): Promise<string> {
  const { runBounded } = await import('../../app/mfa/run-bounded.ts')
  const shown = placeToTell(io)
  try {
    const stderr = shown === undefined ? {} : { stderr: shown.fd }
    const { out, said, held, how } = await runBounded({
      program,
      words,
      env: io.given,
      seconds: PROGRAM_SECONDS,
      signal,
      ...stderr,
    })
    if (how.is === 'ended' && how.code === 0 && !(held && out.trim() === '')) return codeIn(out, program)
    if (how.is === 'interrupted') signal.throwIfAborted()
    const [first = ''] = said.trim().split('\n')
    throw new DemarcError(
      'CODE_COMMAND_FAILED',
      `${program} printed no code: ${failure(how)}${held ? HELD : ''}${first && ` (${visible(first)})`}`,
      {
        hint: 'Run it alone to see why. It must print one code of 6 digits and exit with 0.',
      },
    )
  } finally {
    shown?.close()
  }
}

const HELD = ', and a program that it started keeps its output open'

type How = Awaited<ReturnType<typeof import('../../app/mfa/run-bounded.ts').runBounded>>['how']

function failure(how: How): string {
  switch (how.is) {
    case 'ended':
      return `it ended with ${how.code}`
    case 'killed':
      return `the signal ${how.by} ended it`
    case 'not-started':
      return `it ${how.why}`
    case 'too-slow':
      return `it took longer than ${PROGRAM_SECONDS} s`
    default:
      return 'it printed far more than a code'
  }
}

/** Where a person sees the program's messages ("Touch your YubiKey"): standard error, or the terminal if that is redirected. */
function placeToTell({ stderr, terminal }: Io): { readonly fd: number; readonly close: () => void } | undefined {
  if (stderr.isTTY) return { fd: stderr.fd, close: () => {} }
  if (terminal === undefined) return undefined
  try {
    const fd = openSync(terminal, 'w')
    return { fd, close: () => closeSync(fd) }
  } catch {
    return undefined
  }
}

const questionOf = (device: string): string => `Code of ${device}: `

/** How often to ask again after something that is not a code. */
const TRIES = 3

async function codeOfTerminal(device: string, io: Io): Promise<string | undefined> {
  for (let tried = 1; ; tried++) {
    const asked = askTerminal(io, questionOf(device))
    const line = await asked?.line.finally(() => asked.stop())
    if (line === undefined || isCode(line, AWS_TOTP) || tried === TRIES) return line
    tellTerminal(io, `A code has ${AWS_TOTP.digits} digits.\n`)
  }
}

/** How long to wait for a line of standard input, in milliseconds. */
const LONGEST_WAIT = 60_000

/** Reads a line of standard input byte by byte, so that the rest is left for the next program. */
async function lineOfInput(device: string, io: Io): Promise<string | undefined> {
  if (io.stdin.isTTY) tellTerminal(io, questionOf(device))
  const piped = pipedLine(io.stdin.fd)
  const over = new AbortController()
  try {
    const line = await Promise.race([piped.line, io.sleep(LONGEST_WAIT, over.signal).then(() => undefined)])
    if (line !== undefined) return line
    throw new DemarcError('MFA_CODE_MISSING', `a code of ${device} is needed, and standard input has none`, {
      hint: 'With --code-from - it is the first line of standard input, which is waited for a minute.',
    })
  } finally {
    over.abort()
    piped.stop()
  }
}
