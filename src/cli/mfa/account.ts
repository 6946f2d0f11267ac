import type { MfaAccount } from '../../app/mfa/account.ts'
import { accessOf, type ConnectionFlags, callingIo, practiceOf } from '../connection.ts'
import type { Io } from '../io.ts'
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
  io: Io,
  prompts: Prompts,
  use: (account: Opened) => Promise<T>,
  signal?: AbortSignal,
): Promise<T> {
  const { withMfaAccount } = await import('../../app/mfa/account.ts')
  const practice = await practiceOf(flags, io)
  try {
    const reach = accessOf(flags, practice, 'admin', io)
    const calling = {
      ...callingIo(io),
      ...(signal === undefined ? {} : { signal }),
      mfaCode: async (serial: string) => (await prompts.code({ label: `Code of ${serial}`, now: io.clock })) ?? '',
    }
    return await withMfaAccount(reach, calling, (account) => use({ ...account, endpoint: reach.endpointUrl ?? null }))
  } finally {
    await practice?.close()
  }
}
