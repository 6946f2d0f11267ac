import type { AccountReach } from '../app/collect-account.ts'
import type { Practice } from '../practice/account/server.ts'
import { accessOf, type ConnectionFlags } from './connection.ts'
import type { Io } from './io.ts'
import { tellFaults } from './profile-faults.ts'

/**
 * Where the calls go, and with which credentials (`accessOf`). Where the profile names an MFA device, its session is opened or taken from
 * the kept ones, and a code is asked for as `demarc mfa session` asks. `alone`: also for a profile without a role, whose keys could be used
 * without.
 */
export async function accessWithMfa(
  flags: ConnectionFlags,
  practice: Practice | undefined,
  who: keyof Practice['principals'],
  io: Io,
  alone = true,
): Promise<AccountReach> {
  const access = await accessOf(flags, practice, who, io)
  if (practice) return access
  await tellFaults(flags.profile, io)
  const { profileSession } = await import('./mfa/profile-session.ts')
  return profileSession(flags, access, io, alone).catch(async (error: unknown) => {
    const { withProfile } = await import('../app/credentials-missing.ts')
    throw await withProfile(error, flags.profile, io.env)
  })
}
