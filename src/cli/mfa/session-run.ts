import { namedDevice, ownDevice, sessionOf } from '../../app/mfa/session.ts'
import { DemarcError } from '../../core/errors.ts'
import { cacheFolder } from '../../core/folders.ts'
import { interruption, isInterrupt } from '../interruption.ts'
import type { Io } from '../io.ts'
import { withAccount } from './account.ts'
import { askTerminal, tellTerminal } from './ask-terminal.ts'
import { findOnce } from './asked-by-itself.ts'
import { codeFrom } from './code-source.ts'
import { type PipedLine, pipedLine } from './piped-line.ts'
import { isInteractive, Prompts } from './prompts.ts'
import { runWith } from './session-command.ts'
import type { SessionFlags } from './session-flags.ts'
import { type Opened, printed } from './session-lines.ts'

/** Runs `demarc mfa session`; the exit code. */
export async function runSession(words: readonly string[], flags: SessionFlags, io: Io): Promise<number> {
  if (flags.roleArn !== undefined) checkRole(flags.roleArn)
  if (!flags.practice) findOnce(flags.profile, io.env)
  // without a terminal Ctrl-C is to end the process as it always does: a read that blocks hears of no signal
  const { signal, end } = isInteractive(io) ? interruption(io) : { signal: new AbortController().signal, end: () => {} }
  const prompts = new Prompts(io, signal)
  let opened: Opened
  try {
    opened = await open(flags, io, prompts)
  } catch (error) {
    if (!isInterrupt(error)) throw withoutKeys(error)
    prompts.say('interrupted: no session was opened')
    return 130
  } finally {
    prompts.close()
    end()
  }
  const [program, ...args] = words
  if (program !== undefined) return runWith(opened, program, args, io)
  io.stdout.write(printed(opened, flags, io.env))
  return 0
}

/** The SDKs keep to themselves why a `credential_process` gave nothing, also where it was this very command and refused. */
function withoutKeys(error: unknown): unknown {
  if (!(error instanceof DemarcError) || error.code !== 'CREDENTIALS_MISSING') return error
  return new DemarcError(error.code, error.message, {
    cause: error,
    hint: `As a credential_process it needs --profile: the profile with the access keys, not its own. ${error.hint ?? ''}`.trim(),
  })
}

/**
 * A line of standard input, or of the terminal. What calls a `credential_process` takes its standard error away, so that a terminal is
 * to be found by its name.
 */
async function lineOf(device: string, io: Io): Promise<string | undefined> {
  const question = `Code of ${device}: `
  if (io.stdin.isTTY) tellTerminal(io, question)
  const piped = pipedLine(io.stdin.fd)
  const over = new AbortController()
  let asked: PipedLine | undefined
  try {
    return await codeFrom({
      line: piped.line,
      terminal: () => {
        asked = askTerminal(io, question)
        return asked?.line
      },
      sleep: (ms) => io.sleep(ms, over.signal),
    })
  } finally {
    over.abort()
    piped.stop()
    asked?.stop()
  }
}

/** The role is assumed with the code, so it is none of the access options here. */
function open({ roleArn, externalId, ...flags }: SessionFlags, io: Io, prompts: Prompts): Promise<Opened> {
  return withAccount(flags, io, prompts, async (account) => {
    const serial = await (flags.serial === undefined ? ownDevice(account) : namedDevice(account, flags.serial))
    const role =
      roleArn === undefined
        ? undefined
        : { arn: roleArn, session: flags.sessionName, ...(externalId === undefined ? {} : { externalId }) }
    const session = await sessionOf(
      account,
      { serial, ...(role ? { role } : {}), ...(flags.duration === undefined ? {} : { seconds: flags.duration }) },
      {
        cache: flags.cache ? cacheFolder(io.env) : undefined,
        endpoint: account.endpoint,
        now: io.clock,
        fresh: flags.fresh === true,
        notKept: ({ message }) => prompts.warn(`the session is not kept for the next time: ${message}`),
        // byte by byte: what comes after the code is the command's
        code: async (device) =>
          prompts.interactive ? prompts.code({ label: `Code of ${device}`, now: io.clock }) : lineOf(device, io),
      },
    )
    return { session, region: account.region, endpoint: account.endpoint }
  })
}

function checkRole(arn: string): void {
  if (/^arn:aws[\w-]*:iam::\d{12}:role\/[\w+=,.@/-]+$/.test(arn)) return
  throw new DemarcError('BAD_ROLE_ARN', `"${arn}" is not the ARN of a role`, {
    hint: 'It looks like arn:aws:iam::111122223333:role/Admin',
  })
}
