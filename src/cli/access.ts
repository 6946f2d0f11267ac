import type { AccountReach } from '../app/collect-account.ts'
import type { Practice } from '../practice/account/server.ts'
import { accessOf, type ConnectionFlags } from './connection.ts'
import type { Io } from './io.ts'
import { tellFaults } from './profile-faults.ts'

/**
 * Where the calls go, and with which credentials (`accessOf`). For a profile with an MFA device, uses a kept session or opens
 * one, asking for a code as `demarc mfa session` does. `alone`: also for a profile without a role, whose keys would work without
 * a code.
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
