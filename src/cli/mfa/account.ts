import type { MfaAccount } from '../../app/mfa/account.ts'
import { accessOf, type ConnectionFlags, practiceOf } from '../connection.ts'
import { version } from '../version.ts'
import type { Prompts } from './prompts.ts'

export interface MfaFlags extends ConnectionFlags {
  readonly user?: string
  readonly root?: true
}

export interface Opened extends MfaAccount {
  /** The endpoint, where it is not AWS's own. */
  readonly endpoint: string | null
}

/**
 * Opens the account of the flags for as long as `use` takes; a profile that asks for a code of MFA gets it. With a `signal` an
 * interrupted call is not waited for: only where nothing is changed.
 */
export async function withAccount<T>(
  flags: ConnectionFlags,
  prompts: Prompts,
  use: (account: Opened) => Promise<T>,
  signal?: AbortSignal,
): Promise<T> {
  const [{ withMfaAccount }, { systemClock }] = await Promise.all([
    import('../../app/mfa/account.ts'),
    import('../../core/clock.ts'),
  ])
  const practice = await practiceOf(flags)
  try {
    const reach = accessOf(flags, practice, 'admin')
    const io = {
      time: { now: systemClock, sleep: (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms)) },
      userAgent: `demarc/${version}`,
      env: process.env,
      ...(signal === undefined ? {} : { signal }),
      mfaCode: async (serial: string) => (await prompts.code({ label: `Code of ${serial}`, now: systemClock })) ?? '',
    }
    return await withMfaAccount(reach, io, (account) => use({ ...account, endpoint: reach.endpointUrl ?? null }))
  } finally {
    await practice?.close()
  }
}
