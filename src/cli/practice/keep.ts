import { isAtUsualPort } from '../../app/practice/where.ts'
import { systemCode } from '../../core/errors.ts'
import { visible } from '../../core/visible.ts'
import type { Practice } from '../../practice/account/server.ts'
import type { ConnectionFlags } from '../connection.ts'
import { type Io, tell } from '../io.ts'
import { whenReaderGone } from '../reader.ts'

/** Waits for Ctrl-C or SIGTERM, or until nothing reads standard output. */
export function stopped(io: Pick<Io, 'events' | 'stdout'>): Promise<void> {
  const { events } = io
  return new Promise((resolve) => {
    const stop = (): void => {
      events.off('SIGINT', stop)
      events.off('SIGTERM', stop)
      resolve()
    }
    events.on('SIGINT', stop)
    events.on('SIGTERM', stop)
    whenReaderGone(io, stop)
  })
}

/**
 * Stores the keys of a practice account for this user's other commands, or reports why it cannot. Returns a function that deletes
 * them.
 */
export async function noteItsKeys(practice: Practice, io: Pick<Io, 'env' | 'stderr'>): Promise<() => Promise<void>> {
  const { noteKeys } = await import('../../app/practice/keys-note.ts')
  return noteKeys(io.env, practice).catch((error: unknown) => {
    tell(io, `its keys are not noted for demarc practice rehearse --endpoint: ${visible(whyUnwritten(error))}`)
    return async () => {}
  })
}

const whyUnwritten = (error: unknown): string =>
  systemCode(error) ?? (error instanceof Error ? error.message : String(error))

/** With `--keep`: prints where the practice account listens, and waits until it is stopped. Standard output is left to the command. */
export async function keepRunning(practice: Practice | undefined, { keep }: ConnectionFlags, io: Io): Promise<void> {
  if (!practice || !keep) return
  // listen before printing, since a reader may stop it at once
  const stop = stopped(io)
  const forget = await noteItsKeys(practice, io)
  const { endpoint } = practice
  const named = isAtUsualPort(practice) ? '' : ` --endpoint ${endpoint}`
  tell(
    io,
    `The practice account runs at ${endpoint} until you press Ctrl-C. In another terminal:
  eval "$(demarc practice env${named})"
The commands that you run there then ask this account.`,
  )
  await stop
  await forget()
}
