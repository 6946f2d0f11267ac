import { reasonOf } from '../collect/refusals.ts'
import { look, type Seen } from '../collect/seen.ts'
import type { MfaDevice } from '../core/mfa-device.ts'
import { devicesOf } from '../services/iam/collect/mfa-devices.ts'
import { ownAccessKeys, ownLoginProfile, ownSigningCertificates } from '../services/iam/collect/own-credentials.ts'
import type { AccessKey, Certificate, Password, RootCaller } from './evidence.ts'
import { type RootReach, rootArn } from './reach.ts'

/** What the root user's own session shows of its credentials: a call without a user name concerns the caller. */
export interface OwnCredentials {
  /** Only for a session of sts:AssumeRoot; undefined in an ordinary root session. */
  readonly password: Seen<Password> | undefined
  readonly keys: Seen<readonly AccessKey[]>
  readonly certificates: Seen<readonly Certificate[]>
  readonly devices: Seen<readonly MfaDevice[]>
}

/**
 * The kind of caller. A root user's session and one of sts:AssumeRoot have the same ARN. Only in the latter is GetLoginProfile
 * without a name answered (IAM/latest/APIReference/API_GetLoginProfile.html); if even that is refused, AWS names the session
 * policy.
 */
export async function callerOf({ aws, home, signal, ...who }: RootReach, arn: string): Promise<RootCaller> {
  if (arn !== rootArn(who)) return 'other'
  try {
    await ownLoginProfile(await aws.client('iam', home))
    return 'assumed-root'
  } catch (error) {
    signal?.throwIfAborted()
    return reasonOf(error).policy === 'session-policy' ? 'assumed-root' : 'root'
  }
}

const iso = (date: Date | undefined): string | null => date?.toISOString() ?? null

/** Reads the root user's credentials in its own session, or in one of sts:AssumeRoot for it. */
export async function readOwn(reach: RootReach, caller: RootCaller): Promise<OwnCredentials> {
  const [keys, certificates, devices, password] = await Promise.all([
    ownKeys(reach),
    ownCertificates(reach),
    ownDevices(reach),
    caller === 'assumed-root' ? ownPassword(reach) : undefined,
  ])
  return { keys, certificates, devices, password }
}

const ownPassword = ({ aws, home, signal }: RootReach): Promise<Seen<Password>> =>
  look('iam:GetLoginProfile', signal, async () => {
    const iam = await aws.client('iam', home)
    const profile = await ownLoginProfile(iam)
    if (profile === null) return { present: false, lastUsedAt: null, changedAt: null }
    const { User } = await iam.getUser({})
    return { present: true, lastUsedAt: iso(User?.PasswordLastUsed), changedAt: iso(profile.CreateDate) }
  })

const ownKeys = ({ aws, home, signal }: RootReach): Promise<Seen<readonly AccessKey[]>> =>
  look('iam:ListAccessKeys', signal, async () => {
    const iam = await aws.client('iam', home)
    const keys: AccessKey[] = []
    for await (const { AccessKeyId, Status, CreateDate } of ownAccessKeys(iam)) {
      if (!AccessKeyId) continue
      const { AccessKeyLastUsed: used } = await iam.getAccessKeyLastUsed({ AccessKeyId })
      // AWS returns N/A for a key that was never used
      const known = used?.LastUsedDate !== undefined
      keys.push({
        id: AccessKeyId,
        active: Status === 'Active',
        createdAt: iso(CreateDate),
        lastUsedAt: iso(used?.LastUsedDate),
        lastUsedRegion: known ? (used?.Region ?? null) : null,
        lastUsedService: known ? (used?.ServiceName ?? null) : null,
      })
    }
    return keys
  })

const ownCertificates = ({ aws, home, signal }: RootReach): Promise<Seen<readonly Certificate[]>> =>
  look('iam:ListSigningCertificates', signal, async () => {
    const certificates: Certificate[] = []
    for await (const { CertificateId, Status, UploadDate } of ownSigningCertificates(await aws.client('iam', home)))
      certificates.push({ id: CertificateId ?? null, active: Status === 'Active', since: iso(UploadDate) })
    return certificates
  })

const ownDevices = ({ aws, home, signal }: RootReach): Promise<Seen<readonly MfaDevice[]>> =>
  look('iam:ListMFADevices', signal, async () => devicesOf(await aws.client('iam', home), undefined))
