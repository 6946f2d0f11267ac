import type { MfaAccount } from '../../app/mfa/account.ts'
import type { Practice } from '../../practice/account/server.ts'
import { accessWithMfa } from '../access.ts'
import { type ConnectionFlags, callingIo, practiceOf } from '../connection.ts'
import type { Io } from '../io.ts'

export interface MfaFlags extends ConnectionFlags {
  readonly user?: string
  readonly root?: true
}

export interface Opened extends MfaAccount {
  /** The endpoint, if not AWS's own. */
  readonly endpoint: string | null
  /** The practice account of `--practice`. */
  readonly practice: Practice | undefined
}

/**
 * Opens the account of the flags while `use` runs; for a role of a profile with an MFA device, it gets a code. With a `signal`,
 * an interrupted call is not awaited: use that only when nothing is changed.
 */
export async function withAccount<T>(
  flags: ConnectionFlags,
  io: Io,
  use: (account: Opened) => Promise<T>,
  signal?: AbortSignal,
): Promise<T> {
  const { withMfaAccount } = await import('../../app/mfa/account.ts')
  const practice = await practiceOf(flags, io)
  try {
    const reach = await accessWithMfa(flags, practice, 'admin', io, false)
    const calling = {
      ...callingIo(io),
      ...(signal === undefined ? {} : { signal }),
    }
    return await withMfaAccount(reach, calling, (account) =>
      use({ ...account, endpoint: reach.endpointUrl ?? null, practice }),
    )
  } finally {
    await practice?.close()
  }
}
