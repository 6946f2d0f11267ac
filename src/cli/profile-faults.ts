import { visible } from '../core/visible.ts'
import { type Io, tell } from './io.ts'

/** Reports ignored lines in AWS's files for the profile in use: it may work, but as another identity than intended. */
export async function tellFaults(profile: string | undefined, io: Pick<Io, 'env' | 'stderr'>): Promise<void> {
  const { faultsOf } = await import('../app/credentials-missing.ts')
  for (const { path, line, message, of, profile: within, isThere, isRead } of await faultsOf(profile, io.env)) {
    const used = isRead ? 'all the same' : within === of ? 'without it' : 'with the settings below it'
    if (isThere) tell(io, visible(`warning: ${path}:${line}: ${message}; profile "${of}" is used ${used}`))
  }
}
